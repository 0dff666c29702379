"""An icon that is only looked at: no button, and nothing to readers of screens."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel


class Glyph(QLabel):
    """Holds an icon as buttons do; paler while it is disabled."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = QIcon()
        self._side = 0

    def setIcon(self, icon: QIcon) -> None:
        """Show an icon."""
        self._icon = icon
        self._show()

    def set_side(self, side: int) -> None:
        """Be as large as this, in device-independent pixels."""
        self._side = side
        self._show()

    def _show(self) -> None:
        if not self._side:
            return
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        size = QSize(self._side, self._side)
        self.setPixmap(self._icon.pixmap(size, self.devicePixelRatioF(), mode))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.EnabledChange:
            self._show()
