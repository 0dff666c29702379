"""A field of one whole number."""

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QValidator

from desktop.widgets.fields.line import LineField

_DIGITS: Final = 9


class NumberField(LineField):
    """Takes digits of any script and nothing else; empty is 0, and 0 is shown as empty."""

    @property
    def value(self) -> int:
        """The number; 0 where none is given."""
        return int(self.text() or 0)

    def show_value(self, value: int) -> None:
        """Show a number."""
        if value != self.value:
            super().show_value(str(value) if value else "")

    def _make_validator(self) -> QValidator:
        return _Digits(self)


class _Digits(QValidator):
    """Drops what is no digit, so that "1 234" can be pasted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        kept = "".join(str(int(char)) for char in text if char.isdecimal())[:_DIGITS]
        before = sum(char.isdecimal() for char in text[:place])
        return QValidator.State.Acceptable, kept, min(before, len(kept))
