"""Calendars are read back by another library: what an office's calendar would show must be true."""

from datetime import UTC, date, datetime, timedelta

import pytest
import vobject

from db.errors import BadUsage
from db.exchange.timezones import find_zone, make_timezone
from tests.db.exchange.library import CLOCKS, DATES, TEXTS

LONGEST_LINE = 75


@pytest.fixture(autouse=True)
def _forget_zones():
    """Let vobject read the zones of each file; it keeps those of the first one it ever read."""
    known = vars(vobject.icalendar)["__tzidMap"]
    for name in set(known) - {"UTC"}:
        del known[name]


def read(exported):
    calendar = vobject.readOne(exported.text)
    return calendar, {event.uid.value: event for event in calendar.contents["vevent"]}


def only(exported, uid):
    return read(exported)[1][uid]


def as_utc(event, name):
    return event.contents[name][0].value.astimezone(UTC)


@pytest.mark.parametrize("slug", DATES)
def test_days_are_days_and_doubtful_ones_cover_every_day_they_may_be(write, slug):
    edtf, first, last, is_doubtful = DATES[slug]
    event = only(write("ics", f"session/{slug}"), f"session-{slug}@placard")
    assert event.dtstart.value == date.fromisoformat(first)
    assert event.dtend.value == date.fromisoformat(last) + timedelta(days=1)
    assert event.dtstart.params == event.dtend.params == {"VALUE": ["DATE"]}
    assert event.contents["x-placard-date"][0].value == edtf
    said = event.description.value
    assert ("is not certain: sources say" in said or "Not both ends" in said) == is_doubtful
    assert ("transp" in event.contents) == is_doubtful


@pytest.mark.parametrize("slug", CLOCKS)
def test_clock_times_are_those_of_the_venue_on_that_day(write, slug):
    zone, day, start, end, start_utc, end_utc = CLOCKS[slug]
    event = only(write("ics", f"session/{slug}"), f"session-{slug}.part@placard")
    assert event.dtstart.value.replace(tzinfo=None) == datetime.fromisoformat(f"{day}T{start}")
    assert event.dtstart.params["X-VOBJ-ORIGINAL-TZID"] == [zone]
    assert event.dtend.value.strftime("%H:%M") == end
    assert as_utc(event, "dtend").strftime("%dT%H:%M") == end_utc
    assert as_utc(event, "dtstart").strftime("%dT%H:%M") == start_utc


def test_a_calendar_of_many_zones_carries_each_once_in_order(write):
    calendar, events = read(write("ics", *(f"session/{slug}" for slug in CLOCKS)))
    zones = [zone.tzid.value for zone in calendar.contents["vtimezone"]]
    assert zones == sorted({clock[0] for clock in CLOCKS.values()})
    assert len(events) == 2 * len(CLOCKS)
    for slug, clock in CLOCKS.items():
        assert (
            as_utc(events[f"session-{slug}.part@placard"], "dtstart").strftime("%dT%H:%M")
            == (clock[4])
        )


@pytest.mark.parametrize(
    "name", ["America/New_York", "Europe/Zurich", "Africa/Casablanca", "Europe/Dublin", "UTC"]
)
def test_every_hour_of_a_zone_comes_out_as_the_zone_has_it(name):
    zone = find_zone(name)
    text = make_timezone(zone, 2017, 2018).to_ical().decode()
    readers = vobject.readOne(f"BEGIN:VCALENDAR\r\n{text}END:VCALENDAR\r\n").vtimezone.tzinfo
    moment = datetime.fromisoformat("2017-01-01T12:00")
    while moment.year < 2019:
        expected = moment.replace(tzinfo=zone)
        is_real = expected.astimezone(UTC).astimezone(zone) == expected.replace(fold=0)
        is_real &= expected.utcoffset() == expected.replace(fold=1).utcoffset()
        if is_real:
            assert moment.replace(tzinfo=readers).utcoffset() == expected.utcoffset(), moment
        moment += timedelta(hours=1)


def test_a_change_begins_at_the_time_that_clocks_showed_before_it():
    """RFC 5545, 3.6.5: New York goes forward at two in the morning, and back at two."""
    text = make_timezone(find_zone("America/New_York"), 2018, 2018).to_ical().decode()
    forward, back = text.split("BEGIN:DAYLIGHT")[1].split("BEGIN:STANDARD")
    assert "DTSTART:20170312T020000\r\nRDATE:20180311T020000\r\n" in forward
    assert "TZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400\r\n" in forward
    assert "DTSTART:20171105T020000\r\nRDATE:20181104T020000\r\n" in back
    assert "TZOFFSETFROM:-0400\r\nTZOFFSETTO:-0500\r\n" in back


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "../../etc/passwd", "a\0b", "Europe"])
def test_a_zone_that_is_none_is_not_looked_for_long(name):
    assert find_zone(name) is None


