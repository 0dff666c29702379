"""Figures in a row: a number and the word for what it counts, parted by hairlines."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.qt.theme import Theme
from desktop.widgets.labels import make_label

_GAP: Final = 20


class Figures(QWidget):
    """(number, word) pairs, at most `columns` in a row, and no more than there is room for."""

    def __init__(self, theme: Theme, columns: int) -> None:
        super().__init__()
        self._theme = theme
        self._most = columns
        self._columns = columns
        self._figures: tuple[tuple[int, str], ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._cells: list[QVBoxLayout] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_figures(self, figures: Sequence[tuple[int, str]]) -> None:
        """Show other figures."""
        self._figures = tuple(figures)
        self._fill()

    def _fill(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self._cells = []
        for place, (number, word) in enumerate(self._figures):
            row, column = divmod(place, self._columns)
            if column:
                rule = QFrame()
                rule.setObjectName("rule")
                self._grid.addWidget(rule, row, 2 * column - 1)
            self._grid.addWidget(self._cell(number, word), row, 2 * column)
        for column in range(2 * self._most + 1):
            self._grid.setColumnStretch(column, int(column == 2 * self._columns))
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

    def _width_of(self, widths: list[int], columns: int) -> int:
        """Return the width of a grid of so many columns, with a rule between two."""
        gaps = (columns - 1) * (2 * self._theme.px(_GAP) + 1)
        return sum(max(widths[place::columns], default=0) for place in range(columns)) + gaps

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many columns as there is room for."""
        super().resizeEvent(event)
        widths = [cell.parentWidget().sizeHint().width() for cell in self._cells]
        columns = self._most
        while columns > 1 and self._width_of(widths, columns) > self.width():
            columns -= 1
        if columns != self._columns:
            self._columns = columns
            self._fill()
