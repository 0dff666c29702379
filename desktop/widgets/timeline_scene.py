"""Everything on the timeline in its place: worked out once, painted and pointed at many times."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics

from desktop.core.lines import EntryLine
from desktop.core.timeline import Bar, Mark, TimelineData, Window, axis, place, spread_labels
from desktop.qt.theme import Theme

HEIGHT: Final = 156
GUTTER: Final = 132
MARGIN: Final = 20
AXIS: Final = 22
PHASES: Final = (30, 26)
"""Top and height of a row, in the drawings' pixels."""
SESSIONS: Final = (71, 28)
STORIES: Final = (128, 16)
PITCH: Final = 32
_VAGUE: Final = (60, 7)
_NAMES: Final = (102, 16)
_LEAST_WIDTH: Final = 10
_COMPACT_LANES: Final = 4
_LONGEST_NAME: Final = 170
_NAMED_AT_MOST: Final = 400
_TICK: Final = 9
"""Height of a day with one story; a day with several is a whole row high."""

Fetch = Callable[[Sequence[int]], list[EntryLine]]


@dataclass(frozen=True, slots=True)
class Spot:
    """A band or a bar, with its name where there is room for one."""

    row: str
    bar: Bar
    rect: QRectF
    name: str = ""
    name_rect: QRectF = field(default_factory=QRectF)

    @property
    def id(self) -> int:
        """Entry it stands for; of a heap the first."""
        return self.bar.mark.id


@dataclass(frozen=True, slots=True)
class Scene:
    """What is painted.

    Attributes:
        spots: Phases first, then sessions.
        ticks: (line, place of its text, text, is it a year).
        stories: (line, does it stand for a day).
        today: Line of today; None outside the window.
        is_tall: Every session has a lane.
    """

    spots: tuple[Spot, ...] = ()
    ticks: tuple[tuple[QRectF, QRectF, str, bool], ...] = ()
    rules: tuple[QRectF, ...] = ()
    stories: tuple[tuple[QRectF, bool], ...] = ()
    heads: tuple[QRectF, ...] = ()
    today: QRectF | None = None
    is_tall: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """The part of a widget where days stand, mirrored where time runs from the right."""

    theme: Theme
    size: QSize
    direction: Qt.LayoutDirection
    window: Window

    @property
    def width(self) -> float:
        """Of the window's days."""
        px = self.theme.px
        return max(1.0, self.size.width() - px(GUTTER) - px(MARGIN))

    @property
    def per_day(self) -> float:
        """Pixels of a day."""
        return self.width / self.window.days

    @property
    def foot(self) -> int:
        """How much further down than drawn the stories stand in a taller widget."""
        return max(0, self.size.height() - self.theme.px(HEIGHT))

    def rect(self, left: float, top: float, width: float, height: float) -> QRectF:
        """Return a place; `left` counts from the window's first day."""
        start = self.theme.px(GUTTER) + left
        if self.direction is Qt.LayoutDirection.RightToLeft:
            start = self.size.width() - start - width
        return QRectF(start, top, width, height)

    def of_day(self, day: int) -> float:
        """Return where a day begins."""
        return (day - self.window.first) * self.per_day

    def day_at(self, x: float) -> int:
        """Return the day at a place of the widget."""
        if self.direction is Qt.LayoutDirection.RightToLeft:
            x = self.size.width() - x
        return self.window.first + int((x - self.theme.px(GUTTER)) / self.per_day)


def lay_out(
    at: Field, data: TimelineData, today: int, chosen: int, fetch: Fetch | None = None
) -> Scene:
    """Put everything in its place.

    Args:
        at: Where the days stand.
        data: What there is.
        today: Ordinal of the day to mark.
        chosen: Session whose name is shown before all others.
        fetch: Given for a tall timeline, in which sessions carry their titles.
    """
    px = at.theme.px
    bottom = px(sum(STORIES)) + at.foot
    sessions = _compact(at, data, chosen) if fetch is None else _tall(at, data, fetch)
    is_seen = at.window.first <= today <= at.window.last
    heads = (PHASES, SESSIONS, (STORIES[0], STORIES[1]))
    tops = (px(PHASES[0]), px(SESSIONS[0]), px(STORIES[0]) + at.foot)
    return Scene(
        spots=(*_phases(at, data.phases), *_vague(at, data.vague), *sessions),
        ticks=tuple(_ticks(at, bottom)),
        rules=tuple(at.rect(0, y, at.width, 1) for y in (px(AXIS), bottom)),
        stories=tuple(_stories(at, data.ticks, bottom)),
        heads=tuple(
            at.rect(px(20) - px(GUTTER), top, px(GUTTER - 24), px(height))
            for top, (_, height) in zip(tops, heads, strict=True)
        ),
        today=at.rect(at.of_day(today), px(AXIS), 1, bottom - px(AXIS)) if is_seen else None,
        is_tall=fetch is not None,
    )


