"""The stories related to the one shown, read in a job after its page: nothing takes longer."""

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from db.errors import UserError
from db.queries.words import GROUPS
from db.records import Link, LinkGroup, Page
from db.values import replace
from desktop.qt.context import AppContext
from desktop.qt.jobs import Token

_KIN_KIND: Final = "story"
_ORDER: Final = tuple(GROUPS)
_REMEMBERED: Final = 64


class KinReading(QObject):
    """Completes one page at a time; a later one drops the one under way.

    What it caches: the stories related to the last `_REMEMBERED` ones. When they are stale:
    `forget` drops them, as when another edition is opened.
    """

    completed = Signal(object)  # Page

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._page: Page | None = None
        self._job = Token()
        self._known: OrderedDict[tuple[str, str], tuple[Link, ...]] = OrderedDict()
        self._start = QTimer(self)  # the page is painted before anything is read for its side
        self._start.setSingleShot(True)
        self._start.timeout.connect(self._on_start_due)

    @property
    def is_reading(self) -> bool:
        """Whether a page still lacks its related stories."""
        return self._page is not None

    def complete(self, page: Page) -> Page:
        """Return a page with its related stories where they are known or it has none.

        Else it is returned as it is, and `completed` is emitted when they have been read.
        """
        self._stop()
        if page.kind != _KIN_KIND:
            return page
        key = (page.slug, self._context.language)
        if key in self._known:
            return _completed(page, self._known[key])
        self._page = page
        self._start.start(0)
        return page

    def forget(self) -> None:
        """Complete nothing any more, and forget what other pages were completed with."""
        self._stop()
        self._known.clear()

    def _stop(self) -> None:
        self._job.cancel()
        self._start.stop()
        self._page = None

    def _on_start_due(self) -> None:
        page, library, lang = self._page, self._context.library, self._context.language
        if page is None or library is None:
            return

        def run(token: Token) -> tuple[tuple[str, str], tuple[Link, ...]]:
            from db.queries.related import list_kin  # not before the first page is shown

            token.on_cancel(library.interrupt_of_thread())
            return (page.slug, lang), library.read(list_kin, page.slug, lang)

        lane = f"read.kin-{id(self)}"
        self._job = self._context.jobs.submit(run, self._on_read, self._on_failed, lane=lane)

    def _on_read(self, found: tuple[tuple[str, str], tuple[Link, ...]]) -> None:
        key, kin = found
        self._known[key] = kin
        if len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        self._tell(kin)

    def _on_failed(self, error: UserError) -> None:
        self._context.tell(str(error))
        self._tell(())

    def _tell(self, kin: tuple[Link, ...]) -> None:
        page = self._page
        assert page is not None  # else the job would have been cancelled
        self._page = None
        self.completed.emit(_completed(page, kin))


def stands_above_kin(group: LinkGroup) -> bool:
    """Say whether a group of the column beside a page comes before the related stories."""
    return _ORDER.index(group.key) < _ORDER.index(_KIN_KIND)


def _completed(page: Page, kin: tuple[Link, ...]) -> Page:
    from db.queries.pages.groups import with_kin

    return replace(page, related=with_kin(page.related, kin))
