"""The as-of date: the change before, the day itself, the change after, and back to today."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from desktop.core.words import tr
from desktop.qt.icons import Icons
from desktop.qt.theme import Theme
from desktop.widgets.day_field import DayField
from desktop.widgets.labels import make_label


class AsOfControl(QWidget):
    """`day_chosen` with an ISO day, empty for the latest."""

    day_chosen = Signal(str)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._changes = ("", "")
        self._label = make_label(tr("As of"), "meta")
        self._frame = QFrame()
        self._frame.setObjectName("day")
        self.previous = self._button(icons, "previous")
        self.following = self._button(icons, "next")
        self.field = DayField(theme, icons)
        self.latest = QPushButton(tr("Latest"))
        self.latest.setProperty("role", "link")
        self.latest.setToolTip(tr("Titles and names of today"))
        inner = QHBoxLayout(self._frame)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.setSpacing(0)
        for widget in (self.previous, self.field, self.following):
            inner.addWidget(widget)
        self._row = QHBoxLayout(self)
        for widget in (self._label, self._frame, self.latest):
            self._row.addWidget(widget)
        self.previous.clicked.connect(self._on_previous_clicked)
        self.following.clicked.connect(self._on_next_clicked)
        self.field.day_chosen.connect(self.day_chosen)
        self.latest.clicked.connect(self._on_latest_clicked)
        self.lay_out()

    def show_day(self, day: str, previous: str, following: str, *, is_latest: bool) -> None:
        """Show a day.

        Args:
            day: ISO day.
            previous: ISO day of the change before; empty where there is none.
            following: Likewise of the change after.
            is_latest: Whether it is today's.
        """
        self._changes = (previous, following)
        self.field.show_day(day)
        self.previous.setEnabled(bool(previous))
        self.following.setEnabled(bool(following))
        self.latest.setEnabled(not is_latest)
        names = (tr("Previous change"), tr("Next change"))
        buttons = (self.previous, self.following)
        for button, name, there in zip(buttons, names, self._changes, strict=True):
            button.setAccessibleName(name)
            button.setToolTip(f"{name}: {there}" if there else tr("No change known"))

    def lay_out(self) -> None:
        """Apply the theme's lengths."""
        px = self._theme.px
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(8))
        self._frame.setFixedHeight(px(30))
        self.field.setFixedWidth(px(128))
        for button in (self.previous, self.following):
            button.setIconSize(QSize(px(14), px(14)))
            button.setFixedSize(px(28), px(28))

    def _button(self, icons: Icons, icon: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "step")
        icons.attach(button, icon)
        return button

    def _on_previous_clicked(self) -> None:
        self.day_chosen.emit(self._changes[0])

    def _on_next_clicked(self) -> None:
        self.day_chosen.emit(self._changes[1])

    def _on_latest_clicked(self) -> None:
        self.day_chosen.emit("")
