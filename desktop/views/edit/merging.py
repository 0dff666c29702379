"""Two people changed one entry: what both did is brought together, or asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from db.engine import ReadSession
from db.entries.base import Entry
from db.entries.compare import FieldChange, word_diff
from db.entries.merge import Conflict, Merged, decide, merge
from db.errors import UserError
from db.queries.desk.entries import get_document, get_head
from db.queries.desk.records import HeadRow
from db.values import Value
from db.workspace.documents import decode_document
from desktop.core.editing.words_of import value_words
from desktop.core.forms.labels import label_of
from desktop.core.forms.spec import OF_COMMANDS
from desktop.core.words import tr
from desktop.core.workspace import require_workspace
from desktop.qt.context import AppContext
from desktop.qt.jobs import Token
from desktop.views.edit.inputs import RTL
from desktop.views.edit.open_forms import OpenForm
from desktop.widgets.merge_panel import Decision, MergeConflict, MergePanel, MergeTaken
from desktop.widgets.word_diff import FieldDiff


class Both(Value):
    """What is saved by now, and it brought together with the form."""

    head: HeadRow
    theirs: Entry
    merged: Merged


class Merging(QObject):
    """`merged` with what is saved by now and the document that has the changes of both."""

    merged = Signal(object, object)  # Both, Entry
    asked = Signal()  # the panel has something to decide

    def __init__(self, context: AppContext, panel: MergePanel) -> None:
        super().__init__(panel)
        self._context = context
        self._panel = panel
        self._both: Both | None = None
        self.form: OpenForm | None = None  # whose changes are brought together
        panel.merged.connect(self._on_decided)

    def begin(self, form: OpenForm) -> None:
        """Read what was saved meanwhile, and bring it together with the form."""
        self.form = form
        kind, entry_id = form.opened.kind, form.opened.entry_id
        slug, base_number = form.state.base.slug, form.state.revision
        mine, lang = form.state.document, self._context.language

        def read(session: ReadSession) -> Both:
            head = get_head(session, kind, slug, lang)
            base = decode_document(kind, get_document(session, entry_id, base_number))
            theirs = decode_document(kind, get_document(session, entry_id, head.revision))
            return Both(head, theirs, merge(base, theirs, mine))

        def run(token: Token) -> Both:
            workspace = require_workspace(self._context.library)
            token.on_cancel(workspace.interrupt_of_thread())
            return workspace.read(read)

        self._context.jobs.submit(run, self._on_read, self._on_failed, lane="read.merge")

    def _on_read(self, both: Both) -> None:
        if not both.merged.conflicts:
            self.merged.emit(both, both.merged.entry)
            return
        self._both = both
        kind = both.head.kind
        self._panel.show_merge(
            [_shown(kind, conflict) for conflict in both.merged.conflicts],
            [
                MergeTaken(True, _diff(kind, change))
                for change in both.merged.taken
                if change.path[0] not in OF_COMMANDS
            ],
            both.head.changed_by,
        )
        self.asked.emit()

    def _on_decided(self, decisions: Mapping[int, Decision]) -> None:
        both = self._both
        if both is None:
            return
        values: dict[int, Any] = {}
        for place, conflict in enumerate(both.merged.conflicts):
            values[place] = _decided(conflict, decisions[place])
        self.merged.emit(both, decide(both.merged, values))
        self._both = None

    def _on_failed(self, error: UserError) -> None:
        self._context.tell(str(error))


def _decided(conflict: Conflict, decision: Decision) -> Any:
    if decision.sort == "theirs":
        return conflict.theirs
    if decision.sort == "mine" or not isinstance(conflict.mine, str | list):
        return conflict.mine
    if isinstance(conflict.mine, str):
        return decision.text
    if all(isinstance(item, str) for item in conflict.mine):
        return [line.strip() for line in decision.text.splitlines() if line.strip()]
    return conflict.mine


def _shown(kind: str, conflict: Conflict) -> MergeConflict:
    base, theirs, mine = map(value_words, (conflict.base, conflict.theirs, conflict.mine))
    return MergeConflict(
        label_of(kind, conflict.path),
        base,
        [(span.sort, span.text) for span in word_diff(base, theirs)],
        [(span.sort, span.text) for span in word_diff(base, mine)],
        mine,
        is_rtl=any(step in RTL for step in conflict.path),
    )


def _diff(kind: str, change: FieldChange) -> FieldDiff:
    spans = word_diff(value_words(change.before), value_words(change.after))
    is_rtl = any(step in RTL for step in change.path)
    return FieldDiff(
        label_of(kind, change.path), [(span.sort, span.text) for span in spans], is_rtl
    )


def merged_message(both: Both) -> str:
    """Say that the work of two was brought together."""
    said = tr(
        "{who} saved this entry meanwhile (revision {n}). Both changes stand in the form now: "
        "look them over and save."
    )
    return said.format(who=both.head.changed_by, n=both.head.revision)
