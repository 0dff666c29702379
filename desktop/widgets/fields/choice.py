"""A field of a few choices."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from desktop.qt.icons import Icons
from desktop.qt.theme import Theme
from desktop.widgets.choice_box import ChoiceBox
from desktop.widgets.fields.edges import level_of, set_level


class ChoiceField(ChoiceBox):
    """`edited` when a person takes a choice; a value that is not offered is kept and shown."""

    edited = Signal()

    def __init__(self, theme: Theme, icons: Icons, choices: Sequence[tuple[str, str]]) -> None:
        """Offer some choices, the first of them chosen.

        Args:
            theme: For lengths.
            icons: For the arrow.
            choices: (value, words) in order.
        """
        super().__init__(theme, icons)
        self._offered = len(choices)
        self.setProperty("role", "field")
        for value, words in choices:
            self.addItem(words, value)
        # In a narrow form the words are cut rather than the form widened.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.activated.connect(self.edited)

    @property
    def value(self) -> str:
        """The choice taken."""
        return str(self.currentData() or "")

    @property
    def level(self) -> str:
        """'', 'warning' or 'error'."""
        return level_of(self)

    def show_value(self, value: str) -> None:
        """Show a choice; one that is not offered stands below the others as it is written."""
        place = self.findData(value)
        if place < 0:
            self.addItem(value, value)
            place = self.count() - 1
        self.setCurrentIndex(place)
        for stray in range(self.count() - 1, self._offered - 1, -1):
            if stray != place:
                self.removeItem(stray)

    def mark(self, level: str) -> None:
        """Give the edge a level."""
        set_level(self, level)

    def describe(self, name: str, description: str) -> None:
        """Say to readers of screens what it is."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)

    def take_focus(self) -> None:
        """Be ready to choose."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form: who scrolls it would change what lies under the pointer."""
        event.ignore()
