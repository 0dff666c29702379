"""The page of results: every hit of a query, narrowed by facets that are words of the query."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.engine import ReadSession
from db.queries.words import language_name
from db.search import grammar
from db.search.facets import facets
from db.search.finder import search
from db.search.results import Facet, SearchResult
from db.values import Value
from desktop.core.lines import EntryLine, hit_line, kind_name
from desktop.core.routes import Route
from desktop.core.state import number
from desktop.core.words import count_text, tr
from desktop.qt.context import AppContext
from desktop.qt.jobs import Token
from desktop.qt.roles import LINE_ROLE
from desktop.qt.tips import sentence_for
from desktop.views.base import View
from desktop.views.stages import staged_hits
from desktop.widgets.facet_list import Choice, FacetList
from desktop.widgets.fields.tab_chain import chain_behind
from desktop.widgets.labels import make_label
from desktop.widgets.pane_header import PaneHeader
from desktop.widgets.result_row import ResultDelegate
from desktop.widgets.result_table import ResultTable
from desktop.widgets.rows import Index
from desktop.widgets.scrolled import scrolled

PAGE: Final = 50
_TITLES: Final = {
    "kind": "Kind",
    "date": "Year",
    "country": "Country",
    "topic": "Topic",
    "sdg": "SDG target",
    "lang": "Language",
}


class _Found(Value):
    text: str
    result: SearchResult
    facets: tuple[Facet, ...]


class _Hits(QAbstractTableModel):
    """The hits read so far; `wanted` more are read when the end comes into view."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[EntryLine] = []

    def start(self, lines: Sequence[EntryLine]) -> None:
        """Show the first hits of another query."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def add(self, lines: Sequence[EntryLine]) -> None:
        """Show further hits of the same query."""
        if lines:
            first = len(self.lines)
            self.beginInsertRows(self.index(-1, -1).parent(), first, first + len(lines) - 1)
            self.lines += lines
            self.endInsertRows()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        return sentence_for(role, line.sentence)


class ResultsView(View):
    """Facets, count and order, then the hits; Enter or a click opens one."""

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._text = ""
        self._result = SearchResult("")
        self._restore: dict[str, Any] = {}
        self._hits = _Hits()
        self._facet_lists: dict[str, FacetList] = {}
        self._build()
        context.settings.on_change(self._on_setting_changed)

    def show_route(self, route: Route, state: dict[str, Any]) -> None:
        """Search for the route's query."""
        self._text, self._restore = route.query, state
        self._search()

    def state(self) -> dict[str, Any]:
        """Return how far the list was read and scrolled, and which hit was chosen."""
        return {
            "read": len(self._hits.lines),
            "scroll": self._table.verticalScrollBar().value(),
            "row": self._table.currentIndex().row(),
        }

    def panes(self) -> Sequence[QWidget]:
        """Return facets and hits."""
        facets = [facet for facet in self._facet_lists.values() if not facet.isHidden()]
        return [*facets[:1], self._table]

    def take_focus(self) -> None:
        """Give the keyboard to the hits."""
        self._table.setFocus()

    def _build_facets(self) -> None:
        px = self._context.theme.px
        self._facet_column = QWidget()
        self._facet_column.setObjectName("side")
        self._facet_column.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._facet_column.setFixedWidth(px(220))
        inner = QWidget()
        inner.setObjectName("scrolled")
        self._facet_rows = QVBoxLayout(inner)
        self._facet_rows.setContentsMargins(0, 0, 0, px(16))
        self._facet_rows.addStretch(1)
        area = scrolled(inner)
        side = QVBoxLayout(self._facet_column)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addWidget(PaneHeader(self._context.theme, tr("Narrow")))
        side.addWidget(area, 1)

    def _build(self) -> None:
        theme, px = self._context.theme, self._context.theme.px
        self._build_facets()
        self._header = PaneHeader(theme, tr("Results"))
        self._order = QLabel()
        self._order.setProperty("role", "meta")
        self._header.add_control(self._order)
        self._notes = make_label(wraps=True)
        self._notes.setContentsMargins(px(20), px(12), px(20), px(4))
        self._instead = QPushButton()
        self._instead.setProperty("role", "link")
        self._instead.clicked.connect(self._on_instead_clicked)
        self._table = ResultTable(self._hits, ResultDelegate(theme, self._context.icons, self))
        self._table.setAccessibleName(tr("Results"))
        self._table.opened.connect(self._on_row_opened)
        self._table.end_reached.connect(self._on_end_reached)
        column = QWidget()
        column.setObjectName("list")
        column.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        rows = QVBoxLayout(column)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for widget in (self._header, self._notes):
            rows.addWidget(widget)
        rows.addWidget(self._instead, 0, Qt.AlignmentFlag.AlignLeading)
        rows.addWidget(self._table, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._facet_column)
        outer.addWidget(column, 1)

    def _search(self) -> None:
        library = self._context.library
        if library is None:
            return
        text, lang = self._text, self._context.language
        limit = max(PAGE, number(self._restore, "read") or 0)

        def run(token: Token) -> _Found:
            token.on_cancel(library.interrupt_of_thread())
            return library.read(_find, text, lang, limit)

        self._context.jobs.submit(run, self._on_found, lane="search.page")

    def _on_found(self, found: _Found) -> None:
        result = self._result = found.result
        self._hits.start(self._lines_of(result))
        total = count_text(result.total.number, tr("result"), tr("results"))
        more = "" if result.total.is_exact else tr("more than ")
        self._header.show_count(f"{more}{total} · {found.text}")
        is_newest = result.order == "newest"
        self._order.setText(
            tr("Too many to rank: newest first") if is_newest else tr("Best match first")
        )
        self._order.setVisible(bool(result.hits))
        said = list(result.notes)
        if not result.hits and not said:
            said.append(tr("No entry matches “{text}”.").format(text=found.text))
        self._notes.setText(" ".join(said))
        self._notes.setVisible(bool(said))
        self._instead.setText(tr("Search for “{text}”").format(text=result.did_you_mean))
        self._instead.setVisible(bool(result.did_you_mean))
        self._show_facets(found.facets)
        if result.hits:
            row = min(max(0, number(self._restore, "row") or 0), len(result.hits) - 1)
            self._table.setCurrentIndex(self._hits.index(row, 0))
        self._table.verticalScrollBar().setValue(number(self._restore, "scroll") or 0)
        self._restore = {}

    def _show_facets(self, found: Sequence[Facet]) -> None:
        for facet in found:
            shown = self._facet_lists.get(facet.field)
            if shown is None:
                title = tr(_TITLES.get(facet.field, facet.field.capitalize()))
                shown = FacetList(self._context.theme, facet.field, title)
                shown.chosen_changed.connect(self._on_facet_changed)
                self._facet_lists[facet.field] = shown
                self._facet_rows.insertWidget(self._facet_rows.count() - 1, shown)
                chain_behind(shown.last_stop, self._instead, self._table)
            shown.show_choices(
                [
                    Choice(v.value, _label(facet, v.label), v.count, v.is_chosen)
                    for v in facet.values
                ]
            )
        fields = {facet.field for facet in found}
        for field, shown in self._facet_lists.items():
            if field not in fields:
                shown.show_choices(())

    def _on_facet_changed(self, field: str, values: tuple[str, ...]) -> None:
        query = grammar.parse(self._text).without_filter(field)
        for value in values:
            query = query.with_filter(field, value)
        self._context.navigator.go(Route("search", query=query.text))

    def _on_instead_clicked(self) -> None:
        self._context.navigator.go(Route("search", query=self._result.did_you_mean))

    def _on_row_opened(self, row: int) -> None:
        self._context.navigator.go(self._hits.lines[row].address)

    def _on_end_reached(self) -> None:
        library, read = self._context.library, len(self._hits.lines)
        if library is None or (self._result.total.is_exact and read >= self._result.total.number):
            return
        text, lang = self._text, self._context.language

        def run(token: Token) -> SearchResult:
            token.on_cancel(library.interrupt_of_thread())
            return library.read(search, text, lang=lang, limit=PAGE, offset=read)

        self._context.jobs.submit(run, self._on_more_found, lane="search.more")

    def _on_more_found(self, result: SearchResult) -> None:
        self._hits.add(self._lines_of(result))

    def _lines_of(self, result: SearchResult) -> list[EntryLine]:
        return list(staged_hits(self._context, [hit_line(hit) for hit in result.hits]))

    def _on_setting_changed(self, key: str) -> None:
        if key == "language" and self._text:
            self._search()


def _find(session: ReadSession, text: str, lang: str, limit: int) -> _Found:
    result = search(session, text, lang=lang, limit=limit)
    return _Found(text, result, tuple(facets(session, text, lang=lang)) if result.hits else ())


def _label(facet: Facet, label: str) -> str:
    if facet.field == "lang":
        return language_name(label)
    return kind_name(label) if facet.field == "kind" else label
