"""Each rule of the lint, on entries that break it and on their nearest kin that do not."""

import pytest

from db.content.contents import Contents
from db.content.lint import dates, links, people, words
from db.content.lint.run import check_content, lint
from db.content.lint.table import RULES
from db.content.model import EditionInfo, Folder
from db.entries.base import Statement
from db.entries.bodies import Country, CountryText
from db.entries.document import Document, DocumentText
from db.entries.kinds import KINDS
from db.entries.person import Appointment, Person, PersonText
from db.entries.session import Participation, Segment, Session, SessionText
from db.entries.story import Correction, Story, StoryText
from db.entries.vocabulary import (
    Image,
    ImageText,
    Phase,
    Process,
    Source,
    SourceText,
    SpanText,
    Topic,
    TopicText,
)
from tests.db.content.sample import write_sample

INFO = EditionInfo(title="T", number=1, label="1", published_at="2026-11-23T00:00:00Z")
KIND_OF = {kind.document: kind.name for kind in KINDS.values()}
LONG = "word " * 300


def story(body=LONG, *, lang="en", slug="news", **fields):
    texts = {lang: StoryText(headline="Talks open", body=body)}
    fields = {"text": texts, "published": "2017-06-08", "sources": ["page"], **fields}
    return Story(slug=slug, **fields)


def person(slug="ann-lee", given="Ann", family="Lee", **fields):
    return Person(slug=slug, given=given, family=family, text={"en": PersonText()}, **fields)


def session(slug="talks", date="2017-06-19/2017-06-20", **fields):
    text = {"en": SessionText(title="Talks")}
    return Session(slug=slug, kind="hearing", date=date, text=text, **fields)


def segment(key, day, **fields):
    return Segment(key=key, kind="panel", day=day, **fields)


def document(slug, date, **fields):
    text = {"en": DocumentText(title=slug)}
    return Document(slug=slug, kind="draft", date=date, text=text, **fields)


def phase(slug="talking", number=1, date="2017-04/2017-11", process="compact"):
    text = {"en": SpanText(title=slug)}
    return Phase(slug=slug, number=number, date=date, process=process, text=text)


def topic(slug="borders", scheme="issue", **fields):
    return Topic(slug=slug, scheme=scheme, code=slug, text={"en": TopicText(label=slug)}, **fields)


def source(slug="page", **fields):
    return Source(slug=slug, text={"en": SourceText(title="Page")}, **fields)


def contents(*entries):
    return Contents(Folder(INFO, {(KIND_OF[type(each)], each.slug): each for each in entries}))


def said(rule, *entries):
    """Return what a rule says of entries, as address, message and proposed fix."""
    found = list(rule(contents(*entries)))
    assert all(finding.suggestion for finding in found), "every finding proposes a fix"
    return [f"{each.kind}/{each.slug}: {each.message}" for each in found]


# --- words ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "text", "right"),
    [
        ("en", "They met on Tuesday, 8 June 2017.", "Thursday"),
        ("en", "They met on Tuesday 8 June.", "Thursday"),
        ("en", "They met on Tuesday the 8th of June 2017.", "Thursday"),
        ("en", "They met on Tuesday, June 8, 2017.", "Thursday"),
        ("fr", "Le mardi 8 juin 2017, ils se sont réunis.", "jeudi"),
        ("es", "El martes 8 de junio de 2017 se reunieron.", "jueves"),
        ("ar", "اجتمعوا يوم الثلاثاء 8 يونيو 2017.", "الخميس"),
        ("ru", "Встреча в среду, 8 июня 2017 года.", "четверг"),
        ("zh", "2017年6月8日星期二开会。", "星期四"),
    ],
)
def test_a_weekday_that_contradicts_its_date_is_found_in_every_language(lang, text, right):
    (found,) = words.find_wrong_weekdays(contents(story(text, lang=lang)))
    assert f"is a {right}" in found.message
    assert right in found.suggestion


def test_a_weekday_is_compared_with_the_year_of_the_entry_where_the_text_gives_none():
    assert said(words.find_wrong_weekdays, story("On Thursday, 8 June.")) == []
    assert said(words.find_wrong_weekdays, story("On Thursday, 8 June.", published="2018-06-09"))


@pytest.mark.parametrize(
    "text",
    [
        "They met on Thursday, 8 June 2017, and on Friday the 9th of June.",
        "Tuesday was 8 days away. June 2017 began on a Thursday.",
        "On Monday and on 8 June 2017 they met.",
    ],
)
def test_right_weekdays_and_those_without_a_date_pass(text):
    assert said(words.find_wrong_weekdays, story(text)) == []


