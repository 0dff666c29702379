"""The People tab: people, organisations and countries as of a day, and the page of one of them."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from db.queries.entries import find_label
from db.queries.people import (
    PeopleList,
    PersonRow,
    list_bodies,
    list_body_rows,
    list_people,
    list_person_rows,
)
from db.records import Page
from db.values import Value
from desktop.core.dating import date_text
from desktop.core.lines import EntryLine, kind_name
from desktop.core.people import ORDERS, person_line
from desktop.core.reader.columns import is_spread
from desktop.core.reader.look import SPREAD_FROM
from desktop.core.routes import Route, parse
from desktop.core.state import number
from desktop.core.words import tr
from desktop.models.paged import PagedModel
from desktop.qt.context import AppContext
from desktop.qt.jobs import Token
from desktop.views.base import ShownList
from desktop.views.browse import BrowseView
from desktop.views.stages import staged
from desktop.widgets.columns import LIST_WIDTH
from desktop.widgets.entry_table import EntryTable
from desktop.widgets.people_column import PeopleColumn
from desktop.widgets.person_row import PersonDelegate

KINDS: Final = ("person", "organisation", "country")
PEOPLE_WIDTH: Final = 372
_SEATS_ANCHOR: Final = "h-seats"


class _Wanted(Value):
    """What the list shows; it is read anew when any of it changes."""

    kind: str = "person"
    order: str = "name"
    text: str = ""


class PeopleView(BrowseView):
    """List and page follow the one as-of date of the window."""

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(context, parent)
        self._wanted = self._listed = _Wanted()  # until it is read, another list is shown
        self._is_wide = False
        self._seat: int | None = None
        self._waiting_for_first = False
        self._scroll_to: int | None = None
        self._bands: tuple[tuple[str, int], ...] = ()
        self._model: PagedModel[EntryLine] = PagedModel(self._fetch)
        table = EntryTable(self._model, PersonDelegate(context.theme, None), tr("People"))
        self.column = PeopleColumn(context.theme, context.icons, KINDS, ORDERS, table, self.columns)
        self.put_together(self.column, table, None)
        self.column.changed.connect(self._on_column_changed)
        self.column.as_of_clicked.connect(self._as_of_action.trigger)
        context.settings.on_change(self._on_language_changed)
        context.clock.on_change(self._on_as_of_changed)
        self._show_as_of()
        self._list()

    def show_route(self, route: Route, state: dict[str, Any]) -> None:
        is_from_list = route == self._walked and self._seat is not None
        if not is_from_list:
            self._seat = None
        if route.is_entry and not state and not is_from_list and route.kind != self._wanted.kind:
            self.column.show_choice(route.kind, self._wanted.order, "")
        super().show_route(route, state)

    def open_entry(self, entry_id: int) -> None:
        """Read a person; of a seat without a name, what its State does."""
        row = self._row(entry_id)
        if row is None:
            return
        self._seat = entry_id if entry_id < 0 else None
        if row.kind != "seat":
            self.go_from_list(Route(row.kind, row.slug))
        elif row.plate is not None:
            body = parse(row.plate.address)
            self.go_from_list(Route(body.kind, body.slug, _SEATS_ANCHOR))

    def show_first(self) -> None:
        self._waiting_for_first = self._model.rowCount() == 0
        super().show_first()

    def shown_list(self) -> ShownList:
        kind = self._wanted.kind
        return ShownList(kind, kind_name(kind), self._model.ids)

    def list_state(self) -> dict[str, Any]:
        wanted = self._wanted
        return {
            "kind": wanted.kind,
            "order": wanted.order,
            "text": wanted.text,
            "scroll": self.table.verticalScrollBar().value(),
        }

    def restore_list(self, state: dict[str, Any]) -> None:
        if not state:
            return
        kind, order = str(state.get("kind", "")), str(state.get("order", ""))
        self._scroll_to = number(state, "scroll") or 0
        if kind in KINDS and order in dict(ORDERS):
            self.column.show_choice(kind, order, str(state.get("text", "")))
        self.table.verticalScrollBar().setValue(self._scroll_to)

    @property
    def is_related_due(self) -> bool:
        """Not where there is room for a person's entries beside the page's text."""
        return super().is_related_due and not self._is_wide

    def handlers(self) -> dict[str, Callable[[], object]]:
        found = super().handlers()
        if self._has_columns(self.article.page):
            del found["related"]
        return found

    def panes(self) -> Sequence[Any]:
        strip = self.article.figures.strip
        shown = [strip.chart] if strip is not None else []
        return [self.table, *shown, self.article.reader, self.related]

    def edition_changed(self) -> None:
        super().edition_changed()
        self._seat = None
        self.column.show_choice("person", "name", "")
        self._list()

    @property
    def _as_of_action(self) -> QAction:
        return self._context.actions["as_of"]

    def _row(self, entry_id: int) -> PersonRow | None:
        rows = self._rows([entry_id])
        return rows[0] if rows else None

    def _rows(self, ids: Sequence[int]) -> list[PersonRow]:
        context = self._context
        if context.library is None:
            return []
        read = list_person_rows if self._listed.kind == "person" else list_body_rows
        return context.library.read(read, ids, context.language, context.clock.as_of)

    def _fetch(self, ids: Sequence[int]) -> list[EntryLine]:
        return staged(self._context, self._rows(ids), person_line)

    def _list(self) -> None:
        context, wanted = self._context, self._wanted
        library = context.library
        if library is None:
            return
        lang, day = context.language, context.clock.as_of

        def run(token: Token) -> PeopleList:
            token.on_cancel(library.interrupt_of_thread())
            if wanted.kind == "person":
                order = wanted.order
                return library.read(list_people, lang, day, order=order, text=wanted.text)
            return library.read(list_bodies, wanted.kind, lang, day, text=wanted.text)

        context.jobs.submit(run, partial(self._on_listed, wanted), lane="read.people")

    def _on_listed(self, wanted: _Wanted, found: PeopleList) -> None:
        self._listed = wanted
        if (found.ids, found.bands) == (self._model.ids, self._bands):
            self._model.drop_rows()
        else:
            self._bands = found.bands
            self._model.set_ids(found.ids, found.bands)
        self.column.show_count(len(found.ids), found.total)
        page = self.article.page
        if page is not None:
            self._select(Route(page.kind, page.slug))
        if self._scroll_to is not None:
            self.table.verticalScrollBar().setValue(self._scroll_to)
            self._scroll_to = None
        if self._waiting_for_first and len(found.ids):
            self._waiting_for_first = False
            self.show_first()

    def _select(self, route: Route) -> None:
        library = self._context.library
        if library is None:
            return
        if self._seat is not None:
            self.table.select_entry(self._seat)
            return
        label = library.read(find_label, route.kind, route.slug, self._context.language)
        if label is not None:
            self.table.select_entry(label.id)

    def _show_as_of(self) -> None:
        clock = self._context.clock
        said = tr("As of {day}").format(day=date_text(clock.as_of, "short"))
        self.column.show_as_of(said, is_latest=clock.is_latest)

    def _has_columns(self, page: Page | None) -> bool:
        return self._is_wide and page is not None and is_spread(page)

    def _collapse(self) -> None:
        px = self._context.theme.px
        self._is_wide = self.width() - px(PEOPLE_WIDTH) >= px(SPREAD_FROM)
        self.article.set_wide(is_wide=self._is_wide)
        super()._collapse()

    def _set_sizes(self) -> None:
        super()._set_sizes()
        self._fit_list(self._context.theme.px(LIST_WIDTH))

    def _fit_list(self, width: int) -> None:
        px = self._context.theme.px
        super()._fit_list(px(PEOPLE_WIDTH) if width == px(LIST_WIDTH) else width)

    def _on_page_shown(self, page: Page) -> None:
        """Leave the column beside the page out where the page has its entries in columns."""
        has_columns = self._has_columns(page)
        if has_columns:
            self._beside.forget()
        else:
            self._beside.show_page(page, is_whole=True)
        self._context.actions["related"].setEnabled(not has_columns)
        self._mark_soon()
        self._collapse()

    def _on_entry_opened(self, entry_id: int) -> None:
        """Take the keyboard to the page; of a seat without a name, to its session."""
        row = self._row(entry_id) if entry_id < 0 else None
        if row is not None:
            self._context.navigator.go(Route("session", row.slug, row.anchor))
            return
        super()._on_entry_opened(entry_id)

    def _on_column_changed(self) -> None:
        wanted = _Wanted(self.column.kind, self.column.order, self.column.text)
        if wanted != self._wanted:
            if wanted.kind != self._wanted.kind:
                self._seat = None
            self._wanted = wanted
            self._list()

    def _on_as_of_changed(self) -> None:
        self._show_as_of()
        self._list()

    def _on_language_changed(self, key: str) -> None:
        if key == "language":
            self._list()

    def _on_theme_changed(self) -> None:
        super()._on_theme_changed()
        self.column.lay_out()
