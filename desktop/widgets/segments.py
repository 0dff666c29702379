"""A switch of a few words side by side, one of which is on."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from desktop.qt.icons import Icons


class Segments(QWidget):
    """`choice_made` when the person switches; arrows move within, as in any button group."""

    choice_made = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        """Build the switch.

        Args:
            name: For readers of screens.
            choices: (value, words) in order.
        """
        super().__init__()
        self.setObjectName("segments")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._values = [value for value, _ in choices]
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for number, (_, words) in enumerate(choices):
            button = QToolButton()
            button.setText(words)
            button.setCheckable(True)
            button.setAccessibleDescription(name)
            self._group.addButton(button, number)
            row.addWidget(button)
        self._mark_ends()
        self._group.idToggled.connect(self._on_button_toggled)  # a reader of screens clicks nothing

    @property
    def value(self) -> str:
        """The choice that is on; empty before one is."""
        number = self._group.checkedId()
        return self._values[number] if number >= 0 else ""

    def show_value(self, value: str) -> None:
        """Switch without saying so."""
        number = self._values.index(value)
        with QSignalBlocker(self._group):
            self._group.button(number).setChecked(True)
        self._put_in_tab_order(number)

    def take_focus(self) -> None:
        """Put the keyboard on the choice that is on, or on the first one."""
        (self._group.checkedButton() or self._group.buttons()[0]).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def show_icons(self, icons: Icons, names: Sequence[str], side: int) -> None:
        """Put an icon before the words of each choice, `side` pixels high."""
        for button, name in zip(self._group.buttons(), names, strict=True):
            button.setIconSize(QSize(side, side))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            icons.attach(button, name)

    def show_words(self, *, is_wanted: bool) -> None:
        """Show words beside the icons, or icons alone with the words as their tips."""
        styles = Qt.ToolButtonStyle
        for button in self._group.buttons():
            style = styles.ToolButtonTextBesideIcon if is_wanted else styles.ToolButtonIconOnly
            button.setToolButtonStyle(style)
            button.setToolTip("" if is_wanted else button.text())

    def _mark_ends(self) -> None:
        """Name the outer buttons for the style sheet, which rounds their outer corners."""
        ends = ["left", "right"]
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            ends.reverse()
        buttons = self._group.buttons()
        for button, end in ((buttons[0], ends[0]), (buttons[-1], ends[1])):
            button.setProperty("end", end)

    def _put_in_tab_order(self, number: int) -> None:
        """Let Tab come to the choice that is on; arrows go from there."""
        for button in self._group.buttons():
            is_on = self._group.id(button) == number
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_on else Qt.FocusPolicy.NoFocus)

    def _on_button_toggled(self, number: int, is_on: bool) -> None:
        if is_on:
            self._put_in_tab_order(number)
            self.choice_made.emit(self._values[number])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._mark_ends()
