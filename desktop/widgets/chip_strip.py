"""Chips beside each other, in as many rows as they need, so that none is cut off."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from desktop.qt.theme import Theme

_GAP: Final = 6


class ChipStrip(QWidget):
    """As wide as it is told to be, and as high as its rows."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._chips: Sequence[QToolButton] = ()
        self._width = 0

    def show_chips(self, chips: Sequence[QToolButton]) -> None:
        """Show chips in the place of those before."""
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = chips
        for chip in chips:
            chip.setParent(self)
            chip.ensurePolished()  # its size is asked for before it is seen
            chip.show()
        self._arrange()

    def set_width(self, width: int) -> None:
        """Take so many pixels."""
        if width != self._width:
            self._width = width
            self._arrange()

    def _arrange(self) -> None:
        gap, at, top, height = self._theme.px(_GAP), 0, 0, 0
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for chip in self._chips:
            size = chip.sizeHint()
            if at and at + size.width() > self._width:
                at, top = 0, top + height + gap
            left = self._width - at - size.width() if is_mirrored else at
            chip.setGeometry(left, top, size.width(), size.height())
            at, height = at + size.width() + gap, size.height()
        self.setFixedSize(self._width, top + height)
