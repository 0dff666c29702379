"""Draws the characters of a language of ideographs in pauses, once texts in it are being read."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from db.queries.characters import list_ideographs
from desktop.qt.context import AppContext
from desktop.qt.jobs import Token
from desktop.qt.pauses import Pauses
from desktop.widgets.ideographs import draw_ahead, has_ideographs

_MOST: Final = 3000
"""What a long Chinese text is written in; they take 0.2 s of pauses and 3 MB a font."""

_AFTER_MS: Final = 500


class GlyphsAhead(QObject):
    """For one list or reading pane: once a language, its fonts and an edition."""

    def __init__(
        self, context: AppContext, shown_in: QWidget, fonts: Callable[[str], Sequence[QFont]]
    ) -> None:
        """Draw nothing yet.

        Args:
            context: The services.
            shown_in: The widget; it becomes the parent.
            fonts: Returns the fonts that texts in a language are set in there.
        """
        super().__init__(shown_in)
        self._context = context
        self._shown_in = shown_in
        self._fonts = fonts
        self._lang = ""
        self._drawn: set[tuple[object, ...]] = set()
        self._kept: Sequence[QFont] = ()  # else Qt drops what was drawn when no page is set in it
        self._pauses = Pauses(context.jobs)
        self._start = QTimer(self)
        self._start.setSingleShot(True)
        self._start.timeout.connect(self._on_start_due)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is left to draw."""
        return self._pauses.is_idle and not self._start.isActive()

    def expect(self, lang: str) -> None:
        """Begin a while after a text in a language was shown, where that is of ideographs."""
        if has_ideographs(lang):
            self._lang = lang
            self._start.start(_AFTER_MS)

    def _on_start_due(self) -> None:
        library, lang = self._context.library, self._lang
        if library is None:
            return
        fonts, ratio = self._fonts(lang), self._shown_in.devicePixelRatioF()
        key = (library.path, lang, ratio, *(font.key() for font in fonts))
        if key in self._drawn:
            return
        self._drawn.add(key)
        self._kept = fonts

        def run(token: Token) -> str:
            token.on_cancel(library.interrupt_of_thread())
            return library.read(list_ideographs, lang, _MOST)

        done = partial(self._on_listed, fonts, ratio)
        self._context.jobs.submit(run, done, lane=f"read.glyphs-{id(self)}")

    def _on_listed(self, fonts: Sequence[QFont], ratio: float, characters: str) -> None:
        self._pauses.begin(draw_ahead(characters, fonts, ratio))
