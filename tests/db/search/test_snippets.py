"""Marks must stand on the letters as written, however far these are from what was matched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.search.grammar import parse
from db.search.snippets import SNIPPET_LENGTH, Marker


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("migr", "Migrants and migration; emigration", ["Migrants", "migration"]),
        ("migrant x", "Migrants, a migrant", ["migrant"]),
        ("strasse", "Die Straße, die STRASSEN", ["Straße", "STRASSEN"]),
        ("lodz", "nach Łódź.", ["Łódź"]),
        ("egalite", "L’e\u0301galite\u0301 !", ["e\u0301galite\u0301"]),
        ('"global compact"', "global, Compact; global", ["global, Compact"]),
        ("co-facilitators", "cofacilitators, co facilitators", ["co facilitators"]),
        ("71/1", "A/RES/71/1 and A/RES/71/100 and 71", ["71/1", "71/100"]),
        ("10.7 target", "10.7, 10.70 target", ["10.7", "target"]),
        ("移民", "正常移民全球，移 民", ["移民"]),
        ("移", "移民", ["移"]),
        ("الهجرة", "هجرة والهجرة بالهِجْرة", ["هجرة", "والهجرة", "بالهِجْرة"]),
        ("هجرة x", "الهجرة هجرات", ["الهجرة"]),
        ("لاجئين", "للاجئين واللاجئين", ["للاجئين", "واللاجئين"]),
        ("للاجئين", "اللاجئين", ["اللاجئين"]),
        ("التزام", "الالتزام", ["الالتزام"]),
        ("ещё", "еще Ещё", ["еще", "Ещё"]),
        ("a OR bb -cc kind:dd", "a bb cc dd", ["a", "bb"]),
        ("4", "¼ 4", ["¼", "4"]),
        ("x", "", []),
        ("", "text", []),
    ],
)
def test_marks(query, text, marked):
    marks = Marker(parse(query)).marks(text)
    assert [text[start:end] for start, end in marks] == marked


FILLER = "Nothing of note was said here by anyone at all. " * 40


def test_a_snippet_stands_around_the_densest_place():
    text = f"One compact. {FILLER}The global compact for migration, the compact. {FILLER}"
    snippet, marks = Marker(parse("compact migration")).snippet(text)
    assert "The global compact for migration, the compact." in snippet
    assert [snippet[start:end] for start, end in marks] == ["compact", "migration", "compact"]
    assert snippet[0] == snippet[-1] == "…"
    assert len(snippet) <= SNIPPET_LENGTH + 2
    assert set(snippet.strip("…").split()) <= set(text.split())  # no word is cut


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Short text.", "Short text."),
        ("", ""),
        ("word " * 100, "word " * 31 + "word…"),
        ("契约" * 200, "契约" * 80 + "…"),
    ],
)
def test_without_a_match_it_is_the_beginning(text, expected):
    assert Marker(parse("absent")).snippet(text) == (expected, ())


def test_what_stands_far_into_a_long_text_is_found():
    snippet, marks = Marker(parse("readmission")).snippet(FILLER * 10 + "on readmission.")
    assert snippet.endswith("on readmission.")
    assert [snippet[start:end] for start, end in marks] == ["readmission"]


@pytest.mark.parametrize("rare", ["readmission", "Readmission", "réadmission", "re\u0301admission"])
def test_it_stands_where_the_rarest_word_does(rare):
    text = f"Migration and migration. {FILLER}Migration, and {rare} after it. {FILLER}"
    snippet, marks = Marker(parse("migration readmission")).snippet(text)
    assert [snippet[start:end] for start, end in marks] == ["Migration", rare]


@pytest.mark.parametrize(
    ("query", "inside", "word"),
    [
        ("act", "re\u0301acts action", "Act"),
        ("cafe", "cafe\u0301s", "café"),
        ("رحل", "ارحلوا", "الرحل"),
    ],
)
def test_it_does_not_stand_at_a_part_of_another_word(query, inside, word):
    snippet, marks = Marker(parse(f'"{query}"')).snippet(f"{inside}. {FILLER}{word}. {FILLER}")
    assert [snippet[start:end] for start, end in marks] == [word]


def test_a_text_that_was_not_asked_has_no_marks():
    marker = Marker(parse("n"), is_of_titles=True)
    assert marker.snippet("A nation. " * 40) == (f"{'A nation. ' * 15}A nation.…", ())
    assert marker.marks("A nation") == ((2, 8),)


@given(st.text(), st.text())
def test_marks_are_in_order_within_the_text(query, text):
    marker = Marker(parse(query))
    snippet, inside = marker.snippet(text)
    for whole, marks in ((text, marker.marks(text)), (snippet, inside)):
        places = [place for mark in marks for place in mark]
        assert places == sorted(places)
        assert all(0 <= start < end <= len(whole) for start, end in marks)
