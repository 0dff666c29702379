"""Draws the characters of a language of ideographs in pauses, once a page of it is being read."""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer

from db.queries.characters import list_ideographs
from db.records import Page
from desktop.qt.context import AppContext
from desktop.qt.jobs import Token
from desktop.qt.pauses import Pauses
from desktop.widgets.ideographs import draw_ahead, has_ideographs
from desktop.widgets.reader_pane import ReaderPane

_MOST: Final = 3000
"""What a long Chinese text is written in; they take 0.2 s of pauses and 3 MB."""

_AFTER_MS: Final = 500


class GlyphsAhead(QObject):
    """For one reading pane: once a language, a size and an edition."""

    def __init__(self, context: AppContext, reader: ReaderPane) -> None:
        super().__init__(reader)
        self._context = context
        self._reader = reader
        self._lang = ""
        self._drawn: set[tuple[object, ...]] = set()
        self._pauses = Pauses(context.jobs)
        self._start = QTimer(self)
        self._start.setSingleShot(True)
        self._start.timeout.connect(self._on_start_due)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is left to draw."""
        return self._pauses.is_idle and not self._start.isActive()

    def show_page(self, page: Page) -> None:
        """Begin a while after a page was shown whose language asks for it."""
        self._lang = page.lang
        if has_ideographs(page.lang):
            self._start.start(_AFTER_MS)

    def _on_start_due(self) -> None:
        library, lang = self._context.library, self._lang
        if library is None:
            return
        zoom, ratio = self._reader.zoom, self._reader.devicePixelRatioF()
        key = (library.path, lang, zoom, ratio, self._context.theme.scale)
        if key in self._drawn:
            return
        self._drawn.add(key)

        def run(token: Token) -> str:
            token.on_cancel(library.interrupt_of_thread())
            return library.read(list_ideographs, lang, _MOST)

        done = partial(self._on_listed, lang, zoom, ratio)
        self._context.jobs.submit(run, done, lane=f"read.glyphs-{id(self)}")

    def _on_listed(self, lang: str, zoom: float, ratio: float, characters: str) -> None:
        self._pauses.begin(draw_ahead(characters, lang, self._context.theme, zoom, ratio))
