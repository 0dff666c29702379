"""The figures of a page: widgets that are given its data and stand where its text leaves room."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.figures import Roles
from db.records import Page
from desktop.core.reader.markup import anchor_of
from desktop.core.roles import ROLES_FIGURE, strip_of
from desktop.qt.context import AppContext
from desktop.widgets.reader_pane import ReaderPane

if TYPE_CHECKING:  # imported when a page has a figure: no story has one
    from desktop.widgets.figure_host import FigureHost
    from desktop.widgets.roles_strip import RolesStrip


class PageFigures(QObject):
    """Makes the figure that a page asks for when one first does."""

    made = Signal()

    def __init__(self, context: AppContext, reader: ReaderPane) -> None:
        super().__init__(reader)
        self._context = context
        self._reader = reader
        self._details = ""
        self._host: FigureHost | None = None
        self.strip: RolesStrip | None = None
        context.theme.changed.connect(self._on_theme_changed)

    def show_page(self, page: Page) -> None:
        """Fill the figures of a page that the reading pane has just set."""
        roles = next((block for block in page.blocks if isinstance(block, Roles)), None)
        if roles is not None:
            strip = self.strip or self._make_strip()
            self._details = roles.details
            strip.show_strip(strip_of(roles), is_latest=self._context.clock.is_latest)
        if self._host is not None:
            self._host.page_changed()

    def _make_strip(self) -> "RolesStrip":
        from desktop.widgets.figure_host import FigureHost
        from desktop.widgets.roles_strip import RolesStrip

        context = self._context
        self.strip = strip = RolesStrip(context.theme, context.icons)
        strip.day_chosen.connect(self._on_day_chosen)
        strip.sources_wanted.connect(self._on_sources_wanted)
        self._host = FigureHost(self._reader, ROLES_FIGURE, strip)
        self.made.emit()
        return strip

    def _on_day_chosen(self, day: str) -> None:
        self._context.clock.show_as_of(day)

    def _on_sources_wanted(self) -> None:
        self._reader.go_to(anchor_of(self._details))
        self._reader.setFocus()

    def _on_theme_changed(self) -> None:
        if self.strip is not None:
            self.strip.lay_out()
