"""The Documents tab: documents by symbol, title, kind, date or issuer; the vocabularies beside."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from db.queries.documents import (
    DocumentList,
    list_document_rows,
    list_documents,
    list_topics,
)
from desktop.core.documents import ORDERS, document_line
from desktop.core.lines import EntryLine
from desktop.core.words import tr
from desktop.qt.context import AppContext
from desktop.qt.jobs import Token
from desktop.views.entries import DOCUMENTS, EntriesView
from desktop.views.stages import staged
from desktop.widgets.document_row import DocumentDelegate
from desktop.widgets.order_button import OrderButton

_SORTED_KIND: Final = "document"
"""The kind that can be sorted in several ways."""

_BANDED_KIND: Final = "topic"
"""The kind that stands under the schemes it belongs to."""


class DocumentsView(EntriesView):
    """The plain tab with an order of its own for documents, and their symbols in the list."""

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(context, parent, DOCUMENTS, DocumentDelegate(context.theme, None))

    def list_state(self) -> dict[str, Any]:
        return super().list_state() | {"order": self._order.value}

    def restore_list(self, state: dict[str, Any]) -> None:
        order = str(state.get("order", self._order.value))
        is_other = order != self._order.value
        self._order.show_value(order)
        super().restore_list(state)
        if is_other:
            self._list()

    def _add_controls(self) -> None:
        self._order = OrderButton(self._context.theme, self._context.icons, ORDERS)
        self._order.order_chosen.connect(self._on_order_chosen)
        self._header.add_control(self._order)

    def _fetch(self, ids: Sequence[int]) -> list[EntryLine]:
        library = self._context.library
        if self._listed != _SORTED_KIND or library is None:
            return super()._fetch(ids)
        is_by_symbol = self._order.value == "symbol"
        rows = library.read(list_document_rows, ids, self._context.language)
        return staged(self._context, rows, partial(document_line, is_by_symbol=is_by_symbol))

    def _list(self) -> None:
        library, kind = self._context.library, self._kind
        self._order.setVisible(kind == _SORTED_KIND)
        if kind not in (_SORTED_KIND, _BANDED_KIND) or library is None:
            super()._list()
            return
        lang, order, text = self._context.language, self._order.value, self._field.text()

        def run(token: Token) -> DocumentList:
            token.on_cancel(library.interrupt_of_thread())
            if kind == _BANDED_KIND:
                return library.read(list_topics, lang, text=text)
            return library.read(list_documents, lang, order=order, text=text)

        self._context.jobs.submit(run, partial(self._on_documents_listed, kind), lane=self._lane)

    def _on_documents_listed(self, kind: str, found: DocumentList) -> None:
        self._show_list(kind, found.ids, found.bands)
        count = len(found.ids)
        said = str(count) if count == found.total else tr("{n} of {all}")
        self._header.show_count(said.format(n=count, all=found.total))

    def _on_order_chosen(self, _order: str) -> None:
        self._list()

    def _on_theme_changed(self) -> None:
        super()._on_theme_changed()
        self._order.lay_out()
