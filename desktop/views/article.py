"""One entry being read: header, find bar, page, outline; used by every tab."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.charts import CHARTS
from db.errors import NotFound, UserError
from db.queries.images import get_image
from db.records import Page
from desktop.core.library import Library
from desktop.core.reader.look import Look
from desktop.core.routes import SCHEME, Route
from desktop.core.words import tr
from desktop.qt.context import AppContext
from desktop.qt.look import make_look
from desktop.qt.zone import own_times
from desktop.views.acts import CitedForm, cited, export_page, open_outside, print_page, save_pdf
from desktop.views.editing_door import EditingDoor
from desktop.views.figures import PageFigures
from desktop.views.glyphs_ahead import GlyphsAhead
from desktop.views.hover import HoverCards
from desktop.views.kin_reading import KinReading
from desktop.views.page_menus import PageMenus
from desktop.views.page_reading import PageReading, ReadPage
from desktop.widgets.find_bar import FindBar
from desktop.widgets.ideographs import page_font
from desktop.widgets.page_charts import PageCharts
from desktop.widgets.page_finder import PageFinder
from desktop.widgets.pane_header import Crumbs, PaneHeader
from desktop.widgets.reader_pane import ReaderPane

if TYPE_CHECKING:
    from desktop.core.charts import Drawing

_TOOLS: Final = ("edit", "outline", "find", "cite", "copy_link", "print")


class ArticlePane(QWidget):
    """Reads a route's entry in a job, shows it, and does everything one does with a page."""

    page_shown = Signal(object)  # Page; a story without those related to it
    page_completed = Signal(object)  # Page; the story shown last with those
    page_missing = Signal(object)  # Route

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._route: Route | None = None
        self._page: Page | None = None
        self._restore: dict[str, Any] = {}
        self._is_wide = False
        self._reading = PageReading(context, self)
        self._editing = EditingDoor(context, self)
        self._kin = KinReading(context, self)
        self._rest = QTimer(self, singleShot=True)
        self._build()
        self._connect()

    @property
    def page(self) -> Page | None:
        """The page shown; None while none is."""
        return self._page

    @property
    def is_incomplete(self) -> bool:
        """Whether the page shown will be completed."""
        return self._kin.is_reading

    @property
    def is_rest_due(self) -> bool:
        """Whether the page is painted and what is round it is still to be shown."""
        return self._rest.isActive()

    def show_route(self, route: Route, state: dict[str, Any], *, is_early: bool = False) -> None:
        """Read and show an entry, then go to its anchor or old place; a first one after lists."""
        is_same = self._page is not None and self._route is not None
        if (
            is_same
            and self._route.without_anchor() == route.without_anchor()
            and self._is_current()
        ):
            self._route = route
            self._place(state)
            return
        self._route, self._restore = route, state
        self._read(is_early=is_early)

    def state(self) -> dict[str, Any]:
        """Return where the page was left."""
        return self.reader.place() if self._page else {}

    def set_wide(self, *, is_wide: bool) -> None:
        """Say whether there is room for pages of two columns; the page shown is set anew."""
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            self._on_look_changed()

    def clear(self) -> None:
        """Show nothing, as when another edition was opened."""
        self._page = self._route = None
        self._rest.stop()
        self._reading.forget()
        self._kin.forget()
        self.reader.clear_page()
        self._crumbs.show_crumbs(())

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the window's actions do on this page."""
        return {
            "find": self._find_bar.open_bar,
            "find_next": self._finder.step_forward,
            "find_previous": self._finder.step_back,
            "hover_card": self._on_hover_card_triggered,
            "copy_link": self.copy_link,
            "cite": self.copy_citation,
            "cite_bibtex": partial(self._copy_cited, "bibtex"),
            "cite_ris": partial(self._copy_cited, "ris"),
            "cite_csl": partial(self._copy_cited, "csl_json"),
            "print": partial(self._hand_over, print_page),
            "save_pdf": partial(self._hand_over, save_pdf),
            "export": partial(self._hand_over, export_page),
            "report_error": self._on_report_error_triggered,
            **self._menus.handlers(),
            **self._editing.handlers(),
        }

    def copy_link(self) -> None:
        """Copy the address of the page, with the paragraph selected or in view."""
        if self._route is not None:
            _copy(str(self._route_here()))

    def copy_citation(self, number: int = 0) -> None:
        """Copy a citation in words; of a paragraph where a number is given or text is selected."""
        self._copy_cited("plain", number)

    def _build(self) -> None:
        context = self._context
        self.setObjectName("paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header = PaneHeader(context.theme, parent=self)
        self._crumbs = Crumbs(self.header)
        self.header.row.insertWidget(0, self._crumbs, 1000)
        for name in _TOOLS:
            self.header.add_action(context.actions[name])
        self._find_bar = FindBar(context.icons, self)
        self.reader = ReaderPane(context.theme, self._load_image, self)
        self._menus = PageMenus(self.reader, self._on_link_activated)
        self._finder = PageFinder(self.reader, self._find_bar, context.theme)
        self._cards = HoverCards(context, self.reader)
        self.figures = PageFigures(context, self.reader)
        self._charts = PageCharts(context.theme, self.reader)
        self._glyphs = GlyphsAhead(context, self.reader, self._fonts)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.header, self._find_bar):
            column.addWidget(widget)
        column.addWidget(self.reader, 1)

    def _connect(self) -> None:
        self._reading.page_read.connect(self._on_page_read)
        self._reading.failed.connect(self._on_read_failed)
        self._kin.completed.connect(self._on_page_completed)
        self._rest.timeout.connect(self._show_rest)
        self.reader.link_activated.connect(self._on_link_activated)
        self.reader.paragraph_chosen.connect(self.copy_citation)
        self._crumbs.crumb_chosen.connect(self._context.navigator.go)
        self._context.theme.changed.connect(self._on_look_changed)
        self._context.settings.on_change(self._on_setting_changed)
        self._context.clock.on_change(self._on_look_changed)

    def _read(self, *, is_early: bool = False) -> None:
        if self._route is not None:
            self._reading.read(self._route, self._look(), is_wide=self._is_wide, is_early=is_early)

    def _on_page_read(self, read: ReadPage) -> None:
        is_first, self._page = self._page is None, self._kin.complete(read.page)
        self.reader.show_page(read.composed, self._zoom())
        self.figures.show_page(read.page)
        self._charts.show_charts(_charts_of(read.page), self._zoom())
        self._finder.page_changed()
        self._place(self._restore)
        if is_first:  # it is painted with what is round it, which is new as well
            self._show_rest()
            return
        self.reader.viewport().repaint()
        self._rest.start(0)  # lists and what is round the page take as long again

    def _show_rest(self) -> None:
        self._rest.stop()
        page = self._page
        assert page is not None  # else the timer was stopped
        self._cards.show_page(page)
        self._glyphs.expect(page.lang)
        self._crumbs.show_crumbs([(link.address, link.title) for link in page.crumbs])
        self._editing.show_page(page, self._column)
        self.page_shown.emit(page)

    def _on_page_completed(self, page: Page) -> None:
        self._page = page
        if self._rest.isActive():
            self._show_rest()
        self.page_completed.emit(page)

    def _on_read_failed(self, error: UserError) -> None:
        if isinstance(error, NotFound):
            self.page_missing.emit(self._route)
        else:
            self._context.tell(str(error))

    def _place(self, state: dict[str, Any]) -> None:
        if state:
            self.reader.return_to(state)
        elif self._route is not None and not self.reader.go_to(self._route.anchor):
            self.reader.go_to("top")

    def _is_current(self) -> bool:
        page, route = self._page, self._route
        return bool(page and route and page.kind == route.kind and page.slug == route.slug)

    def _look(self) -> Look:
        return make_look(self._context.theme, self._zoom(), own_times(self._context.settings))

    def _zoom(self) -> float:
        return int(self._context.settings["reading_zoom"]) / 100

    def _fonts(self, lang: str) -> list[QFont]:
        return [page_font(lang, self._context.theme, self.reader.zoom)]

    def _load_image(self, slug: str) -> tuple[str, bytes] | None:
        library: Library | None = self._context.library
        return library.read(get_image, slug) if library else None

    def _route_here(self) -> Route:
        assert self._route is not None
        number = self._selected_paragraph()
        return Route(
            self._route.kind, self._route.slug, f"p{number}" if number else self._route.anchor
        )

    def _selected_paragraph(self) -> int:
        return self.reader.paragraph_at_top() if self.reader.textCursor().hasSelection() else 0

    def _on_look_changed(self) -> None:
        if self._page is not None:
            self._restore = self.state()
            self._read()

    def _on_setting_changed(self, key: str) -> None:
        if key in ("reading_zoom", "language", "times", "own_zone"):
            self._on_look_changed()

    def _on_link_activated(self, address: str) -> None:
        if address.startswith(f"{SCHEME}:"):
            self._context.navigator.go(address)
            return
        open_outside(self._context.settings, address, self)

    def _on_hover_card_triggered(self) -> None:
        self._cards.show_for_focus()

    def _copy_cited(self, form: CitedForm, number: int = 0) -> None:
        library = self._context.library
        if self._page is not None and library is not None:
            here = number or self._selected_paragraph()
            _copy(cited(form, self._page, library.edition, here))

    def _hand_over(self, act: Callable[[AppContext, Page, QWidget], object]) -> None:
        if self._page is not None:
            act(self._context, self._page, self)

    def _on_report_error_triggered(self) -> None:
        if self._page is None or self._context.library is None:
            return
        edition = self._context.library.edition
        lines = [str(self._route_here()), f"{edition.title}, {tr('edition')} {edition.label}"]
        if self.reader.textCursor().hasSelection():
            lines.append(f"“{self.reader.textCursor().selectedText()}”")
        _copy("\n".join(lines))
        self._context.tell(
            tr("Address, edition and selection are on the clipboard; send them to the editors."),
            is_warning=False,
        )


def _charts_of(page: Page) -> "dict[str, Drawing]":
    if not any(isinstance(block, CHARTS) for block in page.blocks):
        return {}
    from desktop.core.charts import charts_of  # no story has one

    return charts_of(page)


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
