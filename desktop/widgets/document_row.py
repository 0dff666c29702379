"""A row of the list of documents: symbol, title, then kind, date and issuer."""

from typing import Any, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from desktop.widgets.rows import RowDelegate, paint_text

_START: Final = 20
_END: Final = 16
_SYMBOL: Final = (9, 16)
_TITLE: Final = (26, 19)
_CONTEXT: Final = (46, 16)
"""Top and height of the three lines."""
_RAISED: Final = 8
"""How much higher two lines stand where there is no symbol above them."""


class DocumentDelegate(RowDelegate):
    """Three lines of one height; rows without a symbol, and other kinds, have the last two."""

    height = 72

    def paint_row(self, painter: QPainter, rect: QRect, line: Any, *, is_on: bool) -> None:
        theme, px = self.theme, self.theme.px
        start, end = px(_START), px(_END)
        if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            start, end = end, start
        inside = rect.adjusted(start, 0, -end, 0)
        symbol = getattr(line, "symbol", "")
        quiet = theme.colour("ink2" if is_on else "ink3")
        raised = 0 if symbol else px(_RAISED)
        rows = (
            (_SYMBOL, symbol, theme.font("meta", 600, tabular=True), quiet),
            (_TITLE, line.title, theme.font("headline", 600), theme.colour("ink")),
            (_CONTEXT, line.context, theme.font("meta", tabular=True), quiet),
        )
        for (top, height), text, font, colour in rows:
            painter.setFont(font)
            painter.setPen(colour)
            place = QRect(inside.left(), rect.top() + px(top) - raised, inside.width(), px(height))
            paint_text(painter, place, text, line_height=px(height))
