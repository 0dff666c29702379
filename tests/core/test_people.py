"""Rows of people: what is on screen and what is read out must say the same of the same day."""

import pytest

from db.queries.people import PersonRow
from db.records import Plate
from desktop.core.lines import Face
from desktop.core.people import person_line

TURKEY = Plate("Turkey", "state", now="Türkiye", address="country/tr")
EMPTY = Plate("Egypt", "state", is_empty=True, address="country/eg")


def person(**fields):
    return PersonRow(1, "person", "samsar", "Samsar, Mehmet", **fields)


@pytest.mark.parametrize(
    ("row", "title", "context", "date", "face", "sentence"),
    [
        (
            person(plate=TURKEY, title="Ambassador"),
            "Samsar, Mehmet",
            "now Türkiye, Ambassador",
            "",
            Face("Turkey"),
            "Samsar, Mehmet, Turkey, now Türkiye, Ambassador",
        ),
        (
            person(title="Director", period="2014/2018", is_held=False),
            "Samsar, Mehmet",
            "Director",
            "2014–2018",
            None,
            "Samsar, Mehmet, Director, 2014–2018",
        ),
        (
            person(title="Adviser", is_held=False),
            "Samsar, Mehmet",
            "Adviser",
            "no dates",
            None,
            "Samsar, Mehmet, Adviser, no dates",
        ),
        (person(), "Samsar, Mehmet", "", "", None, "Samsar, Mehmet"),
        (
            PersonRow(-3, "seat", "session-4", "", EMPTY, "Moderator", session="Session 4"),
            "Seat without a name",
            "Moderator, Session 4",
            "",
            Face("Egypt", is_empty=True),
            "Seat without a name, Egypt, seat held by the State, no person named, Moderator,"
            " Session 4",
        ),
        (
            PersonRow(5, "country", "tr", "Türkiye", TURKEY, "the Republic of Türkiye"),
            "Turkey",
            "now Türkiye",
            "",
            None,
            "Turkey, now Türkiye",
        ),
        (
            PersonRow(6, "organisation", "iom", "Migration Body", Plate("IOM", "body"), "IOM"),
            "Migration Body",
            "IOM",
            "",
            None,
            "Migration Body, IOM",
        ),
    ],
)
def test_a_row_in_words(row, title, context, date, face, sentence):
    line = person_line(row)
    assert (line.title, line.context, line.date, line.face) == (title, context, date, face)
    assert line.sentence == sentence
