"""A field that is either so or not."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal

from desktop.qt.theme import Theme
from desktop.widgets.fields.edges import level_of, set_level
from desktop.widgets.tick import TickBox


class FlagField(TickBox):
    """`edited` when a person ticks it, or a reader of screens, which clicks nothing."""

    edited = Signal()

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__(theme, words)
        self.setProperty("role", "field")
        self.toggled.connect(self._on_toggled)

    @property
    def value(self) -> bool:
        """Whether it is so."""
        return self.isChecked()

    @property
    def level(self) -> str:
        """'', 'warning' or 'error'."""
        return level_of(self)

    def show_value(self, value: bool) -> None:
        """Show whether it is so."""
        with QSignalBlocker(self):
            self.setChecked(value)
        self.update()

    def mark(self, level: str) -> None:
        """Colour the words by a level."""
        set_level(self, level)

    def describe(self, name: str, description: str) -> None:
        """Say to readers of screens what it is; its own words say more than the label alone."""
        words = self.text()
        self.setAccessibleName(words if name in ("", words) else f"{name}: {words}")
        self.setAccessibleDescription(description)

    def take_focus(self) -> None:
        """Be ready to tick."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_toggled(self, _is_on: bool) -> None:
        self.edited.emit()
