"""The column of the calendar: the month where it is wanted, what is now, the list of sessions."""

import datetime
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from db.calendar_records import CalendarSpan
from desktop.core.calendar import NowNext, when_text
from desktop.core.lines import EntryLine
from desktop.core.words import tr
from desktop.models.paged import PagedModel
from desktop.qt.theme import Theme
from desktop.widgets.elided_button import ElidedButton
from desktop.widgets.entry_table import EntryTable
from desktop.widgets.month_grid import MonthGrid
from desktop.widgets.pane_header import PaneHeader

_UNDATED: Final = "9999"
"""Later than any day."""


class AgendaColumn(QWidget):
    """Sessions by month, below the month itself where that is wanted.

    `session_wanted` comes from the line of what is now, `filter_dropped` from a chip: the field and
    the value it stood for.
    """

    session_wanted = Signal(int)
    filter_dropped = Signal(str, str)

    def __init__(
        self, theme: Theme, model: PagedModel[EntryLine], table: EntryTable, parent: QWidget
    ) -> None:
        """Put the column together around a list."""
        super().__init__(parent)
        self.setObjectName("list")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = model
        self._table = table
        self._firsts: list[str] = []
        self._coming = 0
        self.header = PaneHeader(theme, tr("Sessions"))
        self.grid = MonthGrid(theme)
        self.now = ElidedButton("now")
        self.now.clicked.connect(self._on_now_clicked)
        self._chips = QWidget()
        self._chips.setObjectName("chips")
        self._chips.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._chip_row = QHBoxLayout(self._chips)
        self._chip_row.setContentsMargins(theme.px(16), theme.px(6), theme.px(16), theme.px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.grid, 5)
        for widget in (self.header, self.now, self._chips):
            column.addWidget(widget)
        column.addWidget(table, 3)
        self.grid.hide()
        self.now.hide()
        self._chips.hide()

    @property
    def rows_in_view(self) -> tuple[int, int] | None:
        """The first and the last row of the list that can be seen; None while it is empty."""
        table, count = self._table, self._model.rowCount()
        if not count:
            return None
        last = table.rowAt(table.viewport().height() - 1)
        return max(0, table.rowAt(0)), last if last >= 0 else count - 1

    @property
    def days_in_view(self) -> tuple[datetime.date, datetime.date] | None:
        """The first days of the first and the last dated session that can be seen."""
        rows = self.rows_in_view
        positions = [self._position(row) for row in rows] if rows else []
        days = [self._firsts[at] for at in positions if self._firsts[at] != _UNDATED]
        if not days:
            return None
        first, last = (datetime.date.fromisoformat(day) for day in (days[0], days[-1]))
        return first, last

    @property
    def has_earlier(self) -> bool:
        """Whether sessions lie above what can be seen."""
        rows = self.rows_in_view
        return rows is not None and self._position(rows[0]) > 0

    def show_sessions(
        self, ids: Sequence[int], spans: Sequence[CalendarSpan], bands: Sequence[tuple[str, int]]
    ) -> None:
        """Show other sessions."""
        self._firsts = [span.first or _UNDATED for span in spans]
        self._model.set_ids(ids, bands)

    def show_now(self, found: NowNext, titles: dict[int, str], today: str) -> None:
        """Say what is going on and what comes next."""
        coming = found.now or found.next
        self._coming = coming.id if coming else 0
        said = []
        for word, span in ((tr("Now"), found.now), (tr("Next"), found.next)):
            if span is not None:
                said.append(f"{word} ({when_text(span, today)}): {titles[span.id]}")
        self.now.show_text("  ·  ".join(said))
        self.now.setVisible(bool(said))

    def show_chips(self, chips: Sequence[tuple[str, str, str]]) -> None:
        """Show (field, value, words) of the filters that are on."""
        while (item := self._chip_row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for name, value, words in chips:
            chip = QToolButton()
            chip.setText(f"{words}  ×")
            chip.setProperty("role", "chip")
            chip.setProperty("filter", (name, value))
            chip.setAccessibleName(tr("Remove filter {label}").format(label=words))
            chip.setCheckable(True)
            chip.setChecked(True)
            chip.toggled.connect(self._on_chip_toggled)
            self._chip_row.addWidget(chip)
        self._chip_row.addStretch(1)
        self._chips.setVisible(bool(chips))

    def scroll_to_day(self, day: datetime.date) -> None:
        """Bring the first session of a day, or the next after it, to the top with its band."""
        at = bisect_left(self._firsts, day.isoformat())
        if self._firsts:
            self.scroll_to(min(at, len(self._firsts) - 1))

    def scroll_to(self, position: int) -> None:
        """Bring a session, counted without the bands, to the top with the band above it."""
        rows = self._model
        row = position + sum(1 for n, band in enumerate(rows.band_rows) if band - n <= position)
        row -= row - 1 in rows.band_rows
        self.scroll_to_row(row)

    def scroll_to_row(self, row: int) -> None:
        """Bring a row to the top."""
        hint = QAbstractItemView.ScrollHint.PositionAtTop
        self._table.scrollTo(self._model.index(row, 0), hint)

    def step_band(self, by: int) -> None:
        """Bring the next month, or the one before, to the top."""
        rows = self.rows_in_view
        if rows is None:
            return
        bands, top = self._model.band_rows, rows[0]
        at = bisect_left(bands, top + 1) if by > 0 else bisect_left(bands, top) - 1
        if 0 <= at < len(bands):
            self.scroll_to_row(bands[at])

    def settle(self) -> None:
        """Give the list the height it will have, before something is scrolled to in it."""
        column = self.layout()
        if column is not None:
            column.activate()

    def lay_out(self) -> None:
        """Apply the theme's lengths."""
        self.header.lay_out()
        self._table.lay_out()

    def _position(self, row: int) -> int:
        """Return the session of a row, counted without the bands; of a band the one below it."""
        above = bisect_left(self._model.band_rows, row)
        return min(row - above, len(self._firsts) - 1)

    def _on_now_clicked(self) -> None:
        self.session_wanted.emit(self._coming)

    def _on_chip_toggled(self) -> None:
        self.filter_dropped.emit(*self.sender().property("filter"))
