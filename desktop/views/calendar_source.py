"""What the Calendar tab shows, read once for an edition and a language and narrowed by a filter."""

import datetime
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from db.calendar_records import Calendar, CalendarSpan
from db.queries.calendar import get_calendar, list_calendar_sessions
from db.queries.entries import find_label
from db.values import Value
from desktop.core.calendar import (
    CalendarFilter,
    Month,
    NowNext,
    agenda_line,
    month_bands,
    month_weeks,
    now_and_next,
    passing,
    split_month,
    tone_of,
    week_bars,
)
from desktop.core.lines import EntryLine
from desktop.core.routes import Route
from desktop.core.timeline import TimelineData, prepare
from desktop.qt.context import AppContext
from desktop.qt.jobs import Token
from desktop.views.stages import staged
from desktop.widgets.month_scene import MonthPage


class Listed(Value):
    """The calendar and what a filter lets through of it.

    Attributes:
        spans: Sessions in the order of the agenda, with `bands` above them.
        by_id: The same by id.
        data: The same for the timeline.
        coming: What is now and next.
    """

    calendar: Calendar
    spans: Sequence[CalendarSpan]
    bands: Sequence[tuple[str, int]]
    data: TimelineData
    coming: NowNext
    by_id: Mapping[int, CalendarSpan]


class CalendarSource(QObject):
    """Reads in a job; `listed_changed` when there is something else to show."""

    listed_changed = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self.filter = CalendarFilter()
        self.listed: Listed | None = None

    @property
    def today(self) -> datetime.date:
        """The day it is, as rehearsals set it."""
        return datetime.date.fromisoformat(self._context.clock.today)

    def narrow(self, wanted: CalendarFilter) -> None:
        """Let other sessions through."""
        self.filter = wanted
        self.read()

    def forget(self) -> None:
        """Drop everything, as when another edition was opened, and read that."""
        self.filter, self.listed = CalendarFilter(), None
        self.read(anew=True)

    def read(self, *, anew: bool = False) -> None:
        """Show what the filter lets through; `anew` where the edition or the language changed."""
        library, wanted = self._context.library, self.filter
        if library is None:
            return
        lang, today = self._context.language, self._context.clock.today
        known = None if anew or self.listed is None else self.listed.calendar

        def run(token: Token) -> Listed:
            token.on_cancel(library.interrupt_of_thread())
            return _let_through(known or library.read(get_calendar, lang), wanted, today)

        self._context.jobs.submit(run, self._on_read, lane="read.calendar")

    def fetch(self, ids: Sequence[int]) -> list[EntryLine]:
        """Return the prepared lines of some sessions, in their order."""
        library = self._context.library
        if library is None:
            return []
        rows = library.read(list_calendar_sessions, ids, self._context.language)
        return staged(self._context, rows, agenda_line)

    def span_of(self, session_id: int) -> CalendarSpan | None:
        """Return when a session is; None where the filter leaves it out."""
        return self.listed.by_id.get(session_id) if self.listed else None

    def id_of(self, route: Route) -> int:
        """Return the id of the session a route leads to; 0 for anything else."""
        library = self._context.library
        if library is None or route.kind != "session":
            return 0
        label = library.read(find_label, route.kind, route.slug, self._context.language)
        return label.id if label else 0

    def month_page(self, month: Month) -> MonthPage | None:
        """Return a month as it is painted; None before anything was read."""
        if self.listed is None:
            return None
        exact, loose = split_month(self.listed.spans, month)
        shown = [*exact, *loose]
        ids = [span.id for span in shown]
        weeks = month_weeks(month)
        return MonthPage(
            month,
            weeks,
            bars=[week_bars(exact, week) for week in weeks],
            loose=[(span.id, tone_of(span.phase_number)) for span in loose],
            lines=dict(zip(ids, self.fetch(ids), strict=True)),
            hollow=frozenset(span.id for span in shown if span.status == "cancelled"),
            doubted=frozenset(span.id for span in exact if not span.is_exact),
            today=self.today,
        )

    def _on_read(self, listed: Listed) -> None:
        self.listed = listed
        self.listed_changed.emit()


def _let_through(calendar: Calendar, wanted: CalendarFilter, today: str) -> Listed:
    spans = passing(calendar.spans, wanted)
    return Listed(
        calendar,
        spans,
        month_bands(spans),
        prepare(calendar, spans, today),
        now_and_next(spans, today),
        {span.id: span for span in spans},
    )
