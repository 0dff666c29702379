"""What a workspace adds to a page, loaded only where there is one: whoever reads never needs it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import Page
from desktop.qt.context import AppContext

if TYPE_CHECKING:
    from desktop.views.page_editing import PageEditing


class EditingDoor:
    """Stands in a reading pane for the ways to edit what it shows."""

    def __init__(self, context: AppContext, pane: QWidget) -> None:
        self._context = context
        self._pane = pane
        self._editing: PageEditing | None = None

    def show_page(self, page: Page, column: QVBoxLayout) -> None:
        """Say how far the entry of a page is, below the head of the column."""
        editing = self._open()
        if editing is not None:
            if column.indexOf(editing.line) < 0:
                column.insertWidget(1, editing.line)
            editing.show_page(page)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the window's actions do with the entry; nothing in an edition."""
        editing = self._open()
        return editing.handlers() if editing is not None else {}

    def _open(self) -> PageEditing | None:
        library = self._context.library
        if self._editing is None and library is not None and library.is_workspace:
            from desktop.views.page_editing import PageEditing

            self._editing = PageEditing(self._context, self._pane)
        return self._editing
