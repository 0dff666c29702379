"""A notice in the flow of the window: it moves nothing away and stays until dismissed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from desktop.core.words import tr
from desktop.qt.icons import Icons


class Banner(QWidget):
    """One line of text with a way to close it; hidden while there is nothing to say."""

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QToolButton()
        close.setAccessibleName(tr("Dismiss"))
        close.setToolTip(tr("Dismiss"))
        close.clicked.connect(self.hide)
        icons.attach(close, "close")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 12, 4)
        row.addWidget(self._text, 1)
        row.addWidget(close)
        self.hide()

    @property
    def text(self) -> str:
        """What is said; empty while hidden."""
        return "" if self.isHidden() else self._text.text()

    def show_text(self, text: str, *, is_warning: bool = True) -> None:
        """Say something; a warning is coloured and worded as one."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setProperty("kind", "warning" if is_warning else "note")
        self.style().polish(self)
        self.show()
