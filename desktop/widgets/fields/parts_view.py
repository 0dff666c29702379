"""The cells of a table of parts: painted, edited in place, walked and dragged."""

from typing import Any, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.qt.icons import Icons
from desktop.qt.theme import Theme
from desktop.widgets.choice_box import ChoiceBox
from desktop.widgets.fields.parts_model import PartsModel
from desktop.widgets.rows import Index, RowDelegate, aligned, draw_line, row_state

ROW: Final = 30
_ICON: Final = 14
_MOST_ROWS: Final = 8
_SIGNS: Final = {"error": ("error", "err"), "warning": ("warning", "warn")}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class PartsDelegate(RowDelegate):
    """A cell; the first of a row ends with the sign of a problem."""

    height = ROW

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._icons = icons

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, px, rect = self.theme, self.theme.px, option.rect
        painter.save()
        painter.setLayoutDirection(option.direction)
        state = row_state(option, index)
        self._paint_ground(painter, option, state, has_bar=index.column() == 0)
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        lane = self._paint_sign(painter, option, index) if index.column() == 0 else 0
        words = rect.adjusted(px(6), 0, -px(6) - lane, -1)
        words = QStyle.visualRect(option.direction, rect, words)
        painter.setFont(theme.font())
        is_plain = state.is_selected or index.column() == 0
        painter.setPen(theme.colour("ink" if is_plain else "ink2"))
        text = painter.fontMetrics().elidedText(
            index.data(), Qt.TextElideMode.ElideRight, words.width()
        )
        lead = aligned(option.direction, is_trailing=False) | Qt.AlignmentFlag.AlignVCenter
        draw_line(painter, words, lead, text)
        self._paint_focus(painter, option, state)
        painter.restore()

    def _paint_sign(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> int:
        """Paint the sign of a problem at the cell's end; return the room it takes."""
        model = index.model()
        level = model.level_at(index.row()) if isinstance(model, PartsModel) else ""
        if not level:
            return 0
        side, rect = self.theme.px(_ICON), option.rect
        slot = QRect(
            rect.right() - self.theme.px(6) - side, rect.center().y() - side // 2, side, side
        )
        ratio = painter.device().devicePixelRatioF()
        pixmap = self._icons.pixmap(_SIGNS[level][0], side, _SIGNS[level][1], ratio)
        painter.drawPixmap(QStyle.visualRect(option.direction, rect, slot).topLeft(), pixmap)
        return side + self.theme.px(4)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        assert isinstance(model, PartsModel)
        column = model.columns[index.column()]
        name = f"{column.label}, {index.row() + 1}"
        if not column.choices:
            line = QLineEdit(parent)
            line.setProperty("role", "cell")
            line.setAccessibleName(name)
            return line
        box = ChoiceBox(self.theme, self._icons)
        box.setParent(parent)
        box.setProperty("role", "cell")
        box.setAccessibleName(name)
        for value, words in column.choices:
            box.addItem(words, value)
        box.activated.connect(self._on_box_activated)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            if editor.findData(value) < 0:  # what is not offered is kept until it is changed
                editor.addItem(value, value)
            editor.setCurrentIndex(editor.findData(value))
        elif isinstance(editor, QLineEdit):
            editor.setText(value)

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def _on_box_activated(self) -> None:
        box = self.sender()
        if isinstance(box, QWidget):
            self.commitData.emit(box)
            self.closeEditor.emit(box)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        editor.setGeometry(option.rect)

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), self.row_height())


class PartsView(QTableView):
    """As high as its rows up to eight; Tab leaves it, Alt with an arrow asks to move a row."""

    add_asked = Signal()
    copy_asked = Signal()
    removal_asked = Signal()
    move_asked = Signal(int)
    row_dropped = Signal(int, int)

    def __init__(self, theme: Theme, icons: Icons, model: PartsModel) -> None:
        super().__init__()
        self._theme = theme
        self._rows = model
        self._pressed_row = -1
        self._pressed_at = QPoint()
        self._drop_at = -1
        self.setModel(model)
        self.setItemDelegate(PartsDelegate(theme, icons, self))
        self.setProperty("role", "parts")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)

    def lay_out(self) -> None:
        """Be as high as the rows."""
        px = self._theme.px
        self.horizontalHeader().setFixedHeight(px(26))
        self.verticalHeader().setMinimumSectionSize(px(ROW))
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        shown = min(max(1, len(self._rows.rows)), _MOST_ROWS)
        self.setFixedHeight(px(26) + shown * px(ROW))
        self._share_width()

    def _share_width(self) -> None:
        shares = [column.width_share for column in self._rows.columns]
        left, whole = self.viewport().width(), sum(shares)
        for number, share in enumerate(shares):
            width = left * share // max(1, whole)
            self.setColumnWidth(number, width)
            left, whole = left - width, whole - share

    def _slot_at(self, point: QPoint) -> int:
        row = self.rowAt(point.y())
        if row < 0:
            return 0 if point.y() < 0 else len(self._rows.rows)
        middle = self.rowViewportPosition(row) + self.rowHeight(row) / 2
        return row + (point.y() > middle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        none, alt = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
        if modifiers == alt and key in _STEPS:
            self.move_asked.emit(_STEPS[key])
        elif modifiers == none and key == Qt.Key.Key_Delete:
            self.removal_asked.emit()
        elif modifiers == none and key == Qt.Key.Key_Insert:
            self.add_asked.emit()
        elif modifiers == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_D:
            self.copy_asked.emit()
        elif key in _ENTER and self.state() != QAbstractItemView.State.EditingState:
            self._edit_current()
        else:
            super().keyPressEvent(event)

    def _edit_current(self) -> None:
        index = self.currentIndex()
        if index.isValid() and self._rows.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed_at = event.position().toPoint()
        self._pressed_row = self.rowAt(self._pressed_at.y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a row; Qt's own drags would let it out of the table."""
        here = event.position().toPoint()
        far = (here - self._pressed_at).manhattanLength()
        is_held = bool(event.buttons() & Qt.MouseButton.LeftButton) and self._pressed_row >= 0
        if is_held and (self._drop_at >= 0 or far >= QApplication.startDragDistance()):
            self._drop_at = self._slot_at(here)
            self.viewport().update()
        elif not is_held:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        row, slot = self._pressed_row, self._drop_at
        self._pressed_row = self._drop_at = -1
        self.viewport().update()
        if slot >= 0:
            target = slot - 1 if slot > row else slot
            if target != row:
                self.row_dropped.emit(row, target)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop_at < 0:
            return
        is_last = self._drop_at >= len(self._rows.rows)
        row = self._drop_at - 1 if is_last else self._drop_at
        top = self.rowViewportPosition(row) + (self.rowHeight(row) - 2 if is_last else 0)
        with QPainter(self.viewport()) as painter:
            bar = QRect(0, top, self.viewport().width(), 2)
            painter.fillRect(bar, self._theme.colour("accent"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()
