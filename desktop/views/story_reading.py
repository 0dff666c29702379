"""Reading the list of stories in jobs: its beginning, what is left of it, what narrows it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal

from db.engine import ReadSession
from db.queries.stories import count_facets, count_stories, count_story_months, list_story_ids
from db.records import Facets, StoryFilter
from db.values import Value
from desktop.qt.context import AppContext
from desktop.qt.jobs import Token

FIRST: Final = 200
"""Stories of the beginning: several windows full, and found in a millisecond."""


class Listed(Value):
    """The stories that pass a filter, or the first of them.

    Attributes:
        ids: In the order of the list.
        months: Their months, each with its number of stories.
        total: Stories of the edition, counted with the whole list.
        is_whole: Whether all that pass are in `ids`.
    """

    ids: Sequence[int]
    months: Sequence[tuple[str, int]]
    total: int
    is_whole: bool


class StoryReading(QObject):
    """One list at a time; a later wish drops the one under way."""

    listed = Signal(object)  # Listed
    counted = Signal(object)  # Facets

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._wanted = StoryFilter()
        self._is_rest_due = False
        self._are_facets_due = False

    def read(self, wanted: StoryFilter, *, is_new: bool) -> None:
        """Read the list of a filter.

        Args:
            wanted: The filter.
            is_new: Whether there is no list to look at yet: then the beginning comes first, so
                that the first page does not wait for the last story.
        """
        self._wanted = wanted
        self._is_rest_due = self._are_facets_due = False
        self._list(FIRST if is_new else -1)

    def go_on(self) -> None:
        """Read what is left, as when the first page is shown: all of the list, then the facets."""
        if self._is_rest_due:
            self._is_rest_due = False
            self._list(-1)
        elif self._are_facets_due:
            self._are_facets_due = False
            self._count()

    def _list(self, most: int) -> None:
        library, wanted, lang = self._context.library, self._wanted, self._context.language
        if library is None:
            return

        def run(token: Token) -> Listed:
            token.on_cancel(library.interrupt_of_thread())
            return library.read(_list_stories, wanted, lang, most)

        self._context.jobs.submit(run, self._on_listed, lane="read.stories")

    def _on_listed(self, listed: Listed) -> None:
        self._is_rest_due = not listed.is_whole
        self._are_facets_due = listed.is_whole
        self.listed.emit(listed)

    def _count(self) -> None:
        library, wanted, lang = self._context.library, self._wanted, self._context.language
        if library is None:
            return

        def run(token: Token) -> Facets:
            token.on_cancel(library.interrupt_of_thread())
            return library.read(count_facets, wanted, lang)

        self._context.jobs.submit(run, self.counted.emit, lane="read.facets")


def _list_stories(session: ReadSession, wanted: StoryFilter, lang: str, most: int) -> Listed:
    if most > 0:
        ids = list_story_ids(session, wanted, lang, most=most + 1)
        if len(ids) > most:
            months = count_story_months(session, wanted, most)
            return Listed(ids[:most], months, total=0, is_whole=False)
    ids = list_story_ids(session, wanted, lang)
    total = len(ids) if wanted.is_empty else count_stories(session)
    return Listed(ids, count_story_months(session, wanted), total, is_whole=True)
