"""An address that leads nowhere: said plainly, with entries whose names are near."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from db.queries.entries import find_near
from db.records import Label
from desktop.core.lines import label_line
from desktop.core.routes import Route
from desktop.core.words import tr
from desktop.qt.context import AppContext
from desktop.qt.jobs import Token
from desktop.views.base import View
from desktop.widgets.labels import make_label
from desktop.widgets.related_list import RelatedList

_WIDTH = 560


class UnknownView(View):
    """Near matches in this edition, and a search for the words of the address."""

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.setObjectName("paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        px = context.theme.px
        self._title = make_label(tr("This page is not in the edition"), "page-title", wraps=True)
        self._said = make_label(wraps=True)
        self._search = QPushButton()
        self._search.clicked.connect(self._on_search_clicked)
        self._words = ""
        self._near = RelatedList(context.theme, context.icons, "paper")
        self._near.setAccessibleName(tr("Entries with a name near it"))
        self._near.link_chosen.connect(context.navigator.go)
        inner = QWidget()
        inner.setMaximumWidth(px(_WIDTH))
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(16), px(40), px(16), px(16))
        column.setSpacing(px(12))
        column.addWidget(self._title)
        column.addWidget(self._said)
        column.addWidget(self._search, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._near, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(24), 0, px(24), 0)
        outer.addWidget(inner, 1)

    def show_route(self, route: Route, state: dict[str, Any]) -> None:
        """Say what was not found and look for what is near."""
        said = tr(
            "There is no entry at {address}. It may have another name, or be in another edition."
        )
        self._said.setText(said.format(address=str(route)))
        self._words = " ".join(route.slug.replace("-", " ").split())
        self._search.setText(tr("Search for “{words}”").format(words=self._words))
        self._near.show_groups(())
        library = self._context.library
        if library is None:
            return
        lang = self._context.language

        def run(token: Token) -> list[Label]:
            token.on_cancel(library.interrupt_of_thread())
            return library.read(find_near, route.kind, route.slug, lang)

        self._context.jobs.submit(run, self._on_found, lane="read.near")

    def panes(self) -> list[QWidget]:
        """Return the list of near matches."""
        return [self._search, self._near]

    def _on_search_clicked(self) -> None:
        self._context.navigator.go(Route("search", query=self._words))

    def _on_found(self, labels: list[Label]) -> None:
        lines = tuple(label_line(label) for label in labels)
        groups = [(tr("Did you mean"), lines)] if lines else []
        self._near.show_groups(groups)
