"""Sessions as an iCalendar file (RFC 5545): days as days, clock times in the zone of the venue."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vText

from db import __version__
from db.dates import Edtf, parse
from db.errors import Invalid
from db.exchange.lines import escape
from db.exchange.selection import SCHEME, Exported, Selection
from db.exchange.session_words import date_note, describe_session, describe_slot, slot_name
from db.exchange.timezones import find_zone, make_timezone
from db.queries import words
from db.queries.exports import SessionFacts, get_session_facts
from db.records import Page, Programme, Slot

_STATUSES: Final = {
    "planned": "TENTATIVE",
    "confirmed": "CONFIRMED",
    "moved": "CONFIRMED",
    "held": "CONFIRMED",
    "cancelled": "CANCELLED",
}
_DAY: Final = timedelta(days=1)
_NO_DATE: Final = "it has no date"
_WITHDRAWN: Final = "it was withdrawn"


class _Text(vText):
    """Text whose backslashes stay what they are; icalendar takes one before an N for a new line."""

    def to_ical(self) -> bytes:
        return escape(self).encode()


class _Meeting(NamedTuple):
    """A session as it is being written."""

    page: Page
    facts: SessionFacts
    when: Edtf
    wanted: Selection

    @property
    def uid(self) -> str:
        return f"session-{self.facts.first_slug}"

    @property
    def place(self) -> str:
        return _joined(self.facts.venue, self.facts.city, self.facts.country)


def write_calendar(wanted: Selection) -> Exported:
    """Write an event a session, and one for each of its parts that has a clock time."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Placard//Placard {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", _Text(wanted.source))
    events: list[Event] = []
    left_out = []
    count = 0
    for page in wanted.pages():
        found = _read(page, wanted)
        if isinstance(found, str):
            left_out.append((page.address, found))
            continue
        count += 1
        events += [_session_event(found), *_slot_events(found)]
    for component in (*_timezones(events), *events):
        calendar.add_component(component)
    return Exported(calendar.to_ical().decode(), count, tuple(left_out))


def _read(page: Page, wanted: Selection) -> _Meeting | str:
    """Return a session to write, or why it cannot be."""
    facts = get_session_facts(wanted.session, page.slug, wanted.lang, wanted.as_of)
    if facts is None:
        return _WITHDRAWN
    when = _date(page.date)
    return _Meeting(page, facts, when, wanted) if when else _NO_DATE


def _session_event(meeting: _Meeting) -> Event:
    """Return the days of a session; all the days it may have been on where they are not known."""
    page, when = meeting.page, meeting.when
    event = _event(meeting, meeting.uid, page.title, meeting.place)
    event.add("description", _Text(describe_session(page, meeting.facts, meeting.wanted.source)))
    event.add("categories", [words.SESSION_KINDS.get(meeting.facts.kind, meeting.facts.kind)])
    event.add("x-placard-date", _Text(page.date))
    first = when.lower or when.points[0].first
    last = when.upper or when.points[0].last
    event.add("dtstart", first)
    event.add("dtend", last + _DAY)  # RFC 5545 3.6.1: the first day after it
    if date_note(when):
        event.add("transp", "TRANSPARENT")  # nobody is busy for a month because a day is not known
    return event


def _slot_events(meeting: _Meeting) -> Iterator[Event]:
    zone = find_zone(meeting.facts.zone)
    for block in meeting.page.blocks:
        if isinstance(block, Programme):
            for slot in block.slots:
                times = _times(slot, zone)
                if times is not None:
                    yield _slot_event(meeting, slot, *times)


def _slot_event(meeting: _Meeting, slot: Slot, start: datetime, end: datetime | None) -> Event:
    """Return a part of a session; one whose end is not known has none."""
    uid = f"{meeting.uid}.{slot.anchor}"  # no slug has a full stop
    summary = _joined(slot_name(slot), "" if slot.theme else meeting.page.title)
    event = _event(meeting, uid, summary, _joined(slot.room, meeting.place))
    event.add("description", _Text(describe_slot(meeting.page, slot, meeting.facts)))
    event.add("related-to", f"{meeting.uid}@placard")
    event.add("dtstart", start)
    if end is not None:
        event.add("dtend", end)
    return event


def _event(meeting: _Meeting, uid: str, summary: str, place: str) -> Event:
    page = meeting.page
    event = Event()
    event.add("uid", f"{uid}@placard")
    event.add("dtstamp", meeting.wanted.published)
    event.add("sequence", page.version)
    event.add("summary", _Text(summary), parameters={"LANGUAGE": page.lang})
    if place:
        event.add("location", _Text(place))
    event.add("url", f"{SCHEME}{page.address}")
    status = _STATUSES.get(meeting.facts.status)
    if status:
        event.add("status", status)
    return event


def _times(slot: Slot, zone: ZoneInfo | None) -> tuple[datetime, datetime | None] | None:
    """Return when a part begins and ends; None where that is not known to the minute.

    Without a zone they are times of wherever the reader is, which RFC 5545 calls floating.
    """
    when = _date(slot.day)
    if when is None or when.lower is None or when.lower != when.upper or date_note(when):
        return None
    begin, end = _clock(slot.start), _clock(slot.end)
    if begin is None:
        return None
    start = datetime.combine(when.lower, begin, zone)
    if end is None:
        return start, None
    last = when.lower if end > begin else when.lower + _DAY
    return start, datetime.combine(last, end, zone)


def _timezones(events: list[Event]) -> Iterator[Any]:
    """Yield a component for each zone in use, by name, for the years it is used in."""
    years: dict[str, set[int]] = {}
    zones: dict[str, ZoneInfo] = {}
    for event in events:
        for name in ("dtstart", "dtend"):
            moment = event.get(name)
            zone = getattr(moment.dt, "tzinfo", None) if moment is not None else None
            if isinstance(zone, ZoneInfo):
                zones[zone.key] = zone
                years.setdefault(zone.key, set()).add(moment.dt.year)
    for key in sorted(zones):
        yield make_timezone(zones[key], min(years[key]), max(years[key]))


def _date(text: str) -> Edtf | None:
    try:
        return parse(text) if text else None
    except Invalid:
        return None


def _clock(text: str) -> time | None:
    try:
        return time.fromisoformat(text) if text else None
    except ValueError:
        return None


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
