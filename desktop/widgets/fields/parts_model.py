"""The rows of a table of parts as Qt's views ask for them."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, Qt, Signal

from desktop.core.words import tr
from desktop.qt.tips import plain_tip
from desktop.widgets.rows import Index


class Column(NamedTuple):
    """One of the simple values of a part.

    Attributes:
        key: In the rows.
        label: Above the column.
        width_share: Of the table's width, beside the shares of the others.
        choices: (value, words) where it is one of a few; else it is typed.
        is_editable: Whether it is edited in its cell, and not below the table alone.
    """

    key: str
    label: str
    width_share: int = 1
    choices: tuple[tuple[str, str], ...] = ()
    is_editable: bool = True

    def words(self, value: str) -> str:
        """What is seen of a value."""
        return dict(self.choices).get(value, value)


class PartsModel(QAbstractTableModel):
    """Holds the rows it is given; a cell that is edited is told and kept."""

    cell_edited = Signal(int, str, str)

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: list[dict[str, str]] = []
        self.levels: dict[int, str] = {}

    def set_rows(self, rows: Sequence[Mapping[str, str]]) -> bool:
        """Show other rows; return whether there are more or fewer than before."""
        is_other_count = len(rows) != len(self.rows)
        if is_other_count:
            self.beginResetModel()
        self.rows = [dict(row) for row in rows]
        if is_other_count:
            self.levels = {}
            self.endResetModel()
        elif rows:
            self._tell_all()
        return is_other_count

    def set_levels(self, levels: Mapping[int, str]) -> None:
        """Mark rows that have problems."""
        self.levels = {row: level for row, level in levels.items() if level}
        if self.rows:
            self._tell_all()

    def level_at(self, row: int) -> str:
        """Return '', 'warning' or 'error'."""
        return self.levels.get(row, "")

    def _tell_all(self) -> None:
        last = self.index(len(self.rows) - 1, len(self.columns) - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        value = self.rows[index.row()].get(column.key, "")
        if role == Qt.ItemDataRole.EditRole:
            return value
        words = column.words(value)
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(words)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            level = self.level_at(index.row()) if index.column() == 0 else ""
            return ", ".join(part for part in (words or tr("empty"), tr(level)) if part)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole and orientation is Qt.Orientation.Horizontal:
            return plain_tip(self.columns[section].label)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self.columns[section].label
        return str(section + 1)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        column, row = self.columns[index.column()], self.rows[index.row()]
        if str(value) == row.get(column.key, ""):
            return False
        row[column.key] = str(value)
        self.dataChanged.emit(index, index)
        self.cell_edited.emit(index.row(), column.key, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        editable = self.columns[index.column()].is_editable
        simple = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren
        return simple | (flag.ItemIsEditable if editable else flag.NoItemFlags)
