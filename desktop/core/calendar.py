"""The calendar without a window: filter, groups, months as weeks, what is now and what is next."""

import datetime
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, Final, NamedTuple

from db.calendar_records import Calendar, CalendarSession, CalendarSpan
from db.date_words import words_for
from db.dates import FIRST_YEAR, LAST_YEAR
from db.queries.words import SESSION_KINDS
from db.values import Value, as_mapping, field_names
from desktop.core.dating import date_of, date_text, tile_of
from desktop.core.lines import EntryLine
from desktop.core.state import texts
from desktop.core.words import tr

WEEKDAYS: Final = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
_LONGEST_BAR_OF_DOUBT: Final = 62
"""Days: what is known less closely than this is no bar over a month but a line over the years."""


class CalendarFilter(Value):
    """What the calendar is narrowed to; values of a field are alternatives, fields add up."""

    kinds: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    processes: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many values are on."""
        return len(self.kinds) + len(self.phases) + len(self.processes)

    def toggled(self, name: str, value: str) -> "CalendarFilter":
        """Return the filter with one value of a field switched."""
        state = self.state()
        values = state.get(name, [])
        state[name] = [v for v in values if v != value] if value in values else [*values, value]
        return CalendarFilter.restored(state)

    def state(self) -> dict[str, list[str]]:
        """Return plain values to come back to."""
        values = {name: list(value) for name, value in as_mapping(self).items()}
        return {name: value for name, value in values.items() if value}

    @classmethod
    def restored(cls, state: dict[str, Any]) -> "CalendarFilter":
        """Read a filter that was left in the history or in the state file."""
        return cls(**{name: texts(state, name) for name in field_names(cls)})


class Month(NamedTuple):
    """A month of a year; months are ordered as they follow."""

    year: int
    month: int

    @classmethod
    def of(cls, day: datetime.date) -> "Month":
        """Return the month of a day."""
        return cls(day.year, day.month)

    @classmethod
    def restored(cls, number: int | None) -> "Month | None":
        """Return the month that `number` once stood for; None where it stands for none."""
        if number is None or not FIRST_YEAR * 12 <= number < (LAST_YEAR + 1) * 12:
            return None
        return cls(number // 12, number % 12 + 1)

    @property
    def number(self) -> int:
        """Months since the year 0, to keep in a state."""
        return self.year * 12 + self.month - 1

    @property
    def first(self) -> datetime.date:
        """Its first day."""
        return datetime.date(self.year, self.month, 1)

    @property
    def last(self) -> datetime.date:
        """Its last day."""
        return datetime.date(self.year, self.month, monthrange(self.year, self.month)[1])

    @property
    def title(self) -> str:
        """In words ("June 2017")."""
        return date_text(f"{self.year:04}-{self.month:02}")

    def step(self, by: int) -> "Month":
        """Return the month so many later."""
        number = self.number + by
        return Month(number // 12, number % 12 + 1)


class WeekBar(NamedTuple):
    """A session within a week of the month.

    Attributes:
        first: Column it begins in, 0 to 6; likewise `last`.
        lane: Line below the day's number; no two bars of a lane share a day.
        is_open: It began before the week; likewise `goes_on`, it goes on after it.
    """

    id: int
    first: int
    last: int
    lane: int
    tone: int
    is_open: bool
    goes_on: bool


class NowNext(NamedTuple):
    """What is going on and what comes; either may be none."""

    now: CalendarSpan | None
    next: CalendarSpan | None


def passing(spans: Iterable[CalendarSpan], wanted: CalendarFilter) -> list[CalendarSpan]:
    """Return the sessions that a filter lets through, in their order."""
    return [
        span
        for span in spans
        if (not wanted.kinds or span.kind in wanted.kinds)
        and (not wanted.phases or span.phase in wanted.phases)
        and (not wanted.processes or span.process in wanted.processes)
    ]


def filter_groups(
    calendar: Calendar, chosen: CalendarFilter
) -> list[tuple[str, str, list[tuple[str, str, int, bool]]]]:
    """Return what can be filtered by: field, heading, and (value, words, sessions, is it on)."""
    kinds = Counter(span.kind for span in calendar.spans)
    phases = Counter(span.phase for span in calendar.spans)
    processes = Counter(span.process for span in calendar.spans)
    named = [(kind, tr(SESSION_KINDS.get(kind, kind))) for kind, _ in kinds.most_common()]
    groups = (
        ("kinds", tr("Kind of session"), named, kinds),
        ("phases", tr("Phase"), [(p.slug, p.title) for p in calendar.phases], phases),
        ("processes", tr("Process"), calendar.processes, processes),
    )
    return [
        (field, heading, [(v, words, n[v], v in getattr(chosen, field)) for v, words in values])
        for field, heading, values, n in groups
    ]


def month_bands(spans: Iterable[CalendarSpan]) -> list[tuple[str, int]]:
    """Return the bands of the agenda: a month, a year or "Undated", with its number of sessions."""
    groups = groupby(spans, key=_band_of)
    return [
        (date_text(key) if key else tr("Undated"), sum(1 for _ in group)) for key, group in groups
    ]


def range_text(first: datetime.date, last: datetime.date) -> str:
    """Return a stretch of months in words ("May–October 2017")."""
    months = [f"{day.year:04}-{day.month:02}" for day in (first, last)]
    return date_text(months[0] if months[0] == months[1] else "/".join(months))


def month_weeks(month: Month) -> list[list[datetime.date]]:
    """Return the weeks a month touches, each from Monday to Sunday, with its neighbours' days."""
    start = month.first - datetime.timedelta(days=month.first.weekday())
    weeks = []
    while start <= month.last:
        weeks.append([start + datetime.timedelta(days=number) for number in range(7)])
        start += datetime.timedelta(days=7)
    return weeks