def test_a_weekday_in_a_highlight_or_a_note_counts_too():
    text = StoryText(headline="H", highlights=["Open till Monday, 8 June 2017"], body=LONG)
    assert said(words.find_wrong_weekdays, story(text={"en": text}))
    seat = Participation(role="chair", person="ann-lee", note="Said on Monday, 8 June 2017.")
    assert said(words.find_wrong_weekdays, session(participations=[seat]), person())


def test_a_day_that_no_calendar_has_is_found():
    (found,) = said(words.find_wrong_weekdays, story("On Monday, 31 June 2017."))
    assert "no such day" in found


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "She said “yes and left."),
        ("en", "She said yes” and left."),
        ("en", 'She said "yes and left.'),
        ("en", "“One.\n\nTwo, in another paragraph.”"),
        ("fr", "Elle dit «oui."),
        ("ru", "Она сказала «„да»."),
        ("zh", "她说“好。"),
        ("ar", "قالت «نعم."),
    ],
)
def test_a_quotation_mark_alone_is_found(lang, text):
    assert said(words.find_open_quotes, story(text, lang=lang))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "She said “yes” and left; the delegates’ “no” stood."),
        ("en", "“One.\n\n“Two, of the same speaker.”"),
        ("en", 'The "plus" draft; type `"` to search.'),
        ("fr", "Elle dit « oui »."),
        ("ru", "Она сказала «да, „нет“»."),
        ("zh", "《全球契约》的“宗旨”。"),
    ],
)
def test_quotations_that_are_closed_pass(lang, text):
    assert said(words.find_open_quotes, story(text, lang=lang)) == []


@pytest.mark.parametrize(("count", "is_odd"), [(249, 1), (250, 0), (700, 0), (701, 1)])
def test_the_house_length_is_250_to_700_words(count, is_odd):
    assert len(said(words.find_odd_lengths, story("word " * count))) == is_odd


def test_length_counts_what_a_reader_sees():
    body = "## Head\n\n" + "word " * 245 + "[[person/ann-lee]] **and** [[person/ann-lee|she]]"
    assert said(words.find_odd_lengths, story(body), person()) == []  # Head, Ann, Lee, and, she


def test_length_is_not_asked_of_translations():
    text = {"en": StoryText(headline="H", body=LONG), "zh": StoryText(headline="题", body="短")}
    assert said(words.find_odd_lengths, story(text=text)) == []


# --- dates ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "entries",
    [
        [story(dateline="2017-06-09")],
        [story(published="2027-01-01")],
        [story(corrections=[Correction(date="2017-06-01", note="N")])],
        [document("one", "2018-03"), document("two", "2018-02-05", revises="one")],
        [source(date="2017-06-08", accessed="2017-06-01")],
        [session(segments=[segment("b", "2017-06-20"), segment("a", "2017-06-19")])],
        [
            session(
                segments=[
                    segment("b", "2017-06-19", start="15:00"),
                    segment("a", "2017-06-19", start="10:00"),
                ]
            )
        ],
        [
            phase("talks", 1, "2018-02/2018-07"),
            phase("taking-stock", 2, "2017-11/2018-01"),
        ],
        [
            Process(slug="compact", date="2017", text={"en": SpanText(title="C")}),
            phase(date="2017-04/2018-01"),
        ],
    ],
)
def test_what_follows_may_not_stand_before_what_it_follows(entries):
    (found,) = said(dates.find_disorder, *entries)
    assert "before" in found or "after" in found or "not within" in found


def test_dates_in_order_pass_and_coarse_ones_are_not_taken_for_early():
    assert not said(
        dates.find_disorder,
        story(dateline="2017-06-06", corrections=[Correction(date="2017-06-08", note="N")]),
        document("one", "2018-02"),
        document("two", "2018-02-05", revises="one"),
        source(date="2017", accessed="2017-06-01"),
        session(segments=[segment("a", "2017-06-19"), segment("b", ""), segment("c", "2017-06")]),
        phase("talks", 1, "2017-11/2018-01"),
        phase("others", 2, "2017-11/2018-07"),
    )


@pytest.mark.parametrize(
    ("held", "is_stray"),
    [
        ("2017-04-01", False),
        ("2017-11-30", False),
        ("2017-06", False),
        ("2017-12-01", True),
        ("2017-11-30/2017-12-01", True),
        ("2017", True),
    ],
)
def test_a_session_is_held_within_its_phase(held, is_stray):
    found = said(dates.find_strays, phase(), session(date=held, phase="talking"))
    assert bool(found) is is_stray


# --- people -----------------------------------------------------------------------------------


MINISTER = Appointment(key="minister", title={"en": "Minister of Trade"}, date="2016-03/2017-05")


