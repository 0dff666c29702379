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
FOLDED: Final = 42
"""Height of a line where there are several."""
MODES: Final = (("month", "Month"), ("agenda", "Agenda"), ("timeline", "Timeline"))
_TIMES: Final = (("venue", "Venue time"), ("mine", "My time"), ("both", "Both"))
_ICON: Final = 18


class CalendarBar(QWidget):
    """One line; where it is too narrow for that, all that follows the dates takes a second."""

    mode_chosen = Signal(str)
    step_wanted = Signal(int)
    today_wanted = Signal()
    times_chosen = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("subbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._folded: list[list[QWidget]] = []
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
        self._fold()

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
        for line in self._lines:
            line.setContentsMargins(px(20), 0, px(20), 0)
            line.setSpacing(px(20))
        self._fold()

    def _build(self) -> None:
        px = self._theme.px
        self._groups = [
            _group(px(4), self.modes),
            _group(px(4), self.earlier, self.range_label, self.later, self.today),
            _group(px(20), self.times, self.filter, self.export),
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 1)
        column.setSpacing(0)
        self._lines = [QHBoxLayout() for _ in self._groups]
        for line in self._lines:
            column.addLayout(line)
        self.lay_out()

    def _connect(self) -> None:
        self.modes.choice_made.connect(self.mode_chosen)
        self.times.choice_made.connect(self.times_chosen)
        self.earlier.clicked.connect(self._on_earlier_clicked)
        self.later.clicked.connect(self._on_later_clicked)
        self.today.clicked.connect(self.today_wanted)

    def _fold(self) -> None:
        """Set the groups on as many lines as they need; what stands last stands at the end."""
        px = self._theme.px
        lines: list[list[QWidget]] = [[]]
        room = self.width() - px(40)
        for group in self._groups:
            beside = sum(one.sizeHint().width() + px(20) for one in lines[-1])
            if lines[-1] and beside + group.sizeHint().width() > room:
                lines.append([])
            lines[-1].append(group)
        if lines != self._folded:
            self._folded = lines
            self._fill(lines)
        self.setFixedHeight(px(HEIGHT if len(lines) == 1 else FOLDED) * len(lines))

    def _fill(self, lines: list[list[QWidget]]) -> None:
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        for number, line in enumerate(self._lines):
            while line.takeAt(0) is not None:
                pass
            groups = lines[number] if number < len(lines) else []
            for group in groups:
                if group is self._groups[-1]:
                    line.addStretch(1)
                line.addWidget(group)
            if groups and groups[-1] is not self._groups[-1]:
                line.addStretch(1)
            column.setStretch(number, 1 if groups else 0)

    def _on_earlier_clicked(self) -> None:
        self.step_wanted.emit(-1)

    def _on_later_clicked(self) -> None:
        self.step_wanted.emit(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._theme.px(HEIGHT))


def _group(gap: int, *widgets: QWidget) -> QWidget:
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap)
    for widget in widgets:
        row.addWidget(widget)
    return group


def _arrow(icons: Icons, icon: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setAccessibleName(name)
    button.setToolTip(name)
    icons.attach(button, icon)
    return button
