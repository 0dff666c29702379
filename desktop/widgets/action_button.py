"""An action's button: its picture, its key, and a name for readers of screens."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton


class ActionButton(QToolButton):
    """Does what its action does, however it is pressed."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self.setDefaultAction(action)
        self.setAccessibleName(action.text())
        self.toggled.connect(self._on_toggled)

    def _on_toggled(self, is_on: bool) -> None:
        """Follow a reader of screens, who switches the button and clicks nothing."""
        if self.defaultAction().isChecked() != is_on:
            self.defaultAction().trigger()