def test_without_a_zone_a_time_stays_local_and_says_so(write):
    event = only(write("ics", "session/loose"), "session-loose.part@placard")
    assert event.dtstart.value.isoformat() == "2017-06-19T10:00:00"
    assert "its time zone is not known" in event.description.value
    assert "vtimezone" not in read(write("ics", "session/loose"))[0].contents


@pytest.mark.parametrize("slug", TEXTS)
def test_any_text_comes_through(write, slug):
    exported = write("ics", f"session/{slug}")
    event = only(exported, f"session-{slug}@placard")
    assert event.description.value.startswith(TEXTS[slug])
    assert len(read(exported)[1]) == 1


def test_lines_are_folded_between_characters(write):
    lines = write("ics", *(f"session/{slug}" for slug in TEXTS)).text.encode().split(b"\r\n")
    assert lines[-1] == b""
    for line in lines:
        assert len(line) <= LONGEST_LINE
        assert b"\n" not in line
        line.decode()


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("planned", "TENTATIVE"),
        ("confirmed", "CONFIRMED"),
        ("moved", "CONFIRMED"),
        ("cancelled", "CANCELLED"),
        ("held", "CONFIRMED"),
    ],
)
def test_the_status_is_one_that_calendars_know(write, status, expected):
    event = only(write("ics", f"session/is-{status}"), f"session-is-{status}@placard")
    assert event.status.value == expected


def test_a_session_says_who_where_and_what_is_in_doubt(write):
    calendar, events = read(write("ics", "session/full"))
    event = events["session-third@placard"]
    assert calendar.contents["x-wr-calname"][0].value == "Sample; one, two, edition 1"
    assert event.summary.value == "Third session"
    assert event.location.value == "XX, Geneva, Turkey"
    assert event.url.value == "placard://session/full"
    assert event.sequence.value == "7"
    assert event.dtstamp.value == datetime(2026, 11, 23, 10, 20, 30, tzinfo=UTC)
    said = event.description.value
    for words in (
        "Governance\nHeld.\nWebcast: https://example.org/tv",
        "- Date, as planned: June 2017. Stated 6 April 2017.",
        "- Co-facilitator: Louise Arbour",
        "Panel 1: Borders, and more (19 June 2017, 10:00, XIX)",
        "- Moderator: Turkey, ambassadorial level, no person named (planned)",
        "- Moderator: Mehmet, Jr.; A\\B Samsar, Ambassador (Turkey). Uncertain: One source only.",
        "Dialogue (20 June 2017, early)",
        "Times in Europe/Zurich",
        "Sample; one, two, edition 1\nplacard://session/full",
    ):
        assert words in said


def test_only_parts_with_a_day_and_a_clock_time_are_events(write):
    _, events = read(write("ics", "session/full"))
    assert set(events) == {"session-third@placard", "session-third.panel-1@placard"}
    panel = events["session-third.panel-1@placard"]
    assert panel.summary.value == "Panel 1: Borders, and more"
    assert panel.location.value == "XIX, XX, Geneva, Turkey"
    assert panel.contents["related-to"][0].value == "session-third@placard"
    assert "dtend" not in panel.contents
    assert "No source says when it ended." in panel.description.value


def test_a_language_is_said_and_falls_back(write):
    french = only(write("ics", "session/full", lang="fr"), "session-third@placard")
    assert french.summary.value == "Troisième session"
    assert french.summary.params["LANGUAGE"] == ["fr"]
    assert french.location.value == "Genève, Turquie"
    other = only(write("ics", "session/day", lang="fr"), "session-day@placard")
    assert other.summary.params["LANGUAGE"] == ["en"]


def test_a_renamed_session_stays_the_same_event(write):
    assert write("ics", "session/third").text == write("ics", "session/full").text


def test_what_cannot_be_held_is_named(write):
    exported = write("ics", "session/gone", "session/day")
    assert (exported.count, exported.left_out) == (1, (("session/gone", "it was withdrawn"),))
    with pytest.raises(BadUsage, match="holds entries of the kind session, not person"):
        write("ics", "person/arbour")
