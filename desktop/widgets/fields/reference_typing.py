"""Completion of references in a text: from `[[` on, entries that fit are offered at the cursor."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from desktop.core.editing.references import (
    Typing,
    begin_reference,
    complete_reference,
    open_reference,
)
from desktop.qt.icons import Icons
from desktop.qt.theme import Theme
from desktop.widgets.fields.markdown_source import MarkdownSource
from desktop.widgets.fields.reference_popup import ReferencePopup
from desktop.widgets.fields.suggestions import Suggestion

_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_TAKES: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class ReferenceTyping(QObject):
    """Watches a text; `wanted` with what is typed of a reference, so that entries be offered."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, source: MarkdownSource) -> None:
        super().__init__(source)
        self._theme = theme
        self._icons = icons
        self._source = source
        self._popup: ReferencePopup | None = None
        self._dismissed = -1
        source.installEventFilter(self)
        source.written.connect(self._on_source_written)
        source.cursorPositionChanged.connect(self._on_cursor_moved)
        source.focus_changed.connect(self._on_focus_changed)

    @property
    def is_open(self) -> bool:
        """Whether entries are offered."""
        return self._popup is not None and self._popup.isVisible()

    def show(self, typed: str, suggestions: Sequence[Suggestion]) -> None:
        """Offer entries for what was typed; too late for something else is not at all."""
        here = self._here()
        if here is None or here.typed != typed or here.start == self._dismissed:
            return
        if not suggestions:
            self.close()
            return
        window = self._source.window()
        if self._popup is None or self._popup.parentWidget() is not window:
            self._popup = ReferencePopup(self._theme, self._icons, window)
            self._popup.taken.connect(self._on_value_taken)
        self._popup.show_below(suggestions, self._source.caret())

    def begin(self, kind: str) -> None:
        """Write the beginning of a reference to an entry of a kind."""
        self._source.setFocus()
        self._source.run(partial(begin_reference, kind=kind))

    def close(self) -> None:
        """Offer nothing."""
        if self._popup is not None:
            self._popup.hide()

    def _here(self) -> Typing | None:
        return open_reference(self._source.words, self._source.place[1])

    def _take(self, value: str) -> None:
        self.close()
        place = self._source.place[1]
        self._source.apply(complete_reference(self._source.words, place, value))

    def _handle(self, key: int) -> bool:
        popup = self._popup
        assert popup is not None
        if key in _STEPS:
            popup.move_selection(_STEPS[Qt.Key(key)])
        elif key in _TAKES:
            self._take(popup.value)
        elif key == Qt.Key.Key_Escape:
            here = self._here()
            self._dismissed = here.start if here else -1
            self.close()
        else:
            return False
        return True

    def _on_source_written(self) -> None:
        here = self._here()
        if here is None or here.start != self._dismissed:
            self._dismissed = -1
        if here is None:
            self.close()
        elif here.start != self._dismissed:
            self.wanted.emit(here.typed)

    def _on_cursor_moved(self) -> None:
        if self.is_open and self._here() is None:
            self.close()

    def _on_focus_changed(self, has_focus: bool) -> None:
        if not has_focus:
            self.close()

    def _on_value_taken(self, value: str) -> None:
        self._take(value)
        self._source.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that walk the offer, before the text or the window does."""
        if self.is_open and isinstance(event, QKeyEvent) and not event.modifiers():
            if event.type() is QEvent.Type.KeyPress:
                return self._handle(event.key())
            is_ours = event.key() in (*_STEPS, *_TAKES, Qt.Key.Key_Escape)
            if event.type() is QEvent.Type.ShortcutOverride and is_ours:
                event.accept()
                return True
        return super().eventFilter(watched, event)
