"""The button that empties a field: Qt's own, with our sign and a name for readers of screens."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QToolButton

from desktop.core.words import tr
from desktop.qt.icons import Icons


def add_clear_button(field: QLineEdit, icons: Icons) -> None:
    """Let a field be emptied by a button at its end.

    The style sheet takes Qt's picture away: the first is looked for in all icon themes of the
    system, for 90 ms of somebody's first key.
    """
    field.setClearButtonEnabled(True)
    for button in field.findChildren(QToolButton):
        button.setAccessibleName(tr("Clear"))
    for action in field.findChildren(QAction):
        icons.attach(action, "clear")
