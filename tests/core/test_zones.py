"""Clock times across zones: the offset is that of the very day, on either side of the clocks."""

import pytest

from db.records import Programme, Slot
from db.values import replace
from desktop.core.reader.programme import clock_lines, programme_html
from desktop.core.zones import (
    OwnClock,
    Times,
    offset_text,
    own_clock,
    own_offset_text,
    times_of,
    zone_name,
)
from tests.core.reader.pages import make_look

GENEVA, NEW_YORK = "Europe/Zurich", "America/New_York"


@pytest.mark.parametrize(
    ("zone", "day", "offset"),
    [
        (GENEVA, "2017-06-19", "UTC+2"),
        (GENEVA, "2017-12-19", "UTC+1"),
        (NEW_YORK, "2017-06-19", "UTC−4"),
        (NEW_YORK, "2017-12-04", "UTC−5"),
        ("Asia/Kathmandu", "2017-09-13", "UTC+5:45"),
        ("Africa/Casablanca", "2018-06-10", "UTC+0"),
        ("Africa/Casablanca", "2018-12-10", "UTC+1"),
        ("America/Santiago", "2017-08-30", "UTC−3"),
        ("Nowhere/Land", "2017-06-19", ""),
        ("", "2017-06-19", ""),
        (GENEVA, "2017-06", ""),
        ("../etc/passwd", "2017-06-19", ""),
    ],
)
def test_the_offset_is_that_of_the_day(zone, day, offset):
    assert offset_text(zone, day) == offset


@pytest.mark.parametrize(
    ("own", "venue", "day", "clock", "told"),
    [
        (NEW_YORK, GENEVA, "2017-06-19", "10:00", OwnClock("04:00")),
        (NEW_YORK, GENEVA, "2017-06-19", "03:00", OwnClock("21:00", -1)),
        (GENEVA, NEW_YORK, "2018-12-31", "20:30", OwnClock("02:30", 1)),
        # America changes its clocks two or three weeks before Europe.
        (GENEVA, NEW_YORK, "2018-03-12", "10:00", OwnClock("15:00")),
        (GENEVA, NEW_YORK, "2018-04-03", "10:00", OwnClock("16:00")),
        ("", GENEVA, "2017-06-19", "10:00", None),
        (NEW_YORK, "", "2017-06-19", "10:00", None),
        (NEW_YORK, GENEVA, "2017-06", "10:00", None),
        (NEW_YORK, GENEVA, "2017-06-19", "ten", None),
    ],
)
def test_what_the_readers_clock_shows(own, venue, day, clock, told):
    assert own_clock(own, venue, day, clock) == told


def test_the_own_offset_is_that_of_the_own_day():
    # At one in the morning of 12 March in Geneva it is still the 11th in New York, after two.
    assert own_offset_text(NEW_YORK, GENEVA, "2018-03-12", "01:00") == "UTC−4"
    assert own_offset_text(NEW_YORK, GENEVA, "2018-03-10", "01:00") == "UTC−5"


@pytest.mark.parametrize(
    ("mode", "zone", "lines"),
    [
        ("venue", NEW_YORK, ["10:00–13:00"]),
        ("mine", NEW_YORK, ["04:00–07:00"]),
        ("both", NEW_YORK, ["10:00–13:00", "04:00–07:00"]),
        ("both", "Asia/Tokyo", ["10:00–13:00", "17:00–20:00"]),
        ("both", "Pacific/Auckland", ["10:00–13:00", "20:00–23:00"]),
        ("both", "America/Los_Angeles", ["10:00–13:00", "01:00–04:00"]),
        ("both", "Pacific/Honolulu", ["10:00–13:00", "22:00 (Sun)–01:00"]),
        ("both", GENEVA, ["10:00–13:00"]),
        ("both", "Europe/Vienna", ["10:00–13:00"]),
        ("mine", "", ["10:00–13:00"]),
        ("mine", "Nowhere/Land", ["10:00–13:00"]),
        ("never", NEW_YORK, ["10:00–13:00"]),
    ],
)
def test_the_times_of_a_slot(mode, zone, lines):
    slot = Slot("a", "Panel 1", day="2017-06-19", start="10:00", end="13:00")
    assert clock_lines(slot, times_of(mode, zone), GENEVA) == lines


def test_a_slot_without_a_time_or_a_day_has_none_invented():
    times = Times("both", NEW_YORK)
    assert clock_lines(Slot("a", "Panel", day="2017-06-19"), times, GENEVA) == []
    assert clock_lines(Slot("a", "Panel", start="10:00"), times, GENEVA) == ["10:00"]


@pytest.mark.parametrize(
    ("mode", "place", "said", "unsaid"),
    [
        ("both", "Geneva", "Geneva, UTC+2 / New York, UTC−4", ""),
        ("venue", "Geneva", "Geneva, UTC+2", "New York"),
        ("mine", "Geneva", "New York, UTC−4", "Geneva"),
        ("venue", "", "Zurich, UTC+2", ""),
    ],
)
def test_the_head_of_a_day_names_the_zones_its_times_are_told_in(mode, place, said, unsaid):
    slots = (Slot("a", "Panel 1", day="2017-06-19", start="10:00"),)
    html = programme(slots, mode, place)
    assert said in html
    assert "Monday 19 June 2017" in html
    assert not unsaid or unsaid not in html


def test_a_reader_at_the_venue_is_told_one_zone():
    slots = (Slot("a", "Panel 1", day="2017-06-19", start="10:00"),)
    html = programme(slots, "both", "Geneva", own=GENEVA)
    assert "Geneva, UTC+2<" in html
    assert "Zurich" not in html


def test_a_day_without_times_names_no_zone():
    html = programme((Slot("a", "Panel 1", day="2017-06-19"),), "both", "Geneva")
    assert "UTC" not in html


def _nothing(*_values: object, **_more: object) -> str:
    return ""


def programme(slots: tuple[Slot, ...], mode: str, place: str, own: str = NEW_YORK) -> str:
    look = replace(make_look(), times=times_of(mode, own))
    block = Programme(slots, GENEVA, place=place)
    return programme_html(block, look=look, rtl=False, marks=_nothing, doubt=_nothing)


def test_a_zone_is_called_after_its_city():
    assert zone_name("America/Argentina/Buenos_Aires") == "Buenos Aires"
