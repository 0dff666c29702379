"""The hits of a search as a table of one column; says when its end comes into view."""

from typing import Final

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.widgets.rows import Index, RowDelegate

_NEAR_THE_END: Final = 10


class ResultTable(QTableView):
    """`opened` with a row on Enter or a click."""

    opened = Signal(int)
    end_reached = Signal()

    def __init__(self, model: QAbstractItemModel, delegate: RowDelegate) -> None:
        super().__init__()
        self._delegate = delegate
        self.setModel(model)
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(delegate.row_height())
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._on_index_clicked)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def _on_index_clicked(self, index: Index) -> None:
        self.opened.emit(index.row())

    def _on_scrolled(self) -> None:
        last = self.rowAt(self.viewport().height() - 1)
        if last < 0 or last >= self.model().rowCount() - _NEAR_THE_END:
            self.end_reached.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter; everything else as in any list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)
