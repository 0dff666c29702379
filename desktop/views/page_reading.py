"""Reading the page to show: at once where that is quick, in a job where it may not be."""

from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, Signal

from db.errors import UserError
from db.queries.pages import get_page
from db.records import Page
from db.values import Value
from desktop.core.reader.compose import Composed, compose
from desktop.core.reader.look import Look
from desktop.core.routes import Route
from desktop.qt.context import AppContext
from desktop.qt.jobs import Token

_LONGEST_HOLD_S: Final = 0.04


class ReadPage(Value):
    """A page with what the reading pane sets of it; a story lacks those related to it."""

    page: Page
    composed: Composed


class PageReading(QObject):
    """One page at a time; a later wish drops the one under way.

    A page is read in 3 ms, and in a job it waits ten times as long for the interpreter, while the
    window paints the list that was stepped through. So the window's thread reads it, until that
    once takes longer than one notices (a slow stick, a very large edition): then jobs do.
    """

    page_read = Signal(object)  # ReadPage
    failed = Signal(object)  # UserError

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._is_quick = self._is_first = True
        self._job = Token()

    def read(self, route: Route, look: Look, *, is_wide: bool, is_early: bool) -> None:
        """Read a page; `page_read` or `failed` is emitted, perhaps before this returns.

        Args:
            route: Of an entry.
            look: It is set in.
            is_wide: Whether there is room for two columns.
            is_early: Whether a first page is to come after what jobs read now.
        """
        context = self._context
        library = context.library
        if library is None:
            return
        lang, as_of, label = context.language, context.clock.as_of, library.edition.label

        def run(token: Token) -> ReadPage:
            token.on_cancel(library.interrupt_of_thread())
            page = library.read(get_page, route.kind, route.slug, lang, as_of, has_kin=False)
            return ReadPage(page, compose(page, look, lang, label, is_wide=is_wide))

        self._job.cancel()  # else it could come after what is read at once
        if self._is_quick and not (is_early and self._is_first):
            began = monotonic()
            try:
                read = run(Token())
            except UserError:  # the job says it, when whoever asked has ended
                pass
            else:
                self._is_quick = self._is_first or monotonic() - began < _LONGEST_HOLD_S
                self._is_first = False  # which waits for modules, wherever it is read
                self.page_read.emit(read)
                return
        lane = f"read.page-{id(self)}"
        self._job = context.jobs.submit(run, self.page_read.emit, self.failed.emit, lane=lane)

    def forget(self) -> None:
        """Expect another edition to be quick again."""
        self._is_quick = self._is_first = True
