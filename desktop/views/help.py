"""Help: a list of pages at the side, and the page itself in the same reader as every entry."""

from array import array
from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from db.records import Page
from desktop.core.actions import ACTIONS
from desktop.core.help_pages import INDEX, NAMES, load_help
from desktop.core.lines import EntryLine
from desktop.core.reader.compose import compose
from desktop.core.routes import SCHEME, Route
from desktop.core.words import tr
from desktop.dialogs.shortcuts import keys_of
from desktop.models.paged import PagedModel
from desktop.qt.context import AppContext
from desktop.qt.look import make_look
from desktop.views.base import View
from desktop.views.paper import print_page, save_pdf
from desktop.widgets.entry_row import EntryDelegate
from desktop.widgets.entry_table import EntryTable
from desktop.widgets.find_bar import FindBar
from desktop.widgets.page_finder import PageFinder
from desktop.widgets.pane_header import PaneHeader
from desktop.widgets.reader_pane import ReaderPane

LIST_WIDTH: Final = 316
_TOOLS: Final = ("find", "copy_link", "print")


class HelpView(View):
    """The program's own pages; find, zoom and print work as on any other."""

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._folder = context.paths.resources / "help"
        self._keys = {action.name: f" {tr('or')} ".join(keys_of(action)) for action in ACTIONS}
        self._pages = [load_help(self._folder, name, self._keys) for name in NAMES]
        self._page: Page | None = None
        self._build()
        self._connect()

    def show_route(self, route: Route, state: dict[str, Any]) -> None:
        """Show a help page, at an anchor or where it was left."""
        name = NAMES[0] if route.slug == INDEX else route.slug
        if name not in NAMES:
            self._context.navigator.missing(route)
            return
        number = NAMES.index(name)
        self._page = self._pages[number]
        self.table.select_entry(number)
        self._set_page()
        if state:
            self.reader.return_to(state)
        else:
            self.reader.go_to(route.anchor) or self.reader.go_to("top")

    def state(self) -> dict[str, Any]:
        return self.reader.place()

    def panes(self) -> Sequence[QWidget]:
        return [self.table, self.reader]

    def focus_page(self) -> None:
        self.reader.setFocus()

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "find": self._find_bar.open_bar,
            "find_next": self._finder.step_forward,
            "find_previous": self._finder.step_back,
            "copy_link": self._on_copy_link_triggered,
            "print": self._on_print_triggered,
            "save_pdf": self._on_save_pdf_triggered,
        }

    def _build(self) -> None:
        context, theme = self._context, self._context.theme
        model: PagedModel[EntryLine] = PagedModel(self._lines_of)
        model.set_ids(array("q", range(len(NAMES))))
        self.table = EntryTable(model, EntryDelegate(theme, None), tr("Help pages"))
        self.table.select_entry(0)  # else focus alone would choose the first, and go there
        self._list_header = PaneHeader(theme, tr("Help"))
        self._list = _column("list", self._list_header, self.table)
        self.header = PaneHeader(theme)
        for name in _TOOLS:
            self.header.add_action(context.actions[name])
        self._find_bar = FindBar(context.icons, self)
        self.reader = ReaderPane(theme, _no_image)
        self._finder = PageFinder(self.reader, self._find_bar, theme)
        page = _column("paper", self.header, self._find_bar, self.reader)
        self._splitter = QSplitter()
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._list)
        self._splitter.addWidget(page)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([theme.px(LIST_WIDTH), theme.px(900)])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._splitter)

    def _connect(self) -> None:
        self.table.entry_chosen.connect(self._on_entry_chosen)
        self.table.entry_opened.connect(self._on_entry_opened)
        self.reader.link_activated.connect(self._on_link_activated)
        self._context.theme.changed.connect(self._on_look_changed)
        self._context.settings.on_change(self._on_setting_changed)

    def _lines_of(self, ids: Sequence[int]) -> list[EntryLine]:
        pages = (self._pages[number] for number in ids)
        return [EntryLine("help", page.title, page.lead, page.title) for page in pages]

    def _set_page(self) -> None:
        if self._page is not None:
            zoom = int(self._context.settings["reading_zoom"]) / 100
            look = make_look(self._context.theme, zoom)
            self.reader.show_page(compose(self._page, look, self._page.lang), zoom)
            self._finder.page_changed()

    def _on_entry_chosen(self, number: int) -> None:
        self._context.navigator.go(Route("help", NAMES[number]))

    def _on_entry_opened(self, number: int) -> None:
        self._on_entry_chosen(number)
        self.reader.setFocus()

    def _on_link_activated(self, address: str) -> None:
        if address.startswith(f"{SCHEME}:"):
            self._context.navigator.go(address)

    def _on_copy_link_triggered(self) -> None:
        if self._page is not None:
            QGuiApplication.clipboard().setText(str(Route("help", self._page.slug)))

    def _on_print_triggered(self) -> None:
        if self._page is not None:
            print_page(self._context, self._page, self)

    def _on_save_pdf_triggered(self) -> None:
        if self._page is not None:
            save_pdf(self._context, self._page, self)

    def _on_look_changed(self) -> None:
        state = self.state()
        self._list_header.lay_out()
        self.header.lay_out()
        self.table.lay_out()
        self._set_page()
        self.reader.return_to(state)

    def _on_setting_changed(self, key: str) -> None:
        if key == "reading_zoom":
            self._on_look_changed()


def _column(name: str, *widgets: QWidget) -> QWidget:
    column = QWidget()
    column.setObjectName(name)
    column.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    rows = QVBoxLayout(column)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(0)
    for widget in widgets:
        rows.addWidget(widget)
    rows.setStretch(rows.count() - 1, 1)
    return column


def _no_image(_slug: str) -> None:
    return None
