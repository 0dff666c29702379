"""A tab: filters, list, page, related column; columns give way as the window narrows."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.queries.entries import find_address, find_label
from db.records import Page
from desktop.core.routes import Route
from desktop.core.state import number, part
from desktop.qt.context import AppContext
from desktop.qt.focus import hide
from desktop.views.acts import export_list
from desktop.views.article import ArticlePane
from desktop.views.base import ShownList, View
from desktop.views.beside import Beside
from desktop.widgets.columns import LIST_WIDTH, NARROW_LIST_WIDTH, Columns
from desktop.widgets.entry_table import EntryTable
from desktop.widgets.related_list import RelatedList

RELATED_BELOW: Final = 1320
FACETS_BELOW: Final = 1180
LIST_BELOW: Final = 820


class BrowseView(View):
    """What Stories and the plain tabs share; the list column is the tab's own."""

    is_list_whole = True  # else a place in it cannot be found yet

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        """Begin: a tab makes its list, and what stands before it, in `columns`, and goes on."""
        super().__init__(parent)
        self._context = context
        self.columns = Columns(context.theme, self)
        self._by_hand: dict[QWidget, bool] = {}
        self._width = 0
        self._walked: Route | None = None
        self._list_place: int | None = None  # to come back to; None on a new visit
        self._marking = QTimer(self, singleShot=True)

    def put_together(self, listed: QWidget, table: EntryTable, facets: QWidget | None) -> None:
        """Add the page and what is related to the columns; keys go through them in this order.

        Args:
            listed: The list with its header and filters.
            table: The list itself.
            facets: The column before it; None for tabs without.
        """
        self._facets = facets
        self._list_column = listed
        self.table = table
        self.article = ArticlePane(self._context, self.columns)
        self.article.header.add_action(self._context.actions["related"])
        self.related_column = QWidget(self.columns)
        self.related = RelatedList(
            self._context.theme, self._context.icons, parent=self.related_column
        )
        self._beside = Beside(self.related)
        self._build()
        self._connect()

    @property
    def is_related_due(self) -> bool:
        """Whether what is related is still to come: without its room a page is set twice."""
        return self.article.page is None or self.article.is_incomplete

    @property
    def is_complete(self) -> bool:
        return not (self.article.is_rest_due or self._marking.isActive())

    def show_route(self, route: Route, state: dict[str, Any]) -> None:
        left = part(state, "list")
        self._list_place = number(left, "scroll")
        self.restore_list(left)
        if route.is_entry:
            is_early = self.table.entries.rowCount() == 0
            self.article.show_route(route, part(state, "page"), is_early=is_early)
            if not self.article.is_rest_due:
                self._select(route)
        elif self.article.page is None:
            self.show_first()
        if self._is_narrow():
            self._show_one(is_list=not route.is_entry)

    def state(self) -> dict[str, Any]:
        place = self.table.verticalScrollBar().value()
        return {"page": self.article.state(), "list": {**self.list_state(), "scroll": place}}

    def list_state(self) -> dict[str, Any]:
        """Return what the list is narrowed to."""
        return {}

    def restore_list(self, state: dict[str, Any]) -> None:
        """Narrow the list as it was when the page was left."""

    def show_first(self) -> None:
        """Open the first entry of the list, as when a tab is opened with nothing chosen."""
        for row in range(min(self.table.entries.rowCount(), 2)):
            entry_id = self.table.entries.id_at(row)
            if entry_id is not None:
                self.table.select_entry(entry_id)
                self.open_entry(entry_id)
                return

    def shown_list(self) -> ShownList:
        """Return what the list shows, for export."""
        raise AssertionError("every tab knows the kinds of its entries")

    def go_from_list(self, route: Route) -> None:
        """Go to an entry chosen in the list; walking down the list leaves one visit, not many."""
        navigator = self._context.navigator
        current = navigator.current
        is_walking = current is not None and (current == self._walked or current.kind == "tab")
        self._walked = route
        navigator.go(route, replaces=is_walking)

    def open_entry(self, entry_id: int) -> None:
        """Go to an entry of the list."""
        library = self._context.library
        if library is not None and (found := library.read(find_address, entry_id)):
            self.go_from_list(Route(*found))

    def handlers(self) -> dict[str, Callable[[], object]]:
        found = dict(self.article.handlers())
        found["related"] = partial(self._toggle, self.related_column)
        found["export_list"] = self._on_export_list_triggered
        if self._facets is not None:
            found["facets"] = partial(self._toggle, self._facets)
        return found

    def panes(self) -> Sequence[QWidget]:
        facets = [self._facets] if self._facets is not None else []
        return [*facets, self.table, self.article.reader, self.related]

    def take_focus(self) -> None:
        (self.table if self.table.isVisibleTo(self) else self.article.reader).setFocus()

    def focus_page(self) -> None:
        self.article.reader.setFocus()

    def edition_changed(self) -> None:
        self.article.clear()
        self._beside.forget()

    def _build(self) -> None:
        px = self._context.theme.px
        self.related_column.setObjectName("side")
        self.related_column.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self.related_column)
        column.setContentsMargins(0, px(6), 0, 0)
        column.addWidget(self.related)
        self.columns.fill(self._facets, self._list_column, self.article, self.related_column)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.columns)

    def _connect(self) -> None:
        self.table.entry_chosen.connect(self.open_entry)
        self.table.entry_opened.connect(self._on_entry_opened)
        self.related.link_chosen.connect(self._context.navigator.go)
        self.article.page_shown.connect(self._on_page_shown)
        self._marking.timeout.connect(self._mark_shown)
        self.article.page_completed.connect(self._on_page_completed)
        self.article.page_missing.connect(self._context.navigator.missing)
        self._context.theme.changed.connect(self._on_theme_changed)

    def _select(self, route: Route) -> None:
        """Mark an entry in the list: where it was left on coming back, else in view."""
        library = self._context.library
        if library is None:
            return
        if label := library.read(find_label, route.kind, route.slug, self._context.language):
            self.table.select_entry(label.id)
        if self._list_place is not None:
            self.table.verticalScrollBar().setValue(self._list_place)

    def _on_page_shown(self, page: Page) -> None:
        self._beside.show_page(page, is_whole=not self.article.is_incomplete)
        self._mark_soon()
        self._collapse()

    def _mark_soon(self) -> None:
        """Mark the page shown in the list, in a turn of its own: there many rows are painted."""
        if self.table.currentIndex().isValid():
            self._marking.start(0)
        else:  # the list has yet to be painted
            self._mark_shown()

    def _mark_shown(self) -> None:
        if (page := self.article.page) is not None:
            self._select(Route(page.kind, page.slug))
            if self.is_list_whole:
                self._list_place = None

    def _on_page_completed(self, page: Page) -> None:
        self._beside.complete_page(page)
        self._collapse()

    def _on_entry_opened(self, entry_id: int) -> None:
        self.open_entry(entry_id)
        if self._is_narrow():  # also where it is the entry that was open
            self._show_one(is_list=False)
        self.article.reader.setFocus()

    def _on_theme_changed(self) -> None:
        self.table.lay_out()
        self.article.header.lay_out()
        ratio = self.columns.rescale()
        if self._width and ratio != 1:
            self._width = round(self._width * ratio)  # as if the window were narrower now
            self._collapse()

    def _on_export_list_triggered(self) -> None:
        export_list(self._context, self.shown_list(), self)

    def _toggle(self, column: QWidget) -> None:
        self._by_hand[column] = column.isHidden()
        self._show_column(column, is_shown=column.isHidden())
        self.columns.fit()

    def _show_column(self, column: QWidget, *, is_shown: bool) -> None:
        if is_shown:
            column.show()
        else:
            hide(column, self.article.reader)
        columns = {self.related_column: "related", self._facets: "facets"}
        if column in columns:
            self._context.actions[columns[column]].setChecked(is_shown)

    def _show_one(self, *, is_list: bool) -> None:
        """Show the list or the page, where there is no room for both."""
        self.table.is_alone = is_list
        one, other = (self._list_column, self.table), (self.article, self.article.reader)
        (shown, heir), (hidden, _) = (one, other) if is_list else (other, one)
        shown.show()
        hide(hidden, heir)

    def _is_narrow(self) -> bool:
        return self.width() < self._context.theme.px(LIST_BELOW)

    def _collapse(self) -> None:
        """Close what does not fit; a column opened by hand stays until the next narrowing."""
        px, width = self._context.theme.px, self.width()
        has_related = self.is_related_due or self.related.model().rowCount() > 0
        limits = [(self.related_column, RELATED_BELOW)]
        if self._facets is not None:
            limits.append((self._facets, FACETS_BELOW))
        for column, limit in limits:
            if width < px(limit) <= self._width:
                self._by_hand.pop(column, None)
            wanted = self._by_hand.get(column, width >= px(limit))
            if column is self.related_column:
                wanted = wanted and has_related
            self._show_column(column, is_shown=wanted)
        if (width < px(FACETS_BELOW)) != (self._width < px(FACETS_BELOW)):
            self._fit_list(px(NARROW_LIST_WIDTH if width < px(FACETS_BELOW) else LIST_WIDTH))
        if not self._is_narrow():
            self.table.is_alone = False
            self._list_column.show()
            self.article.show()
        elif self._width >= px(LIST_BELOW):
            self._show_one(is_list=self.article.page is None)
        self._width = width
        self.columns.fit()

    def _fit_list(self, width: int) -> None:
        self.columns.set_list_width(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._width:
            self.columns.set_widths()
        self._collapse()
