"""The program's own way to a page, driven by a hostile hand: rendered, composed, shown, clicked."""

from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextBrowser, QVBoxLayout, QWidget

from db.errors import UserError
from db.queries.images import get_image
from db.records import Page, Prose
from db.rendering.document import Target
from db.rendering.render import render
from desktop.core.clock import Clock
from desktop.core.library import Library
from desktop.core.paths import find_paths
from desktop.core.reader.compose import Composed, compose
from desktop.core.settings import Settings
from desktop.qt.actions import make_actions
from desktop.qt.context import AppContext
from desktop.qt.icons import Icons
from desktop.qt.jobs import Jobs
from desktop.qt.look import make_look
from desktop.qt.navigator import Navigator
from desktop.qt.theme import Theme
from desktop.views.article import ArticlePane
from desktop.views.outside import OpenQuestion
from desktop.widgets.document_text import fragments
from tests.core.reader.pages import BODY, RESOURCES, full_page

WARM_WORDS = "Ærøskøbing Кириллица العربية עברית 中文 かな 한국어 🙂 – “x” ☃ ∑ \u202e ﷐"


class Everything:
    """A resolver to whom every reference is an entry: the worst for us."""

    def resolve(self, reference: str) -> Target | None:
        kind, _, slug = reference.partition("/")
        return Target(kind, slug, reference)

    def find_symbol(self, text: str) -> str | None:
        return "document/x"


class Reading:
    """An article pane with everything round it, and what came of its links."""

    def __init__(self, edition: Path) -> None:
        self._app = QApplication.instance() or QApplication([])
        self._window = QWidget()
        self._window.resize(700, 600)
        self._library = Library.open(edition)
        self._went: Counter[str] = Counter()
        self._touched: set[str] = set()
        self._refused = self._shown = self._links = self._asked = 0
        theme = Theme(RESOURCES, "light")
        icons = Icons(theme)
        self._context = AppContext(
            *(find_paths(), Settings(), Clock(), Jobs(), theme, icons, Navigator()),
            actions=make_actions(self._window, icons),
            tell=lambda *_args, **_kwargs: None,
        )
        self._context.library = self._library
        self._pane = ArticlePane(self._context, self._window)
        column = QVBoxLayout(self._window)
        column.addWidget(self._pane)
        reader, navigator = self._pane.reader, self._context.navigator
        reader.link_activated.connect(self._on_link_activated)
        navigator.address_refused.connect(self._on_address_refused)
        self._window.show()
        self._window.activateWindow()

    def warm_up(self) -> None:
        """Do once, unwatched, what any first page does: load fonts, icons and modules."""
        self._library.read(get_image, "none")
        self._context.icons.load_now()
        for lang in ("en", "ar", "zh"):
            page = full_page(lambda _field: WARM_WORDS, lang, BODY)
            self._show(compose(page, make_look(self._context.theme, 1.0), lang))
        render(
            f"# {WARM_WORDS}\n\n*x* `y`\n\n|a|\n|-|\n|b|\n\n[x](https://example.org)", Everything()
        )
        self._went.clear()
        self._touched.clear()
        self._refused = self._shown = self._links = self._asked = 0

    def suffer(self, attack: str) -> None:
        """Show an attack as a body, as a stored page, in every field, and with no guard at all."""
        look = make_look(self._context.theme, 1.0)
        try:
            rendered = render(attack, Everything()).html
        except UserError:
            rendered = ""
        for html in (rendered, attack):
            page = Page("story", "x", "en", "T", ("en",), blocks=(Prose(html),))
            self._show(compose(page, look))
        fields = full_page(lambda _field: attack, body=attack)
        self._show(compose(fields, look, "fr", attack), most_links=1)  # the others are alike
        self._show(Composed(f"<html><body>{attack}</body></html>", "", (), rtl=False))

    def tally(self) -> dict[str, object]:
        """Return what came of it."""
        return {
            "shown": self._shown,
            "links": self._links,
            "activated": dict(self._went),
            "asked": self._asked,
            "refused": self._refused,
        }

    def close(self) -> None:
        """End all work."""
        self._context.jobs.close()
        self._library.close()

    def _show(self, composed: Composed, most_links: int = 99) -> None:
        reader = self._pane.reader
        reader.show_page(composed, 1.0)
        self._shown += 1
        reader.grab()
        for position in self._link_positions()[:most_links]:
            self._touch(position)
        QApplication.processEvents()

    def _link_positions(self) -> list[int]:
        """Return where the page links what no page before it did."""
        found: dict[str, int] = {}
        for _, fragment in fragments(self._pane.reader.document().begin()):
            href = fragment.charFormat().anchorHref()
            if href and href not in self._touched:
                found.setdefault(href, fragment.position())
        self._touched.update(found)
        return list(found.values())

    def _touch(self, position: int) -> None:
        """Hover and click a link as a hand would; by key as well."""
        reader = self._pane.reader
        cursor = QTextCursor(reader.document())
        cursor.setPosition(position)
        reader.setTextCursor(cursor)
        reader.ensureCursorVisible()
        place = reader.cursorRect(cursor).center() + QPoint(3, 0)
        self._links += 1
        QTest.mouseMove(reader.viewport(), place)
        QTest.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.keyClick(reader, Qt.Key.Key_Tab)
        self._pane.handlers()["hover_card"]()
        QTest.keyClick(reader, Qt.Key.Key_Return)
        QApplication.processEvents()
        self._answer_no()

    def _answer_no(self) -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, OpenQuestion) and widget.isVisible():
                self._asked += 1
                assert QUrl(widget.informativeText()).scheme() in ("http", "https")
                widget.reject()
        self._window.activateWindow()

    def _on_link_activated(self, address: str) -> None:
        self._went[urlsplit(address).scheme.lower() if ":" in address else "none"] += 1

    def _on_address_refused(self, _message: str) -> None:
        self._refused += 1


def show_naively(strings: list[str]) -> None:
    """Show attacks as a program would that trusts its texts; the traps must see it."""
    app = QApplication([])
    browser = QTextBrowser()
    browser.resize(400, 300)
    browser.show()
    for string in strings:
        browser.setHtml(string)
        browser.grab()
    app.processEvents()
