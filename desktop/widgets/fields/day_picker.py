"""The calendar of a date field: one day, or the first and the last of a range."""

from typing import Final

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.qt.icons import Icons
from desktop.qt.theme import Theme
from desktop.widgets.labels import make_label

_ISO: Final = Qt.DateFormat.ISODate
_ICON: Final = 16
_STEPS: Final = (("qt_calendar_prevmonth", "previous"), ("qt_calendar_nextmonth", "next"))
_LABELS: Final = {"previous": "Previous month", "next": "Next month"}


class DayPicker(QFrame):
    """`days_picked` with the first and the last ISO day, the same one where one was asked for."""

    days_picked = Signal(str, str)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("picker")
        self._theme = theme
        self._is_range = False
        self._first = QDate()
        self._words = make_label(role="meta")
        self.calendar = QCalendarWidget()
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.activated.connect(self._on_calendar_picked)  # by Enter
        self.calendar.clicked.connect(self._on_calendar_picked)
        self.calendar.setAccessibleName(tr("Calendar"))
        self._steps = []
        for name, sign in _STEPS:
            button = self.calendar.findChild(QToolButton, name)
            if button is not None:
                icons.attach(button, sign)
                button.setAccessibleName(tr(_LABELS[sign]))
                button.setToolTip(tr(_LABELS[sign]))
                self._steps.append(button)
        column = QVBoxLayout(self)
        column.addWidget(self._words)
        column.addWidget(self.calendar)
        self.setFocusProxy(self.calendar)

    def open_at(self, field: QWidget, day: str, *, is_range: bool) -> None:
        """Open below a field, at a day or at today; ask for two days where a range is wanted."""
        px = self._theme.px
        self.layout().setContentsMargins(px(6), px(6), px(6), px(6))
        self._is_range = is_range
        self._first = QDate()
        self._say()
        self._dress()
        date = QDate.fromString(day, _ISO)
        self.calendar.setSelectedDate(date if date.isValid() else QDate.currentDate())
        self.adjustSize()
        corner = field.mapToGlobal(QPoint(0, field.height() + px(4)))
        if field.isRightToLeft():
            corner.setX(corner.x() + field.width() - self.width())
        screen = field.screen().availableGeometry()
        left = max(screen.left(), min(corner.x(), screen.right() - self.width()))
        top = corner.y()
        if top + self.height() > screen.bottom():
            above = field.mapToGlobal(QPoint(0, -px(4))).y() - self.height()
            top = max(screen.top(), above)
        self.move(left, top)
        self.show()
        self.calendar.setFocus()

    def _dress(self) -> None:
        """Wear the theme's colours: Qt's red of a weekend says "wrong" in a form."""
        plain = QTextCharFormat()
        plain.setForeground(self._theme.colour("ink"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, plain)
        head = QTextCharFormat()
        head.setForeground(self._theme.colour("ink3"))
        self.calendar.setHeaderTextFormat(head)
        side = self._theme.px(_ICON)
        for button in self._steps:
            button.setIconSize(QSize(side, side))

    def _say(self) -> None:
        if self._first.isValid():
            words = tr("Now the last day")
        else:
            words = tr("The first day") if self._is_range else tr("The day")
        self._words.setText(words)
        self.calendar.setAccessibleDescription(words)

    def _on_calendar_picked(self, date: QDate) -> None:
        if self._is_range and self._first in (QDate(), date):  # a double click is no range
            self._first = date
            self._say()
            return
        first = self._first if self._is_range else date
        self.hide()
        days = sorted((first.toString(_ISO), date.toString(_ISO)))
        self.days_picked.emit(*days)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
