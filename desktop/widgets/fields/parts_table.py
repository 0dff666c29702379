"""A table of the parts of an entry: participations, appointments, segments."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QToolButton, QVBoxLayout

from desktop.core.words import tr
from desktop.qt.announce import announce
from desktop.qt.icons import Icons
from desktop.qt.theme import Theme
from desktop.widgets.fields.edges import FieldBox
from desktop.widgets.fields.parts_model import Column, PartsModel
from desktop.widgets.fields.parts_view import PartsView

__all__ = ["Column", "PartsTable"]

_ICON: Final = 16
_TOOLS: Final = (
    ("add", "Add", "Insert"),
    ("duplicate", "Duplicate", "Ctrl+D"),
    ("delete", "Remove", "Delete"),
    ("raise", "Move up", "Alt+Up"),
    ("lower", "Move down", "Alt+Down"),
)


class PartsTable(FieldBox):
    """Cells are edited in it; rows are asked for, and come when the owner shows them.

    A part has more than its row, and only the owner knows what a new one holds. So `row_added`,
    `row_removed`, `row_moved` and `row_copied` say what the person did; the owner changes the
    entry and answers with `show_rows`, whereupon the row that was meant is the chosen one.
    """

    edited = Signal()
    counted = Signal(int)
    cell_edited = Signal(int, str, str)
    row_added = Signal(int)
    row_removed = Signal(int)
    row_moved = Signal(int, int)
    row_copied = Signal(int)
    row_chosen = Signal(int)

    def __init__(self, theme: Theme, icons: Icons, columns: Sequence[Column]) -> None:
        super().__init__(theme)
        self._wanted = -1
        self._told = -1
        self._model = PartsModel(columns)
        self._model.cell_edited.connect(self._on_cell_edited)
        self.view = PartsView(theme, icons, self._model)
        self.view.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.view.add_asked.connect(self._on_add_asked)
        self.view.copy_asked.connect(self._on_copy_asked)
        self.view.removal_asked.connect(self._on_removal_asked)
        self.view.move_asked.connect(self._on_move_asked)
        self.view.row_dropped.connect(self._move)
        self.watch(self.view)
        self.tools = {name: self._make_tool(icons, *words) for name, *words in _TOOLS}
        done = (
            ("add", self._on_add_asked),
            ("duplicate", self._on_copy_asked),
            ("delete", self._on_removal_asked),
            ("raise", self._on_raise_clicked),
            ("lower", self._on_lower_clicked),
        )
        for name, handler in done:
            icons.attach(self.tools[name], name)
            self.tools[name].clicked.connect(handler)
        self._build()
        self.lay_out()
        theme.changed.connect(self.lay_out)

    @property
    def value(self) -> list[dict[str, str]]:
        """The rows as they are shown."""
        return [dict(row) for row in self._model.rows]

    @property
    def chosen(self) -> int:
        """The current row; -1 where there is none."""
        return self.view.currentIndex().row()

    def show_rows(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Show the parts; the row that was chosen or just made stays chosen."""
        row = self._wanted if self._wanted >= 0 else self.chosen
        column = max(0, self.view.currentIndex().column())
        self._wanted = -1
        if self._model.set_rows(rows):
            self.counted.emit(len(rows))
        self.view.lay_out()
        self.updateGeometry()
        row = min(row, len(rows) - 1)
        if row >= 0:
            self.view.setCurrentIndex(self._model.index(row, column))
        self._show_tools()
        self._tell(row)

    def show_value(self, value: Sequence[Mapping[str, str]]) -> None:
        """Show the parts, as every field does."""
        self.show_rows(value)

    def mark_rows(self, levels: Mapping[int, str]) -> None:
        """Give rows the sign of a problem.

        Args:
            levels: 'warning' or 'error' by row.
        """
        self._model.set_levels(levels)

    def choose(self, row: int) -> None:
        """Make a row the current one."""
        self.view.setCurrentIndex(self._model.index(row, max(0, self.view.currentIndex().column())))

    def describe(self, name: str, description: str) -> None:
        """Say to readers of screens what it is."""
        self.view.setAccessibleName(name)
        self.view.setAccessibleDescription(description)
        for tool, (_, label, _key) in zip(self.tools.values(), _TOOLS, strict=True):
            tool.setAccessibleName(f"{name}: {tr(label)}")

    def take_focus(self) -> None:
        """Be ready to walk the rows; on the button where there is none."""
        heir = self.view if self._model.rows else self.tools["add"]
        heir.setFocus(Qt.FocusReason.OtherFocusReason)

    def lay_out(self) -> None:
        """Apply the theme's lengths."""
        px = self._theme.px
        self._column.setContentsMargins(2, 2, 2, 2)
        self._row.setContentsMargins(px(4), px(2), px(4), px(2))
        self._row.setSpacing(px(2))
        for tool in self.tools.values():
            tool.setIconSize(QSize(px(_ICON), px(_ICON)))
        self.view.lay_out()

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self.view)
        self._row = QHBoxLayout()
        for tool in self.tools.values():
            self._row.addWidget(tool)
        self._row.addStretch(1)
        self._column.addLayout(self._row)
        self._show_tools()

    def _make_tool(self, icons: Icons, label: str, key: str) -> QToolButton:
        tool = QToolButton()
        tool.setProperty("role", "in-field")
        tool.setToolTip(f"{tr(label)} ({key})")
        tool.setAccessibleName(tr(label))
        return tool

    def _show_tools(self) -> None:
        row, last = self.chosen, len(self._model.rows) - 1
        self.tools["duplicate"].setEnabled(row >= 0)
        self.tools["delete"].setEnabled(row >= 0)
        self.tools["raise"].setEnabled(row > 0)
        self.tools["lower"].setEnabled(0 <= row < last)

    def _tell(self, row: int) -> None:
        """Say which row is current, once."""
        if row != self._told:
            self._told = row
            self.row_chosen.emit(row)

    def _move(self, row: int, target: int) -> None:
        self._wanted = target
        self.row_moved.emit(row, target)
        self.edited.emit()
        announce(self.view, f"{target + 1} {tr('of')} {len(self._model.rows)}")

    def _on_add_asked(self) -> None:
        self._wanted = self.chosen + 1 if self.chosen >= 0 else len(self._model.rows)
        self.row_added.emit(self._wanted)
        self.edited.emit()
        self.view.setFocus()

    def _on_copy_asked(self) -> None:
        if self.chosen >= 0:
            self._wanted = self.chosen + 1
            self.row_copied.emit(self.chosen)
            self.edited.emit()

    def _on_removal_asked(self) -> None:
        if self.chosen >= 0:
            self._wanted = self.chosen
            self._told = -2  # another part comes to the same place
            self.row_removed.emit(self.chosen)
            self.edited.emit()
            self.take_focus()

    def _on_move_asked(self, step: int) -> None:
        target = self.chosen + step
        if self.chosen >= 0 and 0 <= target < len(self._model.rows):
            self._move(self.chosen, target)

    def _on_raise_clicked(self) -> None:
        self._on_move_asked(-1)

    def _on_lower_clicked(self) -> None:
        self._on_move_asked(1)

    def _on_cell_edited(self, row: int, key: str, value: str) -> None:
        self.cell_edited.emit(row, key, value)
        self.edited.emit()

    def _on_row_changed(self, current: QModelIndex) -> None:
        self._show_tools()
        if current.isValid():
            self._tell(current.row())
            self.view.scrollTo(current, QAbstractItemView.ScrollHint.EnsureVisible)
