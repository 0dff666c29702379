"""A found entry: tile, plate or icon; title and snippet with the matched words marked; date."""

from typing import Any, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from desktop.core.lines import EntryLine
from desktop.qt.icons import Icons
from desktop.qt.roles import BAND_ROLE, LINE_ROLE
from desktop.qt.theme import Theme
from desktop.widgets.marked_text import paint_marked
from desktop.widgets.plates import paint_plate, paint_tile, plate_size, tile_size
from desktop.widgets.rows import (
    Index,
    RowDelegate,
    draw_line,
    leading,
    row_state,
    trailing,
    visual_rect,
)

HEADING: Final = 28
_SLOT: Final = 46


class ResultDelegate(RowDelegate):
    """Rows of 46 px under headings of 28 px; a heading names its kind and leads to all of it."""

    height = 46

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._icons = icons

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, state = index.data(LINE_ROLE), row_state(option, index)
        painter.save()
        painter.setLayoutDirection(option.direction)
        if line is None:
            self._paint_heading(painter, option, index)
        else:
            self._paint_ground(painter, option, state, has_bar=False)
            self.paint_row(painter, option.rect, line, is_on=False)
        self._paint_focus(painter, option, state)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = self.theme.px(HEADING) if index.data(LINE_ROLE) is None else self.row_height()
        return QSize(option.rect.width(), height)

    def paint_row(self, painter: QPainter, rect: QRect, line: Any, *, is_on: bool) -> None:
        theme, px = self.theme, self.theme.px
        direction = painter.layoutDirection()
        slot = QRect(rect.left() + px(12), rect.top(), px(_SLOT), rect.height())
        self._paint_slot(painter, visual_rect(direction, rect, slot), line)
        painter.setFont(theme.font("meta", tabular=True))
        date_width = painter.fontMetrics().horizontalAdvance(line.date) + px(12) if line.date else 0
        painter.setPen(theme.colour("ink3"))
        edge = rect.adjusted(px(12), 0, -px(12), 0)
        draw_line(painter, edge, trailing(direction), line.date)
        start = px(12 + _SLOT + 12)
        body = rect.adjusted(start, 0, -px(12) - date_width, 0)
        body = visual_rect(direction, rect, body)
        half = rect.height() // 2
        title = QRect(body.left(), rect.top() + px(5), body.width(), half - px(5))
        context = QRect(body.left(), rect.top() + half, body.width(), half - px(5))
        painter.setFont(theme.font(weight=500))
        paint_marked(painter, theme, title, line.title, line.marks, ink="ink")
        painter.setFont(theme.font("meta"))
        paint_marked(
            painter, theme, context, line.context, line.context_marks, ink="ink3", has_head=False
        )

    def _paint_slot(self, painter: QPainter, slot: QRect, line: EntryLine) -> None:
        theme = self.theme
        if line.tile:
            size = tile_size(theme)
            at = QRect(
                slot.left(),
                slot.center().y() - size.height() // 2 + 1,
                size.width(),
                size.height() - 2,
            )
            paint_tile(painter, theme, at, line.tile)
        elif line.face:
            size = plate_size(theme, line.face)
            width = min(size.width(), slot.width())
            at = QRect(
                slot.center().x() - width // 2,
                slot.center().y() - size.height() // 2,
                width,
                size.height(),
            )
            paint_plate(painter, theme, at, line.face)
        else:
            side = theme.px(18)
            pixmap = self._icons.pixmap(
                line.kind, side, "ink2", painter.device().devicePixelRatioF()
            )
            painter.drawPixmap(slot.center().x() - side // 2, slot.center().y() - side // 2, pixmap)

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, px, rect = self.theme, self.theme.px, option.rect
        if index.row():
            painter.setPen(theme.colour("line2"))
            painter.drawLine(rect.topLeft(), rect.topRight())
        inside = rect.adjusted(px(14), 0, -px(14), 0)
        painter.setFont(theme.font("meta", 600))
        painter.setPen(theme.colour("ink2"))
        painter.drawText(inside, leading(option.direction), index.data(BAND_ROLE))
        more = index.data(Qt.ItemDataRole.ToolTipRole)
        if more:
            painter.setFont(theme.font("meta"))
            painter.setPen(theme.colour("accent"))
            painter.drawText(inside, trailing(option.direction), more)
