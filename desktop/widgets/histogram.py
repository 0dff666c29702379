"""Entries per year as bars; click for a year, drag or Shift with arrows for a range."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.core.words import tr
from desktop.qt.theme import Theme

_BAR_HEIGHT: Final = 34
_LABEL_HEIGHT: Final = 20
_GAP: Final = 8

Range = tuple[int, int]


class YearHistogram(QWidget):
    """`range_changed` with (first, last), or None when every year is let in again."""

    range_changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._bars: tuple[tuple[int, int], ...] = ()
        self._chosen: Range | None = None
        self._dragged_from: int | None = None
        self._cursor = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Year"))

    @property
    def chosen(self) -> Range | None:
        """The range that is on."""
        return self._chosen

    def show_years(self, bars: Sequence[tuple[int, int]], chosen: Range | None) -> None:
        """Show (year, count) in order, with a range marked."""
        self._bars, self._chosen = tuple(bars), chosen
        self._cursor = min(self._cursor, max(0, len(bars) - 1))
        said = ", ".join(f"{year}: {count}" for year, count in bars)
        on = f"{tr('on')}: {chosen[0]}–{chosen[1]}. " if chosen else ""
        self.setAccessibleDescription(on + said)
        self.setVisible(len(bars) > 1)
        self.updateGeometry()
        self.update()

    def _slot(self, number: int) -> QRect:
        px = self._theme.px
        width = (self.width() - 2 * px(16)) / max(1, len(self._bars))
        place = number
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            place = len(self._bars) - 1 - number
        return QRect(round(px(16) + place * width), 0, round(width), self.height())

    def _number_at(self, x: float) -> int:
        slots = [(abs(self._slot(n).center().x() - x), n) for n in range(len(self._bars))]
        return min(slots)[1] if slots else 0

    def _choose(self, one: int, other: int) -> None:
        years = sorted((self._bars[one][0], self._bars[other][0]))
        chosen = (years[0], years[1])
        self.range_changed.emit(None if chosen == self._chosen else chosen)

    def sizeHint(self) -> QSize:
        px = self._theme.px
        return QSize(px(200), px(_BAR_HEIGHT + _LABEL_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        px = self._theme.px
        return QSize(px(120), px(_BAR_HEIGHT + _LABEL_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            most = max((count for _, count in self._bars), default=1) or 1
            for number, (year, count) in enumerate(self._bars):
                slot = self._slot(number)
                is_on = self._chosen is not None and self._chosen[0] <= year <= self._chosen[1]
                height = max(px(3), round(px(_BAR_HEIGHT) * count / most)) if count else px(1)
                width = min(px(18), slot.width() - px(_GAP) // 2)
                bar = QRectF(slot.center().x() - width / 2, px(_BAR_HEIGHT) - height, width, height)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("accent" if is_on else "line2"))
                painter.drawRoundedRect(bar, 2, 2)
                painter.setFont(theme.font("plate", 600 if is_on else 400, tabular=True))
                painter.setPen(theme.colour("accent2" if is_on else "ink3"))
                label = QRect(slot.left(), px(_BAR_HEIGHT), slot.width(), px(_LABEL_HEIGHT))
                painter.drawText(label, Qt.AlignmentFlag.AlignCenter, f"{year % 100:02d}")
                if self.hasFocus() and number == self._cursor:
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.setPen(QPen(theme.colour("accent"), 2))
                    painter.drawRoundedRect(slot.adjusted(1, 1, -1, -1), px(3), px(3))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._bars:
            self._dragged_from = self._number_at(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragged_from is not None:
            self._cursor = self._number_at(event.position().x())
            self._choose(self._dragged_from, self._cursor)
            self._dragged_from = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and self._bars:
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                step = -step
            before = self._cursor
            self._cursor = min(max(0, before + step), len(self._bars) - 1)
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._extend(before)
            self.update()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return) and self._bars:
            self._choose(self._cursor, self._cursor)
        else:
            super().keyPressEvent(event)

    def _extend(self, before: int) -> None:
        year = self._bars[self._cursor][0]
        first, last = self._chosen or (self._bars[before][0], self._bars[before][0])
        self.range_changed.emit((min(first, year), max(last, year)))