def week_bars(spans: Iterable[CalendarSpan], week: Sequence[datetime.date]) -> list[WeekBar]:
    """Return the bars of a week, the longer of those that begin together in the upper lane."""
    first, last = week[0].isoformat(), week[-1].isoformat()
    found = [span for span in spans if span.first and span.first <= last and span.last >= first]
    found.sort(key=lambda span: (span.first, -_days(span), span.id))
    ends: list[int] = []
    bars = []
    for span in found:
        start = max(0, (_day(span.first) - week[0]).days)
        end = min(6, (_day(span.last) - week[0]).days)
        lane = next((n for n, taken in enumerate(ends) if taken < start), len(ends))
        ends[lane : lane + 1] = [end]
        tone = tone_of(span.phase_number)
        bars.append(WeekBar(span.id, start, end, lane, tone, span.first < first, span.last > last))
    return bars


def split_month(
    spans: Iterable[CalendarSpan], month: Month
) -> tuple[list[CalendarSpan], list[CalendarSpan]]:
    """Return the sessions of a month: those on known days, and those that have none yet."""
    weeks = month_weeks(month)
    first, last = weeks[0][0].isoformat(), weeks[-1][-1].isoformat()
    own_first, own_last = month.first.isoformat(), month.last.isoformat()
    exact, loose = [], []
    for span in spans:
        if is_on_days(span):
            if span.first <= last and span.last >= first:
                exact.append(span)
        elif span.first and span.first <= own_last and span.last >= own_first:
            loose.append(span)
    return exact, loose


def is_on_days(span: CalendarSpan) -> bool:
    """Whether it has days to stand on, though a source may doubt them."""
    return bool(span.first) and span.precision == "day"


def is_vague(span: CalendarSpan) -> bool:
    """Whether it is known less closely than to a month or two."""
    return not is_on_days(span) and _days(span) > _LONGEST_BAR_OF_DOUBT


def now_and_next(spans: Iterable[CalendarSpan], today: str) -> NowNext:
    """Return the session going on and the first that begins later; cancelled ones are neither.

    A session whose days are not known is never "now": it is next until its month is over.
    """
    now: CalendarSpan | None = None
    coming: CalendarSpan | None = None
    for span in spans:
        if not span.first or span.status == "cancelled" or span.last < today:
            continue
        if span.first <= today and is_on_days(span):
            now = now or span
        elif coming is None or _begins(span, today) < _begins(coming, today):
            coming = span
    return NowNext(now, coming)


def when_text(span: CalendarSpan, today: str) -> str:
    """Return how far off a session is ("today", "in 5 days", "July 2017, day not set")."""
    if not is_on_days(span):
        return f"{date_text(span.date)}, {tr('day not set')}"
    days = (_day(span.first) - _day(today)).days
    if days <= 0:
        number = tr("day {n} of {all}").format(n=1 - days, all=_days(span))
        return tr("today") if _days(span) == 1 else number
    return tr("tomorrow") if days == 1 else tr("in {n} days").format(n=f"{days:,}")


def agenda_line(row: CalendarSession) -> EntryLine:
    """Prepare a row of the agenda: what the session was on, then which one it was and where."""
    title, name = row.title, row.kind_name
    _, _, theme = row.title.partition(": ")
    if row.number:
        name = f"{row.kind_name} {row.number}"
        title = theme[:1].upper() + theme[1:] if theme else row.title
    parts = [name, row.city, *_warnings(row)]
    context = " · ".join(part for part in parts if part)
    said = [date_text(row.date, lang=row.lang), title, *parts]
    if row.segments:
        said.append(tr("{n} parts in the programme").format(n=row.segments))
    return EntryLine(
        kind="session",
        title=title,
        context=context,
        sentence=", ".join(part for part in said if part),
        address=f"session/{row.slug}",
        tile=tile_of(row.date, row.lang),
    )


def tone_of(phase_number: int) -> int:
    """Return which of the four colours a phase has; 0 without a phase.

    The first phase prepares the talks and shares the fourth colour with what follows them: phases
    I to III are the second to the fourth.
    """
    return (phase_number - 2) % 4 + 1 if phase_number else 0


def weekday_name(day: datetime.date) -> str:
    """Return the day of the week in words."""
    return tr(WEEKDAYS[day.weekday()])


def month_names(*, is_short: bool) -> tuple[str, ...]:
    """Return the names of the months in the interface's language."""
    words = words_for("en")
    return words.months_short if is_short else words.months


def _warnings(row: CalendarSession) -> list[str]:
    """Return what has to be said beside a session that did not simply take place on its days."""
    said = [row.status_name] if row.status in ("planned", "moved", "cancelled") else []
    date = date_of(row.date)
    if date is not None and date.precision != "day":
        said.append(tr("day not set"))
    elif date is not None and (date.is_uncertain or date.is_approximate):
        said.append(tr("date uncertain"))
    return said


def _band_of(span: CalendarSpan) -> str:
    if not span.first:
        return ""
    return span.first[: 4 if span.precision == "year" else 7]


def _begins(span: CalendarSpan, today: str) -> tuple[str, str]:
    """Order by the first day; what may have begun already counts by the last it may end on."""
    return span.first if span.first > today else span.last, span.last


def _days(span: CalendarSpan) -> int:
    return (_day(span.last) - _day(span.first)).days + 1 if span.first else 0


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)
