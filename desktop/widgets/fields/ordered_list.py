"""A field of short texts in an order: highlights, and what else is a list."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.words import tr
from desktop.qt.announce import announce
from desktop.qt.icons import Icons
from desktop.qt.theme import Theme
from desktop.widgets.fields.edges import FieldBox
from desktop.widgets.fields.lines import TextField

_MOST_LINES: Final = 5
_ICON: Final = 12
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class OrderedList(FieldBox):
    """Enter adds a row, Backspace takes an empty one out, Alt with an arrow moves it.

    `edited` with every change, `counted` with the number of rows.
    """

    edited = Signal()
    counted = Signal(int)

    def __init__(self, theme: Theme, icons: Icons, invitation: str = "") -> None:
        """Make an empty list.

        Args:
            theme: For lengths and colours.
            icons: For handles and crosses.
            invitation: On the button that adds a row ("Add a highlight").
        """
        super().__init__(theme)
        self._icons = icons
        self._name = ""
        self._direction: Qt.LayoutDirection | None = None
        self._rows: list[_Row] = []
        self._drop_at = -1
        self._add = QPushButton(invitation or tr("Add"))
        self._add.setProperty("role", "link")
        self._add.setAutoDefault(False)
        self._add.clicked.connect(self._on_add_clicked)
        self.watch(self._add)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeading)
        theme.changed.connect(self.lay_out)
        self.lay_out()

    @property
    def value(self) -> list[str]:
        """The texts in order; rows that are still empty are among them."""
        return [row.edit.value for row in self._rows]

    def show_value(self, value: Sequence[str]) -> None:
        """Show texts; the cursor stays in its row."""
        if list(value) == self.value:
            return
        for row in self._rows[len(value) :]:
            self._drop(row)
        for place, text in enumerate(value):
            if place == len(self._rows):
                self._insert(place)
            self._rows[place].edit.show_value(text)
        self._renumber()

    def describe(self, name: str, description: str) -> None:
        """Say to readers of screens what it is."""
        self._name = name
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self._add.setAccessibleDescription(f"{name}. {description}" if description else name)
        self._renumber()

    def take_focus(self) -> None:
        """Put the cursor in the first row; on the button where there is none."""
        if self._rows:
            self._rows[0].edit.take_focus()
        else:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_direction(self, direction: Qt.LayoutDirection) -> None:
        """Write the way the language of the texts runs."""
        self._direction = direction
        for row in self._rows:
            row.edit.set_direction(direction)

    def add_row(self, place: int) -> None:
        """Add an empty row and put the cursor in it."""
        self._insert(place)
        self._renumber()
        self._rows[place].show()
        self._rows[place].edit.take_focus()
        self.edited.emit()

    def remove_row(self, place: int) -> None:
        """Take a row out; the cursor goes to the end of the one above."""
        self._drop(self._rows[place])
        self._renumber()
        if self._rows:
            heir = self._rows[max(0, place - 1)].edit
            heir.take_focus()
            heir.moveCursor(heir.textCursor().MoveOperation.End)
        else:
            self.take_focus()
        self.edited.emit()

    def move_row(self, place: int, target: int) -> None:
        """Put a row at another place; the cursor stays in it."""
        target = min(max(0, target), len(self._rows) - 1)
        if place == target:
            return
        row = self._rows.pop(place)
        self._rows.insert(target, row)
        self._column.removeWidget(row)
        self._column.insertWidget(target, row)
        self._renumber()
        row.edit.take_focus()
        announce(row.edit, f"{target + 1} {tr('of')} {len(self._rows)}")
        self.edited.emit()

    def lay_out(self) -> None:
        """Apply the theme's lengths."""
        px = self._theme.px
        self._column.setContentsMargins(px(6), px(4), px(6), px(4))
        self._column.setSpacing(px(2))
        for row in self._rows:
            row.lay_out()

    def _insert(self, place: int) -> None:
        row = _Row(self._theme, self._icons)
        if self._direction is not None:
            row.edit.set_direction(self._direction)
        row.edit.edited.connect(self.edited)
        row.edit.installEventFilter(self)
        row.removed.connect(self._on_row_removed)
        row.dragged.connect(self._on_row_dragged)
        row.dropped.connect(self._on_row_dropped)
        self._rows.insert(place, row)
        self._column.insertWidget(place, row)

    def _drop(self, row: "_Row") -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.edit.removeEventFilter(self)
        row.hide()
        row.deleteLater()

    def _renumber(self) -> None:
        """Say which row is which, and let Tab go through them in their order."""
        stops: list[QWidget] = []
        for place, row in enumerate(self._rows):
            row.number(self._name, place + 1, len(self._rows))
            stops.append(row.edit)
        stops.append(self._add)
        # The button has its place among the fields of the form; new rows come after them all.
        for first, second in pairwise([self._add, *stops]):
            if first is not second:
                self.setTabOrder(first, second)
        self.counted.emit(len(self._rows))
        self.updateGeometry()

    def _place_of(self, widget: QObject | None) -> int:
        found = (n for n, row in enumerate(self._rows) if widget in (row, row.edit))
        return next(found, -1)

    def _slot_at(self, point: QPoint) -> int:
        middles = [row.geometry().center().y() for row in self._rows]
        return sum(middle < point.y() for middle in middles)

    def _handle(self, place: int, event: QKeyEvent) -> bool:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if key in _ENTER and modifiers == Qt.KeyboardModifier.NoModifier:
            self.add_row(place + 1)
        elif key in _STEPS and modifiers == Qt.KeyboardModifier.AltModifier:
            self.move_row(place, place + _STEPS[key])
        elif key == Qt.Key.Key_Backspace and not self._rows[place].edit.value:
            self.remove_row(place)
        else:
            return False
        return True

    def _on_add_clicked(self) -> None:
        self.add_row(len(self._rows))

    def _on_row_removed(self) -> None:
        self.remove_row(self._place_of(self.sender()))

    def _on_row_dragged(self, point: QPoint) -> None:
        self._drop_at = self._slot_at(point)
        self.update()

    def _on_row_dropped(self, point: QPoint) -> None:
        self._drop_at = -1
        self.update()
        place, slot = self._place_of(self.sender()), self._slot_at(point)
        self.move_row(place, slot - 1 if slot > place else slot)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of a row."""
        place = self._place_of(watched)
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if place >= 0 and is_key and self._handle(place, event):
            return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setPen(self._theme.colour("line"))
            for row in self._rows:
                rect = row.geometry()
                painter.drawLine(rect.left(), rect.bottom() + 1, rect.right(), rect.bottom() + 1)
            if self._drop_at >= 0:
                last = self._rows[min(self._drop_at, len(self._rows) - 1)].geometry()
                top = last.top() if self._drop_at < len(self._rows) else last.bottom()
                bar = QRect(last.left(), top, last.width(), 2)
                painter.fillRect(bar, self._theme.colour("accent"))


class _Row(QWidget):
    """Handle, text, cross."""

    removed = Signal()
    dragged = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._handle = _Handle(theme, icons)
        self._handle.dragged.connect(self._on_handle_dragged)
        self._handle.dropped.connect(self._on_handle_dropped)
        self.edit = TextField(theme, least=1, most=_MOST_LINES, role="bare")
        self.cross = QToolButton()
        self.cross.setProperty("role", "in-field")
        self.cross.setToolTip(tr("Remove (Backspace in an empty row)"))
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        icons.attach(self.cross, "close")
        self.cross.clicked.connect(self.removed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._handle)
        self._row.addWidget(self.edit, 1)
        self._row.addWidget(self.cross)
        self.lay_out()

    def number(self, name: str, place: int, count: int) -> None:
        """Say which row it is."""
        self.edit.describe(f"{name} {place}", f"{place} {tr('of')} {count}")
        self.cross.setAccessibleName(f"{tr('Remove')} {name} {place}")

    def lay_out(self) -> None:
        """Apply the theme's lengths."""
        px = self._theme.px
        self._row.setSpacing(px(4))
        self._handle.setFixedWidth(px(20))
        self.cross.setIconSize(QSize(px(_ICON), px(_ICON)))

    def _on_handle_dragged(self, point: QPoint) -> None:
        self.dragged.emit(self.mapToParent(self._handle.mapToParent(point)))

    def _on_handle_dropped(self, point: QPoint) -> None:
        self.dropped.emit(self.mapToParent(self._handle.mapToParent(point)))


class _Handle(QWidget):
    """Six dots to drag a row by; Alt with an arrow does the same."""

    dragged = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._pressed_at: QPoint | None = None
        self._is_dragged = False
        self.setCursor(Qt.CursorShape.SizeVerCursor)
        self.setToolTip(tr("Drag to move (Alt+Up, Alt+Down)"))
        icons.loaded.connect(self.update)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        here = event.position().toPoint()
        far = (here - self._pressed_at).manhattanLength()
        if self._is_dragged or far >= QApplication.startDragDistance():
            self._is_dragged = True
            self.dragged.emit(here)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_dragged, self._is_dragged, self._pressed_at = self._is_dragged, False, None
        if was_dragged:
            self.dropped.emit(event.position().toPoint())

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = self._theme.px(_ICON + 2)
        pixmap = self._icons.pixmap("drag", side, "ink3", self.devicePixelRatioF())
        with QPainter(self) as painter:
            painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, pixmap)
