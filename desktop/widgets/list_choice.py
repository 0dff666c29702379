"""The lists of a place, one under the other with their counts; moving chooses."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.qt.roles import LINE_ROLE
from desktop.qt.theme import Theme
from desktop.qt.tips import plain_tip
from desktop.widgets.row_list import RowList
from desktop.widgets.rows import Index, draw_line, leading, trailing

ROW: Final = 28
_INSET: Final = 8


class Listed(NamedTuple):
    """A list to choose.

    Attributes:
        count: Of its rows; empty while nobody knows.
    """

    name: str
    title: str
    count: str = ""


class _Lists(RowList):
    def words(self, row: Listed, role: int) -> str | None:
        """Return the name of a list, for readers of screens with its count."""
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}, {row.count}" if row.count else row.title
        return plain_tip(row.title) if role == Qt.ItemDataRole.ToolTipRole else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Listed = index.data(LINE_ROLE)
        theme, px = self._theme, self._theme.px
        is_on = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        box = option.rect.adjusted(px(_INSET), 1, -px(_INSET), -1)
        self._paint_ground(painter, option, is_on=is_on)
        weight = 600 if is_on else 400
        painter.setFont(theme.font("meta", weight, tabular=True))
        painter.setPen(theme.colour("accent2" if is_on else "ink3"))
        inside = box.adjusted(px(_INSET), 0, -px(_INSET), 0)
        painter.drawText(inside, trailing(option.direction), row.count)
        width = painter.fontMetrics().horizontalAdvance(row.count) + px(8)
        painter.setFont(theme.font(weight=weight))
        painter.setPen(theme.colour("accent2" if is_on else "ink"))
        words = inside.adjusted(0, 0, -width, 0)
        words = QStyle.visualRect(option.direction, inside, words)
        said = painter.fontMetrics().elidedText(
            row.title, Qt.TextElideMode.ElideRight, words.width()
        )
        draw_line(painter, words, leading(option.direction), said)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, is_on: bool
    ) -> None:
        theme, radius = self._theme, self._theme.px(4)
        box = option.rect.adjusted(theme.px(_INSET), 1, -theme.px(_INSET), -1)
        is_over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_on or is_over:
            painter.setBrush(theme.colour("soft" if is_on else "hover"))
            painter.drawRoundedRect(box, radius, radius)
        framed = QStyle.StateFlag.State_HasFocus
        if theme.is_contrast:  # there a ground is no sign
            framed |= QStyle.StateFlag.State_Selected
        if option.state & framed:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)


class ListChoice(QListView):
    """`chosen` when the person moves to a list, `went_on` on Enter: on to its rows."""

    chosen = Signal(str)
    went_on = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        """Start empty.

        Args:
            theme: For painting.
            name: For readers of screens.
        """
        super().__init__()
        self._rows = _Lists()
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(theme, self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        theme.changed.connect(self.doItemsLayout)

    def show_lists(self, rows: Sequence[Listed]) -> None:
        """Show lists in their order, or the same ones with other counts."""
        self._rows.renew_rows(rows)

    def select(self, name: str) -> None:
        """Mark a list as the one shown, without `chosen`."""
        names = [row.name for row in self._rows.rows]
        if name in names:
            blocked = self.blockSignals(True)
            self.setCurrentIndex(self._rows.index(names.index(name)))
            self.blockSignals(blocked)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(self._rows.rows[current.row()].name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the rows on Enter; everything else as in any list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.went_on.emit()
            return
        super().keyPressEvent(event)
