"""Rules of the lint on links, sources, pictures and translations."""

import pytest

from db.content.lint import links
from db.entries.base import Statement
from db.entries.bodies import Country, CountryText
from db.entries.person import Person, PersonText
from db.entries.story import StoryText
from db.entries.vocabulary import Image, ImageText
from tests.db.content.linted import (
    LONG,
    contents,
    document,
    person,
    said,
    segment,
    session,
    source,
    story,
    topic,
)


def test_an_entry_that_nothing_links_to_is_found():
    alone = [person(), source(), session(), topic(), document("paper", "2017")]
    assert len(said(links.find_orphans, *alone)) == len(alone)


def test_a_field_a_link_and_a_symbol_each_lead_to_an_entry():
    body = "[[session/talks]] took up A/RES/71/1, SDG 10.7 and [[person/ann-lee|her]] paper."
    entries = [
        story(body, topics=["borders"]),
        *(person(), session(), topic(), source()),
        topic("10.7", "sdg"),
        document("paper", "2017", symbol="A/RES/71/1"),
    ]
    assert said(links.find_orphans, *entries) == []


def test_a_link_to_oneself_leads_nobody_here():
    text = {"en": PersonText(biography="[[person/ann-lee|She]] is a judge.")}
    found = said(links.find_orphans, Person(slug="ann-lee", given="Ann", family="Lee", text=text))
    assert found == ["person/ann-lee: nothing links to this entry"]


def test_kinds_that_are_read_from_lists_need_no_link():
    country = Country(slug="ch", iso3="CHE", m49="756", text={"en": CountryText(name="S")})
    assert said(links.find_orphans, country, story(sources=[]), topic("africa", "region")) == []


def test_facts_and_entries_of_facts_cite_sources():
    statement = Statement(field="when", value="2017")
    bare = session(statements=[statement], segments=[segment("a", "")])
    found = list(links.find_unsourced(contents(story(sources=[]), bare)))
    assert [(each.kind, each.path) for each in found] == [
        ("story", ("sources",)),
        ("session", ("sources",)),
        ("session", ("statements", 0, "sources")),
        ("session", ("segments", 0, "sources")),
    ]


def test_entries_that_claim_nothing_need_no_source():
    assert said(links.find_unsourced, source(), topic("africa", "region"), story()) == []


def test_a_picture_says_what_it_shows():
    shown = Image(slug="flag", file="flag.png", credit="C", text={"en": ImageText(caption="A")})
    assert said(links.find_pictures_without_words, shown) == ["image/flag: is missing"]
    shown.text["en"].alt = "A flag"
    assert said(links.find_pictures_without_words, shown) == []
    credit_only = Image(slug="photo", credit="C", text={"en": ImageText(caption="A")})
    assert said(links.find_pictures_without_words, credit_only) == []
    assert said(links.find_pictures_without_words, story("![](image/flag)"), shown)
    assert said(links.find_pictures_without_words, story("![A flag](image/flag)"), shown) == []


@pytest.mark.parametrize(("followed", "is_old"), [(0, True), (1, True), (2, False)])
def test_a_translation_follows_the_present_version(followed, is_old):
    text = StoryText(headline="H", body="B", translation="machine", translated_from=followed)
    own = StoryText(headline="H", body=LONG)
    found = said(links.find_old_translations, story(text={"en": own, "fr": text}, version=2))
    assert bool(found) is is_old
