"""Dates as sources state them: a small EDTF grammar that never fills in a day nobody gave."""

import re
from calendar import monthrange
from datetime import date
from typing import Literal, NamedTuple

from db.date_words import ENGLISH, DateWords
from db.errors import Invalid
from db.values import Value

Precision = Literal["day", "month", "year"]
DateStyle = Literal["long", "short", "month"]

FIRST_YEAR = 1800
LAST_YEAR = 2200

_OPEN = ".."
_COARSENESS: dict[Precision, int] = {"day": 0, "month": 1, "year": 2}
# re.ASCII: \d would take Arabic-Indic digits, which SQLite's text order does not sort as dates.
_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%])?", re.ASCII)


class Point(Value):
    """One stated date: a day, a month or a year, with the days it may mean."""

    first: date
    last: date
    precision: Precision
    is_approximate: bool = False
    is_uncertain: bool = False


class Tile(NamedTuple):
    """The two lines of a date tile; its edge is dashed when the day is not known."""

    big: str
    small: str
    is_dashed: bool


class Edtf(Value):
    """A date or an interval of dates; ``start`` or ``end`` is None where the interval is open.

    A single date has the same point at both ends.
    """

    text: str
    start: Point | None
    end: Point | None
    is_interval: bool

    @property
    def lower(self) -> date | None:
        """The first day this may mean, None when open."""
        return self.start.first if self.start else None

    @property
    def upper(self) -> date | None:
        """The last day this may mean, None when open."""
        return self.end.last if self.end else None

    @property
    def points(self) -> tuple[Point, ...]:
        """The stated points: one for a date or an open interval, else two."""
        ends = (self.start, self.end) if self.is_interval else (self.start,)
        return tuple(point for point in ends if point is not None)

    @property
    def precision(self) -> Precision:
        """The coarser precision of the two ends."""
        return max((point.precision for point in self.points), key=_COARSENESS.__getitem__)

    @property
    def is_approximate(self) -> bool:
        """Whether an end is marked ``~`` (about)."""
        return any(point.is_approximate for point in self.points)

    @property
    def is_uncertain(self) -> bool:
        """Whether an end is marked ``?`` (in doubt)."""
        return any(point.is_uncertain for point in self.points)

    @property
    def is_open(self) -> bool:
        """Whether one end of the interval is not stated."""
        return self.start is None or self.end is None

    @property
    def sort_key(self) -> tuple[date, date]:
        """Order by first possible day, the longer one later; open ends lie outside all days."""
        return (self.lower or date.min, self.upper or date.max)

    def bounds(self) -> tuple[str | None, str | None]:
        """Return the first and last possible day as ISO strings, None for an open end."""
        lower, upper = self.lower, self.upper
        return (
            lower.isoformat() if lower else None,
            upper.isoformat() if upper else None,
        )

    def contains(self, day: date) -> bool:
        """Say whether this may mean, or include, the given day."""
        lower, upper = self.sort_key
        return lower <= day <= upper

    def overlaps(self, other: "Edtf") -> bool:
        """Say whether some day is possible for both."""
        (lower, upper), (other_lower, other_upper) = self.sort_key, other.sort_key
        return lower <= other_upper and other_lower <= upper

    def precedes(self, other: "Edtf") -> bool:
        """Say whether this lies wholly before the other."""
        return self.sort_key[1] < other.sort_key[0]


def parse(text: str) -> Edtf:
    """Read the EDTF subset of the content: level 0 dates and intervals, ``~ ? %``, open ends.

    Raises:
        Invalid: With what is wrong, for the person who typed it (ISO 8601-2:2019, levels 0 and 1).
    """
    stated = text.strip()
    if "/" not in stated:
        point = _parse_point(stated, stated)
        return Edtf(stated, point, point, is_interval=False)
    first, _, second = stated.partition("/")
    start = None if first == _OPEN else _parse_point(first, stated)
    end = None if second == _OPEN else _parse_point(second, stated)
    if start is None and end is None:
        raise Invalid(f"{stated!r} is not a date: both ends are open")
    if start and end and (start.first > end.first or start.last > end.last):
        raise Invalid(f"{stated!r} is not a date: it ends before it starts")
    return Edtf(stated, start, end, is_interval=True)


def format_date(value: Edtf, *, style: DateStyle = "long", words: DateWords = ENGLISH) -> str:
    """Write a date for a reader: ``19–20 June 2017``, ``about May 2017``, ``since March 2016``.

    The style ``month`` leaves days out ("June 2017"), ``short`` shortens month names.
    """
    if value.start is None or value.end is None:
        return _format_open(value, style, words)
    if not value.is_interval:
        return _qualified(value.start, style, words)
    start, end = value.start, value.end
    if value.is_approximate or value.is_uncertain or _seen(start, style) != _seen(end, style):
        # Ends of different kinds share no part that could be said once.
        halves = (_qualified(start, style, words), _qualified(end, style, words))
        return halves[0] if halves[0] == halves[1] else words.range_mark.join(halves)
    return _format_span(start, end, style, words)


