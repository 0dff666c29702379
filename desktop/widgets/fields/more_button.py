"""The menu of a field: what else there is to a field than its value."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon
from PySide6.QtWidgets import QMenu, QToolButton

from desktop.core.words import tr
from desktop.qt.icons import Icons
from desktop.qt.theme import Theme

_SIGN: Final = 16
_WIDTH, _HEIGHT = 32, 20


class MoreButton(QToolButton):
    """Its sign is seen while the pointer is at the field, or the keyboard at the button."""

    comment_asked = Signal()
    history_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons, label: str) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._is_near = False
        self.setProperty("role", "field-more")
        self.setAccessibleName(f"{tr('More on')} {label}")
        self.setToolTip(tr("Comment on this field, or see its history"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._on_clicked)
        icons.loaded.connect(self._show)

    def show_sign(self, is_near: bool) -> None:
        """Follow the pointer."""
        self._is_near = is_near
        if is_near:
            self._make_menu()
        self._show()

    def lay_out(self) -> None:
        """Apply the theme's lengths and colours."""
        px = self._theme.px
        self.setFixedSize(px(_WIDTH), px(_HEIGHT))
        self.setIconSize(QSize(px(_SIGN), px(_SIGN)))
        self._show()

    def _make_menu(self) -> None:
        """Make the menu when one comes near: a form has dozens of them, and few are opened."""
        if self.menu() is None:
            menu = QMenu(self)
            menu.addAction(tr("Comment on this field")).triggered.connect(self.comment_asked)
            menu.addAction(tr("History of this field")).triggered.connect(self.history_asked)
            self.setMenu(menu)

    def _on_clicked(self) -> None:
        """Open the menu for who presses without coming near, as readers of screens do.

        One that was there has been opened by the press, and closed again.
        """
        if self.menu() is None:
            self._make_menu()
            self.showMenu()

    def _show(self) -> None:
        is_seen = self._is_near or self.hasFocus()
        self.setIcon(self._icons.icon("more") if is_seen else QIcon())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._make_menu()
        self._show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show()
