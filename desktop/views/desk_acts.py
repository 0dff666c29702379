"""What the desk does to a workspace: restore from the trash, take back, do again."""

from __future__ import annotations  # what writing needs is only a type here

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from db.errors import NotFound, UserError
from db.queries.desk.entries import last_doing, list_operations
from desktop.core.desk import operation_words
from desktop.core.words import tr
from desktop.core.workspace import Workspace, now, require_workspace
from desktop.qt.author import author_of
from desktop.qt.context import AppContext
from desktop.qt.jobs import Token

if TYPE_CHECKING:
    from db.changes import Change

WRITE: Final = "write"

Done = tuple["Change", str, bool]
"""What a write did, the same in words, and whether it took something back."""


class DeskActs(QObject):
    """Each act is a job; the bus and the banner hear of it, with the way back."""

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def restore(self, entry_id: int) -> None:
        """Take an entry out of the trash."""
        author = author_of(self._context.settings)

        def command(library: Workspace) -> Change:
            from db.commands.entries import restore_entry

            return library.write(restore_entry, entry_id=entry_id, author=author, at=now())

        self._submit(command)

    def turn(self, operation: int) -> None:
        """Take an operation back; what took something back is done again by that."""
        self._turn(lambda _library: operation)

    def undo_last(self) -> None:
        """Take back what was done last and is not taken back yet."""
        self._turn(partial(_find_last, is_back=False))

    def redo_last(self) -> None:
        """Do again what was taken back last."""
        self._turn(partial(_find_last, is_back=True))

    def _turn(self, find: Callable[[Workspace], int]) -> None:
        author = author_of(self._context.settings)

        def command(library: Workspace) -> Change:
            from db.commands.operations import undo_operation

            return library.write(undo_operation, operation=find(library), author=author, at=now())

        self._submit(command)

    def _submit(self, command: Callable[[Workspace], Change]) -> None:
        library = require_workspace(self._context.library)
        lang = self._context.language

        def run(_token: Token) -> Done:
            change = command(library)
            row = library.read(list_operations, lang, limit=1)[0]
            return change, operation_words(row), row.backs % 2 == 1

        self._context.jobs.submit(run, self._on_done, self._on_failed, lane=WRITE)

    def _on_done(self, done: Done) -> None:
        change, said, is_back = done
        self._context.bus.changed.emit(change)
        label = tr("Redo") if is_back else tr("Undo")
        offer = (label, partial(self.turn, change.operation))
        self._context.tell(f"{said}.", is_warning=False, offer=offer)

    def _on_failed(self, error: UserError) -> None:
        self._context.tell(str(error))


def _find_last(library: Workspace, *, is_back: bool) -> int:
    operation = library.read(last_doing, is_back=is_back)
    if not operation:
        said = tr("There is nothing to do again.") if is_back else tr("There is nothing to undo.")
        raise NotFound(said)
    return operation
