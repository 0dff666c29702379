"""A list that shows a million rows: one column, one row height, bands between, type-ahead."""

import time
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.qt.viewport import cover, meet_covered
from desktop.widgets.rows import BAND_HEIGHT, RowDelegate

_TYPE_AHEAD_SECONDS: Final = 1.0


class ListModel(QAbstractItemModel):
    """What a list asks of its model; `desktop.models.paged` answers it."""

    band_rows: Sequence[int]

    def row_of(self, entry_id: int) -> int:
        """Return the row of an entry, -1 where it is not in the list."""

    def id_at(self, row: int) -> int | None:
        """Return the entry's id of a row; None for a band or outside the list."""

    def expect(self, first: int, last: int) -> None:
        """Read the rows from one to another in one go, as when they are about to be painted."""

    def find(self, text: str, start: int) -> int:
        """Return the next row from `start` whose type-ahead text begins so, -1 for none."""


class EntryTable(QTableView):
    """`entry_chosen` when the person moves to an entry, `entry_opened` on Enter or double click.

    Attributes:
        is_alone: No page stands beside it: arrows only walk the list, a click opens.
    """

    entry_chosen = Signal(int)
    entry_opened = Signal(int)

    def __init__(
        self,
        model: ListModel,
        delegate: RowDelegate,
        name: str,
        ground: str = "list",
        parent: QWidget | None = None,
    ) -> None:
        """Show a model.

        Args:
            model: Its rows.
            delegate: Paints them and knows their height; it becomes the table's child.
            name: For readers of screens.
            ground: The colour it lies on.
            parent: What it is put into.
        """
        super().__init__(parent)
        self._met = meet_covered(self)
        self._entries = model
        self._delegate = delegate
        self._ground = ground
        self._bands_laid_out: tuple[int, ...] = ()
        self.is_alone = False
        self._typed = ""
        self._typed_at = 0.0
        self.setAccessibleName(name)
        self.setModel(model)
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self._build()
        model.modelReset.connect(self.lay_out)

    @property
    def entries(self) -> ListModel:
        """The model."""
        return self._entries

    def select_entry(self, entry_id: int) -> bool:
        """Mark an entry as the one shown, without `entry_chosen`; return whether it is here."""
        row = self.entries.row_of(entry_id)
        if row < 0:
            self.clearSelection()
            return False
        index = self.entries.index(row, 0)
        # Asked before: a new current index scrolls by itself, only just into view.
        is_seen = self.viewport().rect().contains(self.visualRect(index))
        blocked = self.blockSignals(True)
        self.setCurrentIndex(index)
        self.blockSignals(blocked)
        hint = QAbstractItemView.ScrollHint
        self.scrollTo(index, hint.EnsureVisible if is_seen else hint.PositionAtCenter)
        return True

    def lay_out(self) -> None:
        """Give rows and bands their heights, as after a reset or a change of zoom."""
        header = self.verticalHeader()
        header.setMinimumSectionSize(1)
        row_height = self._delegate.row_height()
        header.setDefaultSectionSize(row_height)
        for row in self._bands_laid_out:  # a header keeps sizes of its own over a reset
            if row < self.entries.rowCount():
                header.resizeSection(row, row_height)
        self._bands_laid_out = tuple(self.entries.band_rows)
        for row in self._bands_laid_out:
            header.resizeSection(row, self._delegate.theme.px(BAND_HEIGHT))
        self.updateGeometries()  # so that whoever has reset the model can scroll to a place at once
        self.viewport().update()

    def _build(self) -> None:
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self._on_index_activated)
        self.clicked.connect(self._on_index_clicked)
        self.lay_out()

    def _on_index_activated(self, index: QModelIndex | QPersistentModelIndex) -> None:
        entry_id = self.entries.id_at(index.row())
        if entry_id is not None:
            self.entry_opened.emit(entry_id)

    def _on_index_clicked(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if self.is_alone:
            self._on_index_activated(index)

    def _move_to(self, row: int) -> None:
        if row >= 0:
            self.setCurrentIndex(self.entries.index(row, 0))

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        entry_id = self.entries.id_at(current.row()) if current.isValid() else None
        if entry_id is not None and not self.is_alone:
            self.entry_chosen.emit(entry_id)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Step over bands; the keyboard's coming alone (MoveNext from nowhere) chooses nothing."""
        here = self.currentIndex()
        if not here.isValid() and action == QAbstractItemView.CursorAction.MoveNext:
            return QModelIndex()
        row = super().moveCursor(action, modifiers).row()
        step = -1 if row < here.row() else 1
        while 0 <= row < self.entries.rowCount():
            if self.entries.id_at(row) is not None:
                return self.entries.index(row, 0)
            row += step
        return here

    def paintEvent(self, event: QPaintEvent) -> None:
        rect = event.rect()
        last = self.rowAt(rect.bottom())
        self.entries.expect(self.rowAt(rect.top()), last if last >= 0 else self.model().rowCount())
        cover(self.viewport(), rect, self._delegate.theme.colour(self._ground))
        super().paintEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Leave everything as it is where a band is pressed."""
        if self.entries.id_at(self.rowAt(round(event.position().y()))) is not None:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_index_activated(self.currentIndex())
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers():
            last = self.entries.rowCount() - 1
            first = 1 if 0 in self.entries.band_rows else 0
            self._move_to(first if key == Qt.Key.Key_Home else last)
        elif (
            text.isprintable()
            and text
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.keyboardSearch(text)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        now = time.monotonic()
        is_new = now - self._typed_at > _TYPE_AHEAD_SECONDS
        # The same letter again moves on to the next entry with it, as in any list.
        is_new = is_new or self._typed == search
        self._typed = search if is_new else self._typed + search
        self._typed_at = now
        start = self.currentIndex().row() + (1 if len(self._typed) == 1 else 0)
        self._move_to(self.entries.find(self._typed, max(0, start)))