def _phases(at: Field, phases: Sequence[Mark]) -> list[Spot]:
    """Return the bands; a later one lies over the end of the one before, whose name makes room."""
    px = at.theme.px
    top, height = (px(length) for length in PHASES)
    found: list[Spot] = []
    seen_until = at.width
    for mark in reversed(phases):
        for bar in place((mark,), at.window, at.width, least=px(3), most=1):
            rect = at.rect(bar.left, top, bar.right - bar.left, height)
            end = min(bar.right, seen_until) if bar.left < seen_until else bar.right
            name = at.rect(bar.left + px(10), top, max(0.0, end - bar.left - px(14)), height)
            found.append(Spot("phases", bar, rect, mark.label, name))
            seen_until = bar.left
    return found[::-1]


def _vague(at: Field, marks: Sequence[Mark]) -> list[Spot]:
    px = at.theme.px
    top, height = (px(length) for length in _VAGUE)
    found = []
    for bar in place(marks, at.window, at.width, least=px(_LEAST_WIDTH), most=2):
        share = height / bar.lanes
        rect = at.rect(bar.left, top + bar.lane * share, bar.right - bar.left, share)
        found.append(Spot("sessions", bar, rect))
    return found


def _compact(at: Field, data: TimelineData, chosen: int) -> list[Spot]:
    """Let sessions share one line: those that meet stand below each other in it."""
    px = at.theme.px
    bars = place(data.sessions, at.window, at.width, least=px(_LEAST_WIDTH), most=_COMPACT_LANES)
    metrics = QFontMetrics(at.theme.font("plate", 600, tabular=True))
    names = spread_labels(bars, metrics.horizontalAdvance, px(6), chosen)
    found = []
    for bar in bars:
        height = (px(SESSIONS[1]) - 2 * (bar.lanes - 1)) / bar.lanes
        top = px(SESSIONS[0]) + bar.lane * (height + 2)
        rect = at.rect(bar.left, top, bar.right - bar.left - 1, height)
        name, left = names.get(bar.mark.id, ("", 0.0))
        width = metrics.horizontalAdvance(name)
        place_of_name = at.rect(left - 2, px(_NAMES[0]), width + 4, px(_NAMES[1]))
        found.append(Spot("sessions", bar, rect, name, place_of_name))
    return found


def _tall(at: Field, data: TimelineData, fetch: Fetch) -> list[Spot]:
    """Give sessions lanes of their own and their titles, as far as there is room."""
    px, window = at.theme.px, at.window
    seen = [m for m in data.sessions if m.last >= window.first and m.first <= window.last]
    ids = [mark.id for mark in seen[:_NAMED_AT_MOST]] if len(seen) <= _NAMED_AT_MOST else []
    metrics = QFontMetrics(at.theme.font("meta"))
    names = {
        entry_id: metrics.elidedText(line.title, Qt.TextElideMode.ElideRight, px(_LONGEST_NAME))
        for entry_id, line in zip(ids, fetch(ids), strict=True)
    }

    def reach(mark: Mark) -> float:
        return metrics.horizontalAdvance(names[mark.id]) + px(16) if mark.id in names else 0.0

    room = px(STORIES[0] - SESSIONS[0]) + at.foot
    bars = place(
        seen,
        window,
        at.width,
        least=px(_LEAST_WIDTH),
        most=max(1, room // px(PITCH)),
        reach=reach,
    )
    last_of_lane: dict[int, float] = {}
    found = []
    for bar in reversed(bars):
        top, height = px(SESSIONS[0]) + bar.lane * px(PITCH), px(SESSIONS[1])
        rect = at.rect(bar.left, top, bar.right - bar.left - 1, height)
        end = min(bar.right + reach(bar.mark), last_of_lane.get(bar.lane, at.width))
        last_of_lane[bar.lane] = bar.left
        free = at.rect(bar.right + px(5), top, max(0.0, end - bar.right - px(8)), height)
        name = names.get(bar.mark.id, "") if bar.count == 1 else ""
        found.append(Spot("sessions", bar, rect, name, free))
    return found[::-1]


def _ticks(at: Field, bottom: int) -> list[tuple[QRectF, QRectF, str, bool]]:
    px = at.theme.px
    found = []
    for tick in axis(at.window, at.width, px(38)):
        left = at.of_day(tick.day)
        line = at.rect(left, px(2), 1, bottom - px(2))
        found.append((line, at.rect(left + px(6), 0, px(44), px(AXIS)), tick.text, tick.is_year))
    return found


def _stories(
    at: Field, days: Sequence[tuple[int, int, int]], bottom: int
) -> list[tuple[QRectF, bool]]:
    """Return a line up for a day, a line along for a date that is not known to the day."""
    px, window = at.theme.px, at.window
    found = []
    for first, last, count in days:
        if last < window.first or first > window.last:
            continue
        if first == last:
            height = px(STORIES[1] if count > 1 else _TICK)
            found.append((at.rect(at.of_day(first), bottom - height, 1, height), True))
        else:
            left, right = max(0.0, at.of_day(first)), min(at.width, at.of_day(last + 1))
            found.append((at.rect(left, bottom - px(3), right - left, 1), False))
    return found
