"""What stands in the place of rows where there are none: a sign, what is so, and a line of help."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.qt.icons import Icons
from desktop.qt.theme import Theme
from desktop.widgets.glyph import Glyph
from desktop.widgets.labels import make_label


class EmptyState(QWidget):
    """At the leading edge, never centred in a void; `button` is hidden where there is no way on."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._glyph = Glyph()
        self._title = make_label(role="empty", wraps=True)
        self._help = make_label(role="detail", wraps=True)
        self.button = QPushButton()
        self._column = QVBoxLayout(self)
        for part in (self._glyph, self._title, self._help):
            self._column.addWidget(part)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addStretch(1)
        theme.changed.connect(self._lay_out)
        self._lay_out()

    def show_words(self, icon: str, title: str, said: str, button: str = "") -> None:
        """Say what is so and what would be here."""
        self._icons.attach(self._glyph, icon)
        self._title.setText(title)
        self._help.setText(said)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.setAccessibleName(f"{title} {said}")

    def _lay_out(self) -> None:
        px = self._theme.px
        self._glyph.set_side(px(26))
        self._column.setContentsMargins(px(20), px(24), px(20), px(16))
        self._column.setSpacing(px(6))
