"""Names, titles and plates are those of the day asked for, and say what has changed since."""

import pytest

from db.queries.cards import get_card
from db.queries.entries import find_label
from db.queries.names import get_plate, list_plates
from db.queries.titles import list_titles
from db.records import Plate


def id_of(session, address):
    return find_label(session, *address.split("/"), "en").id


@pytest.mark.parametrize(
    ("address", "day", "lang", "text", "now"),
    [
        ("country/tr", "2017-06-19", "en", "Turkey", "Türkiye"),
        ("country/tr", "2017-06-19", "fr", "Turquie", "Türkiye"),
        ("country/tr", "2022-05-31", "en", "Turkey", "Türkiye"),
        ("country/tr", "2022-06-01", "en", "Türkiye", ""),
        ("country/tr", None, "en", "Türkiye", ""),
        ("country/ch", "2017-06-19", "fr", "Suisse", ""),
        ("organisation/iom", "1950-12-31", "en", "IOM", ""),
        ("organisation/iom", "1951-12-31", "en", "PICMME", "IOM"),
        ("organisation/iom", "2017-06-19", "en", "IOM", ""),
    ],
)
def test_plate(session, address, day, lang, text, now):
    kind = "state" if address.startswith("country") else "organisation"
    plate = get_plate(session, id_of(session, address), day, lang)
    assert plate == Plate(text, kind, now=now, address=address)


def test_plates_in_bulk(session):
    ids = [id_of(session, address) for address in ("country/tr", "country/ch", "country/tr")]
    plates = list_plates(session, ids, "2017-06-19", "en")
    assert {entry_id: plate.text for entry_id, plate in plates.items()} == {
        ids[0]: "Turkey",
        ids[1]: "Switzerland",
    }


@pytest.mark.parametrize(
    ("person", "day", "title", "plate"),
    [
        ("samsar", "2017-06-19", "Director", "Turkey"),
        ("samsar", "2026-11-23", "Ambassador", "Türkiye"),
        ("samsar", "2013-12-31", None, None),  # the undated title is nobody's on any day
        ("arbour", "2017-06-19", "First", "IOM"),
        ("arbour", "2019-01-01", None, None),
        ("alnuaimi", "2017-06-08", "Panellist", "Switzerland"),  # as listed by a session near it
        ("alnuaimi", "2017-12-08", None, None),
    ],
)
def test_title(session, person, day, title, plate):
    entry_id = id_of(session, f"person/{person}")
    held = list_titles(session, [entry_id], day, "en").get(entry_id)
    assert (held and held.text) == title
    assert (held and held.plate and held.plate.text) == plate


@pytest.mark.parametrize(
    ("address", "title", "lines", "plate"),
    [
        ("person/samsar", "Mehmet Samsar", ("Director", "now Ambassador"), "Turkey"),
        ("person/arbour", "Louise Arbour", ("First",), "IOM"),
        ("country/tr", "Turkey", ("now Türkiye",), "Turkey"),
        ("session/session-4", "Fourth session", ("July 2017", "New York", "Planned"), None),
        (
            "document/brief",
            "Issue brief",
            ("A/71/1 · Issue brief · 6 June 2017", "It asks for data."),
            None,
        ),
        ("term/gcm-term", "Global Compact", ("GCM",), None),
        ("topic/sdg-10-7", "Migration", ("SDG 10.7",), None),
        (
            "story/governance-discussion",
            "Brief and agenda are out",
            ("8 June 2017", "Two days in Geneva."),
            None,
        ),
    ],
)
def test_card(session, address, title, lines, plate):
    card = get_card(session, *address.split("/"), "en", "2017-06-19", "2026-11-23")
    assert (card.title, card.lines) == (title, lines)
    assert (card.plate and card.plate.text) == plate
