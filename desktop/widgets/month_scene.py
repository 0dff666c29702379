"""Everything of a month in its place: days, bars over their days, what has no day yet."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QStyle

from desktop.core.calendar import Month, WeekBar
from desktop.core.lines import EntryLine
from desktop.core.words import isolated, tr
from desktop.qt.theme import Theme

HEAD: Final = 26
NUMBER: Final = 21
PITCH: Final = 20
_BAR: Final = 18
_LOOSE_SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class MonthPage:
    """A month as it is painted.

    Attributes:
        weeks: Days from Monday to Sunday, those of the neighbours among them.
        bars: Of each week.
        loose: (id, tone) of the sessions that have no day in it.
        lines: What the sessions are called, by id.
        hollow: Sessions that were cancelled; likewise `doubted`, whose days a source doubts.
        today: The day marked.
    """

    month: Month
    weeks: Sequence[Sequence[datetime.date]]
    bars: Sequence[Sequence[WeekBar]]
    loose: Sequence[tuple[int, int]]
    lines: Mapping[int, EntryLine]
    hollow: frozenset[int]
    doubted: frozenset[int]
    today: datetime.date

    def ids_of(self, day: datetime.date) -> list[int]:
        """Return the sessions of a day."""
        for week, bars in zip(self.weeks, self.bars, strict=True):
            if day in week:
                column = week.index(day)
                return [bar.id for bar in bars if bar.first <= column <= bar.last]
        return []


@dataclass(frozen=True, slots=True)
class Piece:
    """A bar in its place; with a `day` it says how many more that day has."""

    rect: QRect
    id: int
    tone: int
    text: str
    is_loose: bool = False
    day: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A month on a widget of some size, mirrored where weeks run from the right."""

    theme: Theme
    size: QSize
    direction: Qt.LayoutDirection
    page: MonthPage

    @property
    def tops(self) -> list[tuple[int, int]]:
        """Top and height of each week."""
        px, page = self.theme.px, self.page
        loose = min(len(page.loose), _LOOSE_SHOWN)
        top = px(HEAD) + (loose * px(PITCH) + px(6) if loose else 0)
        count = len(page.weeks)
        height = max(px(NUMBER + PITCH), (self.size.height() - top - 1) // count)
        return [(top + number * height, height) for number in range(count)]

    def days(self) -> Iterator[tuple[datetime.date, QRect]]:
        """Yield every day with its place."""
        for week, (top, height) in zip(self.page.weeks, self.tops, strict=True):
            for column, day in enumerate(week):
                yield day, self.columns(column, column, top, height)

    def columns(self, first: int, last: int, top: int, height: int) -> QRect:
        """Return the place of some days of a week."""
        left = first * self.size.width() // 7
        rect = QRect(left, top, (last + 1) * self.size.width() // 7 - left, height)
        return QStyle.visualRect(self.direction, QRect(0, 0, self.size.width(), 1), rect)

    def pieces(self) -> list[Piece]:
        """Return the bars, those without a day first."""
        found = self._loose()
        for week, bars, (top, height) in zip(
            self.page.weeks, self.page.bars, self.tops, strict=True
        ):
            found += self._week(week, bars, top, height)
        return found

    def _loose(self) -> list[Piece]:
        px, page = self.theme.px, self.page
        rest = len(page.loose) - _LOOSE_SHOWN
        found = []
        for number, (entry_id, tone) in enumerate(page.loose[:_LOOSE_SHOWN]):
            rect = self.columns(0, 6, px(HEAD) + px(3) + number * px(PITCH), px(_BAR))
            text = f"{page.lines[entry_id].title} · {tr('day not set')}"
            if rest > 0 and number == _LOOSE_SHOWN - 1:
                text += f" · {isolated(tr('{n} more below').format(n=rest))}"
            rect = rect.adjusted(px(4), 0, -px(4), 0)
            found.append(Piece(rect, entry_id, tone, text, is_loose=True))
        return found

    def _week(
        self, week: Sequence[datetime.date], bars: Sequence[WeekBar], top: int, height: int
    ) -> list[Piece]:
        """Return a week's bars; where lanes run out, a day says how many more it has."""
        px = self.theme.px
        lanes = max(1, (height - px(NUMBER)) // px(PITCH))
        hidden = [0] * len(week)
        found = []
        for bar in bars:
            if bar.lane < lanes:
                found.append(self._bar(bar, top + px(NUMBER) + bar.lane * px(PITCH)))
                continue
            for column in range(bar.first, bar.last + 1):
                hidden[column] += 1
        for column, count in enumerate(hidden):
            if count:
                rect = self.columns(column, column, top, px(NUMBER)).adjusted(px(8), 0, -px(6), 0)
                text = isolated(tr("{n} more").format(n=count))
                found.append(Piece(rect, 0, 0, text, day=week[column]))
        return found

    def _bar(self, bar: WeekBar, top: int) -> Piece:
        px = self.theme.px
        start, end = (0 if bar.is_open else px(4)), (0 if bar.goes_on else px(4))
        if self.direction is Qt.LayoutDirection.RightToLeft:
            start, end = end, start
        rect = self.columns(bar.first, bar.last, top, px(_BAR)).adjusted(start, 0, -end, 0)
        return Piece(rect, bar.id, bar.tone, self.page.lines[bar.id].title)
