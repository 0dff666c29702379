"""Labelled values in two columns, every value to be selected and copied."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.qt.theme import Theme
from desktop.widgets.labels import make_label

LABEL_WIDTH: Final = 150


class FactGrid(QWidget):
    """Rows of (label, value)."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[str, str]] = []

    @property
    def text(self) -> str:
        """All rows as plain text, a line each."""
        return "\n".join(f"{label}: {value}" for label, value in self._rows)

    def show_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show rows; those without a value are left out."""
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self._rows = [(label, value) for label, value in rows if value]
        for number, (name, value) in enumerate(self._rows):
            label = make_label(name, "label")
            said = make_label(value, wraps=True, is_selectable=True)
            said.setAccessibleName(f"{name}: {value}")
            self._grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(said, number, 1, Qt.AlignmentFlag.AlignTop)
        self.lay_out()

    def lay_out(self) -> None:
        """Apply the theme's lengths."""
        px = self._theme.px
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(6))
        self._grid.setColumnMinimumWidth(0, px(LABEL_WIDTH))
