"""The timeline: months, phases as bands, sessions as bars in lanes, stories as ticks.

Readers of screens have the list of sessions beside it, which says the same; the description tells
what the keyboard is on.
"""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.core.timeline import Mark, TimelineData, Window
from desktop.core.words import tr
from desktop.qt.theme import Theme
from desktop.qt.tips import plain_tip
from desktop.widgets.timeline_paint import paint_scene
from desktop.widgets.timeline_scene import HEIGHT, PITCH, Fetch, Field, Scene, Spot, lay_out

_ROWS: Final = ("phases", "sessions")
_TURN: Final = 120
"""Eighths of a degree that one notch of a wheel turns."""
_ZOOM: Final = 0.8


class TimelineChart(QWidget):
    """`session_chosen` and `phase_chosen` by click, Enter or Space; `window_wanted` by dragging."""

    session_chosen = Signal(int)
    phase_chosen = Signal(int)
    window_wanted = Signal(object)  # Window

    def __init__(self, theme: Theme, fetch: Fetch) -> None:
        """Start empty.

        Args:
            theme: Colours and lengths.
            fetch: Returns the prepared lines of some sessions, in their order.
        """
        super().__init__()
        self._theme = theme
        self._fetch = fetch
        self._data = TimelineData(Window(1, 365))
        self._window = self._data.bounds
        self._today = self._chosen = 0
        self._cursor = ("sessions", 0)
        self._walks: dict[str, tuple[Mark, ...]] = dict.fromkeys(_ROWS, ())
        self._is_tall = False
        self._scene = Scene()
        self._pressed: tuple[QPointF, Window] | None = None
        self._has_moved = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Timeline"))
        theme.changed.connect(self._lay_out)

    def show_data(self, data: TimelineData, window: Window, today: int) -> None:
        """Show other sessions and phases; `today` is the ordinal of the day marked."""
        self._data, self._window, self._today = data, window, today
        sessions = sorted(data.vague + data.sessions, key=lambda mark: (mark.first, mark.last))
        self._walks = {"phases": data.phases, "sessions": tuple(sessions)}
        self._lay_out()

    def show_window(self, window: Window) -> None:
        """Show another stretch of days."""
        self._window = window
        self._lay_out()

    def choose(self, session_id: int) -> None:
        """Frame the session that is read; 0 for none."""
        self._chosen = session_id
        if session_id:
            self._cursor = ("sessions", session_id)
        self._lay_out()

    def set_tall(self, *, is_tall: bool) -> None:
        """Give every session a lane and its title, or let all share one line."""
        self._is_tall = is_tall
        px = self._theme.px
        self.setMinimumHeight(px(HEIGHT + PITCH) if is_tall else px(HEIGHT))
        self._lay_out()

    def spot_of(self, entry_id: int) -> QRectF | None:
        """Return where a session or a phase is painted; None where it is not in the window."""
        return next((spot.rect for spot in self._scene.spots if spot.id == entry_id), None)

    def _field(self) -> Field:
        return Field(self._theme, self.size(), self.layoutDirection(), self._window)

    def _lay_out(self) -> None:
        fetch = self._fetch if self._is_tall else None
        self._scene = lay_out(self._field(), self._data, self._today, self._chosen, fetch)
        self.update()

    def _spot_at(self, at: QPointF) -> Spot | None:
        around = ((spot, spot.rect.adjusted(-2, -2, 2, 2)) for spot in reversed(self._scene.spots))
        return next((spot for spot, rect in around if rect.contains(at)), None)

    def _say(self, row: str, entry_id: int) -> str:
        """Return what a session or a phase is called, in a sentence."""
        if row == "sessions":
            lines = self._fetch([entry_id])
            return lines[0].sentence if lines else ""
        return next((mark.label for mark in self._data.phases if mark.id == entry_id), "")

    def _open(self, spot: Spot) -> None:
        """Read what a spot stands for; of a heap, look closer until its sessions stand apart."""
        if spot.row == "phases":
            self.phase_chosen.emit(spot.id)
            return
        if spot.bar.count == 1:
            self.session_chosen.emit(spot.id)
            return
        field = self._field()
        first = self._window.first + int(spot.bar.left / field.per_day)
        last = self._window.first + int(spot.bar.right / field.per_day)
        closer = self._window.resized(first, max(first, last), self._data.bounds)
        if closer.days < self._window.days:
            self.window_wanted.emit(closer)
        else:
            self.session_chosen.emit(spot.id)

    def _move_cursor(self, row: str, step: int) -> None:
        """Move to another band or bar, and bring it into the window."""
        marks = self._walks[row]
        if not marks:
            return
        ids = [mark.id for mark in marks]
        if self._cursor[1] in ids and row == self._cursor[0]:
            at = min(max(0, ids.index(self._cursor[1]) + step), len(ids) - 1)
        else:
            seen = (n for n, mark in enumerate(marks) if mark.last >= self._window.first)
            at = next(seen, len(ids) - 1)
        mark = marks[at]
        self._cursor = (row, mark.id)
        self.setAccessibleDescription(self._say(row, mark.id))
        window = self._window
        if mark.last < window.first or mark.first > window.last:
            self.window_wanted.emit(window.holding(mark.first, mark.last, self._data.bounds))
        self.update()

    def sizeHint(self) -> QSize:
        px = self._theme.px
        return QSize(px(600), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._theme.px(HEIGHT))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            spot = self._spot_at(QPointF(event.pos()))
            said = self._say(spot.row, spot.id) if spot and spot.bar.count == 1 else ""
            QToolTip.showText(event.globalPos(), plain_tip(said), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setLayoutDirection(self.layoutDirection())
            focus = self._cursor if self.hasFocus() else None
            paint_scene(painter, self._theme, self._scene, self._chosen, focus)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed, self._has_moved = (event.position(), self._window), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            has_spot = self._spot_at(event.position()) is not None
            shape = Qt.CursorShape.PointingHandCursor if has_spot else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            return
        start, window = self._pressed
        distance = start.x() - event.position().x()
        self._has_moved = self._has_moved or abs(distance) > self._theme.px(4)
        if self._has_moved:
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                distance = -distance
            days = round(distance / self._field().per_day)
            self.window_wanted.emit(window.moved(days, self._data.bounds))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        spot = self._spot_at(event.position())
        if self._pressed is not None and not self._has_moved and spot is not None:
            self._cursor = (spot.row, spot.id)
            self._open(spot)
        self._pressed = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn, bounds, window = event.angleDelta(), self._data.bounds, self._window
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turn.y():
            self.window_wanted.emit(window.zoomed(_ZOOM ** (turn.y() / _TURN), bounds))
        elif turn.x() or turn.y():
            notches = (turn.x() or turn.y()) / _TURN
            self.window_wanted.emit(window.moved(round(-notches * window.days / 12), bounds))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = Qt.Key(event.key()), self._cursor[0]
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            step = -step
        count = len(self._walks[row])
        ends = {Qt.Key.Key_Home: -count, Qt.Key.Key_End: count}
        rows = {Qt.Key.Key_Up: _ROWS[0], Qt.Key.Key_Down: _ROWS[1]}
        zooms = {Qt.Key.Key_Plus: 0.5, Qt.Key.Key_Minus: 2.0}
        if step or key in ends:
            self._move_cursor(row, step or ends[key])
        elif key in rows:
            self._move_cursor(rows[key], 0)
        elif key in zooms:
            self.window_wanted.emit(self._window.zoomed(zooms[key], self._data.bounds))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open_cursor()
        else:
            super().keyPressEvent(event)

    def _open_cursor(self) -> None:
        row, entry_id = self._cursor
        if entry_id:
            (self.phase_chosen if row == "phases" else self.session_chosen).emit(entry_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
