"""Clock times of a venue as its own clock and the reader's show them, with the offsets of that day.

Offsets are those of the IANA time zone database on the very day, never today's: Geneva is two hours
ahead of UTC in June and one in December.
"""

import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, get_args

from db.values import Value

if TYPE_CHECKING:  # imported with the first clock time that is shown
    from zoneinfo import ZoneInfo

TimesMode = Literal["venue", "mine", "both"]
MINUS: Final = "−"


class Times(Value):
    """How clock times are shown.

    Attributes:
        mode: 'venue', 'mine' (the reader's own) or 'both'.
        zone: The reader's IANA zone; empty where it is not known, then venue time is all there is.
    """

    mode: TimesMode = "venue"
    zone: str = ""

    @property
    def shows_venue(self) -> bool:
        """Whether venue time is wanted, or the only one there is."""
        return self.mode != "mine" or zone_of(self.zone) is None

    @property
    def shows_own(self) -> bool:
        """Whether the reader's own time is wanted and can be told."""
        return self.mode != "venue" and zone_of(self.zone) is not None


VENUE_TIMES: Final = Times()
"""Where nobody's own zone counts: on paper, in help, in tests."""


class OwnClock(Value):
    """A clock time in another zone.

    Attributes:
        text: `HH:MM`.
        days: 1 where it falls on the next day there, -1 on the day before.
    """

    text: str
    days: int = 0


def times_of(mode: str, zone: str) -> Times:
    """Return how times are shown; an unknown mode is venue time."""
    known = [one for one in get_args(TimesMode) if one == mode]
    return Times(known[0] if known else "venue", zone)


@lru_cache(maxsize=64)
def zone_of(name: str) -> "ZoneInfo | None":
    """Return a zone of the database; None where there is none of that name."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def offset_text(zone: str, day: str, clock: str = "12:00") -> str:
    """Return the offset a zone has at a local time of a day ("UTC+2"); empty where unknown."""
    moment = _moment(zone, day, clock)
    offset = moment.utcoffset() if moment else None
    if offset is None:
        return ""
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = MINUS if minutes < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")


def own_offset_text(own: str, venue: str, day: str, clock: str) -> str:
    """Return the offset the reader's zone has at the moment a venue's clock shows a time."""
    moment = _moment(venue, day, clock)
    zone = zone_of(own)
    if moment is None or zone is None:
        return ""
    there = moment.astimezone(zone)
    return offset_text(own, there.date().isoformat(), there.strftime("%H:%M"))


def own_clock(own: str, venue: str, day: str, clock: str) -> OwnClock | None:
    """Return what the reader's clock shows when the venue's shows a time of a day.

    None where a zone is unknown or the day is not one day: without it there is no offset.
    """
    moment = _moment(venue, day, clock)
    zone = zone_of(own)
    if moment is None or zone is None:
        return None
    there = moment.astimezone(zone)
    return OwnClock(there.strftime("%H:%M"), (there.date() - moment.date()).days)


def zone_name(zone: str) -> str:
    """Return the place a zone is named after ("New York")."""
    return zone.rpartition("/")[2].replace("_", " ")


def _moment(zone: str, day: str, clock: str) -> datetime.datetime | None:
    place = zone_of(zone)
    if place is None:
        return None
    try:
        local = datetime.datetime.fromisoformat(f"{day}T{clock}")
    except ValueError:
        return None
    return local.replace(tzinfo=place)