def seated(title, **fields):
    seat = Participation(role="chair", person="ann-lee", title={"en": title})
    return [session(participations=[seat], **fields), person(appointments=[MINISTER])]


@pytest.mark.parametrize("title", ["Minister of Trade", "H.E. Minister of Trade"])
def test_a_title_in_a_seat_is_one_that_was_held_then(title):
    assert said(people.find_early_or_late_titles, *seated(title))
    assert not said(people.find_early_or_late_titles, *seated(title, date="2017-05-03"))


@pytest.mark.parametrize("title", ["Former Minister of Trade", "Judge", ""])
def test_former_and_other_titles_pass(title):
    assert not said(people.find_early_or_late_titles, *seated(title))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("So said the Minister of Trade, [[person/ann-lee]].", 1),
        ("So said the former Minister of Trade, [[person/ann-lee]].", 0),
        ("So said Minister of Trade elsewhere; [[person/ann-lee]] did not.", 0),
    ],
)
def test_a_title_before_a_name_is_one_that_was_held_on_the_day_of_the_text(text, count):
    entries = [story(text), person(appointments=[MINISTER])]
    assert len(said(people.find_early_or_late_titles, *entries)) == count
    entries[0].published = "2017-05-08"
    assert said(people.find_early_or_late_titles, *entries) == []


@pytest.mark.parametrize("text", ["Ann Lee spoke.", "ANN LEE spoke to [[person/bo-ek|Bo]]."])
def test_a_name_without_a_link_is_found(text):
    (found,) = said(people.find_unlinked_names, story(text), person(), person("bo-ek", "Bo", "Ek"))
    assert found == "story/news: names Ann Lee, who is not linked"


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee spoke; [[person/ann-lee|she]] left.",
        "[[person/ann-lee|Ann Lee of the mission]] spoke.",
        "Ann of Leeds and Lee Ann spoke.",
        "[[story/other|Ann]] Lee",
    ],
)
def test_linked_names_and_other_words_pass(text):
    assert said(people.find_unlinked_names, story(text), person()) == []


def test_a_biography_names_its_own_person():
    text = {"en": PersonText(biography="Ann Lee is a judge.")}
    assert (
        said(people.find_unlinked_names, Person(slug="a", given="Ann", family="Lee", text=text))
        == []
    )


@pytest.mark.parametrize(
    ("other", "is_near"),
    [
        (("Ann", "Leé"), True),
        (("Lee", "Ann"), True),
        (("A.", "Lee"), True),
        (("Bo", "Lee"), False),
        (("Ann", "Ek"), False),
    ],
)
def test_people_who_may_be_one_are_found(other, is_near):
    given, family = other
    found = said(people.find_near_duplicates, person(), person("other", given, family))
    assert bool(found) is is_near


def test_people_of_two_countries_are_two():
    one, other = person(country="ch"), person("other", country="tr")
    assert said(people.find_near_duplicates, one, other) == []
    other.country = ""
    assert said(people.find_near_duplicates, one, other)


# --- links ------------------------------------------------------------------------------------


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


# --- the table and the command ----------------------------------------------------------------


def test_a_tombstone_is_left_in_peace():
    gone = story("On Monday, 8 June 2017, Ann Lee said “no.", status="withdrawn", withdrawn="Why")
    assert list(lint(contents(gone, source(status="withdrawn", withdrawn="Why")))) == []


def test_the_table_sets_the_level():
    found = list(lint(contents(story("On Monday, 8 June 2017.", sources=[]))))
    assert {finding.level for finding in found} == {"error", "warning"}
    assert [finding.message for finding in found if finding.level == "error"] == [
        "“Monday, 8 June 2017”: that day of 2017 is a Thursday"
    ]
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_a_check_tells_the_lint_file_by_file(tmp_path):
    content = write_sample(tmp_path / "content")
    page = content / "story" / "third-session.md"
    page.write_text(page.read_text().replace("It met in", "On Monday, 8 June 2017, it met in"))
    report = [str(found).removeprefix(f"{content}/") for found in check_content(content)]
    assert (
        "story/third-session.md: “Monday, 8 June 2017”: that day of 2017 is a Thursday;"
        " write “Thursday”, or mend the date"
    ) in report
    assert any(line.startswith("story/third-session.fr.md: translated_from:") for line in report)
    assert any(line.startswith("organisation.yaml: unga.sources: cites no") for line in report)


def test_the_lint_waits_until_a_build_would_work(tmp_path):
    content = write_sample(tmp_path / "content")
    page = content / "story" / "earlier.md"
    page.write_text(page.read_text().replace("Nothing", "[[person/nobody]]"))
    assert not [found for found in check_content(content) if found.level == "warning"]
