"""The button that empties a field: Qt's own, with a name for readers of screens."""

from PySide6.QtWidgets import QLineEdit, QToolButton

from desktop.core.words import tr


def add_clear_button(field: QLineEdit) -> None:
    """Let a field be emptied by a button at its end."""
    field.setClearButtonEnabled(True)
    for button in field.findChildren(QToolButton):
        button.setAccessibleName(tr("Clear"))
