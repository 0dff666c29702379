"""Rules of the lint on words, on texts that break them and on their nearest kin that do not."""

import pytest

from db.content.lint import words
from db.entries.session import Participation
from db.entries.story import StoryText
from tests.db.content.linted import LONG, contents, person, said, session, story


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
