"""A row is painted from its line and read aloud from its sentence: both must say the same."""

import pytest

from db.dates import Tile
from db.kinds import ENTRY_KINDS
from db.records import Label, Link, Plate, StoryRow
from db.search.results import Hit
from desktop.core.lines import (
    EntryLine,
    Face,
    face_of,
    face_sentence,
    hit_line,
    kind_name,
    label_line,
    link_line,
    story_line,
)


def story(**changes):
    values = {
        "id": 1,
        "slug": "x",
        "headline": "A session on facts",
        "standfirst": "What was asked.",
        "date": "2017-06-08",
        "lang": "en",
    }
    return StoryRow(**values | changes)


@pytest.mark.parametrize(
    ("row", "date", "sentence"),
    [
        (story(), "8 Jun 2017", "8 June 2017, A session on facts"),
        (
            story(session="Session 3", targets=("10.7", "8.8"), is_updated=True),
            "8 Jun 2017",
            "8 June 2017, A session on facts, Session 3, target 10.7, target 8.8, updated",
        ),
        (story(date="2017-07"), "Jul 2017", "July 2017, A session on facts"),
        (story(date="", headline="X"), "", "X"),
        (story(lang="fr", headline="Les faits"), "8 juin 2017", "8 juin 2017, Les faits"),
    ],
)
def test_a_story_row(row, date, sentence):
    line = story_line(row)
    assert (line.date, line.sentence) == (date, sentence)
    assert line.jump == row.headline
    assert line.standfirst == row.standfirst


@pytest.mark.parametrize(
    ("plate", "sentence"),
    [
        (Plate("Eritrea", "state"), "Eritrea"),
        (
            Plate("Eritrea", "state", is_empty=True),
            "Eritrea, seat held by the State, no person named",
        ),
        (
            Plate("IOM", "organisation", is_empty=True),
            "IOM, seat held by the organisation, no person named",
        ),
        (Plate("Turkey", "state", now="Türkiye"), "Turkey, now Türkiye"),
        (
            Plate("Turkey", "state", is_empty=True, now="Türkiye"),
            "Turkey, now Türkiye, seat held by the State, no person named",
        ),
    ],
)
def test_a_plate_in_words_says_what_its_edge_says(plate, sentence):
    assert face_sentence(plate) == sentence
    assert face_of(plate) == Face(plate.text, plate.kind == "state", plate.is_empty)


def label(kind, date="2017-06-19", context="Geneva", lang="en"):
    return Label(1, kind, "x", "Third session", context, date, lang)


@pytest.mark.parametrize(
    ("given", "sentence", "tile"),
    [
        (label("session"), "Third session, Geneva", Tile("19", "Jun", is_dashed=False)),
        (label("session", "2017-07"), "Third session, Geneva", Tile("Jul", "2017", is_dashed=True)),
        (label("session", ""), "Third session, Geneva", None),
        (label("document", context=""), "Third session", None),
    ],
)
def test_a_label_row(given, sentence, tile):
    line = label_line(given)
    assert (line.sentence, line.tile, line.address) == (sentence, tile, f"{given.kind}/x")
    assert line.jump == "Third session"


@pytest.mark.parametrize(
    ("link", "context", "sentence"),
    [
        (Link("term", "x", "Pact"), "", "Pact"),
        (Link("term", "x", "Pact", context="Word"), "Word", "Pact, Word"),
        (Link("story", "x", "S", context="c", reason="same day"), "same day", "S, same day"),
        (
            Link("person", "x", "Louise Arbour", "Moderator", plate=Plate("UN", "organisation")),
            "Moderator",
            "Louise Arbour, UN, Moderator",
        ),
    ],
)
def test_a_link_of_the_column(link, context, sentence):
    line = link_line(link)
    assert (line.context, line.sentence) == (context, sentence)
    assert (line.face is None) == (link.plate is None)


@pytest.mark.parametrize(
    ("hit", "expected"),
    [
        (
            Hit("story", "x", "T", ((0, 1),), "a b c", ((2, 3),), "2017-06-08", context="ctx"),
            EntryLine(
                "story",
                "T",
                "a b c",
                "Story, T, 8 Jun 2017, a b c",
                "story/x",
                "8 Jun 2017",
                marks=((0, 1),),
                context_marks=((2, 3),),
            ),
        ),
        (
            Hit("person", "x", "T", ((0, 1),), "a b c", (), "1950", context="Judge"),
            EntryLine("person", "T", "Judge", "Person, T, Judge", "person/x", marks=((0, 1),)),
        ),
        (
            Hit("term", "x", "T", (), "a b c", ()),
            EntryLine("term", "T", "a b c", "Term, T, a b c", "term/x"),
        ),
    ],
)
def test_a_found_entry(hit, expected):
    assert hit_line(hit) == expected


def test_every_kind_has_a_name_in_both_numbers():
    for kind in ENTRY_KINDS:
        assert kind_name(kind) != kind_name(kind, is_plural=False)
