"""One facet: a heading and its values with boxes, goal squares and counts."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QPushButton,
    QSpacerItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.core.words import isolated, tr
from desktop.qt.roles import LINE_ROLE
from desktop.qt.theme import Theme
from desktop.qt.tips import plain_tip
from desktop.widgets.labels import make_label
from desktop.widgets.plates import paint_goal
from desktop.widgets.row_list import RowList
from desktop.widgets.rows import RowState, draw_line, leading, row_state, trailing, visual_rect
from desktop.widgets.tick import SIDE, paint_tick_box

ROW: Final = 26
SHOWN: Final = 6
_LINK_PADDING: Final = 5
"""Between a link's border and its words (`app.qss`), the border among it."""

Index = QModelIndex | QPersistentModelIndex


class Choice(NamedTuple):
    """A value of a facet; `code` is shown before the label, with its goal's square."""

    value: str
    label: str
    count: int
    is_on: bool = False
    code: str = ""


class _Choices(RowList):
    def words(self, row: Choice, role: int) -> str | None:
        """Return the name of a value, for readers of screens with its count and its state."""
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.code} {row.label}".strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = tr("on") if row.is_on else tr("off")
            return f"{row.code} {row.label}, {row.count}, {state}".strip()
        return plain_tip(row.label) if role == Qt.ItemDataRole.ToolTipRole else None


class _ChoiceDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        choice: Choice = index.data(LINE_ROLE)
        theme, px, rect = self._theme, self._theme.px, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        self._paint_ground(painter, option, row_state(option, index), is_on=choice.is_on)
        x = px(8)
        paint_tick_box(painter, theme, _at(option, x, px(SIDE)), is_on=choice.is_on)
        x += px(SIDE) + px(8)
        if theme.goal_colour(choice.code) is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            paint_goal(painter, theme, _at(option, x, px(8)), choice.code)
            x += px(14)
        weight = 600 if choice.is_on else 400
        painter.setFont(theme.font("meta", weight, tabular=True))
        count = str(choice.count)
        width = painter.fontMetrics().horizontalAdvance(count) + px(8)
        painter.setPen(theme.colour("accent2" if choice.is_on else "ink3"))
        painter.drawText(rect.adjusted(px(8), 0, -px(8), 0), trailing(option.direction), count)
        painter.setFont(theme.font(weight=weight))
        painter.setPen(theme.colour("accent2" if choice.is_on else "ink"))
        code = isolated(choice.code)  # “10.c” is “10.c” in a mirrored window as well
        said = f"{code}  {choice.label}" if choice.code else choice.label
        inside = rect.adjusted(x, 0, -width - px(8), 0)
        inside = visual_rect(option.direction, rect, inside)
        said = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, inside.width())
        draw_line(painter, inside, leading(option.direction), said)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, state: RowState, *, is_on: bool
    ) -> None:
        theme, radius = self._theme, self._theme.px(4)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_on or state.is_under_mouse:
            painter.setBrush(theme.colour("soft" if is_on else "hover"))
            painter.drawRoundedRect(option.rect, radius, radius)
        if state.has_focus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), radius, radius)


class _ChoiceView(QListView):
    """Space and Enter tick as a click does; arrows at an end leave for the next facet."""

    toggled = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.toggled.emit(self.currentIndex().row())
            return
        at, last = self.currentIndex().row(), self.model().rowCount() - 1
        is_leaving = (event.key() == Qt.Key.Key_Down and at == last) or (
            event.key() == Qt.Key.Key_Up and at <= 0
        )
        if is_leaving:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self.toggled.emit(index.row())


class FacetList(QWidget):
    """`chosen_changed` with the values that are on; hidden while it has no values."""

    chosen_changed = Signal(str, tuple)

    def __init__(self, theme: Theme, name: str, title: str, parent: QWidget | None = None) -> None:
        """Start without values.

        Args:
            theme: For painting.
            name: Field it filters by.
            title: Its heading.
            parent: What it is put into.
        """
        super().__init__(parent)
        self.name = name
        self._theme = theme
        self._choices: list[Choice] = []
        self._is_open = False
        self._model = _Choices()
        self._heading = make_label(title, "group")
        self._view = _ChoiceView()
        self._view.setModel(self._model)
        self._view.setItemDelegate(_ChoiceDelegate(theme, self._view))
        self._view.setAccessibleName(title)
        self._view.setMouseTracking(True)
        self._view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.toggled.connect(self._on_row_toggled)
        self.setFocusProxy(self._view)
        self._more = QPushButton()
        self._more.setProperty("role", "link")
        self._more.clicked.connect(self._on_more_clicked)
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(4))
        column.addWidget(self._heading)
        column.addWidget(self._view)
        self._indent = QSpacerItem(0, 0)
        last = QHBoxLayout()
        last.setSpacing(0)
        last.addItem(self._indent)  # a spacer is mirrored, margins are not
        last.addWidget(self._more)
        last.addStretch()
        column.addLayout(last)
        self._column = column
        theme.changed.connect(self.lay_out)

    @property
    def last_stop(self) -> QWidget:
        """What Tab comes to last in it."""
        return self._more

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Show other values, in their order; those that are on are never folded away."""
        self._choices = list(choices)
        self._fill()

    def lay_out(self) -> None:
        """Apply the theme's lengths: all rows are seen, and no room is left below them."""
        px = self._theme.px
        self._view.setFixedHeight(self._model.rowCount() * px(ROW))
        self._column.setContentsMargins(px(8), px(10), px(8), 0)
        self._heading.setContentsMargins(px(8), 0, px(8), 0)
        self._indent.changeSize(px(8) + px(SIDE) + px(8) - px(_LINK_PADDING), 0)
        self._column.invalidate()

    def _fill(self) -> None:
        shown = [
            choice
            for number, choice in enumerate(self._choices)
            if number < SHOWN or choice.is_on or self._is_open
        ]
        self._model.renew_rows(shown)
        rest = len(self._choices) - len(shown)
        more = tr("Fewer") if self._is_open else tr("{n} more").format(n=rest)
        self._more.setText(more if self._is_open else isolated(more))
        self._more.setAccessibleName(f"{self._heading.text()}: {more}")
        self._more.setVisible(rest > 0 or (self._is_open and len(self._choices) > SHOWN))
        self.lay_out()
        self.setVisible(bool(self._choices))

    def _on_row_toggled(self, row: int) -> None:
        value = self._model.rows[row].value
        on = [choice.value for choice in self._choices if choice.is_on]
        chosen = [one for one in on if one != value] if value in on else [*on, value]
        self.chosen_changed.emit(self.name, tuple(chosen))

    def _on_more_clicked(self) -> None:
        self._is_open = not self._is_open
        self._fill()


def _at(option: QStyleOptionViewItem, x: int, side: int) -> QRect:
    rect = option.rect
    box = QRect(rect.left() + x, rect.top() + (rect.height() - side) // 2, side, side)
    return visual_rect(option.direction, rect, box)
