"""The caret of a page: seen while keys move it, otherwise a stroke that would stay in the text."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTextBrowser

from desktop.qt.viewport import meet_viewport

_MOVES: Final = frozenset(
    (
        *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
        *(Qt.Key.Key_Home, Qt.Key.Key_End),
    )
)
_LEAVES: Final = frozenset((Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape))


class Caret(QObject):
    """Shows and hides the caret of a text browser by what is done in it."""

    def __init__(self, browser: QTextBrowser) -> None:
        super().__init__(browser)
        self._browser = browser
        self._viewport = meet_viewport(browser)
        for watched in (browser, self._viewport):
            watched.installEventFilter(self)
        self.hide()

    def hide(self) -> None:
        """Put the caret out of sight; it stays where it is."""
        self._browser.setCursorWidth(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                self._browser.setCursorWidth(1)
            elif event.key() in _LEAVES:
                self.hide()
        elif event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.FocusOut):
            self.hide()
        return super().eventFilter(watched, event)
