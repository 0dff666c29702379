"""A row of the agenda: the date tile, what the session is on, which one it is and where."""

from typing import Any, Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle

from desktop.widgets.plates import paint_tile, tile_size
from desktop.widgets.rows import RowDelegate, paint_text

_TEXT_GAP: Final = 12
_TITLE: Final = 19
_CONTEXT: Final = 16


class SessionDelegate(RowDelegate):
    """Tile, title and one line about it; a row without a date leaves the tile's place free."""

    height = 61

    def paint_row(self, painter: QPainter, rect: QRect, line: Any, *, is_on: bool) -> None:
        theme, px = self.theme, self.theme.px
        direction, size = painter.layoutDirection(), tile_size(self.theme)
        top = rect.top() + (rect.height() - size.height()) // 2
        tile = QRect(rect.left() + px(20), top, size.width(), size.height())
        if line.tile:
            paint_tile(painter, theme, QStyle.visualRect(direction, rect, tile), line.tile)
        start = tile.right() + px(_TEXT_GAP)
        lines = px(_TITLE) + px(1) + px(_CONTEXT)
        top = rect.top() + (rect.height() - lines) // 2
        title = QRect(start, top, rect.right() - px(12) - start, px(_TITLE))
        title = QStyle.visualRect(direction, rect, title)
        painter.setFont(theme.font("headline", self._weight()))
        painter.setPen(theme.colour("ink"))
        paint_text(painter, title, line.title, line_height=px(_TITLE))
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("ink2" if is_on else "ink3"))
        context = title.translated(0, px(_TITLE) + px(1))
        paint_text(painter, context, line.context, line_height=px(_CONTEXT))

    def _weight(self) -> int:
        """Light text on a dark ground is set heavier than it is drawn."""
        return 500 if self.theme.is_dark else 600
