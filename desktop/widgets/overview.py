"""All the years at a glance with a window to drag: what the timeline below shows of them."""

import datetime
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyle, QWidget

from desktop.core.calendar import range_text
from desktop.core.timeline import Mark, Window, axis
from desktop.core.words import tr
from desktop.qt.theme import Theme
from desktop.widgets.rows import leading
from desktop.widgets.timeline_scene import GUTTER, MARGIN

HEIGHT: Final = 44
_FRAME: Final = (11, 26)
"""Top and height of the window's frame."""
_BASE: Final = 32
_HANDLE: Final = 6
_REACH: Final = 7
"""How near to an end a press takes hold of it."""
_MONTH: Final = 30


class Overview(QWidget):
    """`window_wanted` while the window is dragged, stretched by an end, or moved by key."""

    window_wanted = Signal(object)  # Window

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._bounds = self._window = Window(1, 365)
        self._phases: tuple[Mark, ...] = ()
        self._held: tuple[str, float, Window] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Years shown in the timeline"))

    def show_years(self, bounds: Window, phases: Sequence[Mark]) -> None:
        """Show a stretch of years with its phases."""
        self._bounds, self._phases = bounds, tuple(phases)
        self.update()

    def show_window(self, window: Window) -> None:
        """Show which part of it the timeline has."""
        self._window = window
        days = (datetime.date.fromordinal(day) for day in window)
        self.setAccessibleDescription(range_text(*days))
        self.update()

    def _scale(self) -> tuple[float, float]:
        """Return the first day's place and the pixels of a day, before mirroring."""
        px = self._theme.px
        width = self.width() - px(GUTTER) - px(MARGIN)
        return px(GUTTER), max(1.0, width) / self._bounds.days

    def _place(self, first: int, last: int, top: int, height: int) -> QRect:
        """Return where days stand, mirrored where time runs from the right."""
        start, per_day = self._scale()
        left = start + (first - self._bounds.first) * per_day
        right = start + (last + 1 - self._bounds.first) * per_day
        px = self._theme.px
        rect = QRect(round(left), px(top), max(1, round(right) - round(left)), px(height))
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)

    def _frame(self) -> QRect:
        return self._place(*self._window, *_FRAME)

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _grip_at(self, at: QPointF) -> str:
        """Return what a press takes hold of: an end of the window, the window, or its outside."""
        frame, reach = self._frame(), self._theme.px(_REACH)
        ends = {"first": frame.left(), "last": frame.right()}
        if self._is_mirrored():
            ends = {"first": frame.right(), "last": frame.left()}
        for name, x in ends.items():
            if abs(at.x() - x) <= reach:
                return name
        return "whole" if frame.left() < at.x() < frame.right() else ""

    def _drag(self, x: float) -> None:
        if self._held is None:
            return
        grip, start, window = self._held
        days = round((x - start) / self._scale()[1]) * (-1 if self._is_mirrored() else 1)
        if grip == "whole":
            wanted = window.moved(days, self._bounds)
        elif grip == "first":
            wanted = window.resized(window.first + days, window.last, self._bounds)
        else:
            wanted = window.resized(window.first, window.last + days, self._bounds)
        if wanted != self._window:
            self.window_wanted.emit(wanted)

    def _paint_years(self, painter: QPainter) -> None:
        theme, px = self._theme, self._theme.px
        painter.setPen(theme.colour("line2"))
        line = self._place(*self._bounds, _BASE, 1)
        painter.drawLine(line.topLeft(), line.topRight())
        _, per_day = self._scale()
        width = self._bounds.days * per_day
        for tick in axis(self._bounds, width, px(44)):
            if not tick.is_year:
                continue
            day = datetime.date.fromordinal(tick.day)
            end = day.replace(month=12, day=31).toordinal()
            place = self._place(tick.day, end, _FRAME[0] + 3, _BASE - _FRAME[0] - 4)
            side = place.right() if self._is_mirrored() else place.left()
            painter.setPen(theme.colour("line2"))
            painter.drawLine(side, place.top(), side, line.top())
            is_on = self._window.first <= tick.day <= self._window.last
            painter.setFont(theme.font("meta", 600 if is_on else 400, tabular=True))
            painter.setPen(theme.colour("ink" if is_on else "ink3"))
            inside = place.adjusted(px(6), 0, -px(6), 0)
            painter.drawText(inside, leading(self.layoutDirection()), tick.text)

    def _paint_phases(self, painter: QPainter) -> None:
        for mark in self._phases:
            place = self._place(mark.first, mark.last, _BASE - 3, 4)
            colour = self._theme.colour(f"bar{mark.tone}" if mark.tone else "control")
            if mark.is_dashed:
                pen = QPen(colour, place.height())
                pen.setDashPattern([2, 1])
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                painter.setPen(pen)
                middle = place.center().y() + 1
                painter.drawLine(place.left(), middle, place.right(), middle)
            else:
                painter.fillRect(place, colour)

    def _paint_frame(self, painter: QPainter) -> None:
        theme, px = self._theme, self._theme.px
        frame = QRectF(self._frame())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("accent"), 2.5 if self.hasFocus() else 1.5))
        painter.drawRoundedRect(frame, px(4), px(4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        for x in (frame.left(), frame.right()):
            grip = QRectF(x - px(_HANDLE) / 2, frame.center().y() - px(6), px(_HANDLE), px(12))
            painter.drawRoundedRect(grip, px(_HANDLE) / 2, px(_HANDLE) / 2)

    def sizeHint(self) -> QSize:
        px = self._theme.px
        return QSize(px(600), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_phases(painter)
            self._paint_years(painter)
            self._paint_frame(painter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at, window = event.position(), self._window
        grip = self._grip_at(at)
        if not grip:
            x = self.width() - at.x() if self._is_mirrored() else at.x()
            start, per_day = self._scale()
            day = self._bounds.first + round((x - start) / per_day)
            window = window.moved(day - (window.first + window.last) // 2, self._bounds)
            self.window_wanted.emit(window)
        self._held = grip or "whole", at.x(), window

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._drag(event.position().x())
            return
        shapes = {"": Qt.CursorShape.ArrowCursor, "whole": Qt.CursorShape.OpenHandCursor}
        self.setCursor(shapes.get(self._grip_at(event.position()), Qt.CursorShape.SizeHorCursor))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = self._window_by_key(Qt.Key(event.key()), event.modifiers())
        if wanted is None:
            super().keyPressEvent(event)
        elif wanted != self._window:
            self.window_wanted.emit(wanted)

    def _window_by_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> Window | None:
        window, bounds = self._window, self._bounds
        step = {Qt.Key.Key_Left: -_MONTH, Qt.Key.Key_Right: _MONTH}.get(key, 0)
        if step and self._is_mirrored():
            step = -step
        if step and modifiers & Qt.KeyboardModifier.ShiftModifier:
            return window.resized(window.first, window.last + step, bounds)
        pages = {Qt.Key.Key_PageUp: -window.days, Qt.Key.Key_PageDown: window.days}
        ends = {Qt.Key.Key_Home: -bounds.days, Qt.Key.Key_End: bounds.days}
        step = step or (pages | ends).get(key, 0)
        if step:
            return window.moved(step, bounds)
        factor = {Qt.Key.Key_Plus: 0.5, Qt.Key.Key_Minus: 2.0}.get(key)
        return window.zoomed(factor, bounds) if factor else None
