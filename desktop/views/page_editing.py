"""What a workspace adds to a page being read: its stage, and the ways to change the entry."""

from __future__ import annotations  # what writing needs is only a type here

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QMessageBox, QWidget

from db.errors import UserError
from db.queries.desk.entries import get_head
from db.queries.desk.records import HeadRow
from db.records import Page
from desktop.core.dating import moment_text
from desktop.core.lines import STAGE_NAMES
from desktop.core.routes import Route
from desktop.core.words import tr
from desktop.core.workspace import Workspace, now
from desktop.qt.author import author_of
from desktop.qt.context import AppContext
from desktop.qt.jobs import Token
from desktop.widgets.stage_line import StageLine

if TYPE_CHECKING:
    from db.changes import Change

WRITE = "write"

Ask = Callable[[QWidget], str]


class PageEditing(QObject):
    """Knows the entry of the page that is shown; does nothing in an edition."""

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._parent = parent
        self._head: HeadRow | None = None
        self.line = StageLine(context.theme)
        self.line.edit_wanted.connect(self.edit)

    def show_page(self, page: Page | None) -> None:
        """Look up where the entry stands."""
        library = self._context.library
        self._head = None
        if page is not None and isinstance(library, Workspace):
            self._head = library.read(get_head, page.kind, page.slug, self._context.language)
            self._context.bus.kind_shown.emit(page.kind)
        head = self._head
        if head is None or head.stage == "published":
            self.line.show_stage("", "")
            return
        said = tr("{who}, {when}").format(who=head.changed_by, when=moment_text(head.changed_at))
        if head.published and head.stage != "withdrawn":
            said += "  |  " + tr("readers have revision {n}").format(n=head.published)
        self.line.show_stage(tr(STAGE_NAMES[head.stage]), said)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the window's actions do with the entry."""
        library = self._context.library
        if library is None or not library.is_workspace:
            return {}
        return {
            "edit": self.edit,
            "history": partial(self.edit, "history"),
            "withdraw": self.withdraw,
            "delete": self.delete,
        }

    def edit(self, part: str = "") -> None:
        """Open the entry's form, perhaps with its history beside it."""
        if self._head is not None:
            slug = f"{self._head.kind}/{self._head.slug}"
            self._context.navigator.go(Route("edit", slug, part if isinstance(part, str) else ""))

    def withdraw(self, ask: Ask | None = None) -> None:
        """Ask for the reason that readers are told, and withdraw the entry."""
        head = self._head
        if head is None:
            return
        if not head.published:
            self._context.tell(tr("No reader has had this entry: delete it instead."))
            return
        reason = (ask or _ask_reason)(self._parent)
        if not reason.strip():
            return

        def run(_token: Token) -> Change:
            from db.commands.entries import withdraw_entry

            return self._workspace().write(
                withdraw_entry,
                entry_id=head.entry_id,
                base_revision=head.revision,
                reason=reason,
                author=author_of(self._context.settings),
                at=now(),
            )

        self._submit(run)

    def delete(self, ask: Callable[[QWidget, str], bool] | None = None) -> None:
        """Put the entry into the trash, from where the desk brings it back."""
        head = self._head
        if head is not None and head.published:
            self._context.tell(
                tr(
                    "This entry has been published, so links to it may be anywhere. "
                    "Withdraw it instead: its page then says why it is gone."
                )
            )
        elif head is not None and (ask or _ask_delete)(self._parent, head.title):
            self._delete(head)

    def _delete(self, head: HeadRow) -> None:
        def run(_token: Token) -> Change:
            from db.commands.entries import delete_entry

            return self._workspace().write(
                delete_entry,
                entry_id=head.entry_id,
                base_revision=head.revision,
                author=author_of(self._context.settings),
                at=now(),
            )

        self._submit(run)

    def _workspace(self) -> Workspace:
        from desktop.core.workspace import require_workspace

        return require_workspace(self._context.library)

    def _submit(self, run: Callable[[Token], Change]) -> None:
        self._context.jobs.submit(run, self._on_done, self._on_failed, lane=WRITE)

    def _on_done(self, change: Change) -> None:
        self._context.bus.changed.emit(change)
        said = tr("Moved to the trash.") if change.what == "delete" else tr("Withdrawn.")
        undo = partial(self._undo, change.operation)
        self._context.tell(said, is_warning=False, offer=(tr("Undo"), undo))

    def _undo(self, operation: int) -> None:
        def run(_token: Token) -> Change:
            from db.commands.operations import undo_operation

            author = author_of(self._context.settings)
            return self._workspace().write(
                undo_operation, operation=operation, author=author, at=now()
            )

        self._context.jobs.submit(run, self._on_undone, self._on_failed, lane=WRITE)

    def _on_undone(self, change: Change) -> None:
        self._context.bus.changed.emit(change)
        self._context.tell(tr("Taken back."), is_warning=False)

    def _on_failed(self, error: UserError) -> None:
        self._context.tell(str(error))


def _ask_reason(parent: QWidget) -> str:
    reason, is_given = QInputDialog.getText(
        parent,
        tr("Withdraw this entry"),
        tr("Why? Readers who follow a link to it are told."),
    )
    return reason if is_given else ""


def _ask_delete(parent: QWidget, title: str) -> bool:
    said = tr("Move “{title}” to the trash? My desk brings it back.").format(title=title)
    asked = QMessageBox.question(parent, tr("Move to the trash"), said)
    return asked is QMessageBox.StandardButton.Yes
