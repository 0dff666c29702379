"""The search box: focus stays in the field, arrows walk the results below it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from desktop.core.words import tr
from desktop.qt.icons import Icons
from desktop.qt.theme import Theme

if TYPE_CHECKING:  # imported when it is first opened: the frame is painted without it
    from desktop.widgets.results_popup import ResultsPopup

FIELD_HEIGHT: Final = 34
LEAST_WIDTH: Final = 240
MOST_WIDTH: Final = 536
_MOVES: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 6,
    Qt.Key.Key_PageUp: -6,
}


class SearchBox(QWidget):
    """The field in the bar; `text_edited` while typing, `submitted` for the page of results."""

    text_edited = Signal(str)
    submitted = Signal(str)
    opened = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Search everything"))
        self.field.setAccessibleName(tr("Search everything"))
        self.field.setClearButtonEnabled(True)
        lens = QAction(self)
        icons.attach(lens, "search")
        self.field.addAction(lens, QLineEdit.ActionPosition.LeadingPosition)
        self._key = QLabel(tr("Ctrl K"), self.field)
        self._key.setProperty("role", "key")
        self._key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field)
        self.field.textEdited.connect(self.text_edited)
        self.field.textChanged.connect(self._on_text_changed)
        self.field.installEventFilter(self)
        self.popup: ResultsPopup | None = None
        self.lay_out()
        theme.changed.connect(self.lay_out)

    def open_popup(self) -> "ResultsPopup":
        """Place the pop-up under the field and show it."""
        if self.popup is None:
            from desktop.widgets.results_popup import ResultsPopup

            self.popup = ResultsPopup(self._theme, self._icons, self.window())
        self.place_popup()
        self.popup.show()
        self.popup.raise_()
        return self.popup

    def place_popup(self) -> None:
        """Keep the pop-up under the field and inside the window."""
        if self.popup is None:
            return
        window = self.window()
        width = min(max(self.width(), self._theme.px(440)), window.width() - self._theme.px(16))
        self.popup.setFixedWidth(width)
        corner = self.mapTo(window, QPoint(0, self.height() + self._theme.px(6)))
        left = min(corner.x(), window.width() - width - self._theme.px(8))
        self.popup.move(max(self._theme.px(8), left), corner.y())

    def close_popup(self) -> None:
        """Hide the pop-up."""
        if self.popup is not None:
            self.popup.hide()

    @property
    def is_open(self) -> bool:
        """Whether results are shown."""
        return self.popup is not None and self.popup.isVisible()

    def take_focus(self) -> None:
        """Be ready to type over what was sought last."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self.opened.emit()

    def lay_out(self) -> None:
        """Apply the theme's lengths."""
        px = self._theme.px
        self.field.setFixedHeight(px(FIELD_HEIGHT))
        self.setMinimumWidth(px(LEAST_WIDTH))
        self.setMaximumWidth(px(MOST_WIDTH))
        # Left alone, Qt aligns an empty field by the keyboard's language, under the key's cap.
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        self.field.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)

    def _on_text_changed(self, text: str) -> None:
        self._key.setVisible(not text)

    def _handle_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        popup = self.popup
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_chosen(is_all=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
            return True
        if popup is None or not popup.isVisible():
            if key == Qt.Key.Key_Down:
                self.opened.emit()
                return True
            return False
        if key in _MOVES:
            popup.move_selection(_MOVES[key])
        elif key == Qt.Key.Key_Escape:
            self.close_popup()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            popup.next_scope(1 if key == Qt.Key.Key_Tab else -1)
        else:
            return False
        return True

    def _open_chosen(self, *, is_all: bool) -> None:
        address = self.popup.chosen() if self.popup is not None and self.is_open else ""
        if address and not is_all:
            assert self.popup is not None
            self.popup.hit_chosen.emit(address)
        else:
            self.submitted.emit(self.field.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._handle_key(event)
        if event.type() == QEvent.Type.FocusOut:
            self.close_popup()
        if event.type() == QEvent.Type.MouseButtonPress and not self.is_open:
            self.opened.emit()
        if event.type() == QEvent.Type.Resize:
            size = self._key.sizeHint()
            right = self.field.width() - size.width() - self._theme.px(8)
            is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            left = self._theme.px(8) if is_mirrored else right
            self._key.setGeometry(
                left, (self.field.height() - size.height()) // 2, size.width(), size.height()
            )
            self.place_popup()
        return super().eventFilter(watched, event)
