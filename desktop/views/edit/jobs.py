"""What a form has done away from the window's thread: read, checked, previewed, saved, kept."""

from __future__ import annotations  # what writing needs is only a type here

import uuid
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QObject, Signal

from db.engine import ReadSession
from db.entries.base import Entry
from db.entries.findings import Finding
from db.entries.references import list_references
from db.errors import Conflict, UserError
from db.queries.desk.entries import list_titles_at, list_used_slugs
from db.queries.pages import get_page
from db.records import Page
from db.values import Value
from desktop.core.editing.opening import Opened, in_language, open_form
from desktop.core.reader.compose import Composed, compose
from desktop.core.reader.look import Look
from desktop.core.words import tr
from desktop.core.workspace import Workspace, now, this_process
from desktop.qt.author import author_of
from desktop.qt.context import AppContext
from desktop.qt.jobs import Token

if TYPE_CHECKING:
    from db.changes import Change
    from db.entries.base import Status
    from db.workspace.session import WriteSession

_UNNAMED = "not-yet-named"
_TAKEN = "Another entry has this name, or had it once"


class Begun(Value):
    """A form's entry, with what the entries it names are called."""

    opened: Opened
    titles: dict[tuple[str, str], Any]


class Previewed(Value):
    """A page as readers would get it."""

    page: Page
    composed: Composed


class FormJobs(QObject):
    """The jobs of one form; each kind of them one at a time, the latest wins but for writes."""

    begun = Signal(object)  # Begun
    checked = Signal(object)  # list[Finding]
    previewed = Signal(object)  # Previewed
    saved = Signal(str, object, object)  # name of the form, Change, the document that was saved
    refused = Signal(object)  # UserError of a save
    conflicted = Signal(str, object)  # name of the form, Conflict
    kept = Signal(str)  # moment of the recovery copy
    failed = Signal(object)  # UserError

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.form = uuid.uuid4().hex
        self._lane = self.form[:8]

    def begin(self, kind: str, slug: str, form: str) -> None:
        """Read the entry; the form is known by another name from now on."""
        workspace, lang = self._workspace(), self._context.language
        self.form = form or uuid.uuid4().hex
        own = frozenset((self.form,))

        def read(session: ReadSession) -> Begun:
            opened = open_form(session, kind, slug, form, lang, own)
            named = [(kind, slug) for _, kind, slug in list_references(opened.document)]
            return Begun(opened, list_titles_at(session, dict.fromkeys(named), lang))

        def run(token: Token) -> Begun:
            token.on_cancel(workspace.interrupt_of_thread())
            return workspace.read(read)

        self._submit(run, self.begun, "read.form")

    def check(self, opened: Opened, document: Entry) -> None:
        """Ask what a build and the lint would say of the document."""
        workspace, kind = self._workspace(), opened.kind

        def run(token: Token) -> list[Finding]:
            from db.workspace.checking import check_document

            token.on_cancel(workspace.interrupt_of_thread())
            found = workspace.read(check_document, kind, document)
            if _is_taken(workspace, opened, document.slug):
                found.append(Finding(kind, document.slug, ("slug",), tr(_TAKEN)))
            return found

        self._submit(run, self.checked, f"read.check-{self._lane}")

    def preview(self, opened: Opened, document: Entry, lang: str, look: Look) -> None:
        """Compose the page that readers would get; nothing of it is kept."""
        workspace, context, kind = self._workspace(), self._context, opened.kind
        as_of, label = context.clock.as_of, workspace.edition.label

        def run(_token: Token) -> Previewed:
            shown = in_language(document, lang, _UNNAMED)
            if _is_taken(workspace, opened, shown.slug):
                shown = msgspec.structs.replace(shown, slug=opened.base.slug or _UNNAMED)

            def prepare(session: WriteSession) -> None:
                entry_id = opened.entry_id
                head = session.head(entry_id) if entry_id else session.new_head(kind)
                session.rehearse(head, shown)

            page = workspace.rehearse(
                prepare, get_page, kind, shown.slug, lang, as_of, has_kin=False
            )
            return Previewed(page, compose(page, look, lang, label, is_wide=False))

        self._submit(run, self.previewed, f"render.preview-{self._lane}")

    def save(
        self,
        opened: Opened,
        document: Entry,
        revision: int,
        stage: Status,
        reason: str,
    ) -> None:
        """Save the document as a revision, and drop what was kept of the form."""
        workspace, form, at = self._workspace(), self.form, now()
        author = author_of(self._context.settings)

        def write(session: WriteSession) -> Change:
            from db.commands.entries import save_entry
            from db.commands.recovery import drop_recovery

            change = save_entry(
                session,
                kind=opened.kind,
                document=document,
                entry_id=opened.entry_id,
                base_revision=revision,
                stage=stage,
                author=author,
                at=at,
                reason=reason,
            )
            drop_recovery(session, form=form)
            return change

        def run(_token: Token) -> tuple[Change, Entry]:
            from db.queries.desk.entries import get_document
            from db.workspace.documents import decode_document

            change = workspace.write(write)
            data = workspace.read(get_document, change.entry_id, change.revision)
            return change, decode_document(opened.kind, data)

        saved, refused = partial(self._on_saved, form), partial(self._on_refused, form)
        self._context.jobs.submit(run, saved, refused, lane="write")

    def keep(self, form: str, kind: str, entry_id: int, revision: int, document: Entry) -> None:
        """Keep a recovery copy of what a form holds."""
        workspace, at = self._workspace(), now()
        author = author_of(self._context.settings)

        def run(_token: Token) -> str:
            from db.commands.recovery import keep_recovery

            workspace.write(
                keep_recovery,
                form=form,
                kind=kind,
                document=document,
                entry_id=entry_id,
                base_revision=revision,
                author=author,
                at=at,
                process=this_process(),
            )
            return at

        self._submit(run, self.kept, "write")

    def drop(self, form: str) -> None:
        """Forget the recovery copy of a form whose changes were taken back."""
        workspace = self._workspace()

        def run(_token: Token) -> Change:
            from db.commands.recovery import drop_recovery

            return workspace.write(drop_recovery, form=form)

        self._context.jobs.submit(run, None, self.failed.emit, lane="write")

    def _workspace(self) -> Workspace:
        from desktop.core.workspace import require_workspace

        return require_workspace(self._context.library)

    def _submit(self, run: Any, signal: Any, lane: str) -> None:
        self._context.jobs.submit(run, signal.emit, self.failed.emit, lane=lane)

    def _on_saved(self, form: str, result: tuple[Change, Entry]) -> None:
        self.saved.emit(form, *result)

    def _on_refused(self, form: str, error: UserError) -> None:
        if isinstance(error, Conflict):
            self.conflicted.emit(form, error)
        else:
            self.refused.emit(error)


def _is_taken(workspace: Workspace, opened: Opened, slug: str) -> bool:
    """Whether a name is another entry's, so that a save would refuse it."""
    own = (opened.base.slug, *opened.base.former_slugs)
    return slug not in own and slug in workspace.read(list_used_slugs, opened.kind, slug)
