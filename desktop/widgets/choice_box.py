"""A drop-down of few choices with the arrow of our own icons, which a style sheet cannot tint."""

from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle

from desktop.qt.icons import Icons
from desktop.qt.theme import Theme

_SIDE: Final = 12
_ROOM: Final = 24


class ChoiceBox(QComboBox):
    """Looks as the fields do; everything else is Qt's."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        icons.loaded.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side, room = self._theme.px(_SIDE), self._theme.px(_ROOM)
        left = self.width() - room + (room - side) // 2 - 2
        place = QRect(left, (self.height() - side) // 2, side, side)
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), place)
        token = "ink2" if self.isEnabled() else "ink3"
        with QPainter(self) as painter:
            pixmap = self._icons.pixmap("down", side, token, self.devicePixelRatioF())
            painter.drawPixmap(place.topLeft(), pixmap)
