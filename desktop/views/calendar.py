"""The Calendar tab: the process on a timeline, a month of it, the agenda, the session read."""

import datetime
from array import array
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from db.calendar_records import Calendar
from desktop.core.calendar import (
    CalendarFilter,
    Month,
    NowNext,
    filter_groups,
    is_on_days,
    range_text,
)
from desktop.core.routes import Route
from desktop.core.state import number, part
from desktop.core.timeline import Window
from desktop.core.words import tr
from desktop.qt.context import AppContext
from desktop.views.base import ShownList
from desktop.views.calendar_layout import CalendarLayout
from desktop.widgets.calendar_bar import MODES


class CalendarView(CalendarLayout):
    """Sessions as a month, an agenda or a timeline, and the page of the one that is read."""

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        self._month = Month(1, 1)
        self._chosen = 0
        self._follows = True
        self._waiting_for_first = False
        self._kept: dict[str, Any] = {}
        super().__init__(context, parent)
        self._month = Month.of(self._source.today)
        self.show_mode("agenda")
        self._source.read(anew=True)

    def show_route(self, route: Route, state: dict[str, Any]) -> None:
        self._follows = not state
        super().show_route(route, state)

    def show_first(self) -> None:
        """Open what is now or comes next on known days; in a past process its first session."""
        listed = self._source.listed
        self._waiting_for_first = listed is None
        if listed is None or not listed.spans:
            return
        known = [span for span in listed.coming if span is not None and is_on_days(span)]
        self.open_entry(known[0].id if known else listed.spans[0].id)

    def shown_list(self) -> ShownList:
        return ShownList("session", tr("Sessions"), self._model.ids)

    def list_state(self) -> dict[str, Any]:
        return {
            "mode": self._mode,
            "filter": self._source.filter.state(),
            "first": self.strip.days.first,
            "last": self.strip.days.last,
            "month": self._month.number,
            "scroll": self.table.verticalScrollBar().value(),
        }

    def restore_list(self, state: dict[str, Any]) -> None:
        if not state:
            return
        self._kept = state
        for mode, _ in MODES:
            if mode == state.get("mode"):
                self.show_mode(mode)
        wanted = CalendarFilter.restored(part(state, "filter"))
        if wanted != self._source.filter:
            self._source.narrow(wanted)
        elif self._source.listed is not None:
            self._restore()

    def panes(self) -> Sequence[QWidget]:
        above = [self.strip.overview, self.strip.chart, self.agenda.grid]
        return [*above, *super().panes()]

    def edition_changed(self) -> None:
        super().edition_changed()
        self.strip.forget()
        self._source.forget()

    def _connect(self) -> None:
        super()._connect()
        bar, agenda, chart = self.bar, self.agenda, self.strip.chart
        self._source.listed_changed.connect(self._on_listed)
        bar.mode_chosen.connect(self._on_mode_chosen)
        bar.step_wanted.connect(self._on_step_wanted)
        bar.today_wanted.connect(self._on_today_wanted)
        bar.times_chosen.connect(self._on_times_chosen)
        bar.export.clicked.connect(self._on_export_list_triggered)
        self.menu.value_toggled.connect(self._on_value_toggled)
        self.menu.cleared.connect(self._on_filters_cleared)
        for signal in (chart.session_chosen, agenda.grid.session_chosen, agenda.session_wanted):
            signal.connect(self.open_entry)
        chart.phase_chosen.connect(self._on_phase_chosen)
        agenda.filter_dropped.connect(self._on_value_toggled)
        agenda.grid.day_chosen.connect(agenda.scroll_to_day)
        agenda.grid.month_wanted.connect(self._show_month)
        self.strip.window_changed.connect(self._show_range)
        self.table.verticalScrollBar().valueChanged.connect(self._show_range)
        self.table.verticalScrollBar().rangeChanged.connect(self._show_range)
        self._context.settings.on_change(self._on_setting_changed)

    def _on_listed(self) -> None:
        listed = self._source.listed
        assert listed is not None
        self.agenda.show_sessions(
            array("q", [span.id for span in listed.spans]), listed.spans, listed.bands
        )
        count, total = len(listed.spans), len(listed.calendar.spans)
        some = tr("{n} of {all}").format(n=count, all=total)
        self.agenda.header.show_count(str(total) if count == total else some)
        self._show_now(listed.coming)
        self._show_filter(listed.calendar)
        self.strip.show_data(listed.data, self._source.today.toordinal())
        self.agenda.settle()
        self.table.select_entry(self._chosen)
        self._follow()
        self._show_month(self._month)
        self._restore()
        if self._waiting_for_first and count:
            self.show_first()

    def _show_now(self, coming: NowNext) -> None:
        ids = [span.id for span in coming if span is not None]
        titles = (line.title for line in self._source.fetch(ids))
        today = self._source.today.isoformat()
        self.agenda.show_now(coming, dict(zip(ids, titles, strict=True)), today)

    def _show_filter(self, calendar: Calendar) -> None:
        groups = filter_groups(calendar, self._source.filter)
        self.menu.show_groups([group for group in groups if len(group[2]) > 1])
        self.agenda.show_chips(
            [
                (name, v, words)
                for name, _, values in groups
                for v, words, _, is_on in values
                if is_on
            ]
        )
        self.bar.show_filter_count(self._source.filter.count)

    def _show_month(self, month: Month, day: datetime.date | None = None) -> None:
        self._month = month
        page = self._source.month_page(month) if self._mode == "month" else None
        if page is not None:
            self.agenda.grid.show_month(page, day)
            self.agenda.scroll_to_day(month.first)
            self._show_range()

    def _show_range(self) -> None:
        """Say which stretch of time is in view, and whether there is more on either side."""
        bounds, window = self.strip.bounds, self.strip.days
        if self._mode == "month":
            first, last = self._month.first, self._month.last
        elif self._mode == "timeline":
            first, last = (datetime.date.fromordinal(day) for day in window)
        else:
            days = self.agenda.days_in_view
            if days is None:
                return
            first, last = days
        scroll = self.table.verticalScrollBar()
        is_agenda = self._mode == "agenda"
        begins, ends = first.toordinal() <= bounds.first, last.toordinal() >= bounds.last
        self.bar.show_range(
            range_text(first, last),
            has_earlier=self.agenda.has_earlier if is_agenda else not begins,
            has_later=scroll.value() < scroll.maximum() if is_agenda else not ends,
        )

    def _restore(self) -> None:
        """Bring back what was kept of an earlier visit, once there is something to show it in."""
        kept, self._kept = self._kept, {}
        first, last, scroll = (number(kept, key) for key in ("first", "last", "scroll"))
        month = Month.restored(number(kept, "month"))
        if first is not None and last is not None:
            self.strip.show_window(Window(first, last))
        if month is not None:
            self._show_month(month)
        if scroll is not None:
            self.table.verticalScrollBar().setValue(scroll)

    def _select(self, route: Route) -> None:
        self._chosen = self._source.id_of(route)
        self.table.select_entry(self._chosen)
        self.strip.chart.choose(self._chosen)
        self.agenda.grid.choose(self._chosen)
        self._follow()

    def _follow(self) -> None:
        """Bring the session that is read into view, unless the person has come back to a view."""
        span = self._source.span_of(self._chosen)
        if span is None or not span.first or not self._follows:
            return
        first, last = (datetime.date.fromisoformat(day) for day in (span.first, span.last))
        self.strip.show_days(first.toordinal(), last.toordinal())
        if not Month.of(first) <= self._month <= Month.of(last):
            self._show_month(Month.of(first))

    def _mark_shown(self) -> None:
        super()._mark_shown()
        self._follows = False

    def _on_mode_chosen(self, mode: str) -> None:
        self.show_mode(mode)
        self._show_month(self._month)
        self._show_range()
        if self._is_narrow():
            self._show_one(is_list=True)

    def _on_step_wanted(self, by: int) -> None:
        if self._mode == "month":
            self._show_month(self._month.step(by))
        elif self._mode == "timeline":
            self.strip.step(by)
        else:
            self.agenda.step_band(by)

    def _on_today_wanted(self) -> None:
        today = self._source.today
        self.strip.show_days(today.toordinal(), today.toordinal())
        self._show_month(Month.of(today))
        self.agenda.scroll_to_day(today)

    def _on_times_chosen(self, mode: str) -> None:
        self._context.settings["times"] = mode

    def _on_value_toggled(self, name: str, value: str) -> None:
        self._source.narrow(self._source.filter.toggled(name, value))

    def _on_filters_cleared(self) -> None:
        self._source.narrow(CalendarFilter())

    def _on_phase_chosen(self, entry_id: int) -> None:
        listed = self._source.listed
        for phase in listed.calendar.phases if listed else ():
            if phase.id == entry_id:
                self._context.navigator.go(Route("phase", phase.slug))

    def _on_setting_changed(self, key: str) -> None:
        if key == "language":
            self._source.read(anew=True)
        elif key == "times":
            self.bar.times.show_value(str(self._context.settings["times"]))

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {**super().handlers(), "facets": self._on_facets_triggered}

    def _on_facets_triggered(self) -> None:
        """Open the filters, which are a menu here and no column."""
        self._context.actions["facets"].setChecked(False)
        self.bar.filter.showMenu()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_range()
