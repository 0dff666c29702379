"""Delegates of lists: they paint prepared values, in leading and trailing, and compute nothing."""

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.core.editing.units import index_at
from desktop.qt.fill import fill
from desktop.qt.roles import BAND_ROLE, LINE_ROLE
from desktop.qt.theme import Theme

BAND_HEIGHT: Final = 28
BAR_WIDTH: Final = 3
_LEAST_CUT: Final = 16

Index = QModelIndex | QPersistentModelIndex


class RowState(NamedTuple):
    """How a row stands in its view."""

    is_selected: bool
    is_under_mouse: bool
    has_focus: bool


class RowDelegate(QStyledItemDelegate):
    """Ground, selection bar, focus frame, rule and bands of every list; kinds paint the rest."""

    height: int = 46

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint_row(self, painter: QPainter, rect: QRect, line: Any, *, is_on: bool) -> None:
        """Paint a line; `rect` is the row without its rule."""
        raise AssertionError("a kind of row paints itself")

    def row_height(self) -> int:
        """Return the one height of the list's rows."""
        return self.theme.px(self.height)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, state: RowState, *, has_bar: bool
    ) -> None:
        rect, theme = option.rect, self.theme
        # Qt clears State_Active in lists without the focus; it is the window that matters here.
        is_active = option.widget is None or option.widget.isActiveWindow()
        if state.is_selected:
            fill(painter, rect, theme.colour("soft" if is_active else "hover"))
            if has_bar:
                bar = QRect(rect.left(), rect.top(), theme.px(BAR_WIDTH), rect.height())
                bar = visual_rect(option.direction, rect, bar)
                fill(painter, bar, theme.colour("accent" if is_active else "ink3"))
        elif state.is_under_mouse:
            fill(painter, rect, theme.colour("hover"))

    def _paint_focus(
        self, painter: QPainter, option: QStyleOptionViewItem, state: RowState
    ) -> None:
        # In high contrast a ground is no sign.
        if not (state.has_focus or (self.theme.is_contrast and state.is_selected)):
            return
        pen = painter.pen()
        pen.setColor(self.theme.colour("accent"))
        pen.setWidth(2)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(option.rect.adjusted(1, 1, -1, -2))

    def _paint_band(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        rect, theme = option.rect, self.theme
        fill(painter, rect, theme.colour("side"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(theme.font("meta", 600))
        painter.setPen(theme.colour("ink2"))
        inside = rect.adjusted(theme.px(16), 0, -theme.px(16), 0)
        painter.drawText(inside, leading(option.direction), text)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE_ROLE)
        painter.save()
        painter.setLayoutDirection(option.direction)
        if line is None:
            self._paint_band(painter, option, index.data(BAND_ROLE) or "")
        else:
            state = row_state(option, index)
            self._paint_ground(painter, option, state, has_bar=True)
            painter.setPen(self.theme.colour("line"))
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
            painter.save()
            inside = option.rect.adjusted(0, 0, 0, -1)
            self.paint_row(painter, inside, line, is_on=state.is_selected)
            painter.restore()
            self._paint_focus(painter, option, state)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        is_band = index.data(LINE_ROLE) is None
        height = self.theme.px(BAND_HEIGHT) if is_band else self.row_height()
        return QSize(option.rect.width(), height)


def row_state(option: QStyleOptionViewItem, index: Index) -> RowState:
    """Return how a row stands, asking the view as far as it can say.

    `option.state` says it all, but is a flag of QStyle, for which PySide builds 11 enums with 564
    members: 16 ms of the start, where no pointer is over the list.
    """
    view = option.widget
    if isinstance(view, QAbstractItemView):
        is_selected = view.selectionModel().isSelected(index)
        has_focus = view.hasFocus() and view.currentIndex() == index
        if not view.underMouse():
            return RowState(is_selected, is_under_mouse=False, has_focus=has_focus)
    from PySide6.QtWidgets import QStyle

    flags, state = QStyle.StateFlag, option.state
    return RowState(
        bool(state & flags.State_Selected),
        bool(state & flags.State_MouseOver),
        bool(state & flags.State_HasFocus),
    )


def visual_rect(direction: Qt.LayoutDirection, whole: QRect, part: QRect) -> QRect:
    """Return where a part stands in the window's direction, as QStyle.visualRect does."""
    if direction is Qt.LayoutDirection.LeftToRight:
        return part
    return part.translated(whole.left() + whole.right() - part.left() - part.right(), 0)


# Kept: putting flags of Python together takes longer than what they are for, and rows do it often.
@cache
def leading(direction: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """Return the alignment to the leading edge, vertically centred."""
    return aligned(direction, is_trailing=False) | Qt.AlignmentFlag.AlignVCenter


@cache
def trailing(direction: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """Return the alignment to the trailing edge, vertically centred."""
    return aligned(direction, is_trailing=True) | Qt.AlignmentFlag.AlignVCenter


def aligned(direction: Qt.LayoutDirection, *, is_trailing: bool) -> Qt.AlignmentFlag:
    """Return the absolute side that leading or trailing is."""
    is_right = (direction is Qt.LayoutDirection.RightToLeft) != is_trailing
    side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute


def paint_text(
    painter: QPainter, rect: QRect, text: str, *, lines: int = 1, line_height: int = 0
) -> int:
    """Paint text over at most `lines` lines, the last one elided; return how many it took.

    Direction follows the text's own first strong character, alignment the painter's layout.
    """
    found = wrapped(text, painter.font(), rect.width(), lines)
    height = line_height or painter.fontMetrics().height()
    paint_lines(painter, rect, found, height, painter.layoutDirection())
    return len(found) if text else 0


def paint_lines(
    painter: QPainter,
    rect: QRect,
    lines: Sequence[str],
    height: int,
    direction: Qt.LayoutDirection,
) -> None:
    """Paint lines that fit below each other from the top of a rectangle, at its leading edge."""
    for number, line in enumerate(lines):
        at = QRect(rect.left(), rect.top() + number * height, rect.width(), height)
        draw_fitting(painter, at, line, direction)


def draw_fitting(painter: QPainter, rect: QRect, text: str, direction: Qt.LayoutDirection) -> None:
    """Draw a line that fits, vertically centred at the leading edge, in the text's own direction.

    Where nothing is to be measured for that, it takes two thirds of the time of `draw_line`.

    Args:
        painter: With the font and the ink.
        rect: Where.
        text: What.
        direction: The painter's own: to ask it makes an enum anew.
    """
    if direction is Qt.LayoutDirection.RightToLeft:
        draw_line(painter, rect, leading(direction), text)
        return
    metrics = painter.fontMetrics()
    baseline = rect.top() + (rect.height() - metrics.height()) // 2 + metrics.ascent()
    own = direction_of(text)
    if own is not direction:
        painter.setLayoutDirection(own)
    painter.drawText(rect.left(), baseline, text)
    if own is not direction:
        painter.setLayoutDirection(direction)


def draw_line(painter: QPainter, rect: QRect, flags: Qt.AlignmentFlag, text: str) -> None:
    """Draw one line in the text's own direction, whatever way the window runs.

    Without this an English sentence in a mirrored window ends with its full stop in front.
    """
    direction, own = painter.layoutDirection(), direction_of(text)
    if own is direction:
        painter.drawText(rect, flags, text)
        return
    painter.setLayoutDirection(own)
    painter.drawText(rect, flags, text)
    painter.setLayoutDirection(direction)


@lru_cache(maxsize=4096)
def direction_of(text: str) -> Qt.LayoutDirection:
    """Return the direction of a text's first strong character (UAX 9, rules P2 and P3)."""
    isolates = 0
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("LRI", "RLI", "FSI"):
            isolates += 1
        elif kind == "PDI":
            isolates -= 1
        elif kind in ("L", "R", "AL") and isolates <= 0:
            is_left = kind == "L"
            return Qt.LayoutDirection.LeftToRight if is_left else Qt.LayoutDirection.RightToLeft
    return Qt.LayoutDirection.LeftToRight


def wrapped(text: str, font: QFont, width: int, lines: int) -> tuple[str, ...]:
    """Break text into at most `lines` lines of a width, the last one elided."""
    return _wrapped(text, font.toString(), width, lines)


@lru_cache(maxsize=2048)
def _wrapped(text: str, face: str, width: int, lines: int) -> tuple[str, ...]:
    """Break text once for a width: rows are painted over and over, and each break lays text out."""
    font = QFont()
    font.fromString(face)
    if lines == 1:
        return (_elided(text, QFontMetrics(font), width),)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    found: list[str] = []
    end = 0
    while end < len(text) and len(found) < lines:
        line = layout.createLine()
        line.setLineWidth(width)
        start, end = end, index_at(text, line.textStart() + line.textLength())
        is_cut = len(found) == lines - 1 and end < len(text)
        part = text[start:] if is_cut else text[start:end].rstrip()
        if is_cut or line.naturalTextWidth() > width:  # a word may be longer than its line
            part = _elided(part, QFontMetrics(font), width)
        found.append(part)
    layout.endLayout()
    return tuple(found) or ("",)


def _elided(text: str, metrics: QFontMetrics, width: int) -> str:
    """Shorten a line to a width; of a long text only what may have room is looked at."""
    most = max(_LEAST_CUT, 2 * width // max(1, metrics.averageCharWidth()))
    found = metrics.elidedText(text[:most], Qt.TextElideMode.ElideRight, width)
    if len(text) > most and found == text[:most]:  # narrow letters, or such as have no width
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    return found
