"""The plain tabs: a list of entries by name or date, a filter, the entry read."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.queries.entries import list_entry_ids, list_labels
from db.values import Value
from desktop.core.lines import EntryLine, kind_name, label_line
from desktop.core.routes import Route
from desktop.core.words import tr
from desktop.models.paged import PagedModel
from desktop.qt.context import AppContext
from desktop.qt.jobs import Token
from desktop.views.base import ShownList
from desktop.views.browse import BrowseView
from desktop.views.stages import staged
from desktop.widgets.clear_button import add_clear_button
from desktop.widgets.entry_row import EntryDelegate
from desktop.widgets.entry_table import EntryTable
from desktop.widgets.pane_header import PaneHeader
from desktop.widgets.rows import RowDelegate


class Tab(Value):
    """What a plain tab lists.

    Attributes:
        title: Of the list.
        kinds: Kinds to switch between, the first shown at first.
        order: 'title' or 'date'.
    """

    title: str
    kinds: tuple[str, ...]
    order: str


_KINDS_A_ROW: Final = 3

PEOPLE = Tab("People", ("person", "organisation", "country"), "title")
DOCUMENTS = Tab("Documents", ("document", "topic", "term", "source", "image"), "title")


class EntriesView(BrowseView):
    """One kind at a time, filtered by name; the page at its side is complete."""

    def __init__(
        self,
        context: AppContext,
        parent: QWidget,
        tab: Tab,
        delegate: RowDelegate | None = None,
    ) -> None:
        """Build the tab.

        Args:
            context: The services.
            parent: The window's stack.
            tab: What it lists.
            delegate: Paints the rows where title and context do not say enough.
        """
        super().__init__(context, parent)
        self._tab = tab
        self._kind = self._listed = tab.kinds[0]  # until it is read, another list is shown
        self._wanted: Route | None = None
        self._waiting_for_first = False
        self._model: PagedModel[EntryLine] = PagedModel(self._fetch)
        self._lane = f"read.{tab.title}"
        delegate = delegate or EntryDelegate(context.theme, None)
        table = EntryTable(self._model, delegate, tr(tab.title))
        column = self._build_list(context, table)
        self.put_together(column, table, None)
        context.settings.on_change(self._on_language_changed)
        self._list()

    def show_route(self, route: Route, state: dict[str, Any]) -> None:
        if route.is_entry:
            self._wanted = route
            if route.kind != self._kind:
                self._switch(route.kind)
        super().show_route(route, state)

    def show_first(self) -> None:
        self._waiting_for_first = self._model.rowCount() == 0
        super().show_first()

    def shown_list(self) -> ShownList:
        return ShownList(self._kind, kind_name(self._kind), self._model.ids)

    def list_state(self) -> dict[str, Any]:
        return {"kind": self._kind, "text": self._field.text()}

    def restore_list(self, state: dict[str, Any]) -> None:
        if not state:
            return
        self._field.setText(str(state.get("text", "")))
        kind = state.get("kind", self._kind)
        if kind in self._tab.kinds and kind != self._kind:
            self._switch(kind)

    def edition_changed(self) -> None:
        super().edition_changed()
        self._list()

    def _add_controls(self) -> None:
        """Put into the header what a tab lets choose there; keys come to it before the rest."""

    def _build_list(self, context: AppContext, table: EntryTable) -> QWidget:
        px = context.theme.px
        column = QWidget(self.columns)
        column.setObjectName("list")
        column.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._header = PaneHeader(context.theme, kind_name(self._kind), column)
        self._add_controls()
        self._kinds = QButtonGroup(self._header)
        switch = QWidget(column)
        grid = QGridLayout(switch)
        grid.setContentsMargins(px(16), px(8), px(16), 0)
        grid.setSpacing(px(4))
        for number, kind in enumerate(self._tab.kinds):
            chip = QToolButton()
            chip.setText(kind_name(kind))
            chip.setCheckable(True)
            chip.setChecked(kind == self._kind)
            chip.setProperty("role", "chip")
            self._kinds.addButton(chip, number)
            grid.addWidget(chip, number // _KINDS_A_ROW, number % _KINDS_A_ROW)
        grid.setColumnStretch(_KINDS_A_ROW, 1)
        self._kinds.idToggled.connect(self._on_kind_toggled)
        self._field = QLineEdit()
        self._field.setPlaceholderText(tr("Filter by name"))
        self._field.setAccessibleName(tr("Filter by name"))
        add_clear_button(self._field, context.icons)
        self._field.textChanged.connect(self._on_filter_changed)
        filters = QWidget(column)
        filters.setObjectName("chips")
        filters.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        filter_row = QHBoxLayout(filters)
        filter_row.setContentsMargins(px(16), px(8), px(16), px(8))
        filter_row.addWidget(self._field)
        outer = QVBoxLayout(column)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        for widget in (self._header, switch, filters):
            outer.addWidget(widget)
        outer.addWidget(table, 1)
        return column

    def _fetch(self, ids: Sequence[int]) -> list[EntryLine]:
        library = self._context.library
        if library is None:
            return []
        labels = library.read(list_labels, ids, self._context.language)
        return staged(self._context, labels, label_line)

    def _list(self) -> None:
        library = self._context.library
        if library is None:
            return
        kinds, lang, text = (self._kind,), self._context.language, self._field.text()
        order = self._tab.order

        def run(token: Token) -> Sequence[int]:
            token.on_cancel(library.interrupt_of_thread())
            return library.read(list_entry_ids, kinds, lang, text=text, order=order)

        self._context.jobs.submit(run, partial(self._on_listed, self._kind), lane=self._lane)

    def _on_listed(self, kind: str, ids: Sequence[int]) -> None:
        self._show_list(kind, ids)
        self._header.show_count(str(len(ids)))

    def _show_list(
        self, kind: str, ids: Sequence[int], bands: Sequence[tuple[str, int]] = ()
    ) -> None:
        self._listed = kind
        self._model.set_ids(ids, bands)
        if self._wanted is not None:
            self._select(self._wanted)
        if self._waiting_for_first and len(ids):
            self._waiting_for_first = False
            self.show_first()

    def _select(self, route: Route) -> None:
        if route.kind == self._kind:
            super()._select(route)

    def _switch(self, kind: str) -> None:
        self._kind = kind
        self._header.show_title(kind_name(kind))
        with QSignalBlocker(self._kinds):
            self._kinds.button(self._tab.kinds.index(kind)).setChecked(True)
        self._list()

    def _on_kind_toggled(self, number: int, is_on: bool) -> None:
        if not is_on:
            return
        self._wanted = None
        self._switch(self._tab.kinds[number])

    def _on_filter_changed(self) -> None:
        self._list()

    def _on_language_changed(self, key: str) -> None:
        if key == "language":
            self._list()

    def _on_theme_changed(self) -> None:
        super()._on_theme_changed()
        self._header.lay_out()