def date_tile(value: Edtf, *, words: DateWords = ENGLISH) -> Tile:
    """Return what a date tile shows; anything not known to the day gets a dashed edge."""
    start, end = value.start, value.end
    if start is None or end is None:
        point = value.points[0]
        if end is None:
            return Tile(f"{point.first.year}–", words.since_label, is_dashed=True)
        return Tile(f"–{point.last.year}", words.until_label, is_dashed=True)
    dashed = value.precision != "day" or value.is_approximate or value.is_uncertain
    first, last = start.first, end.last
    if first.year != last.year:
        return Tile(f"{first.year}–{last.year % 100:02}", words.years_label, dashed)
    if value.precision == "year":
        return Tile(str(first.year), words.year_label, dashed)
    months = _joined(words.months_short[first.month - 1], words.months_short[last.month - 1])
    if value.precision == "month":
        return Tile(months, str(first.year), dashed)
    days = f"{first.day}–{last.day}" if first != last else str(first.day)
    return Tile(days, months, dashed)


def _parse_point(part: str, whole: str) -> Point:
    match = _POINT.fullmatch(part)
    if match is None:
        raise Invalid(
            f"{whole!r} is not a date: write 2017, 2017-06, 2017-06-19 or two of them with '/' "
            "between; '..' is an open end, '~' after a date means about, '?' in doubt"
        )
    year, month, day = (int(group) if group else None for group in match.groups()[:3])
    mark = match.group(4)
    is_approximate, is_uncertain = mark in ("~", "%"), mark in ("?", "%")
    assert year is not None
    _check_parts(year, month, day, whole)
    if month is None:
        first, last = date(year, 1, 1), date(year, 12, 31)
        return Point(first, last, "year", is_approximate, is_uncertain)
    if day is None:
        first, last = (
            date(year, month, 1),
            date(year, month, monthrange(year, month)[1]),
        )
        return Point(first, last, "month", is_approximate, is_uncertain)
    only = date(year, month, day)
    return Point(only, only, "day", is_approximate, is_uncertain)


def _check_parts(year: int, month: int | None, day: int | None, whole: str) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Invalid(
            f"{whole!r} is not a date: year {year} is not between {FIRST_YEAR} and {LAST_YEAR}"
        )
    if month is not None and not 1 <= month <= 12:
        raise Invalid(f"{whole!r} is not a date: month {month}")
    if day is not None and month is not None and not 1 <= day <= monthrange(year, month)[1]:
        raise Invalid(f"{whole!r} is not a date: day {day} of {ENGLISH.months[month - 1]} {year}")


def _seen(point: Point, style: DateStyle) -> Precision:
    """The precision a style shows: the month style hides days."""
    return "month" if style == "month" and point.precision == "day" else point.precision


def _fill(template: str, day: date, style: DateStyle, words: DateWords) -> str:
    short = style == "short"
    in_date = words.months_short_in_date if short else words.months_in_date
    alone = words.months_short if short else words.months
    return template.format(
        d=words.first_day if day.day == 1 else day.day,
        m=in_date[day.month - 1],
        M=alone[day.month - 1],
        y=day.year,
    )


def _qualified(point: Point, style: DateStyle, words: DateWords) -> str:
    """One point in full with its marks in words."""
    shown = _seen(point, style)
    if point.is_approximate:
        phrase = words.about_day if shown == "day" else words.about
        text = phrase.format(_after_word(point, style, words))
    else:
        template = {"day": words.day, "month": words.month, "year": words.year}[shown]
        text = _fill(template, point.first, style, words)
    return words.uncertain.format(text) if point.is_uncertain else text


def _after_word(point: Point, style: DateStyle, words: DateWords) -> str:
    """One point in the form it has after a preposition (Russian changes the month's case)."""
    shown = _seen(point, style)
    template = {
        "day": words.day,
        "month": words.month_after_word,
        "year": words.year_after_word,
    }
    return _fill(template[shown], point.first, style, words)


def _format_open(value: Edtf, style: DateStyle, words: DateWords) -> str:
    (point,) = value.points
    is_day = _seen(point, style) == "day"
    text = _after_word(point, style, words)
    if point.is_approximate:
        text, is_day = (words.about_day if is_day else words.about).format(text), False
    if value.end is None:
        text = (words.since_day if is_day else words.since).format(text)
    else:
        text = (words.until_day if is_day else words.until).format(text)
    return words.uncertain.format(text) if point.is_uncertain else text


def _format_span(start: Point, end: Point, style: DateStyle, words: DateWords) -> str:
    """Two plain points of one precision, saying a shared year or month once."""
    first, last = start.first, end.first
    shown = _seen(start, style)
    if shown == "year":
        if first.year == last.year:
            return _fill(words.year, first, style, words)
        return f"{first.year}{words.range_mark}{_fill(words.year, last, style, words)}"
    full = words.day if shown == "day" else words.month
    no_year = words.day_without_year if shown == "day" else words.month_without_year
    if first == last or (shown == "month" and (first.year, first.month) == (last.year, last.month)):
        return _fill(full, first, style, words)
    if first.year != last.year:
        near = full
    elif shown == "day" and first.month == last.month:
        near = words.day_alone
    else:
        near = no_year
    templates = (full, near) if words.is_year_first else (near, full)
    return words.range_mark.join(
        _fill(template, day, style, words)
        for template, day in zip(templates, (first, last), strict=True)
    )


def _joined(first: str, second: str) -> str:
    return first if first == second else f"{first}–{second}"
