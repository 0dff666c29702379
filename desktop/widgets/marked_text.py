"""Text with found words marked: ground and weight, cut so that the first match stays visible."""

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption

from desktop.core.words import isolated
from desktop.qt.theme import Theme
from desktop.widgets.document_text import places_in
from desktop.widgets.rows import draw_line

ELLIPSIS: Final = "…"
_LEAD: Final = 12
_FROM_RIGHT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")

Marks = Sequence[tuple[int, int]]


def shortened(
    text: str, marks: Marks, fits: int, *, has_head: bool
) -> tuple[str, list[tuple[int, int]]]:
    """Cut a text whose first match would not be seen within `fits` characters.

    Returns:
        The text to show and its marks: the beginning where `has_head` (a title is known by it), an
        ellipsis, the words around the match.
    """
    if not marks or marks[0][1] <= fits:
        return text, list(marks)
    start = max(0, marks[0][0] - _LEAD)
    space = text.find(" ", start, marks[0][0])
    start = space + 1 if space >= 0 else start
    room = fits - min(len(text) - start, fits // 2) - len(ELLIPSIS) - 2
    head = text[: max(0, room)].rpartition(" ")[0] if has_head else ""
    lead = f"{head} {ELLIPSIS} " if head else f"{ELLIPSIS} "
    by = len(lead) - start
    return lead + text[start:], [(at + by, end + by) for at, end in marks]


def paint_marked(
    painter: QPainter,
    theme: Theme,
    rect: QRect,
    text: str,
    marks: Marks,
    *,
    ink: str,
    has_head: bool = True,
) -> None:
    """Paint one line from the leading edge, elided at the end.

    Args:
        painter: Its font is the plain one; its layout direction says which edge leads.
        theme: For `mark` and the ink.
        rect: Where.
        text: What.
        marks: (start, end) of found words.
        ink: Token of the plain text.
        has_head: Whether the beginning stays when the text is cut before its first match.
    """
    plain = painter.font()
    strong = QFont(plain)
    strong.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetrics(plain)
    fits = max(8, rect.width() // max(1, metrics.averageCharWidth()))
    text, marks = shortened(text, marks, fits, has_head=has_head)
    if not marks or metrics.horizontalAdvance(text) == 0:
        _paint_plain(painter, theme, rect, text, ink)
        return
    if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft or _FROM_RIGHT.search(text):
        _paint_laid_out(painter, theme, rect, text, marks, strong=strong, ink=ink)
        return
    x = rect.left()
    for piece, is_marked in pieces(text, marks):
        font = strong if is_marked else plain
        x = _paint_piece(painter, theme, rect, x, piece, font, ink=ink, is_marked=is_marked)
        if x >= rect.right():
            break
    painter.setFont(plain)


def pieces(text: str, marks: Marks) -> list[tuple[str, bool]]:
    """Split a text at its marks into (piece, is it marked)."""
    found, at = [], 0
    for start, end in marks:
        if start > at:
            found.append((text[at:start], False))
        found.append((text[start:end], True))
        at = end
    if at < len(text):
        found.append((text[at:], False))
    return found


def _paint_piece(
    painter: QPainter,
    theme: Theme,
    rect: QRect,
    x: int,
    piece: str,
    font: QFont,
    *,
    ink: str,
    is_marked: bool,
) -> int:
    painter.setFont(font)
    metrics = painter.fontMetrics()
    room = rect.right() - x + 1
    shown = metrics.elidedText(piece, Qt.TextElideMode.ElideRight, room)
    width = metrics.horizontalAdvance(shown)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    if is_marked:
        height = metrics.height()
        top = rect.top() + (rect.height() - height) // 2
        painter.fillRect(QRect(x, top, width, height), theme.colour("mark"))
    painter.setPen(theme.colour("ink" if is_marked else ink))
    painter.drawText(QRect(x, rect.top(), width + 2, rect.height()), flags, shown)
    return x + width if shown == piece else rect.right()


def _paint_laid_out(
    painter: QPainter,
    theme: Theme,
    rect: QRect,
    text: str,
    marks: Marks,
    *,
    strong: QFont,
    ink: str,
) -> None:
    """Paint a text whole, its marks as formats: runs of two directions cannot be cut apart."""
    is_mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    wide = QFontMetrics(strong).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    place = places_in(wide)
    layout = QTextLayout(isolated(wide), painter.font())
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    form = QTextCharFormat()
    form.setBackground(theme.colour("mark"))
    form.setForeground(theme.colour("ink"))
    form.setFontWeight(QFont.Weight.DemiBold)
    spans = [(place(at), place(min(end, len(wide)))) for at, end in marks if at < len(wide)]
    layout.setFormats([_range(at + 1, end - at, form) for at, end in spans])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(rect.width())
    layout.endLayout()
    free = rect.width() - line.naturalTextWidth() if is_mirrored else 0
    line.setPosition(QPointF(free, (rect.height() - line.height()) / 2))
    painter.setPen(theme.colour(ink))
    layout.draw(painter, QPointF(rect.topLeft()))


def _range(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, form
    return made


def _paint_plain(painter: QPainter, theme: Theme, rect: QRect, text: str, ink: str) -> None:
    metrics = painter.fontMetrics()
    is_mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
    painter.setPen(theme.colour(ink))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    draw_line(painter, rect, flags, shown)
