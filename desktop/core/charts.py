"""Charts of pages, prepared for painting, each with the sentence that says the same. No Qt here."""

import datetime
from collections.abc import Sequence
from typing import Final, NamedTuple

from db.charts import CHARTS, Ballot, Chart, Cities, Course, Span, Structure
from db.dates import Edtf
from db.records import Page
from db.values import Value
from desktop.core.calendar import tone_of
from desktop.core.dating import date_of, date_text
from desktop.core.words import tr

_DAY: Final = datetime.timedelta(days=1)


class Part(NamedTuple):
    """A part of the bar of a vote.

    Attributes:
        position: 'for', 'against', 'abstaining' or 'not-voting'; gives colour and pattern.
        words: "In favour: 152".
        share: Of the whole bar, 0 to 1.
    """

    position: str
    words: str
    share: float


class BallotChart(Value):
    """The bar of a vote."""

    parts: tuple[Part, ...]
    sentence: str


class PhaseRow(NamedTuple):
    """A phase on the time axis.

    Attributes:
        when: In words.
        tone: 1 to 4, the colour; 0 for none.
        start: From the beginning of the axis, 0 to 1; likewise `end`. Equal where no date is known.
        is_open: No source gives an end, or it has none yet: the bar ends dashed.
        marks: Where its meetings stand on the axis, 0 to 1.
    """

    title: str
    when: str
    tone: int
    start: float
    end: float
    is_open: bool
    marks: tuple[float, ...]


class CourseChart(Value):
    """A process over time.

    Attributes:
        years: (place on the axis, year) where each year begins.
        legend: What the marks stand for.
    """

    rows: tuple[PhaseRow, ...]
    years: tuple[tuple[float, str], ...]
    legend: str
    sentence: str


class StructureChart(Value):
    """Groups of parts under what they are parts of."""

    title: str
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    sentence: str


class Pin(NamedTuple):
    """A city on the map.

    Attributes:
        words: "Geneva 9".
        meetings: How many; gives the size of its dot.
        place: What the map knows it by: country (ISO 3166-1 alpha-2, lower case), English name.
    """

    words: str
    meetings: int
    place: tuple[str, str]


class MapChart(Value):
    """Cities on an outline of the world; those with the most meetings first."""

    pins: tuple[Pin, ...]
    sentence: str


Drawing = BallotChart | CourseChart | StructureChart | MapChart


def charts_of(page: Page) -> dict[str, Drawing]:
    """Return the charts of a page by the names its HTML calls them by."""
    return {block.name: drawing_of(block) for block in page.blocks if isinstance(block, CHARTS)}


def drawing_of(chart: Chart) -> Drawing:
    """Prepare a chart."""
    if isinstance(chart, Ballot):
        return _ballot(chart)
    if isinstance(chart, Cities):
        return _map(chart)
    return _course(chart) if isinstance(chart, Course) else _structure(chart)


def _ballot(chart: Ballot) -> BallotChart:
    whole = sum(count for *_, count in chart.counts) or 1
    parts = tuple(
        Part(position, f"{tr(words)}: {count}", count / whole)
        for position, words, count in chart.counts
    )
    said = ", ".join(part.words for part in parts)
    return BallotChart(parts, tr("Bar of the vote. {counts}.").format(counts=said))


def _structure(chart: Structure) -> StructureChart:
    said = " ".join(f"{name}: {'; '.join(items)}." for name, items in chart.groups)
    return StructureChart(chart.title, chart.groups, f"{chart.title}. {said}")


def _map(chart: Cities) -> MapChart:
    pins = tuple(
        Pin(f"{city.name} {city.count}", city.count, (city.country, city.english))
        for city in chart.places
    )
    said = ", ".join(pin.words for pin in pins)
    return MapChart(
        pins, tr("Map of the cities, with the meetings in each: {all}.").format(all=said)
    )


def _course(chart: Course) -> CourseChart:
    dates = [date_of(span.date) for span in chart.phases]
    meetings = [date for span in chart.meetings if (date := date_of(span.date)) and date.lower]
    axis = _Axis.over([date for date in dates if date])
    drawn = [date for date in meetings if date.lower and date.lower.year <= axis.last]
    rows = tuple(
        _row(span, date, axis, drawn) for span, date in zip(chart.phases, dates, strict=True)
    )
    said = "; ".join(f"{row.title}, {row.when}" for row in rows)
    sentence = tr("Time axis of the phases: {phases}.").format(phases=said)
    return CourseChart(rows, axis.years(), _legend(axis, meetings), sentence)


def _legend(axis: "_Axis", meetings: Sequence[Edtf]) -> str:
    """Say what the marks are, and how many meetings come after the axis."""
    later = sum(1 for date in meetings if date.lower and date.lower.year > axis.last)
    drawn = len(meetings) - later
    said = [tr("One mark for each of {n} meetings").format(n=drawn)] if drawn else []
    if later:
        said.append(tr("{n} later ones are listed below").format(n=later))
    return "; ".join(said)


class _Axis(NamedTuple):
    """Whole years from the first to the last; of a phase that goes on, one after its start.

    An axis up to today would leave the years of the talks a tenth of the width.
    """

    first: int
    last: int

    @classmethod
    def over(cls, dates: Sequence[Edtf]) -> "_Axis":
        """Return the years of some phases."""
        years = [end.year for date in dates for end in (date.lower, date.upper) if end is not None]
        years += [date.lower.year + 1 for date in dates if date.lower and date.upper is None]
        return cls(min(years, default=0), max(years, default=0))

    def place(self, day: datetime.date) -> float:
        """Return where a day begins, 0 to 1."""
        start = datetime.date(self.first, 1, 1)
        days = (datetime.date(self.last, 12, 31) - start + _DAY).days
        return (day - start).days / days

    def years(self) -> tuple[tuple[float, str], ...]:
        """Return where each year begins."""
        return tuple(
            (self.place(datetime.date(year, 1, 1)), str(year))
            for year in range(self.first, self.last + 1)
        )


def _row(span: Span, date: Edtf | None, axis: _Axis, meetings: Sequence[Edtf]) -> PhaseRow:
    """Return a phase with the meetings that begin in it."""
    if date is None:
        return PhaseRow(span.title, tr("dates not known"), 0, 0.0, 0.0, is_open=True, marks=())
    lower, upper = date.lower, date.upper
    marks = tuple(
        axis.place(meeting.lower)
        for meeting in meetings
        if meeting.lower is not None
        and (lower is None or lower <= meeting.lower)
        and (upper is None or meeting.lower <= upper)
    )
    return PhaseRow(
        title=span.title,
        when=date_text(span.date),
        tone=tone_of(span.tone),
        start=axis.place(lower) if lower else 0.0,
        end=axis.place(upper + _DAY) if upper else 1.0,
        is_open=upper is None,
        marks=marks,
    )
