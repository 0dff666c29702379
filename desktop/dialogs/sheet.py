"""What every dialog is: a title, content that scrolls where it must, and a row of buttons."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.words import tr
from desktop.qt.theme import Theme
from desktop.widgets.labels import make_label
from desktop.widgets.scrolled import scrolled

_MARGIN: Final = 24
_CHROME: Final = 80
"""Height that title bar and desktop are left."""


class Sheet(QDialog):
    """A window beside the window: it never blocks what is behind it, and Esc closes it."""

    def __init__(self, theme: Theme, title: str, width: int, parent: QWidget) -> None:
        """Make the frame; `body` is filled by the kind of dialog.

        Args:
            theme: For lengths.
            title: Of the window and above the content.
            width: In the drawings' pixels.
            parent: The window it belongs to.
        """
        super().__init__(parent)
        self._theme = theme
        self._width = width
        self.setWindowTitle(title)
        self._title = make_label(title, "page-title", wraps=True)
        self._content = QWidget()
        self._content.setObjectName("scrolled")
        self.body = QVBoxLayout(self._content)
        self.body.addWidget(self._title)
        self._area = scrolled(self._content)
        self._area.setAccessibleName(title)
        foot = QWidget()
        foot.setObjectName("sheet-foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._buttons = QHBoxLayout(foot)
        self._buttons.addStretch(1)
        self.close_button = self.add_button(tr("Close"))
        self.close_button.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addWidget(foot)
        theme.changed.connect(self.lay_out)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the keyboard scroll where not everything is in view."""
        super().resizeEvent(event)
        is_whole = self._area.verticalScrollBar().maximum() == 0
        policy = Qt.FocusPolicy.NoFocus if is_whole else Qt.FocusPolicy.TabFocus
        self._area.setFocusPolicy(policy)

    def add_button(self, label: str, *, is_leading: bool = False) -> QPushButton:
        """Put a button at the end of the row, or at its beginning."""
        button = QPushButton(label)
        button.setAutoDefault(False)
        self._buttons.insertWidget(0 if is_leading else self._buttons.count(), button)
        return button

    def open_sheet(self) -> None:
        """Show the dialog at its best size, or bring it to the front."""
        self.lay_out()
        self.show()
        self.raise_()
        self.activateWindow()

    def lay_out(self) -> None:
        """Apply the theme's lengths and fit the content, within the screen."""
        px = self._theme.px
        margin = px(_MARGIN)
        self.body.setContentsMargins(margin, px(20), margin, px(20))
        self.body.setSpacing(px(12))
        self._buttons.setContentsMargins(margin, px(12), margin, px(12))
        self._buttons.setSpacing(px(8))
        room = self.screen().availableGeometry().size()
        width = min(px(self._width), room.width())
        content = self.body.totalHeightForWidth(width) if self.body.hasHeightForWidth() else 0
        content = max(content, self.body.totalSizeHint().height())
        height = content + self._buttons.sizeHint().height() + 1
        self.resize(width, min(height, room.height() - _CHROME))
