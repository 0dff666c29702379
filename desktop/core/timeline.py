"""Where the timeline puts things: days to pixels, bars in lanes that never overlap, labels."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from db.calendar_records import Calendar, CalendarPhase, CalendarSpan, StoryDay
from db.queries.words import session_name
from db.values import Value, replace
from desktop.core.calendar import Month, is_vague, month_names, tone_of
from desktop.core.words import tr

LEAST_DAYS: Final = 28
"""Shortest window: at that width a day is broader than the narrowest bar."""
_FIRST_WINDOW_MONTHS: Final = 24
_NUMBERED: Final = ("thematic-session", "negotiation-round", "review-forum")
"""Kinds whose number alone says which one it is; a bare number of others would be taken for it."""
_LESS: Final = 0.75
_SHORTEST_LABEL: Final = 32
_FIRST_MONTH: Final = Month(1, 1)
_SHORT_MONTH: Final = 30
_TICK_STEPS: Final = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
"""Months from one line of the axis to the next."""


class Window(NamedTuple):
    """A stretch of days, both ends included, as proleptic Gregorian ordinals."""

    first: int
    last: int

    @property
    def days(self) -> int:
        """Its length."""
        return self.last - self.first + 1

    def moved(self, days: int, bounds: "Window") -> "Window":
        """Return a window of the same length further on, kept within bounds."""
        first = min(
            max(bounds.first, self.first + days), max(bounds.first, bounds.last - self.days + 1)
        )
        return Window(first, first + self.days - 1)

    def resized(self, first: int, last: int, bounds: "Window") -> "Window":
        """Return the window with other ends, never shorter than `LEAST_DAYS`."""
        first, last = (min(max(bounds.first, day), bounds.last) for day in (first, last))
        if last - first + 1 < LEAST_DAYS:
            if last != self.last:
                last = min(bounds.last, first + LEAST_DAYS - 1)
            first = max(bounds.first, min(first, last - LEAST_DAYS + 1))
        return Window(first, last)

    def zoomed(self, factor: float, bounds: "Window") -> "Window":
        """Return a window about the same middle, longer or shorter by a factor."""
        days = min(max(LEAST_DAYS, round(self.days * factor)), bounds.days)
        first = (self.first + self.last) // 2 - days // 2
        return Window(first, first + days - 1).moved(0, bounds)

    def holding(self, first: int, last: int, bounds: "Window") -> "Window":
        """Return the window, moved where it did not show all it could of a stretch of days."""
        if self.first <= first and last <= self.last:
            return self
        return self.moved((first + last) // 2 - (self.first + self.last) // 2, bounds)


class Mark(Value):
    """Something that takes days on the timeline.

    Attributes:
        id: Of the entry.
        first: Ordinal of its first day; likewise `last`.
        tone: 1 to 4, the colour of a phase; 0 for none.
        label: What it is called at its bar ("Round 1"); empty where it has no short name.
        short: The same where there is less room ("1").
        is_dashed: Its days are not known.
        is_hollow: It was cancelled.
    """

    id: int
    first: int
    last: int
    tone: int
    label: str = ""
    short: str = ""
    is_dashed: bool = False
    is_hollow: bool = False


class TimelineData(Value):
    """What the timeline shows, prepared once for an edition and a filter.

    Attributes:
        bounds: From the first January to the last December.
        sessions: In order of their first day.
        vague: Sessions known only to a season or a year.
        ticks: (ordinal of the first day, of the last, number of stories).
    """

    bounds: Window
    phases: tuple[Mark, ...] = ()
    sessions: tuple[Mark, ...] = ()
    vague: tuple[Mark, ...] = ()
    ticks: tuple[tuple[int, int, int], ...] = ()


class Bar(Value):
    """A mark laid out.

    Attributes:
        left: Pixels from the window's first day; likewise `right`.
        lane: Of `lanes` that share the height where it stands.
        count: Of the sessions it stands for; more than one where they are too close to tell apart.
    """

    mark: Mark
    left: float
    right: float
    lane: int = 0
    lanes: int = 1
    count: int = 1


class Tick(NamedTuple):
    """A line of the axis."""

    day: int
    text: str
    is_year: bool


Reach = Callable[[Mark], float]


def prepare(calendar: Calendar, spans: Iterable[CalendarSpan], today: str) -> TimelineData:
    """Prepare what the timeline shows.

    Args:
        calendar: Phases and stories; its bounds are those of everything in it.
        spans: The sessions that pass the filter.
        today: ISO day, where nothing has a date.
    """
    bounds = _bounds(calendar, today)
    sessions: list[Mark] = []
    vague: list[Mark] = []
    for span in spans:
        if span.first:
            (vague if is_vague(span) else sessions).append(_session_mark(span))
    sessions.sort(key=lambda mark: (mark.first, mark.last, mark.id))
    return TimelineData(
        bounds,
        tuple(_phase_mark(phase, bounds) for phase in calendar.phases),
        tuple(sessions),
        tuple(vague),
        tuple(_tick(day) for day in calendar.story_days),
    )


def first_window(data: TimelineData) -> Window:
    """Return the window a timeline opens with: the two years with most sessions."""
    bounds = data.bounds
    best, most = bounds, -1
    firsts = [mark.first for mark in data.sessions]
    start = Month.of(datetime.date.fromordinal(bounds.first))
    while True:
        end = start.step(_FIRST_WINDOW_MONTHS - 1).last.toordinal()
        window = Window(start.first.toordinal(), min(end, bounds.last))
        count = sum(1 for first in firsts if window.first <= first <= window.last)
        if count > most:
            best, most = window, count
        if end >= bounds.last:
            return best
        start = start.step(12)


def place(
    marks: Sequence[Mark],
    window: Window,
    width: float,
    *,
    least: float,
    most: int,
    reach: Reach | None = None,
) -> list[Bar]:
    """Lay marks out in lanes so that no two overlap.

    Args:
        marks: In order of their first day.
        window: What is shown.
        width: Of the window in pixels.
        least: A bar is at least so wide.
        most: Lanes there is room for; where more were needed, one bar stands for all.
        reach: How far a mark's label goes beyond its bar; it is given less where lanes run out.
    """
    per_day = width / window.days
    bars = []
    for mark in marks:
        if mark.last < window.first or mark.first > window.last:
            continue
        left = max(0.0, (mark.first - window.first) * per_day)
        right = min(width, (mark.last + 1 - window.first) * per_day)
        right = max(right, min(width, left + least))
        bars.append(Bar(mark, min(left, right - least), right))
    bars.sort(key=lambda bar: bar.left)
    return _in_lanes(bars, most, reach)


def axis(window: Window, width: float, least: float) -> list[Tick]:
    """Return the lines of months or years, at least so far apart."""
    per_day = width / window.days
    broad = (step for step in _TICK_STEPS if step * _SHORT_MONTH * per_day >= least)
    step = next(broad, _TICK_STEPS[-1])
    names = month_names(is_short=True)
    month = Month.of(datetime.date.fromordinal(window.first))
    month = max(_FIRST_MONTH, month.step(-(month.number % step)))
    ticks = []
    while (day := month.first.toordinal()) <= window.last:
        is_year = month.month == 1
        text = str(month.year) if is_year else names[month.month - 1]
        ticks.append(Tick(max(day, window.first), text, is_year))
        month = month.step(step)
    return ticks


def spread_labels(
    bars: Iterable[Bar], width_of: Callable[[str], float], gap: float, chosen: int
) -> dict[int, tuple[str, float]]:
    """Return the labels there is room for below bars: id to (text, left edge).

    The chosen session's comes first. Of a series the first is named in full where that fits
    ("Round 1"), the others by their number.
    """
    named = [bar for bar in bars if bar.mark.label and bar.count == 1]
    heads = {bar.mark.label.removesuffix(bar.mark.short): bar for bar in reversed(named)}
    named.sort(key=lambda bar: (bar.mark.id != chosen, bar.left))
    placed: dict[int, tuple[str, float]] = {}
    taken: dict[int, tuple[float, float]] = {}
    for bar, text in [
        *((bar, bar.mark.short) for bar in named),
        *((bar, bar.mark.label) for bar in heads.values()),
    ]:
        width = width_of(text)
        left = (bar.left + bar.right - width) / 2
        others = [extent for owner, extent in taken.items() if owner != bar.mark.id]
        if all(left >= end + gap or left + width + gap <= start for start, end in others):
            placed[bar.mark.id] = text, left
            taken[bar.mark.id] = left, left + width
    return placed


def _in_lanes(bars: Sequence[Bar], most: int, reach: Reach | None) -> list[Bar]:
    placed: list[Bar] = []
    cluster: list[Bar] = []
    end = 0.0
    for bar in bars:
        if cluster and bar.left >= end:
            placed += _share(cluster, most, reach)
            cluster, end = [], 0.0
        cluster.append(bar)
        end = max(end, bar.right + (reach(bar.mark) if reach else 0.0))
    return placed + (_share(cluster, most, reach) if cluster else [])


def _share(cluster: Sequence[Bar], most: int, reach: Reach | None) -> list[Bar]:
    """Give the bars of one cluster their lanes, the first free one each."""
    ends: list[float] = []
    lanes = []
    for bar in cluster:
        lane = next((n for n, end in enumerate(ends) if end <= bar.left), len(ends))
        ends[lane : lane + 1] = [bar.right + (reach(bar.mark) if reach else 0.0)]
        lanes.append(lane)
        if lane >= most:
            break
    else:
        pairs = zip(cluster, lanes, strict=True)
        return [replace(bar, lane=lane, lanes=len(ends)) for bar, lane in pairs]
    if reach is not None:
        return _in_lanes(cluster, most, _shortened(reach, cluster))
    right = max(bar.right for bar in cluster)
    return [replace(cluster[0], right=right, count=len(cluster))]


def _shortened(reach: Reach, cluster: Sequence[Bar]) -> Reach | None:
    """Return less room for labels; none where they would name nothing any more."""
    if max(reach(bar.mark) for bar in cluster) * _LESS < _SHORTEST_LABEL:
        return None
    return lambda mark: reach(mark) * _LESS


def _bounds(calendar: Calendar, today: str) -> Window:
    days = [day for span in calendar.spans if span.first for day in (span.first, span.last)]
    days += [day for phase in calendar.phases for day in (phase.first, phase.last) if day]
    days += [day for story in calendar.story_days for day in (story.first, story.last)]
    days = days or [today]
    return Window(
        datetime.date(int(min(days)[:4]), 1, 1).toordinal(),
        datetime.date(int(max(days)[:4]), 12, 31).toordinal(),
    )


def _session_mark(span: CalendarSpan) -> Mark:
    label = short = ""
    if span.number and span.kind in _NUMBERED:
        label, short = session_name(span.kind, span.number, ""), str(span.number)
    elif span.kind == "stocktaking":
        label = short = tr("Stocktaking")
    elif span.kind == "conference":
        label = short = span.city
    return Mark(
        span.id,
        _ordinal(span.first),
        _ordinal(span.last),
        tone_of(span.phase_number),
        label,
        short,
        is_dashed=not span.is_exact,
        is_hollow=span.status == "cancelled",
    )


def _phase_mark(phase: CalendarPhase, bounds: Window) -> Mark:
    return Mark(
        phase.id,
        _ordinal(phase.first) if phase.first else bounds.first,
        _ordinal(phase.last) if phase.last else bounds.last,
        tone_of(phase.number),
        phase.title,
        is_dashed=not phase.last,
    )


def _tick(day: StoryDay) -> tuple[int, int, int]:
    return _ordinal(day.first), _ordinal(day.last), day.count


def _ordinal(day: str) -> int:
    return datetime.date.fromisoformat(day).toordinal()
