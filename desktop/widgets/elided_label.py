"""One line of text that is shortened where there is no room, and whole in its tip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel

from desktop.qt.tips import plain_tip
from desktop.widgets.rows import leading


class ElidedLabel(QLabel):
    """Never wider than it is given room; readers of screens hear all of it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(leading(self.layoutDirection()))
        self.show_whole(text)

    @property
    def whole(self) -> str:
        """The text, whatever of it is to be seen."""
        return self._whole

    def show_whole(self, text: str) -> None:
        """Show another text, as much of it as there is room for."""
        self._whole = text
        self.setAccessibleName(text)
        self.setToolTip(plain_tip(text))
        self._elide()
        self.updateGeometry()  # what is shown may be the same little of both

    def _elide(self) -> None:
        end = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self._whole, end, self.width()))

    def sizeHint(self) -> QSize:
        """Wish for room for the whole text: what was shortened once could else never grow again."""
        wide = self.fontMetrics().horizontalAdvance(self._whole)
        return QSize(wide + 1, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(1, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()
