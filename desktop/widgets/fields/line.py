"""A field of one line."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QLineEdit

from desktop.widgets.fields.edges import level_of, set_level
from desktop.widgets.rows import aligned

_BREAKS: Final = dict.fromkeys(map(ord, "\n\r\x0b\x0c\x85\u2028\u2029"), " ")


class LineField(QLineEdit):
    """`edited` with every key press; `counted` with the characters, also of a value shown."""

    edited = Signal()
    counted = Signal(int)

    def __init__(self, invitation: str = "") -> None:
        """Make an empty field.

        Args:
            invitation: What stands in it while it is empty.
        """
        super().__init__()
        self.setProperty("role", "field")
        self.setPlaceholderText(invitation)
        self.setValidator(self._make_validator())
        self.textEdited.connect(self.edited)
        self.textChanged.connect(self._on_text_changed)
        self._align()

    @property
    def value(self) -> str:
        """The text."""
        return self.text()

    @property
    def level(self) -> str:
        """'', 'warning' or 'error'."""
        return level_of(self)

    def show_value(self, value: str) -> None:
        """Show a text; the cursor stays where it was."""
        if value == self.text():
            return
        place = self.cursorPosition()
        self.setText(value)
        self.setCursorPosition(place if self.hasFocus() else 0)

    def mark(self, level: str) -> None:
        """Give the edge a level."""
        set_level(self, level)

    def describe(self, name: str, description: str) -> None:
        """Say to readers of screens what it is."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)

    def take_focus(self) -> None:
        """Be ready to type."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_direction(self, direction: Qt.LayoutDirection) -> None:
        """Write the way the language of the text runs, whatever way the window does."""
        self.setLayoutDirection(direction)
        self._align()

    def _align(self) -> None:
        # Left alone, Qt aligns an empty field by the keyboard's language.
        self.setAlignment(aligned(self.layoutDirection(), is_trailing=False))

    def _make_validator(self) -> QValidator:
        return _OneLine(self)

    def _on_text_changed(self, text: str) -> None:
        self.counted.emit(len(text))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._align()


class _OneLine(QValidator):
    """Makes one line of what is pasted; Qt would keep the breaks and only paint blanks."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        return QValidator.State.Acceptable, text.translate(_BREAKS), place
