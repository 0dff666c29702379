"""The painted part of the roles strip: a row a role, its bar over the years, the day as a line."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QToolTip, QWidget

from desktop.core.roles import (
    RoleLine,
    Strip,
    bar_of,
    mark_of,
    next_change,
    previous_change,
    ticks_of,
)
from desktop.core.words import tr
from desktop.qt.theme import Theme
from desktop.qt.tips import plain_tip
from desktop.widgets.rows import draw_line, leading, trailing

ROW: Final = 30
_ROLE: Final = 250
_YEARS: Final = 70
_BAR: Final = 17
_MARGIN: Final = 16
_GAP: Final = 20
_TOP: Final = 38
_AXIS: Final = 30
_FLAG: Final = (20, 12)
_LEAST_TICK: Final = 46
_OPEN: Final = 14
"""Length of a bar's end that nobody knows."""


class RolesChart(QWidget):
    """Left and Right go from change to change, Up and Down from role to role."""

    day_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._strip: Strip | None = None
        self._row = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Roles over time"))

    def show_strip(self, strip: Strip) -> None:
        """Show other roles."""
        self._strip = strip
        self._row = min(self._row, max(0, len(strip.lines) - 1))
        self._tell()
        self.updateGeometry()
        self.update()

    def height_of_rows(self) -> int:
        """Return the height it needs."""
        rows = len(self._strip.lines) if self._strip else 0
        return self._theme.px(_TOP) + rows * self._theme.px(ROW) + self._theme.px(_AXIS)

    def _tell(self) -> None:
        """Say the role in focus first, then all of them."""
        if self._strip is not None:
            current = self._strip.lines[self._row].sentence if self._strip.lines else ""
            self.setAccessibleDescription(f"{current}. {self._strip.words}")

    def _columns(self) -> tuple[QRect, QRect, QRect]:
        """Return the columns of role, years and time in a row at the top, time running right."""
        px = self._theme.px
        room = self.width() - 2 * px(_MARGIN)
        role = min(px(_ROLE), room * 2 // 5)
        years = px(_YEARS)
        left, height = px(_MARGIN), px(ROW)
        time_left = left + role + years + px(_GAP)
        return (
            QRect(left, 0, role, height),
            QRect(left + role, 0, years, height),
            QRect(time_left, 0, max(1, self.width() - px(_MARGIN) - time_left), height),
        )

    def _mirrored(self, rect: QRectF) -> QRectF:
        if self.layoutDirection() is Qt.LayoutDirection.LeftToRight:
            return rect
        return QRectF(self.width() - rect.right(), rect.top(), rect.width(), rect.height())

    def _row_top(self, number: int) -> int:
        return self._theme.px(_TOP) + number * self._theme.px(ROW)

    def _row_at(self, y: float) -> int:
        number = int((y - self._theme.px(_TOP)) // self._theme.px(ROW))
        count = len(self._strip.lines) if self._strip else 0
        return number if 0 <= number < count else -1

    def _paint_grid(self, painter: QPainter, strip: Strip, time: QRect) -> None:
        theme, px = self._theme, self._theme.px
        bottom = self._row_top(len(strip.lines))
        painter.setFont(theme.font("plate", tabular=True))
        for x, year in ticks_of(strip, time.width(), px(_LEAST_TICK)):
            at = self._mirrored(QRectF(time.left() + x, 0, 1, 1)).left()
            painter.setPen(theme.colour("line"))
            painter.drawLine(QPointF(at, px(_TOP)), QPointF(at, bottom))
            painter.setPen(theme.colour("ink3"))
            label = QRectF(at - px(30), bottom + px(4), px(60), px(16))
            painter.drawText(label, Qt.AlignmentFlag.AlignCenter, year)
        painter.setPen(theme.colour("line"))
        for number in range(len(strip.lines) + 1):
            y = self._row_top(number)
            painter.drawLine(px(_MARGIN), y, self.width() - px(_MARGIN), y)

    def _paint_line(self, painter: QPainter, strip: Strip, number: int, line: RoleLine) -> None:
        theme, direction = self._theme, self.layoutDirection()
        top = self._row_top(number)
        role, years, time = (rect.translated(0, top) for rect in self._columns())
        whole = self.rect()
        role = QStyle.visualRect(direction, whole, role)
        years = QStyle.visualRect(direction, whole, years)
        painter.setFont(theme.font(weight=600 if line.is_held else 400))
        painter.setPen(theme.colour("ink" if line.is_held else "ink2"))
        shown = painter.fontMetrics().elidedText(
            line.title, Qt.TextElideMode.ElideRight, role.width() - theme.px(6)
        )
        draw_line(painter, role, leading(direction), shown)
        painter.setFont(theme.font("meta", tabular=True))
        painter.setPen(theme.colour("ink2" if line.is_held else "ink3"))
        draw_line(painter, years, trailing(direction), line.years)
        if line.date is None:
            painter.setPen(theme.colour("ink3"))
            place = QStyle.visualRect(direction, whole, time)
            draw_line(painter, place, leading(direction), tr("dates not known"))
        else:
            self._paint_bar(painter, strip, line, time)
        if self.hasFocus() and number == self._row:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            frame = QRect(theme.px(8), top, self.width() - 2 * theme.px(8), theme.px(ROW))
            painter.drawRoundedRect(frame.adjusted(1, 2, -1, -1), theme.px(3), theme.px(3))

    def _paint_bar(self, painter: QPainter, strip: Strip, line: RoleLine, time: QRect) -> None:
        """Paint a bar, solid as far as its ends are known."""
        theme, px = self._theme, self._theme.px
        bar = bar_of(strip, line, time.width())
        if bar is None:
            return
        height = px(_BAR)
        top = time.top() + (time.height() - height) / 2
        whole = QRectF(time.left() + bar.start, top, max(px(3), bar.end - bar.start), height)
        open_part = min(float(px(_OPEN)), whole.width() / 3)
        known = whole.adjusted(
            open_part if bar.is_start_open else 0, 0, -open_part if bar.is_end_open else 0, 0
        )
        colour = theme.colour("accent" if line.is_held else "line2")
        if bar.is_start_open or bar.is_end_open:
            edge = QPen(theme.colour("accent" if line.is_held else "control"), 1)
            edge.setStyle(Qt.PenStyle.CustomDashLine)
            edge.setDashPattern([3, 2])
            painter.setPen(edge)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self._mirrored(whole).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(self._mirrored(known), px(2), px(2))

    def _paint_mark(self, painter: QPainter, strip: Strip, time: QRect) -> None:
        theme, px = self._theme, self._theme.px
        at = self._mirrored(QRectF(time.left() + mark_of(strip, time.width()), 0, 0, 0)).left()
        painter.setPen(QPen(theme.colour("ink"), 1.5 * theme.scale))
        painter.drawLine(
            QPointF(at, px(_FLAG[1]) + px(_FLAG[0])), QPointF(at, self._row_top(len(strip.lines)))
        )
        painter.setFont(theme.font("meta", 600, tabular=True))
        width = painter.fontMetrics().horizontalAdvance(strip.day_text) + 2 * px(10)
        left = min(max(at - width / 2, px(4)), self.width() - width - px(4))
        flag = QRectF(left, px(_FLAG[1]), width, px(_FLAG[0]))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("ink"))
        painter.drawRoundedRect(flag, px(2), px(2))
        painter.setPen(theme.colour("paper"))
        draw_line(painter, flag.toRect(), Qt.AlignmentFlag.AlignCenter, strip.day_text)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(600), self.height_of_rows())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(280), self.height_of_rows())

    def paintEvent(self, event: QPaintEvent) -> None:
        strip = self._strip
        if strip is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setLayoutDirection(self.layoutDirection())
            time = self._columns()[2]
            self._paint_grid(painter, strip, time)
            for number, line in enumerate(strip.lines):
                self._paint_line(painter, strip, number, line)
            self._paint_mark(painter, strip, time)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        strip, key = self._strip, Qt.Key(event.key())
        if strip is None or key not in (
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
        ):
            super().keyPressEvent(event)
            return
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if key == Qt.Key.Key_Down else -1
            self._row = min(max(0, self._row + step), len(strip.lines) - 1)
            self._tell()
            self.update()
            return
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        is_later = (key == Qt.Key.Key_Right) != is_mirrored
        day = next_change(strip) if is_later else previous_change(strip)
        if day:
            self.day_chosen.emit(day)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._strip is not None:
            row = self._row_at(event.pos().y())
            said = self._strip.lines[row].sentence if row >= 0 else ""
            QToolTip.showText(event.globalPos(), plain_tip(said), self)
            return True
        return super().event(event)
