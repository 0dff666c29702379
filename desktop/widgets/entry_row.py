"""A row of the plain lists: what an entry is called, and one line about it."""

from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from desktop.widgets.rows import RowDelegate, paint_text


class EntryDelegate(RowDelegate):
    """Title and context in two lines."""

    height = 54

    def paint_row(self, painter: QPainter, rect: QRect, line: Any, *, is_on: bool) -> None:
        theme, px = self.theme, self.theme.px
        start, end = px(20), px(16)
        if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            start, end = end, start
        inside = rect.adjusted(start, px(9), -end, 0)
        painter.setFont(theme.font("headline", 600))
        painter.setPen(theme.colour("ink"))
        paint_text(painter, inside, line.title, line_height=px(19))
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("ink2" if is_on else "ink3"))
        paint_text(
            painter,
            inside.adjusted(0, px(20), 0, 0),
            line.context,
            line_height=px(16),
        )
