"""Differences in words: fields by their labels, texts by words, parts by what they hold."""

import msgspec
import pytest

from db.entries.base import Entry
from db.entries.story import Story, StoryText
from desktop.core.differences import differences

NEWS = Story(
    slug="news",
    published="2026-11-20",
    text={"en": StoryText(headline="Old news", body="Words."), "ar": StoryText(headline="خبر")},
    topics=["sdg-10-7"],
)


def changed(**fields) -> Story:
    return msgspec.structs.replace(NEWS, **fields)


def with_headline(lang, headline) -> Story:
    text = dict(NEWS.text)
    text[lang] = msgspec.structs.replace(text[lang], headline=headline)
    return changed(text=text)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (
            with_headline("en", "Fresh news"),
            [("Headline", [("removed", "Old"), ("added", "Fresh"), ("same", " news")], False)],
        ),
        (
            with_headline("ar", "نبأ"),
            [("Headline (العربية)", [("removed", "خبر"), ("added", "نبأ")], True)],
        ),
        (
            changed(topics=["sdg-10-7", "issue-governance"]),
            [("Topics", [("same", "sdg-10-7"), ("added", "\nissue-governance")], False)],
        ),
        (changed(version=2, updated="2026-11-29", status="draft"), []),
    ],
)
def test_each_field_that_differs_is_said(after, expected):
    found = differences("story", NEWS, after, "en")
    assert [(one.label, [tuple(span) for span in one.spans], one.is_rtl) for one in found] == (
        expected
    )


def test_everything_in_a_new_entry_is_added():
    found = differences("story", None, NEWS, "en")
    assert {sort for one in found for sort, _ in one.spans} == {"added"}
    assert "Headline" in [one.label for one in found]


def test_of_what_is_withdrawn_the_reason_is_said():
    tombstone = Entry(slug="news", status="withdrawn", withdrawn="It stood twice.")
    found = differences("story", NEWS, tombstone, "en")
    assert [(one.label, one.spans[0].text) for one in found] == [
        ("Reason for withdrawal", "It stood twice.")
    ]
