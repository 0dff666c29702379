"""The model of a short list whose rows are all at hand: values, and what is said of them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, Qt

from desktop.qt.roles import LINE_ROLE
from desktop.qt.tips import sentence_for
from desktop.widgets.rows import Index


class RowList(QAbstractListModel):
    """`LINE_ROLE` gives a row; its words are its `sentence`, where a kind of list has no others."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Any] = ()

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def renew_rows(self, rows: Sequence[Any]) -> None:
        """Show rows anew; the same number of them keeps the place of the keyboard."""
        if not rows or len(rows) != len(self.rows):
            self.set_rows(rows)
            return
        self.rows = tuple(rows)
        self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def words(self, row: Any, role: int) -> str | None:
        """Return what is said of a row in a role, None for nothing."""
        return sentence_for(role, row.sentence)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        return row if role == LINE_ROLE else self.words(row, role)
