"""`placard --self-test`: whether this installation can do what it is for, in a few lines."""

import os
import sys
import time
from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QPageSize, QTextDocument
from PySide6.QtWidgets import QApplication

from db.errors import NotFound, PlacardError
from db.exchange.formats import export
from db.queries.entries import list_kind
from db.queries.pages import get_page
from db.queries.stories import list_story_ids, list_story_rows
from db.records import Page, StoryFilter
from db.search.finder import search
from desktop import __version__
from desktop.core.clock import Clock
from desktop.core.help_pages import NAMES, load_help
from desktop.core.library import Library, choose_edition
from desktop.core.options import Options
from desktop.core.paths import find_paths
from desktop.core.reader.compose import compose
from desktop.qt.icons import GLYPHS, Icons
from desktop.qt.look import make_look
from desktop.qt.theme import Theme
from desktop.views.paper import pdf_of, set_for_paper

_STEPS: Final = ("edition", "search", "stories", "exports", "icons", "help", "data", "errors")


def run_self_test(options: Options) -> int:
    """Try one thing of every part and print a line for each.

    Returns:
        0 when all of them work, 1 when one does not.
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    trial = Trial(options)
    print(f"Placard {__version__}, {app.platformName()} platform")
    failed = 0
    for name in _STEPS:
        step: Callable[[], str] = getattr(trial, f"try_{name}")
        began = time.perf_counter()
        try:
            said, is_well = step(), True
        except (PlacardError, OSError, ImportError, LookupError, ValueError) as error:
            said, is_well = f"{type(error).__name__}: {error}", False
        took = (time.perf_counter() - began) * 1000
        print(f"{'ok  ' if is_well else 'FAIL'} {name:8} {took:6.0f} ms  {said}")
        failed += not is_well
        if failed and name == _STEPS[0]:
            break  # nothing else can be tried without an edition
    trial.close()
    return 1 if failed else 0


class Trial:
    """The parts a page goes through, with nothing shown."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._paths = find_paths(portable=options.is_portable)
        self._theme = Theme(self._paths.resources, options.theme or "light")
        self._library: Library | None = None
        self._page: Page | None = None

    def try_edition(self) -> str:
        """Open the edition that would be read."""
        self._library, messages = choose_edition(self._paths, self._options.edition, "")
        edition = self._library.edition
        return " ".join([f"{edition.title}, {edition.label}, {self._library.path}", *messages])

    def try_search(self) -> str:
        """Search for the first word of the newest story's headline."""
        library = self._open_library()
        ids = library.read(list_story_ids, StoryFilter(), "en", "newest")[:1]
        rows = library.read(list_story_rows, ids, "en")
        if not rows:
            raise NotFound("The edition has no story.")
        word = rows[0].headline.split()[0]
        result = library.read(search, word, lang="en", limit=5)
        if not result.hits:
            raise NotFound(f"“{word}” is in a headline and was not found.")
        return f"“{word}”: {result.total.number} results"

    def try_stories(self) -> str:
        """Set one story in each language as the reader would."""
        library = self._open_library()
        look, as_of = make_look(self._theme, 1.0), Clock(self._options.today).as_of
        ids = library.read(list_story_ids, StoryFilter(), "en", "newest")
        said = []
        for lang in library.edition.languages:
            own = library.read(list_story_ids, StoryFilter(languages=(lang,)), lang, "newest")
            row = library.read(list_story_rows, (own if len(own) else ids)[:1], lang)[0]
            page = library.read(get_page, "story", row.slug, lang, as_of)
            self._page = self._page or page
            composed = compose(page, look, lang, library.edition.label)
            document = QTextDocument()
            document.setDefaultStyleSheet(composed.sheet)
            document.setHtml(composed.html)
            if page.title not in document.toPlainText():
                raise NotFound(f"The page of story/{row.slug} lacks its title.")
            said.append(lang if page.lang == lang else f"{lang} (in {page.lang})")
        return f"set in {', '.join(said)}"

    def try_exports(self) -> str:
        """Write a session as a calendar and a story as a PDF, both in memory."""
        library = self._open_library()
        as_of = Clock(self._options.today).as_of
        session = library.read(list_kind, "session", "en")[0]
        calendar = library.read(export, "ics", (("session", session.slug),), "en", as_of)
        if "BEGIN:VEVENT" not in calendar.text:
            raise NotFound(f"The calendar of session/{session.slug} has no event.")
        if self._page is None:
            raise NotFound("No story was set.")
        page, size = self._page, QPageSize(QPageSize.PageSizeId.A4)
        inches = size.size(QPageSize.Unit.Inch)
        document = set_for_paper(page, library, "en", self._paths.resources, inches)
        paper = pdf_of(document, size, page.title)
        return f"ICS {len(calendar.text) / 1024:.0f} kB, PDF {len(paper) / 1024:.0f} kB"

    def try_icons(self) -> str:
        """Load every icon."""
        icons = Icons(self._theme)
        icons.load_now()
        blank = [name for name in GLYPHS if icons.icon(name).pixmap(18, 18).isNull()]
        if blank:
            raise NotFound(f"No picture for {', '.join(blank)}.")
        return f"{len(GLYPHS)} icons"

    def try_help(self) -> str:
        """Read every help page."""
        for name in NAMES:
            load_help(self._paths.resources / "help", name, {})
        return f"{len(NAMES)} pages"

    def try_data(self) -> str:
        """Write to the data folder and to the log's; without them the program runs all the same."""
        for folder in (self._paths.data, self._paths.logs):
            trial = folder / f"self-test-{os.getpid()}"
            try:
                folder.mkdir(parents=True, exist_ok=True)
                trial.write_bytes(b"Placard")
                trial.unlink()
            except OSError as error:
                return f"{error.strerror}: {folder}; settings and the last page are not kept"
        return f"{self._paths.data}"

    def try_errors(self) -> str:
        """Call Qt wrongly: what is said of that comes from modules that are loaded only then."""
        try:
            QTextDocument().setHtml(0)
        except TypeError as error:
            lines = str(error).splitlines()
            return f"{len(lines)} lines on a wrong call: {lines[-1].strip()}"
        raise ValueError("A wrong call of Qt was not noticed.")

    def close(self) -> None:
        """Close the edition."""
        if self._library is not None:
            self._library.close()

    def _open_library(self) -> Library:
        if self._library is None:
            raise NotFound("No edition is open.")
        return self._library
