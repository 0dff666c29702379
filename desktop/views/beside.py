"""The column beside a page: shown once, with the related stories, unless these take long."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from PySide6.QtCore import QObject, QTimer

from db.records import Page
from desktop.core.lines import link_line
from desktop.views.kin_reading import stands_above_kin
from desktop.widgets.related_list import Group, RelatedList

_LONGEST_WAIT_MS: Final = 100
"""Nobody notices it, and on most machines a tenth of it is enough; to paint the column twice takes
as long as the page."""


class Beside(QObject):
    """Shows what belongs with a page in a list."""

    def __init__(self, related: RelatedList) -> None:
        super().__init__(related)
        self._related = related
        self._page: Page | None = None
        self._wait = QTimer(self, singleShot=True)
        self._wait.timeout.connect(self._on_waited)

    def show_page(self, page: Page, *, is_whole: bool) -> None:
        """Show what belongs with a page, or wait a while for its related stories."""
        self._page = page
        if is_whole:
            self._wait.stop()
            self._related.show_groups(related_groups(page))
        else:
            self._wait.start(_LONGEST_WAIT_MS)

    def complete_page(self, page: Page) -> None:
        """Show the same page's column with its related stories."""
        if self._wait.isActive():
            self.show_page(page, is_whole=True)
        else:
            self._related.complete_groups(related_groups(page))

    def forget(self) -> None:
        """Show nothing."""
        self._wait.stop()
        self._related.show_groups(())

    def _on_waited(self) -> None:
        assert self._page is not None  # else the timer would not run
        self._related.show_groups(related_groups(self._page, is_whole=False))


def related_groups(page: Page, *, is_whole: bool = True) -> Sequence[Group]:
    """Return the column beside a page as prepared lines.

    Of a page that lacks its stories that is what stands above them, so that nothing of it moves
    when they come.
    """
    groups = page.related if is_whole else list(takewhile(stands_above_kin, page.related))
    return [(group.title, tuple(link_line(link) for link in group.links)) for group in groups]
