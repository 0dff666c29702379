"""The strip of a person's roles: what it says of each, and where its bars stand. No Qt in here."""

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from db.dates import Edtf, Point
from db.figures import Role, Roles
from db.values import Value
from desktop.core.dating import date_of, date_text
from desktop.core.words import tr

ROLES_FIGURE: Final = "roles"
LEAST_YEARS: Final = 4
"""A shorter strip would make a role of some months look like an era."""

_STEPS: Final = (1, 2, 5, 10, 20, 50, 100)
_DAY: Final = datetime.timedelta(days=1)


class Bar(NamedTuple):
    """A span of the time axis, in its pixels from the earliest day on.

    Attributes:
        is_start_open: No source gives the start, or only about; likewise `is_end_open`.
    """

    start: float
    end: float
    is_start_open: bool = False
    is_end_open: bool = False


class RoleLine(Value):
    """A row of the strip.

    Attributes:
        years: "2017–2018"; empty where no date is known.
        is_held: On the date of the strip.
        sentence: For readers of screens and tool tips.
    """

    title: str
    years: str
    is_held: bool
    sentence: str
    date: Edtf | None


class Strip(Value):
    """Everything the strip paints, except how wide it is.

    Attributes:
        lines: In order.
        day: ISO day of the mark; `day_text` in words.
        first_year: The axis begins with its first day; `last_year` ends it with its last.
        changes: ISO days from which on other titles are held than the day before.
        note: What the foot says of the sources.
    """

    lines: tuple[RoleLine, ...]
    day: str
    day_text: str
    first_year: int
    last_year: int
    changes: tuple[str, ...]
    note: str

    @property
    def words(self) -> str:
        """The whole strip in sentences."""
        return " ".join(f"{line.sentence}." for line in self.lines)


def strip_of(roles: Roles) -> Strip:
    """Prepare the strip of a page."""
    day = datetime.date.fromisoformat(roles.as_of)
    dates = [date_of(role.date) for role in roles.rows]
    years = [day.year]
    for date in filter(None, dates):
        years += [end.year for end in (date.lower, date.upper) if end is not None]
        if date.lower is not None and date.upper is None:
            years.append(date.lower.year + 1)  # room to see that it goes on
    first, last = min(years), max(years)
    last = max(last, first + LEAST_YEARS - 1)
    day_text = date_text(roles.as_of, "short")
    return Strip(
        lines=tuple(
            _line(role, date, day_text) for role, date in zip(roles.rows, dates, strict=True)
        ),
        day=roles.as_of,
        day_text=day_text,
        first_year=first,
        last_year=last,
        changes=_changes(dates),
        note=_note(len(roles.rows), roles.sourced),
    )


def previous_change(strip: Strip) -> str:
    """Return the last day before the strip's on which something changed; empty for none."""
    at = bisect_left(strip.changes, strip.day)
    return strip.changes[at - 1] if at else ""


def next_change(strip: Strip) -> str:
    """Return the next day after the strip's on which something changes; empty for none."""
    at = bisect_right(strip.changes, strip.day)
    return strip.changes[at] if at < len(strip.changes) else ""


def bar_of(strip: Strip, line: RoleLine, width: float) -> Bar | None:
    """Return where a role's bar stands on an axis of a width; None where no date is known.

    An end that nobody knows runs to the edge.
    """
    date = line.date
    if date is None:
        return None
    start = place_of(strip, date.lower, width) if date.lower else 0.0
    end = place_of(strip, date.upper + _DAY, width) if date.upper else width
    return Bar(start, end, _is_unsure(date.start), _is_unsure(date.end))


def place_of(strip: Strip, day: datetime.date, width: float) -> float:
    """Return where a day begins on an axis of a width."""
    first = datetime.date(strip.first_year, 1, 1)
    days = (datetime.date(strip.last_year + 1, 1, 1) - first).days
    return (day - first).days / days * width


def mark_of(strip: Strip, width: float) -> float:
    """Return where the strip's own day stands."""
    return place_of(strip, datetime.date.fromisoformat(strip.day), width)


def ticks_of(strip: Strip, width: float, least: float) -> list[tuple[float, str]]:
    """Return the years to mark, at least `least` pixels apart, each where it begins."""
    count = strip.last_year - strip.first_year + 1
    step = next((step for step in _STEPS if width * step / count >= least), _STEPS[-1])
    start = -(-strip.first_year // step) * step
    return [
        (place_of(strip, datetime.date(year, 1, 1), width), str(year))
        for year in range(start, strip.last_year + 1, step)
    ]


def _line(role: Role, date: Edtf | None, day_text: str) -> RoleLine:
    said = [role.title, date_text(role.date) if date else tr("dates not known")]
    if role.is_held:
        said.append(tr("held on {day}").format(day=day_text))
    return RoleLine(role.title, _years(date), role.is_held, ", ".join(said), date)


def _years(date: Edtf | None) -> str:
    if date is None:
        return ""
    ends = [str(end.year) if end else "" for end in (date.lower, date.upper)]
    return ends[0] if ends[0] == ends[1] else "–".join(ends)


def _changes(dates: Sequence[Edtf | None]) -> tuple[str, ...]:
    days: set[str] = set()
    for date in filter(None, dates):
        if date.lower is not None:
            days.add(date.lower.isoformat())
        if date.upper is not None:
            days.add((date.upper + _DAY).isoformat())
    return tuple(sorted(days))


def _is_unsure(point: Point | None) -> bool:
    return point is None or point.is_approximate or point.is_uncertain


def _note(count: int, sourced: int) -> str:
    roles = tr("1 role") if count == 1 else tr("{n} roles").format(n=count)
    if sourced == count:
        said = tr("with a source") if count == 1 else tr("each with a source")
    else:
        said = tr("{n} with a source").format(n=sourced)
    return f"{roles}, {said}"
