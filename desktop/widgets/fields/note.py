"""A word under a field while one types in it; above the form, so that nothing below it moves."""

from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.qt.announce import announce
from desktop.qt.theme import Theme
from desktop.widgets.fields.popup_place import place_by
from desktop.widgets.labels import make_label

_LEAST_WIDTH: Final = 200


class Note(QFrame):
    """Were it part of the form, a click on what is below would miss it when the note goes."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self._theme = theme
        self._words = make_label(role="detail", wraps=True)
        row = QHBoxLayout(self)
        row.addWidget(self._words)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def say(self, field: QWidget, text: str) -> None:
        """Say something under a field; nothing where there is nothing to say."""
        if not text:
            self.hide()
            return
        px = self._theme.px
        self.layout().setContentsMargins(px(10), px(6), px(10), px(6))
        self._words.setText(text)
        place_by(self, field, self._theme, px(_LEAST_WIDTH))
        self.show()
        self.raise_()
        announce(self, text)
