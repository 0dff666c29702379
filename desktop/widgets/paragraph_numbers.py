"""Paragraph numbers in the margin of the reading pane."""

from collections.abc import Iterator, Mapping
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QTextBrowser

from desktop.qt.theme import Theme

_GAP: Final = 14
_WIDTH: Final = 24


def number_rects(
    pane: QTextBrowser, theme: Theme, numbers: Mapping[int, int]
) -> Iterator[tuple[int, QRect]]:
    """Yield number and place of the paragraph numbers in view.

    Args:
        pane: The reading pane.
        theme: For font and lengths.
        numbers: Block number to paragraph number, ascending.
    """
    layout = pane.document().documentLayout()
    metrics = QFontMetrics(theme.font("meta"))
    offset = pane.verticalScrollBar().value()
    frame = pane.document().rootFrame().frameFormat()
    for block_number, number in numbers.items():
        block = pane.document().findBlockByNumber(block_number)
        top = layout.blockBoundingRect(block).top() - offset
        if top > pane.viewport().height():
            break
        has_line = block.layout().lineCount() > 0
        height = round(block.layout().lineAt(0).height()) if has_line else metrics.height()
        if top + height < 0:
            continue
        width, gap = theme.px(_WIDTH), theme.px(_GAP)
        if block.textDirection() is Qt.LayoutDirection.RightToLeft:
            left = pane.viewport().width() - round(frame.rightMargin()) + gap
        else:
            left = round(frame.leftMargin()) - gap - width
        yield number, QRect(left, round(top), width, height)


def paint_numbers(pane: QTextBrowser, theme: Theme, numbers: Mapping[int, int]) -> None:
    """Paint the numbers in view, each beside the first line of its paragraph."""
    with QPainter(pane.viewport()) as painter:
        painter.setFont(theme.font("meta", tabular=True))
        painter.setPen(theme.colour("ink3"))
        middle = pane.viewport().width() // 2
        for number, rect in number_rects(pane, theme, numbers):
            is_right = rect.left() > middle
            side = Qt.AlignmentFlag.AlignLeft if is_right else Qt.AlignmentFlag.AlignRight
            flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(rect, flags, str(number))
