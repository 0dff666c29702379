"""One line under a pane's header: how far long work is, or what became of it, with one way on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout

from desktop.qt.announce import announce
from desktop.qt.theme import Theme
from desktop.widgets.labels import make_label

_LINE = 2


class WorkLine(QFrame):
    """Hidden while there is nothing to say; `pressed` when its button is."""

    pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("work")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._text = make_label(wraps=True)
        self._button = QPushButton()
        self._button.setProperty("role", "link")
        self._button.clicked.connect(self.pressed)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._row = QHBoxLayout()
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addLayout(self._row)
        theme.changed.connect(self._lay_out)
        self._lay_out()
        self.hide()

    @property
    def text(self) -> str:
        """What is said; empty while hidden."""
        return "" if self.isHidden() else self._text.text()

    def show_progress(self, text: str, done: int, total: int, button: str) -> None:
        """Say how far work is; `total` is 0 while nobody knows."""
        self._bar.show()
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setAccessibleName(text)
        self._show(text, button, "work")

    def show_text(self, text: str, button: str = "", *, level: str = "note") -> None:
        """Say what is so; nothing at all for no text.

        Args:
            text: What is so.
            button: What can be done about it.
            level: note, warning, error or ok.
        """
        self._bar.hide()
        self._show(text, button, level)
        if text:
            announce(self, text)

    def _show(self, text: str, button: str, level: str) -> None:
        if self.property("level") != level:
            self.setProperty("level", level)
            for part in (self, self._text):
                part.style().polish(part)
        self._text.setText(text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.setVisible(bool(text))

    def _lay_out(self) -> None:
        px = self._theme.px
        self._bar.setFixedHeight(px(_LINE))
        self._row.setContentsMargins(px(16), px(4), px(16), px(4))
        self._row.setSpacing(px(8))
