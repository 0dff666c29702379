"""A field for one day: typed, stepped through, or picked from a calendar."""

from typing import Final

from PySide6.QtCore import QDate, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDateEdit, QStyle

from desktop.core.words import tr
from desktop.qt.icons import Icons
from desktop.qt.theme import Theme

_FIRST: Final = QDate(1800, 1, 1)
_LAST: Final = QDate(2200, 12, 31)
_FORMAT: Final = "d MMM yyyy"
_SIDE: Final = 16
_ROOM: Final = 26


class DayField(QDateEdit):
    """`day_chosen` with an ISO day once it is complete, not while it is being typed."""

    day_chosen = Signal(str)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        # Mirrored, Qt would put the year first, also of a date in English.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setCalendarPopup(True)
        self.setKeyboardTracking(False)
        self.setDisplayFormat(_FORMAT)
        self.setDateRange(_FIRST, _LAST)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(tr("As of"))
        self.setToolTip(tr("The day whose titles and names are shown"))
        calendar = self.calendarWidget()
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(calendar.VerticalHeaderFormat.NoVerticalHeader)
        self.dateChanged.connect(self._on_date_changed)
        icons.loaded.connect(self.update)

    @property
    def day(self) -> str:
        """ISO day."""
        return self.date().toString(Qt.DateFormat.ISODate)

    def show_day(self, day: str) -> None:
        """Show an ISO day, without `day_chosen`."""
        blocked = self.blockSignals(True)
        self.setDate(QDate.fromString(day, Qt.DateFormat.ISODate))
        self.blockSignals(blocked)

    def _on_date_changed(self) -> None:
        self.day_chosen.emit(self.day)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side, room = self._theme.px(_SIDE), self._theme.px(_ROOM)
        left = self.width() - room + (room - side) // 2 - 1
        place = QRect(left, (self.height() - side) // 2, side, side)
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), place)
        with QPainter(self) as painter:
            pixmap = self._icons.pixmap("session", side, "ink2", self.devicePixelRatioF())
            painter.drawPixmap(place.topLeft(), pixmap)
