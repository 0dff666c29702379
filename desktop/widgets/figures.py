"""Figures in a row: a number and the word for what it counts, parted by hairlines."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from desktop.qt.theme import Theme
from desktop.widgets.labels import make_label

_GAP: Final = 20


class Figures(QWidget):
    """(number, word) pairs, at most `columns` in a row."""

    def __init__(self, theme: Theme, columns: int) -> None:
        super().__init__()
        self._theme = theme
        self._columns = columns
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._cells: list[QVBoxLayout] = []

    def show_figures(self, figures: Sequence[tuple[int, str]]) -> None:
        """Show other figures."""
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self._cells = []
        for place, (number, word) in enumerate(figures):
            row, column = divmod(place, self._columns)
            if column:
                rule = QFrame()
                rule.setObjectName("rule")
                self._grid.addWidget(rule, row, 2 * column - 1)
            self._grid.addWidget(self._cell(number, word), row, 2 * column)
        self._grid.setColumnStretch(2 * self._columns, 1)
        self.lay_out()

    def lay_out(self) -> None:
        """Apply the theme's lengths."""
        px = self._theme.px
        self._grid.setHorizontalSpacing(px(_GAP))
        self._grid.setVerticalSpacing(px(16))
        for cell in self._cells:
            cell.setSpacing(px(2))

    def _cell(self, number: int, word: str) -> QWidget:
        cell = QWidget()
        figure = make_label(f"{number:,}".replace(",", "\u202f"), "figure")
        counted = make_label(word, "meta")
        cell.setAccessibleName(f"{number} {word}")
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(figure, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(counted, 0, Qt.AlignmentFlag.AlignLeading)
        self._cells.append(column)
        return cell
