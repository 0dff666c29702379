"""The years with their window, and below them what the window shows: two views of one stretch."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.timeline import TimelineData, Window, first_window
from desktop.qt.theme import Theme
from desktop.widgets.overview import Overview
from desktop.widgets.timeline import TimelineChart
from desktop.widgets.timeline_scene import Fetch

HEIGHT: Final = 200


class TimelineStrip(QWidget):
    """Keeps the window; `window_changed` after every change of it."""

    window_changed = Signal()

    def __init__(self, theme: Theme, fetch: Fetch, parent: QWidget | None = None) -> None:
        """Start empty; `fetch` returns the prepared lines of some sessions, in their order."""
        super().__init__(parent)
        self.setObjectName("timeline")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.overview = Overview(theme)
        self.chart = TimelineChart(theme, fetch)
        self._data: TimelineData | None = None
        self._window = Window(1, 365)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 1)
        column.setSpacing(0)
        column.addWidget(self.overview)
        column.addWidget(self.chart, 1)
        self.overview.window_wanted.connect(self.show_window)
        self.chart.window_wanted.connect(self.show_window)

    @property
    def days(self) -> Window:
        """The window."""
        return self._window

    @property
    def bounds(self) -> Window:
        """The days there are."""
        return self._data.bounds if self._data else self._window

    def forget(self) -> None:
        """Begin anew with the next data, as when another edition was opened."""
        self._data = None

    def show_data(self, data: TimelineData, today: int) -> None:
        """Show other sessions and phases, in the same window where it still fits."""
        is_first = self._data is None or self._data.bounds != data.bounds
        self._data = data
        self._window = first_window(data) if is_first else self._window
        self.overview.show_years(data.bounds, data.phases)
        self.overview.show_window(self._window)
        self.chart.show_data(data, self._window, today)
        self.window_changed.emit()

    def show_window(self, window: Window) -> None:
        """Show another stretch of days, as much of it as there is."""
        window = window.resized(window.first, window.last, self.bounds)
        if window == self._window:
            return
        self._window = window
        self.overview.show_window(window)
        self.chart.show_window(window)
        self.window_changed.emit()

    def show_days(self, first: int, last: int) -> None:
        """Move the window where it does not show these days."""
        self.show_window(self._window.holding(first, last, self.bounds))

    def step(self, by: int) -> None:
        """Move the window on by half its length."""
        self.show_window(self._window.moved(by * self._window.days // 2, self.bounds))
