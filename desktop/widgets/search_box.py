"""The search box: focus stays in the field, arrows walk the results below it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from desktop.core.words import tr
from desktop.qt.icons import Icons
from desktop.qt.theme import Theme
from desktop.widgets.clear_button import add_clear_button
from desktop.widgets.glyph import Glyph

if TYPE_CHECKING:  # imported when it is first opened: the frame is painted without it
    from desktop.widgets.results_popup import ResultsPopup

FIELD_HEIGHT: Final = 34
_LENS: Final = 16
_ROOM_FOR_KEY: Final = 220
LEAST_WIDTH: Final = 240
MOST_WIDTH: Final = 536


class SearchBox(QWidget):
    """The field in the bar; `text_edited` while typing, `submitted` for the page of results.

    Attributes:
        is_waiting: The rows shown are not yet those of the text; set by who answers.
        has_wish: Enter was pressed while waiting; the newest answer is to be opened.
    """

    text_edited = Signal(str)
    submitted = Signal(str)
    opened = Signal()
    left = Signal()  # the keyboard is wanted back by the page

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.is_waiting = False
        self.has_wish = False
        self._theme = theme
        self._icons = icons
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Search everything"))
        self.field.setAccessibleName(tr("Search everything"))
        self._lens = Glyph()  # an action of the field would not grow with the text
        self._lens.setParent(self.field)
        self._lens.setEnabled(False)
        icons.attach(self._lens, "search")
        self._key = QLabel(tr("Ctrl K"), self.field)
        self._key.setProperty("role", "key")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field)
        self.field.textEdited.connect(self.text_edited)
        self.field.textChanged.connect(self._on_text_changed)
        self.popup: ResultsPopup | None = None
        self.lay_out()
        theme.changed.connect(self.lay_out)

    def make_popup(self) -> "ResultsPopup":
        """Return the pop-up; the first time it is made, which takes as long as a page."""
        if self.popup is None:
            from desktop.widgets.results_popup import ResultsPopup

            self.popup = ResultsPopup(self._theme, self._icons, self.window())
        return self.popup

    def open_popup(self) -> "ResultsPopup":
        """Place the pop-up under the field and show it."""
        popup = self.make_popup()
        self.place_popup()
        popup.show()
        popup.raise_()
        return popup

    def place_popup(self) -> None:
        """Keep the pop-up under the field and inside the window."""
        if self.popup is None:
            return
        window = self.window()
        width = min(max(self.width(), self._theme.px(440)), window.width() - self._theme.px(16))
        self.popup.set_width(width)
        corner = self.mapTo(window, QPoint(0, self.height() + self._theme.px(6)))
        left = corner.x() + (self.width() - width if self.isRightToLeft() else 0)
        left = min(left, window.width() - width - self._theme.px(8))
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
        self.field.setFocus()
        self.field.selectAll()
        self.opened.emit()

    def lay_out(self) -> None:
        """Apply the theme's lengths."""
        px = self._theme.px
        self.field.setFixedHeight(px(FIELD_HEIGHT))
        self._lens.set_side(px(_LENS))
        lead, trail = px(_LENS + 8), 0
        if self.isRightToLeft():
            lead, trail = trail, lead
        self.field.setTextMargins(lead, 0, trail, 0)
        self.setMinimumWidth(px(LEAST_WIDTH))
        self.setMaximumWidth(px(MOST_WIDTH))

    def _on_text_changed(self, _text: str) -> None:
        self._show_key()
        if not self.field.isClearButtonEnabled():  # the frame is painted without it
            add_clear_button(self.field, self._icons)

    def _show_key(self) -> None:
        has_room = self.field.width() >= self._theme.px(_ROOM_FOR_KEY)
        self._key.setVisible(has_room and not self.field.text())

    def open_chosen(self, *, is_all: bool) -> None:
        """Open the chosen row, or the page of results where none is or all are wanted."""
        if self.is_waiting and not is_all:
            self.has_wish = True  # the rows are still those of what was typed before
            return
        address = self.popup.chosen() if self.popup is not None and self.is_open else ""
        if address and not is_all:
            assert self.popup is not None
            self.popup.hit_chosen.emit(address)
        else:
            self.submitted.emit(self.field.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the key's cap at the end of the field, and the pop-up under it."""
        super().resizeEvent(event)
        size, gap = self._key.sizeHint(), self._theme.px(8)
        self._show_key()
        left = gap if self.isRightToLeft() else self.field.width() - size.width() - gap
        top = (self.field.height() - size.height()) // 2
        self._key.setGeometry(left, top, size.width(), size.height())
        side = self.field.height() - gap
        lens = self.field.width() - side - gap // 2 if self.isRightToLeft() else gap // 2
        self._lens.setGeometry(lens, gap // 2, side, side)
        self.place_popup()
