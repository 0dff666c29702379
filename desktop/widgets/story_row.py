"""A row of the story list: date, session, targets; headline; standfirst."""

from typing import Any, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from desktop.core.lines import StoryLine
from desktop.core.words import tr
from desktop.qt.theme import Theme
from desktop.widgets.plates import paint_goal
from desktop.widgets.rows import (
    RowDelegate,
    draw_fitting,
    leading,
    paint_lines,
    paint_text,
    wrapped,
)

_MARGINS: Final = (20, 10, 16, 11)
_META: Final = 16
_HEADLINE: Final = 19
_DEK: Final = 18
_TARGETS_SHOWN: Final = 2


class StoryDelegate(RowDelegate):
    """Two lines of headline and one of standfirst, or one and two: the height is the same."""

    height = 101

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._widths: dict[tuple[str, int], int] = {}

    def fonts(self, _lang: str) -> tuple[QFont, ...]:
        """Return the fonts of headlines and standfirsts, in whatever language they are."""
        return self.theme.font("headline", 600), self.theme.font()

    def paint_row(self, painter: QPainter, rect: QRect, line: Any, *, is_on: bool) -> None:
        theme, px = self.theme, self.theme.px
        start, top, end, _ = (px(margin) for margin in _MARGINS)
        direction = painter.layoutDirection()
        if direction is Qt.LayoutDirection.RightToLeft:
            start, end = end, start
        inside = rect.adjusted(start, top, -end, 0)
        self._paint_meta(
            painter,
            QRect(inside.left(), inside.top(), inside.width(), px(_META)),
            line,
            direction,
            is_on=is_on,
        )
        at = inside.top() + px(_META + 4)
        headline_font = theme.font("headline", 600)
        lines = wrapped(line.headline, headline_font, inside.width(), 2)
        painter.setFont(headline_font)
        painter.setPen(theme.colour("ink"))
        paint_lines(
            painter, inside.translated(0, at - inside.top()), lines, px(_HEADLINE), direction
        )
        at += len(lines) * px(_HEADLINE) + px(3)
        painter.setFont(theme.font())
        painter.setPen(theme.colour("ink2"))
        dek = QRect(inside.left(), at, inside.width(), px(_DEK) * 2)
        paint_text(painter, dek, line.standfirst, lines=3 - len(lines), line_height=px(_DEK))

    def _paint_meta(
        self,
        painter: QPainter,
        rect: QRect,
        line: StoryLine,
        direction: Qt.LayoutDirection,
        *,
        is_on: bool,
    ) -> None:
        theme, px = self.theme, self.theme.px
        painter.setFont(theme.font("meta", tabular=True))
        painter.setPen(theme.colour("ink2" if is_on else "ink3"))
        is_mirrored = direction is Qt.LayoutDirection.RightToLeft
        used = self._paint_targets(painter, rect, line.targets, direction)
        parts = [line.date, line.session]
        text = "  |  ".join(part for part in parts if part)
        free = rect.adjusted(used, 0, 0, 0) if is_mirrored else rect.adjusted(0, 0, -used, 0)
        if line.is_updated:
            text += "  "
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, free.width())
        draw_fitting(painter, free, shown, direction)
        if line.is_updated:
            width = painter.fontMetrics().horizontalAdvance(shown) + px(6)
            rest = free.adjusted(0, 0, -width, 0) if is_mirrored else free.adjusted(width, 0, 0, 0)
            painter.setPen(theme.colour("accent"))
            painter.drawText(rest, leading(direction), tr("Updated"))

    def _paint_targets(
        self,
        painter: QPainter,
        rect: QRect,
        targets: tuple[str, ...],
        direction: Qt.LayoutDirection,
    ) -> int:
        px, metrics = self.theme.px, painter.fontMetrics()
        side, used = px(8), 0
        is_mirrored = direction is Qt.LayoutDirection.RightToLeft
        pen = painter.pen()
        for code in reversed(targets[:_TARGETS_SHOWN]):
            width = self._width(code, metrics)
            cell = rect.adjusted(used, 0, 0, 0) if is_mirrored else rect.adjusted(0, 0, -used, 0)
            painter.setPen(pen)
            left = cell.left() if is_mirrored else cell.right() - width + 1
            draw_fitting(painter, QRect(left, cell.top(), width, cell.height()), code, direction)
            gap = width + px(5)
            top = rect.center().y() - side // 2 + 1
            left = cell.left() + gap if is_mirrored else cell.right() - gap - side + 1
            paint_goal(painter, self.theme, QRect(left, top, side, side), code)
            used += gap + side + px(10)
        painter.setPen(pen)
        return used

    def _width(self, code: str, metrics: QFontMetrics) -> int:
        key = (code, metrics.height())
        if key not in self._widths:
            self._widths[key] = metrics.horizontalAdvance(code)
        return self._widths[key]
