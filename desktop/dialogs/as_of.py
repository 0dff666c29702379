"""Choose the day whose titles and names the whole window shows."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.core.words import tr
from desktop.dialogs.sheet import Sheet
from desktop.qt.icons import Icons
from desktop.qt.theme import Theme
from desktop.widgets.day_field import DayField
from desktop.widgets.labels import make_label


class AsOfDialog(Sheet):
    """`day_given` with an ISO day, empty for the latest."""

    day_given = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(theme, tr("As of"), 440, parent)
        hint = tr(
            "People, lists and search show titles, bodies and names of States as they were on this"
            " day, until “Latest”. Stories, sessions and documents keep their own dates."
        )
        self.field = DayField(theme, icons)
        frame = QFrame()
        frame.setObjectName("day")
        inner = QHBoxLayout(frame)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self.field)
        self.field.setMinimumSize(QSize(theme.px(160), theme.px(28)))
        self.body.addWidget(make_label(hint, "detail", wraps=True))
        self.body.addWidget(frame, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addStretch(1)
        self.latest = self.add_button(tr("Latest"), is_leading=True)
        self.latest.clicked.connect(self._on_latest_clicked)
        self.show_button = self.add_button(tr("Show"))
        self.show_button.setProperty("primary", "true")
        self.show_button.setDefault(True)
        self.show_button.clicked.connect(self._on_show_clicked)

    def ask(self, day: str) -> None:
        """Open with an ISO day to begin from."""
        self.field.show_day(day)
        self.open_sheet()
        self.field.setFocus()

    def _on_show_clicked(self) -> None:
        self.field.interpretText()
        self.close()
        self.day_given.emit(self.field.day)

    def _on_latest_clicked(self) -> None:
        self.close()
        self.day_given.emit("")
