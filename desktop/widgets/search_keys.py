"""The keys of the search box: they walk the results while the focus stays in the field.

Apart from the box because it needs the `Qt` namespace, which the first paint does without.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from desktop.widgets.search_box import SearchBox

_MOVES: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 6,
    Qt.Key.Key_PageUp: -6,
}


class SearchKeys(QObject):
    """Watches the field of a box; once made, the box can be used."""

    def __init__(self, box: SearchBox) -> None:
        super().__init__(box)
        self._box = box
        box.field.installEventFilter(self)
        # Left alone, Qt aligns an empty field by the keyboard's language, under the key's cap.
        side = Qt.AlignmentFlag.AlignRight if box.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        box.field.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)

    def _handle(self, event: QKeyEvent) -> bool:
        key, box = Qt.Key(event.key()), self._box
        popup = box.popup
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_all = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            box.open_chosen(is_all=is_all)
            return True
        if popup is None or not popup.isVisible():
            signals = {Qt.Key.Key_Down: box.opened, Qt.Key.Key_Escape: box.left}
            if key in signals:
                signals[key].emit()
            return key in signals
        if key in _MOVES:
            popup.move_selection(_MOVES[key])
        elif key == Qt.Key.Key_Escape:
            box.close_popup()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            popup.next_scope(1 if key == Qt.Key.Key_Tab else -1)
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that walk the results; open on a click, close when focus leaves."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._handle(event)
        if event.type() == QEvent.Type.FocusOut:
            self._box.close_popup()
        if event.type() == QEvent.Type.MouseButtonPress and not self._box.is_open:
            self._box.opened.emit()
        return super().eventFilter(watched, event)
