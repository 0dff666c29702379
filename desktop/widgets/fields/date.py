"""A field of one date as its source states it: typed in words, cut by a switch, or picked."""

from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QToolButton, QWidget

from desktop.core.date_precision import RANGE, cut_to, precision_of
from desktop.core.words import tr
from desktop.qt.icons import Icons
from desktop.qt.theme import Theme
from desktop.widgets.fields.day_picker import DayPicker
from desktop.widgets.fields.edges import FieldBox
from desktop.widgets.fields.flow import FlowLayout
from desktop.widgets.fields.note import Note
from desktop.widgets.fields.popup_place import on_scroll
from desktop.widgets.rows import aligned
from desktop.widgets.segments import Segments

_LEAST_WIDTH: Final = 150
_HEIGHT: Final = 32
_ICON: Final = 16
_ASKS: Final = {
    "day": "Type the day as well, for example 19 June 2017",
    "month": "Type the month as well, for example June 2017",
    "year": "Type one year, for example 2017",
    RANGE: "Type the first and the last day, for example 19–20 June 2017",
}
_PRECISIONS: Final = (("day", "Day"), ("month", "Month"), ("year", "Year"), (RANGE, "Range"))


class Reading(Protocol):
    """What a text was understood as.

    Attributes:
        edtf: The date; empty where it was not understood.
        said: The date in words, which are read as the same date.
        problem: What was not understood.
    """

    @property
    def edtf(self) -> str: ...
    @property
    def said(self) -> str: ...
    @property
    def problem(self) -> str: ...


