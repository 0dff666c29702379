"""The history of the entry in a form: its revisions, what changed between two, who changed what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal

from db.engine import ReadSession
from db.entries.base import Entry
from db.entries.compare import FieldChange, compare, word_diff
from db.entries.findings import Path
from db.entries.paths import get_at
from db.errors import BugError, UserError
from db.queries.desk.entries import get_document, list_revisions
from db.queries.desk.records import RevisionRow as StoredRevision
from db.workspace.documents import decode_document
from desktop.core.dating import moment_text
from desktop.core.editing.words_of import value_words
from desktop.core.forms.labels import label_of
from desktop.core.forms.spec import OF_COMMANDS
from desktop.core.lines import STAGE_NAMES
from desktop.core.words import tr
from desktop.core.workspace import require_workspace
from desktop.qt.context import AppContext
from desktop.qt.jobs import Token
from desktop.views.edit.inputs import RTL
from desktop.views.edit.open_forms import OpenForm
from desktop.widgets.history_drawer import HistoryDrawer
from desktop.widgets.revision_list import RevisionRow
from desktop.widgets.word_diff import FieldDiff

NOW: Final = 1_000_000_000
"""Number of what stands in the form, which is newer than any revision."""


class History(QObject):
    """Feeds the drawer; `restore_wanted` with the document of the revision to go back to."""

    restore_wanted = Signal(object, int)  # Entry, number

    def __init__(self, context: AppContext, drawer: HistoryDrawer) -> None:
        super().__init__(drawer)
        self._context = context
        self._drawer = drawer
        self._form: OpenForm | None = None
        self._revisions: list[StoredRevision] = []
        self._documents: dict[int, Entry] = {}
        drawer.revision_chosen.connect(self._on_revision_chosen)
        drawer.compare_wanted.connect(self._compare)
        drawer.restore_wanted.connect(self._on_restore_wanted)

    def show_form(self, form: OpenForm | None) -> None:
        """Show the history of a form's entry, unless the drawer is closed."""
        if self._form is None or form is None or self._form.name != form.name:
            self._documents.clear()
        self._form = form
        if form is None or not form.opened.entry_id or self._drawer.isHidden():
            self._drawer.show_rows([])
            return
        entry_id = form.opened.entry_id

        def run(token: Token) -> list[StoredRevision]:
            workspace = require_workspace(self._context.library)
            token.on_cancel(workspace.interrupt_of_thread())
            return workspace.read(list_revisions, entry_id)

        self._context.jobs.submit(run, self._on_listed, self._on_failed, lane="read.history")

    def say_who(self, path: Path) -> None:
        """Say who last changed a field, in which revision."""
        if self._form is None or not self._form.opened.entry_id:
            return
        kind, entry_id = self._form.opened.kind, self._form.opened.entry_id
        label = label_of(kind, path)

        def read(session: ReadSession) -> str:
            return _who_changed(session, kind, entry_id, path, label)

        def run(token: Token) -> str:
            workspace = require_workspace(self._context.library)
            token.on_cancel(workspace.interrupt_of_thread())
            return workspace.read(read)

        self._context.jobs.submit(run, self._on_said, self._on_failed, lane="read.who")

    def _on_listed(self, revisions: list[StoredRevision]) -> None:
        form = self._form
        if form is None:
            return
        self._revisions = revisions
        rows = [_row(each) for each in revisions]
        if form.state.is_dirty:
            changed = [label_of(form.state.kind, path) for path in form.state.changed_paths]
            rows.insert(
                0,
                RevisionRow(
                    NOW, tr("You"), tr("unsaved"), ", ".join(sorted(changed)), is_current=True
                ),
            )
        self._drawer.show_rows(rows)
        numbers = [row.number for row in rows]
        if len(numbers) > 1:
            self._drawer.select_revision(numbers[0])
            self._compare(numbers[1], numbers[0])

    def _on_revision_chosen(self, number: int) -> None:
        """Compare a revision with the one before it."""
        numbers = [each.number for each in self._revisions]
        older = [each for each in numbers if each < number]
        if older:
            self._compare(max(older), number)

    def _compare(self, older: int, newer: int) -> None:
        older, newer = sorted((older, newer))

        def done(_: object) -> None:
            self._show_pair(older, newer)

        self._with_documents((older, newer), done)

    def _show_pair(self, older: int, newer: int) -> None:
        form = self._form
        before, after = self._document(older), self._document(newer)
        if form is not None and before is not None and after is not None:
            changes = compare(before, after)
            diffs = [
                _field_diff(form.state.kind, change)
                for change in changes
                if change.path[0] not in OF_COMMANDS
            ]
            self._drawer.show_diff(older, newer, diffs)

    def _document(self, number: int) -> Entry | None:
        if number == NOW:
            return self._form.state.document if self._form else None
        return self._documents.get(number)

    def _with_documents(self, numbers: Sequence[int], done: Callable[[object], None]) -> None:
        """Call `done` once the documents of some revisions are there."""
        form = self._form
        missing = [each for each in numbers if each != NOW and each not in self._documents]
        if form is None or not missing:
            done(None)
            return
        kind, entry_id = form.opened.kind, form.opened.entry_id

        def read(session: ReadSession) -> dict[int, Entry]:
            return {
                number: decode_document(kind, get_document(session, entry_id, number))
                for number in missing
            }

        def run(token: Token) -> dict[int, Entry]:
            workspace = require_workspace(self._context.library)
            token.on_cancel(workspace.interrupt_of_thread())
            return workspace.read(read)

        def answer(found: dict[int, Entry]) -> None:
            self._documents.update(found)
            done(None)

        self._context.jobs.submit(run, answer, self._on_failed, lane="read.revisions")

    def _on_restore_wanted(self, number: int) -> None:
        def done(_: object) -> None:
            document = self._document(number)
            if document is not None:
                self.restore_wanted.emit(document, number)

        self._with_documents((number,), done)

    def _on_said(self, said: str) -> None:
        self._context.tell(said, is_warning=False)

    def _on_failed(self, error: UserError) -> None:
        self._context.tell(str(error))


def _row(stored: StoredRevision) -> RevisionRow:
    stage = tr(STAGE_NAMES[stored.stage]) if stored.stage != "draft" else ""
    return RevisionRow(
        stored.number,
        stored.author,
        moment_text(stored.saved_at),
        stored.reason,
        stage,
        is_published=stored.stage == "published",
    )


def _field_diff(kind: str, change: FieldChange) -> FieldDiff:
    before, after = value_words(change.before), value_words(change.after)
    spans = [(span.sort, span.text) for span in word_diff(before, after)]
    lang = next((str(step) for step in change.path if step in RTL), "")
    return FieldDiff(label_of(kind, change.path), spans, is_rtl=bool(lang))


def _who_changed(session: ReadSession, kind: str, entry_id: int, path: Path, label: str) -> str:
    """Return in a sentence which revision gave a field the value it has."""
    found: StoredRevision | None = None
    value: object = None
    for revision in list_revisions(session, entry_id):
        document = decode_document(kind, get_document(session, entry_id, revision.number))
        try:
            here = get_at(document, path)
        except BugError:  # a part that was not there yet
            break
        if found is not None and here != value:
            break
        found, value = revision, here
    if found is None:
        return tr("“{field}” has not been saved yet.").format(field=label)
    said = tr("“{field}” is as {who} saved it on {when}, in revision {n}.")
    return said.format(
        field=label, who=found.author, when=moment_text(found.saved_at), n=found.number
    )
