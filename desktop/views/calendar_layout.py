"""The parts of the Calendar tab and how they share the window."""

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.lines import EntryLine
from desktop.core.words import tr
from desktop.models.paged import PagedModel
from desktop.qt.context import AppContext
from desktop.views.agenda import AgendaColumn
from desktop.views.browse import FACETS_BELOW, BrowseView
from desktop.views.calendar_source import CalendarSource
from desktop.widgets.calendar_bar import CalendarBar
from desktop.widgets.columns import NARROW_LIST_WIDTH
from desktop.widgets.entry_table import EntryTable
from desktop.widgets.filter_menu import FilterMenu
from desktop.widgets.session_row import SessionDelegate
from desktop.widgets.timeline_strip import HEIGHT, TimelineStrip

AGENDA_WIDTH: Final = 372
MONTH_WIDTH: Final = 640
_LEAST_PAGE: Final = 460
"""Room for the programme with its column of times and the longest of its plates."""
_STRIP_ABOVE: Final = 480
"""A window lower than this keeps its height for the agenda and the page."""
_TALL: Final = 0.52
"""Part of the height that the timeline takes where it is what one looks at."""


class CalendarLayout(BrowseView):
    """Bar and timeline above, agenda and page below; the month stands above the agenda."""

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(context, parent)
        self._source = CalendarSource(context)
        self._mode = "agenda"
        self._model: PagedModel[EntryLine] = PagedModel(self._source.fetch)
        self.bar = CalendarBar(context.theme, context.icons, self)
        self.strip = TimelineStrip(context.theme, self._source.fetch, self)
        table = EntryTable(self._model, SessionDelegate(context.theme, None), tr("Sessions"))
        self.agenda = AgendaColumn(context.theme, self._model, table, self.columns)
        self.put_together(self.agenda, table, None)

    def show_mode(self, mode: str) -> None:
        """Show the calendar as a 'month', an 'agenda' or a 'timeline'."""
        self._mode = mode
        self.bar.modes.show_value(mode)
        self.agenda.grid.setVisible(mode == "month")
        self.strip.chart.set_tall(is_tall=mode == "timeline")
        self._fit_heights()
        if self._width:
            self._fit_list(0)

    def _build(self) -> None:
        super()._build()
        self.menu = FilterMenu(self.bar.filter)
        self.bar.filter.setMenu(self.menu)
        self.bar.times.show_value(str(self._context.settings["times"]))
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.setSpacing(0)
        column.insertWidget(0, self.bar)
        column.insertWidget(1, self.strip)

    def _fit_heights(self) -> None:
        """Give the timeline its part of the height; a low window has none to spare."""
        px, height = self._context.theme.px, self.height()
        is_low = 0 < height < px(_STRIP_ABOVE) and self._mode == "agenda"
        self.strip.setVisible(self._mode != "month" and not is_low)
        tall = max(px(HEIGHT), round(height * _TALL))
        self.strip.setFixedHeight(tall if self._mode == "timeline" else px(HEIGHT))

    def _set_sizes(self) -> None:
        super()._set_sizes()
        self._fit_list(0)

    def _fit_list(self, width: int) -> None:
        """Give the column the width of what it shows; `width` is that of a plain list."""
        px = self._context.theme.px
        wanted = px(NARROW_LIST_WIDTH if self.width() < px(FACETS_BELOW) else AGENDA_WIDTH)
        if self._mode == "month":
            wanted = max(wanted, min(px(MONTH_WIDTH), self.width() - px(_LEAST_PAGE)))
        super()._fit_list(wanted)

    def _on_theme_changed(self) -> None:
        self.agenda.lay_out()
        self.bar.lay_out()
        self.article.header.lay_out()
        self._fit_heights()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_heights()