class DateField(QWidget):
    """`edited` with every change; the value is EDTF, or the text itself where it is no date.

    The switch cuts what was typed, shown or picked last, so that going through it loses nothing.
    """

    edited = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        read: Callable[[str], Reading],
        *,
        has_precision: bool = True,
    ) -> None:
        """Make an empty field.

        Args:
            theme: For lengths and colours.
            icons: For the calendar.
            read: Says how a text is understood.
            has_precision: Whether the switch stands beside the field.
        """
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._read = read
        self._value = ""
        self._stated = ""
        self._picked = "day"
        self._note: Note | None = None
        self._picker: DayPicker | None = None
        self.box = FieldBox(theme)
        self.input = QLineEdit()
        self.input.setProperty("role", "bare")
        self.input.textEdited.connect(self._on_input_edited)
        self.input.editingFinished.connect(self._on_input_finished)
        self.button = QToolButton()
        self.button.setProperty("role", "in-field")
        self.button.setToolTip(tr("Pick from a calendar (Alt+Down)"))
        icons.attach(self.button, "session")
        self.button.clicked.connect(self.open_picker)
        self.switch = Segments(tr("Precision"), [(name, tr(words)) for name, words in _PRECISIONS])
        self.switch.show_value("day")
        self.switch.choice_made.connect(self._on_switch_made)
        if not has_precision:  # never shown before it has a parent: it would be a window
            self.switch.hide()
        self._build()
        self.lay_out()
        theme.changed.connect(self.lay_out)

    @property
    def value(self) -> str:
        """EDTF, or what was typed."""
        return self._value

    @property
    def level(self) -> str:
        """'', 'warning' or 'error'."""
        return self.box.level

    def show_value(self, value: str) -> None:
        """Show a date."""
        if value != self._value:
            self._value = self._stated = value
            self._show_words()
            self._show_precision()

    def mark(self, level: str) -> None:
        """Give the edge a level."""
        self.box.mark(level)

    def describe(self, name: str, description: str) -> None:
        """Say to readers of screens what it is."""
        self.input.setAccessibleName(name)
        self.input.setAccessibleDescription(description)
        self.button.setAccessibleName(f"{name}: {tr('pick from a calendar')}")
        self.switch.setAccessibleName(f"{name}: {tr('precision')}")

    def take_focus(self) -> None:
        """Be ready to type."""
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_picker(self) -> None:
        """Open the calendar at the date."""
        if self._picker is None:
            self._picker = DayPicker(self._theme, self._icons, self)
            self._picker.days_picked.connect(self._on_days_picked)
        self._hide_note()
        day = self._value.partition("/")[0][:10]
        self._picked = self.switch.value
        self._picker.open_at(self.box, day, is_range=self._picked == RANGE)

    def lay_out(self) -> None:
        """Apply the theme's lengths."""
        px = self._theme.px
        self._row.setContentsMargins(px(6), 0, px(3), 0)
        self._row.setSpacing(px(2))
        self._flow.setSpacing(px(8))
        self.box.setMinimumWidth(px(_LEAST_WIDTH))
        self.box.setFixedHeight(max(px(_HEIGHT), self.input.sizeHint().height() + px(4)))
        self.button.setIconSize(QSize(px(_ICON), px(_ICON)))
        self.input.setAlignment(aligned(self.layoutDirection(), is_trailing=False))

    def _build(self) -> None:
        self._row = QHBoxLayout(self.box)
        self._row.addWidget(self.input, 1)
        self._row.addWidget(self.button)
        self._flow = FlowLayout(self, self.box)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._flow.addWidget(self.box)
        self._flow.addWidget(self.switch)
        self.box.watch(self.input)
        for part in (self.input, self.button, *self.switch.findChildren(QToolButton)):
            part.installEventFilter(self)

    def _show_words(self) -> None:
        reading = self._read(self._value) if self._value else None
        self.input.setText(reading.said if reading and reading.edtf else self._value)
        self.input.setCursorPosition(0)

    def _show_precision(self) -> None:
        precision = precision_of(self._value)
        if precision:
            self.switch.show_value(precision)

    def _state(self, value: str) -> None:
        """Take a date from the person."""
        is_other = value != self._value
        self._value = value
        if is_other:
            self.edited.emit()

    def _say(self, text: str) -> None:
        if self._note is None or self._note.parentWidget() is not self.window():
            self._note = Note(self._theme, self.window())
            self.destroyed.connect(self._note.deleteLater)
            on_scroll(self, self._hide_note)
        self._note.say(self, text)

    def _hide_note(self) -> None:
        if self._note is not None:
            self._note.hide()

    def _on_input_edited(self, text: str) -> None:
        reading = self._read(text) if text.strip() else None
        value = (reading.edtf if reading else "") or text.strip()
        self._stated = value
        self._say((reading.said if reading.edtf else reading.problem) if reading else "")
        self._state(value)
        self._show_precision()

    def _on_input_finished(self) -> None:
        self._hide_note()
        self._show_words()

    def _on_switch_made(self, precision: str) -> None:
        cut = cut_to(self._stated, precision)
        self._state(cut or self._stated)
        self._show_words()
        if cut:
            self._hide_note()
            return
        # Nobody makes up a day: what the switch wants has to be typed.
        self._say(tr(_ASKS[precision]))
        if not self.switch.isAncestorOf(self.window().focusWidget() or self):
            self.take_focus()
            self.input.end(False)

    def _on_days_picked(self, first: str, last: str) -> None:
        value = f"{first}/{last}" if self._picked == RANGE else cut_to(first, self._picked)
        self._stated = value
        self._state(value)
        self._show_words()
        self._show_precision()
        self.take_focus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the calendar by its keys; hide the note when the focus leaves."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
            key = event.key()
            if key == Qt.Key.Key_F4 or (is_alt and key == Qt.Key.Key_Down):
                self.open_picker()
                return True
            if key == Qt.Key.Key_Escape and self._note is not None and self._note.isVisible():
                self._hide_note()
                return True
        if event.type() == QEvent.Type.FocusOut:
            heir = QApplication.focusWidget()
            if heir is None or not self.isAncestorOf(heir):
                self._hide_note()
                self._show_precision()  # what the switch asked for may not have been typed
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._hide_note()
