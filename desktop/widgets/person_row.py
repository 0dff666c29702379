"""A row of the list of people: the name, below it the plate and the title of the day."""

from typing import Any, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from desktop.widgets.plates import paint_plate, plate_size
from desktop.widgets.rows import RowDelegate, draw_line, paint_text, trailing

_START: Final = 20
_END: Final = 16
_NAME: Final = (11, 19)
_SEAT: Final = (35, 20)
"""Top and height of the two lines."""


class PersonDelegate(RowDelegate):
    """Two lines; a plate takes at most half of the second, the time of a past title its end."""

    height = 64

    def paint_row(self, painter: QPainter, rect: QRect, line: Any, *, is_on: bool) -> None:
        theme, px = self.theme, self.theme.px
        start, end = px(_START), px(_END)
        is_mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
        if is_mirrored:
            start, end = end, start
        inside = rect.adjusted(start, 0, -end, 0)
        painter.setFont(theme.font("headline", 600))
        painter.setPen(theme.colour("ink"))
        name = QRect(inside.left(), rect.top() + px(_NAME[0]), inside.width(), px(_NAME[1]))
        paint_text(painter, name, line.title, line_height=px(_NAME[1]))
        seat = QRect(inside.left(), rect.top() + px(_SEAT[0]), inside.width(), px(_SEAT[1]))
        if line.face is not None:
            size = plate_size(theme, line.face)
            most = seat.width() // 2 if line.context else seat.width()
            width = min(size.width(), most)
            left = seat.right() - width + 1 if is_mirrored else seat.left()
            paint_plate(painter, theme, QRect(left, seat.top(), width, size.height()), line.face)
            used = width + px(8)
            seat = seat.adjusted(0, 0, -used, 0) if is_mirrored else seat.adjusted(used, 0, 0, 0)
        painter.setFont(theme.font("meta", tabular=True))
        painter.setPen(theme.colour("ink2" if is_on else "ink3"))
        if line.date:
            draw_line(painter, seat, trailing(painter.layoutDirection()), line.date)
            used = painter.fontMetrics().horizontalAdvance(line.date) + px(10)
            seat = seat.adjusted(used, 0, 0, 0) if is_mirrored else seat.adjusted(0, 0, -used, 0)
        paint_text(painter, seat, line.context, line_height=px(_SEAT[1]))
