"""A button that says how a list is sorted, and opens the ways there are."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from desktop.core.words import tr
from desktop.qt.icons import Icons
from desktop.qt.theme import Theme

_ARROW: Final = 12


class OrderButton(QToolButton):
    """`order_chosen` when a person chooses another order."""

    order_chosen = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, orders: Sequence[tuple[str, str]]) -> None:
        """Offer some orders, the first of them chosen.

        Args:
            theme: For lengths.
            icons: For the arrow.
            orders: (name, label).
        """
        super().__init__()
        self._theme = theme
        self._labels = {name: tr(label) for name, label in orders}
        self._value = orders[0][0]
        self.setProperty("role", "text")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setToolTip(tr("Order of the list"))
        icons.attach(self, "down")
        self.setMenu(self._make_menu())
        self.show_value(self._value)
        self.lay_out()

    @property
    def value(self) -> str:
        """The order chosen."""
        return self._value

    def show_value(self, value: str) -> None:
        """Say an order without `order_chosen`; one that is not offered changes nothing."""
        if value not in self._labels:
            return
        self._value = value
        self.setText(self._labels[value])
        self.setAccessibleName(f"{tr('Order')}: {self._labels[value]}")
        for action in self.menu().actions():
            action.setChecked(action.data() == value)

    def lay_out(self) -> None:
        """Apply the theme's lengths."""
        self.setIconSize(QSize(self._theme.px(_ARROW), self._theme.px(_ARROW)))

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for name, label in self._labels.items():
            action = menu.addAction(label)
            action.setCheckable(True)
            action.setData(name)
            group.addAction(action)
        menu.triggered.connect(self._on_order_triggered)
        return menu

    def _on_order_triggered(self, action: QAction) -> None:
        value = str(action.data())
        if value != self._value:
            self.show_value(value)
            self.order_chosen.emit(value)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ParentChange and self.parentWidget() is not None:
            # Qt puts the arrow before the words, not behind them.
            is_mirrored = self.parentWidget().layoutDirection() is Qt.LayoutDirection.RightToLeft
            self.setLayoutDirection(
                Qt.LayoutDirection.LeftToRight if is_mirrored else Qt.LayoutDirection.RightToLeft
            )
