"""The keys of a token field: they walk suggestions and tokens while the focus stays in the input.

Left and Right go from the text into the tokens, Backspace chooses the last one and then takes it
out, Delete takes out the chosen one, Alt with an arrow moves it.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:  # the field makes its keys
    from desktop.widgets.fields.tokens import TokenField

_KEYS = Qt.Key
_MOVES: Final = {
    _KEYS.Key_Down: 1,
    _KEYS.Key_Up: -1,
    _KEYS.Key_PageDown: 6,
    _KEYS.Key_PageUp: -6,
}
_ENTER: Final = (_KEYS.Key_Return, _KEYS.Key_Enter)
_SIDES: Final = (_KEYS.Key_Left, _KEYS.Key_Right)


class TokenKeys(QObject):
    """Watches the input of a field."""

    def __init__(self, field: "TokenField") -> None:
        super().__init__(field)
        self._field = field
        field.input.installEventFilter(self)

    def _handle(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return key in _SIDES and self._move(self._step(key))
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        return self._handle_list(key) or self._handle_token(key)

    def _handle_list(self, key: Qt.Key) -> bool:
        field, popup = self._field, self._field.popup
        if key in _ENTER:
            is_used = field.is_open or bool(field.pending)
            field.take_suggestion()
            return is_used
        if key == _KEYS.Key_Down and not field.is_open:
            field.choose(-1)
            field.ask()
            return True
        if not field.is_open or popup is None:
            return False
        if key in _MOVES:
            popup.move_choice(_MOVES[key])
        elif key == _KEYS.Key_Escape:
            field.close_popup()
        else:
            return False
        return True

    def _handle_token(self, key: Qt.Key) -> bool:
        field = self._field
        if key in _SIDES:
            return self._walk(self._step(key))
        if key == _KEYS.Key_Backspace and field.chosen < 0:
            if field.input.text() or not field.value:
                return False
            field.choose(len(field.value) - 1)
            return True
        if field.chosen < 0:
            return False
        if key in (_KEYS.Key_Backspace, _KEYS.Key_Delete):
            self._remove(is_back=key == _KEYS.Key_Backspace)
        elif key == _KEYS.Key_Escape:
            field.choose(-1)
        else:
            return False
        return True

    def _step(self, key: Qt.Key) -> int:
        """Return which way a key goes in the order of the tokens."""
        return 1 if (key == _KEYS.Key_Right) != self._field.isRightToLeft() else -1

    def _walk(self, step: int) -> bool:
        field, last = self._field, len(self._field.value) - 1
        if field.chosen < 0:
            is_in_text = field.input.cursorPosition() > 0 or field.input.hasSelectedText()
            if step > 0 or is_in_text or last < 0:
                return False
            field.close_popup()
            field.choose(last)
        else:
            target = field.chosen + step
            field.choose(-1 if target > last else max(0, target))
        return True

    def _move(self, step: int) -> bool:
        if self._field.chosen < 0:
            return False
        self._field.move_token(self._field.chosen, self._field.chosen + step)
        return True

    def _remove(self, *, is_back: bool) -> None:
        field, place = self._field, self._field.chosen
        was_last = place == len(field.value) - 1
        field.choose(-1)
        field.remove_token(place)
        if not was_last:
            field.choose(max(0, place - 1) if is_back else place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys; hide the suggestions when the focus leaves."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._handle(event)
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # Alt with an arrow is the window's way back, unless a token is to be moved.
            is_move = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if is_move and event.key() in _SIDES and self._field.chosen >= 0:
                event.accept()
                return True
        if kind == QEvent.Type.FocusOut:
            self._field.close_popup()
            self._field.choose(-1)
        return super().eventFilter(watched, event)
