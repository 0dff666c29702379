"""The line above the calendar: its form, stretch of time, whose clock, the filter, the export."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.qt.icons import Icons
from desktop.qt.theme import Theme
from desktop.widgets.labels import make_label
from desktop.widgets.segments import Segments

HEIGHT: Final = 50
MODES: Final = (("month", "Month"), ("agenda", "Agenda"), ("timeline", "Timeline"))
_TIMES: Final = (("venue", "Venue time"), ("mine", "My time"), ("both", "Both"))
_ICON: Final = 18


class CalendarBar(QWidget):
    """One line; where it is too narrow for that, all that follows the dates takes a second."""

    mode_chosen = Signal(str)
    step_wanted = Signal(int)
    today_wanted = Signal()
    times_chosen = Signal(str)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("subbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._is_two_lines = False
        self.modes = Segments(tr("Show as"), [(value, tr(words)) for value, words in MODES])
        self.times = Segments(tr("Times"), [(value, tr(words)) for value, words in _TIMES])
        self.earlier = _arrow(icons, "previous", tr("Earlier"))
        self.later = _arrow(icons, "next", tr("Later"))
        self.range_label = make_label(role="range")
        self.today = QPushButton(tr("Today"))
        self.filter = QPushButton(tr("Filter"))
        self.filter.setMenu(QMenu(self.filter))
        icons.attach(self.filter, "facets")
        self.export = QPushButton(tr("Export…"))
        icons.attach(self.export, "export")
        self._build()
        self._connect()

    def show_range(self, text: str, *, has_earlier: bool, has_later: bool) -> None:
        """Say which stretch of time is shown, and on which sides there is more."""
        self.range_label.setText(text)
        self.earlier.setEnabled(has_earlier)
        self.later.setEnabled(has_later)

    def show_filter_count(self, count: int) -> None:
        """Say how many filters are on."""
        self.filter.setText(f"{tr('Filter')} {count}" if count else tr("Filter"))
        self._fold()

    def lay_out(self) -> None:
        """Apply the theme's lengths."""
        px = self._theme.px
        for button in (self.earlier, self.later):
            button.setIconSize(QSize(px(_ICON), px(_ICON)))
        for labelled in (self.filter, self.export):
            labelled.setIconSize(QSize(px(16), px(16)))
        for row in (self._first, self._second):
            row.setContentsMargins(px(20), 0, px(20), 0)
            row.setSpacing(px(8))
        self._fold()

    def _build(self) -> None:
        self._trailing = QWidget()
        trailing = QHBoxLayout(self._trailing)
        trailing.setContentsMargins(0, 0, 0, 0)
        trailing.setSpacing(self._theme.px(20))
        trailing.addWidget(self.times)
        trailing.addWidget(self.filter)
        trailing.addWidget(self.export)
        self._leading = QWidget()
        leading = QHBoxLayout(self._leading)
        leading.setContentsMargins(0, 0, 0, 0)
        leading.setSpacing(self._theme.px(4))
        leading.addWidget(self.modes)
        leading.addSpacing(self._theme.px(20))
        for widget in (self.earlier, self.range_label, self.later):
            leading.addWidget(widget)
        leading.addSpacing(self._theme.px(4))
        leading.addWidget(self.today)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 1)
        column.setSpacing(0)
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        self._first.addWidget(self._leading)
        self._first.addStretch(1)
        self._first.addWidget(self._trailing)
        self._second.addStretch(1)
        column.addLayout(self._first, 1)
        column.addLayout(self._second)
        self.lay_out()

    def _connect(self) -> None:
        self.modes.choice_made.connect(self.mode_chosen)
        self.times.choice_made.connect(self.times_chosen)
        self.earlier.clicked.connect(self._on_earlier_clicked)
        self.later.clicked.connect(self._on_later_clicked)
        self.today.clicked.connect(self.today_wanted)

    def _fold(self) -> None:
        """Move all that follows the dates to a second line where one cannot hold it."""
        px = self._theme.px
        needed = self._leading.sizeHint().width() + self._trailing.sizeHint().width() + px(56)
        is_two_lines = self.width() < needed
        if is_two_lines != self._is_two_lines:
            self._is_two_lines = is_two_lines
            (self._second if is_two_lines else self._first).addWidget(self._trailing)
            column = self.layout()
            assert isinstance(column, QVBoxLayout)
            column.setStretch(1, 1 if is_two_lines else 0)
        self.setFixedHeight(px(HEIGHT) * (2 if is_two_lines else 1))

    def _on_earlier_clicked(self) -> None:
        self.step_wanted.emit(-1)

    def _on_later_clicked(self) -> None:
        self.step_wanted.emit(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._theme.px(HEIGHT))


def _arrow(icons: Icons, icon: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setAccessibleName(name)
    button.setToolTip(name)
    icons.attach(button, icon)
    return button
