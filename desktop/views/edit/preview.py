"""The live preview: the reading pane itself, fed with what the form holds, scrolled in step."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.queries.images import get_image
from db.values import replace
from desktop.core.reader.changes import find_change, in_pieces
from desktop.core.reader.compose import Composed
from desktop.core.words import tr
from desktop.qt.context import AppContext
from desktop.qt.look import make_look
from desktop.qt.zone import own_times
from desktop.views.edit.jobs import FormJobs, Previewed
from desktop.widgets.elided_label import ElidedLabel
from desktop.widgets.pane_header import PaneHeader
from desktop.widgets.reader_pane import ReaderPane, paragraph_tops

_SOON_MS: Final = 8
"""After a letter that was typed: it is painted first."""

_TURN_MS: Final = 1
"""Between the turns of setting a page: with 0 Qt goes on before a key that is waiting."""

_PAUSE_MS: Final = 25
"""Between two pages while somebody types, each of which takes the window's thread for some ten ms;
and before the first of a form, which is to be painted before it."""


class PreviewPane(QWidget):
    """Shows the page that readers would get; `wanted` when it should be made anew, then `shown`."""

    wanted = Signal()
    shown = Signal()

    def __init__(self, context: AppContext, jobs: FormJobs) -> None:
        super().__init__()
        self._context = context
        self.setObjectName("paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header = PaneHeader(context.theme, tr("Preview"))
        said = ElidedLabel(tr("As readers will see it"))
        said.setProperty("role", "meta")
        self.header.add_control(said)
        self.reader = ReaderPane(context.theme, self._load_image)
        self.reader.setAccessibleName(tr("Preview"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.reader, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.wanted)
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._take_turn)
        self._page: Composed | None = None  # that is shown
        self._turns: Iterator[None] = iter(())  # of setting another, as long as `_turn` runs
        self._share: float | None = None  # where it is to be shown from, once set
        self._is_busy = False
        self._is_behind = False
        jobs.previewed.connect(self._on_previewed)
        jobs.failed.connect(self._on_failed)
        context.theme.changed.connect(self._on_theme_changed)
        context.settings.on_change(self._on_setting_changed)

    def look(self) -> object:
        """Return how the page is set: as the reader would set it now."""
        context = self._context
        zoom = int(context.settings["reading_zoom"]) / 100
        return make_look(context.theme, zoom, own_times(context.settings))

    def ask(self) -> None:
        """Have the page made anew soon; while one is being made, after that."""
        self._ask(_PAUSE_MS)

    def follow(self) -> None:
        """Have the page made anew as something is typed."""
        self._ask(_SOON_MS)

    def began(self) -> None:
        """Hear that a page is being made."""
        self._is_busy, self._is_behind = True, False

    def clear(self) -> None:
        """Show nothing, as while another entry is read."""
        self._turn.stop()
        self.reader.clear_page()
        self.setUpdatesEnabled(True)
        self._page = self._share = None
        self._is_busy = self._is_behind = False

    def scroll_to(self, share: float) -> None:
        """Show the place of the body that has a share of it above, as its source does."""
        if self._turn.isActive():
            self._share = share
            return
        first, last = self._body()
        self.reader.verticalScrollBar().setValue(round(first + share * (last - first)))

    def _ask(self, pause: int) -> None:
        if self._is_busy:
            self._is_behind = True
        elif not self._timer.isActive():
            self._timer.start(pause)

    def _body(self) -> tuple[int, int]:
        """Return where the numbered paragraphs begin and end in the page; all of it without."""
        tops = paragraph_tops(self.reader)
        if len(tops) < 2:
            return 0, self.reader.verticalScrollBar().maximum()
        return (0 if len(tops) < 3 else tops[0]), tops[-1]

    def _on_previewed(self, made: Previewed) -> None:
        before, self._page = self._page, made.composed
        if self._turn.isActive():
            before = None  # what is set is neither
        self._turns = self._set(before, made.composed)
        self._turn.start(_TURN_MS)

    def _set(self, before: Composed | None, page: Composed) -> Iterator[None]:
        """Set a page, if need be whole; keys are heard before that and before it is painted."""
        if before == page:
            return
        self.setUpdatesEnabled(False)
        change = find_change(before, page) if before else None
        if change is None or not self.reader.change_page(change):
            yield from self._set_whole(page)
        yield

    def _set_whole(self, page: Composed) -> Iterator[None]:
        place = self.reader.place() if self.reader.document().characterCount() > 1 else {}
        zoom = int(self._context.settings["reading_zoom"]) / 100
        first, *others = in_pieces(page)
        self.reader.take_page(replace(page, html=first), zoom)
        yield
        for more in others:
            self.reader.add_to_page(more)
            yield
        yield from self.reader.lay_out_page()
        if place:
            self.reader.return_to(place)

    def _take_turn(self) -> None:
        if next(self._turns, self) is not self:
            self._turn.start(_TURN_MS)
            return
        if self._share is not None:
            self.scroll_to(self._share)
            self._share = None
        self._end()

    def _end(self) -> None:
        self.setUpdatesEnabled(True)
        self._rest()
        self.shown.emit()

    def _on_failed(self, _error: object) -> None:
        self._rest()

    def _on_theme_changed(self) -> None:
        self.header.lay_out()
        self._page = None  # what is painted may be, with the same page
        self.ask()

    def _on_setting_changed(self, key: str) -> None:
        if key in ("reading_zoom", "times", "own_zone"):
            self.ask()

    def _rest(self) -> None:
        self._is_busy = False
        if self._is_behind:
            self._is_behind = False
            self.ask()

    def _load_image(self, slug: str) -> tuple[str, bytes] | None:
        library = self._context.library
        return library.read(get_image, slug) if library else None
