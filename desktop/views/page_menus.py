"""The menus of a page's headings and links: its outline, and every way out of it by keyboard."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop.core.words import tr
from desktop.widgets.reader_pane import ReaderPane


class PageMenus:
    """Menus over one reading pane."""

    def __init__(self, reader: ReaderPane, follow: Callable[[str], object]) -> None:
        """Offer what the pane shows.

        Args:
            reader: The pane.
            follow: Goes to the address of a link.
        """
        self._reader = reader
        self._follow = follow

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the window's actions do."""
        return {"outline": self._on_outline_triggered, "links": self._on_links_triggered}

    def _on_outline_triggered(self) -> None:
        headings = [
            (f"#{anchor}", "    " * (level - 2) + title)
            for level, anchor, title in self._reader.toc
        ]
        self._offer(headings, tr("This page has no headings"))

    def _on_links_triggered(self) -> None:
        self._offer(self._reader.links(), tr("This page has no links"))

    def _offer(self, choices: Sequence[tuple[str, str]], none: str) -> None:
        menu = QMenu(self._reader)
        for address, words in choices:
            menu.addAction(words.replace("&", "&&")).setData(address)
        if not choices:
            menu.addAction(none).setEnabled(False)
        menu.triggered.connect(self._on_choice_triggered)
        menu.popup(self._reader.mapToGlobal(QPoint(self._reader.width() // 2, 0)))

    def _on_choice_triggered(self, action: QAction) -> None:
        address = str(action.data())
        if address.startswith("#"):
            self._reader.go_to(address[1:])
            self._reader.setFocus()
        else:
            self._follow(address)
