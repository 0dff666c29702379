"""VTIMEZONE components: every change of a zone's clocks in the years that a calendar covers.

icalendar can make them as well, but gives the onset of a change in the time *after* it where clocks
go forward; RFC 5545 (3.6.5) wants the time before it, an hour earlier.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_STEP: Final = timedelta(days=1)
_SECOND: Final = timedelta(seconds=1)


class _State(NamedTuple):
    """What clocks show in a zone."""

    offset: timedelta
    is_daylight: bool
    name: str


def find_zone(name: str) -> ZoneInfo | None:
    """Return a zone, None for a name that is empty or no zone's."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def make_timezone(zone: ZoneInfo, first_year: int, last_year: int) -> Timezone:
    """Return the component of a zone, right for every local time of the years given."""
    start = datetime(first_year - 1, 1, 1, tzinfo=UTC)
    state = _state(start, zone)
    onsets: dict[tuple[timedelta, _State], list[datetime]] = {
        (state.offset, state): [start.replace(tzinfo=None)]
    }
    for moment in _changes(zone, start, datetime(last_year + 1, 1, 2, tzinfo=UTC)):
        before, state = state, _state(moment, zone)
        local = (moment + before.offset).replace(tzinfo=None)
        onsets.setdefault((before.offset, state), []).append(local)
    component = Timezone()
    component.add("TZID", zone.key)
    for (offset, state), moments in onsets.items():
        component.add_component(_observance(offset, state, moments))
    return component


def _observance(
    before: timedelta, state: _State, onsets: list[datetime]
) -> TimezoneDaylight | TimezoneStandard:
    component = TimezoneDaylight() if state.is_daylight else TimezoneStandard()
    component.DTSTART = onsets[0]
    component.TZOFFSETFROM = before
    component.TZOFFSETTO = state.offset
    component.add("TZNAME", state.name)
    for onset in onsets[1:]:
        component.add("RDATE", onset)  # a line each: some readers take the first of several only
    return component


def _changes(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[datetime]:
    """Yield the first second of each new state."""
    earlier = start
    while earlier < end:
        later = earlier + _STEP
        if _state(later, zone) != _state(earlier, zone):
            yield _first_of_new(zone, earlier, later)
        earlier = later


def _first_of_new(zone: ZoneInfo, old: datetime, new: datetime) -> datetime:
    """Halve the time between two different states until they are a second apart."""
    state = _state(old, zone)
    while new - old > _SECOND:
        middle = old + (new - old) // 2
        middle = middle.replace(microsecond=0)
        if _state(middle, zone) == state:
            old = middle
        else:
            new = middle
    return new


def _state(moment: datetime, zone: ZoneInfo) -> _State:
    local = moment.astimezone(zone)
    offset = local.utcoffset()
    assert offset is not None, "a time with a zone has an offset"
    return _State(offset, bool(local.dst()), local.tzname() or "")
