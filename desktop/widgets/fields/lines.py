"""A field of plain text that grows with what is written in it."""

from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from desktop.qt.theme import Theme
from desktop.widgets.fields.edges import level_of, set_level
from desktop.widgets.rows import aligned

_LEAST: Final = 2
_MOST: Final = 6
_PADDING: Final = {"field": 6, "bare": 2}
_EDGE: Final = {"field": 1, "bare": 0}
"""Of the style sheet, which Qt does not tell."""
_BREAKS: Final = dict.fromkeys(map(ord, "\u2028\u2029"), "\n")


class TextField(QPlainTextEdit):
    """`edited` with every change; Tab leaves, and a scroll bar comes only beyond the last line."""

    edited = Signal()
    counted = Signal(int)

    def __init__(
        self,
        theme: Theme,
        invitation: str = "",
        *,
        least: int = _LEAST,
        most: int = _MOST,
        role: str = "field",
    ) -> None:
        """Make an empty field.

        Args:
            theme: For lengths.
            invitation: What stands in it while it is empty.
            least: Lines it always has room for.
            most: Lines it grows to.
            role: 'field', or 'bare' within a box that has the edge.
        """
        super().__init__()
        self._theme = theme
        self._least, self._most = least, most
        self._is_showing = False
        self._role = role
        self._direction: Qt.LayoutDirection | None = None
        self.setProperty("role", role)
        self.setPlaceholderText(invitation)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._on_text_changed)
        theme.changed.connect(self.lay_out)
        self.horizontalScrollBar().rangeChanged.connect(self._on_range_changed)
        self._align()
        self.lay_out()

    @property
    def value(self) -> str:
        """The text; Qt's own plain text would make plain blanks of those that do not break."""
        return self.document().toRawText().translate(_BREAKS)

    @property
    def level(self) -> str:
        """'', 'warning' or 'error'."""
        return level_of(self)

    def show_value(self, value: str) -> None:
        """Show a text; the cursor stays where it was."""
        if value == self.value:
            return
        place = self.textCursor().position()
        self._is_showing = True
        self.setPlainText(value)
        self._is_showing = False
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

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
        self._direction = direction
        self.setLayoutDirection(direction)
        self._align()

    def lay_out(self) -> None:
        """Be as high as the text."""
        lines = round(self.document().size().height())
        shown = max(self._least, min(lines, self._most))
        has_more = lines > self._most
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if has_more else policy.ScrollBarAlwaysOff
        )
        height = self._height_of(shown)
        if height != self.height():
            self.setFixedHeight(height)

    def _align(self) -> None:
        """Align by the window, and let words run their own way, unless their language is told."""
        option = QTextOption(aligned(self.layoutDirection(), is_trailing=False))
        auto = Qt.LayoutDirection.LayoutDirectionAuto
        option.setTextDirection(auto if self._direction is None else self._direction)
        self.document().setDefaultTextOption(option)

    def _height_of(self, lines: int) -> int:
        around = 2 * (self._theme.px(_PADDING[self._role]) + _EDGE[self._role])
        return self.fontMetrics().lineSpacing() * lines + around

    def _on_text_changed(self) -> None:
        self.lay_out()
        self.counted.emit(len(self.value))
        if not self._is_showing:
            self.edited.emit()

    def _on_range_changed(self, _least: int, most: int) -> None:
        """Stay at the edge: a blank at the end of a line must not push a mirrored text aside."""
        if most:
            self.horizontalScrollBar().setRange(0, 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._align()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words alone; a dropped file would leave its address here."""
        if source.hasText():
            self.insertPlainText(source.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.lay_out()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(80), self._height_of(self._least))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())
