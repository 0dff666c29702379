"""What the frame asks of every view."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from PySide6.QtWidgets import QWidget

from desktop.core.routes import Route


class ShownList(NamedTuple):
    """What a list shows, as it is narrowed and ordered.

    Attributes:
        kind: Of its entries.
        title: Of the list.
        ids: Of its rows; one that is no entry, such as a seat without a person, is negative.
    """

    kind: str
    title: str
    ids: Sequence[int]


class View(QWidget):
    """A page of the window's stack.

    `handlers` gives what the window's actions do while this view is shown; an action that no shown
    view handles is disabled.
    """

    @property
    def is_complete(self) -> bool:
        """Whether all of what was read for the page is shown: long ones may come in steps."""
        return True

    def show_route(self, route: Route, state: dict[str, Any]) -> None:
        """Show what an address names.

        Args:
            route: One that leads here.
            state: As `state` returned it when the page was left; empty for a new visit.
        """
        raise AssertionError("every view shows its own routes")

    def prepare(self, _kind: str) -> Iterator[None]:
        """Make ahead, in short steps, what would hold the window when it is first asked for.

        Args:
            kind: Of the entry that it may be asked for.
        """
        return iter(())

    def state(self) -> dict[str, Any]:
        """Return plain values to come back to: scroll position, selection, filters."""
        return {}

    def handlers(self) -> dict[str, Any]:
        """Return action name to the function it runs here."""
        return {}

    def panes(self) -> Sequence[QWidget]:
        """Return what F6 moves between, in order."""
        return ()

    def take_focus(self) -> None:
        """Give the keyboard to what one uses first here."""
        for pane in self.panes():
            pane.setFocus()
            break

    def focus_page(self) -> None:
        """Give the keyboard to what was asked for: the page, or the hits of a search."""
        self.take_focus()

    def content_changed(self) -> None:
        """Read anew when shown next: something in the workspace was written."""
        self.edition_changed()

    def edition_changed(self) -> None:
        """Drop everything that came from another edition."""
