"""A row of the desk: what sort of thing it is, what it is called, and what is said of it."""

from typing import Any, Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle

from desktop.qt.icons import Icons
from desktop.qt.theme import Theme
from desktop.widgets.rows import RowDelegate, paint_text

_ICON: Final = 18
_SLOT: Final = 52
_INKS: Final = {"error": "err", "warning": "warn"}


class DeskDelegate(RowDelegate):
    """Icon, then title and context in two lines."""

    height = 54

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, None)
        self._icons = icons

    def paint_row(self, painter: QPainter, rect: QRect, line: Any, *, is_on: bool) -> None:
        theme, px = self.theme, self.theme.px
        direction, side = painter.layoutDirection(), px(_ICON)
        slot = QRect(rect.left() + px(20), rect.top() + px(10), side, side)
        slot = QStyle.visualRect(direction, rect, slot)
        ink = _INKS.get(line.kind, "ink2")
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(slot.topLeft(), self._icons.pixmap(line.kind, side, ink, ratio))
        inside = rect.adjusted(px(_SLOT), px(9), -px(16), 0)
        inside = QStyle.visualRect(direction, rect, inside)
        painter.setFont(theme.font("headline", 600))
        painter.setPen(theme.colour("ink"))
        paint_text(painter, inside, line.title, line_height=px(19))
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("ink2" if is_on else "ink3"))
        below = inside.adjusted(0, px(20), 0, 0)
        paint_text(painter, below, line.context, line_height=px(16))
