"""What goes on in a form, without any of its looks: opened, changed, checked, kept, saved."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from db.entries.base import Entry, Status
from db.entries.findings import Path
from db.entries.parts import texts_of
from db.errors import UserError
from db.queries.desk.entries import list_used_slugs
from desktop.core.editing.form_state import FormState
from desktop.core.forms.blank import blank_text, slug_from
from desktop.core.forms.labels import label_of
from desktop.core.routes import Route
from desktop.qt.context import AppContext
from desktop.views.edit.jobs import Begun, FormJobs
from desktop.views.edit.merging import Both
from desktop.views.edit.open_forms import OpenForm, OpenForms
from desktop.views.edit.references import References

if TYPE_CHECKING:
    from db.changes import Change
    from db.entries.findings import Finding

_SHOWN_AFTER_MS: Final = 120
"""After a key press, until the signs of changes and problems are looked at again."""
_CHECKED_AFTER_MS: Final = 500
_KEPT_EVERY_MS: Final = 2500
_MOST_NAMED: Final = 6


class EditSession(QObject):
    """The form that is shown, and those that were left with changes."""

    opened = Signal()
    document_changed = Signal()  # by something else than a field: the fields must show it
    typed = Signal()  # by a field, which shows it already
    state_changed = Signal()  # what is unsaved, what is wrong
    kept = Signal(str)  # moment of the recovery copy
    saved = Signal(object)  # Change
    conflicted = Signal()
    field_wanted = Signal(object)  # Path
    failed = Signal(object)  # UserError

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._key = ""
        self._is_older = False
        self._checked: Entry | None = None
        self.forms = OpenForms()
        self.jobs = FormJobs(context, self)
        self.references = References(context, self)
        self._soon = self._make_timer(_SHOWN_AFTER_MS, self.state_changed.emit)
        self._check_soon = self._make_timer(_CHECKED_AFTER_MS, self._check)
        self._keeper = QTimer(self)
        self._keeper.setInterval(_KEPT_EVERY_MS)
        self._keeper.timeout.connect(self.keep)
        self._connect()

    @property
    def form(self) -> OpenForm | None:
        """The form that is shown."""
        return self.forms.shown

    def open(self, route: Route) -> None:
        """Show the form of an entry: one that was left, or read anew."""
        key = str(route.without_anchor())
        form, is_older, self._is_older = self.form, self._is_older, False
        if form is not None and key == self._key and (form.state.is_dirty or not is_older):
            self.opened.emit()
            return
        self.leave()
        self._key = key
        form = self.forms.come_back(key)
        if form is not None:
            self.jobs.form = form.name
            self.opened.emit()
            self._look_again()
            return
        kind, _, slug = route.slug.partition("/")
        self.jobs.begin(kind, slug, route.query)

    def mark_older(self) -> None:
        """Note that entries were written elsewhere: a form without changes is read anew."""
        self._is_older = True

    def leave(self) -> None:
        """Put the form aside, its changes kept."""
        self.keep()
        self.forms.leave()
        self._key = ""

    def forget(self) -> None:
        """Drop every form, as when another file was opened; recovery copies stay in theirs."""
        self._keeper.stop()
        self.forms.forget()
        self._key = ""

    def apply(self, form: OpenForm, path: Path, value: Any) -> None:
        """Take a change that a field of a form shows already.

        A field may be left, and say so, when another form is shown or read.
        """
        form.state.apply(path, value, monotonic())
        if form is not self.form:
            self.forms.set_aside(form)
            self._look_again()
            return
        if isinstance(value, list | dict) or (len(path) > 1 and path[0] != "text"):
            self.document_changed.emit()  # tables show the names of what their fields refer to
        self._propose_slug(form, path)
        self._look_again()
        self.typed.emit()

    def change(self, path: Path, value: Any) -> None:
        """Change a field from elsewhere, as from the history; the fields then show it."""
        if self.form is not None:
            self.form.state.apply(path, value, monotonic())
            self._show_all()

    def replace(self, document: Entry) -> None:
        """Show another state of the entry, as one step that can be undone."""
        if self.form is not None:
            self.form.state.replace(document, monotonic())
            self._show_all()

    def reload(self, both: Both, document: Entry) -> None:
        """Go on from what was saved meanwhile, with the changes of both."""
        if self.form is not None:
            self.form.state.after_reload(both.theirs, both.head.revision, document)
            self._show_all()

    def undo(self) -> None:
        """Take the last step back, and go where it was."""
        self._step(self.form.state.undo() if self.form else None)

    def redo(self) -> None:
        """Take the last step again."""
        self._step(self.form.state.redo() if self.form else None)

    def choose_language(self, lang: str) -> None:
        """Show the texts of a language, which the entry may have none in yet."""
        form = self.form
        if form is None:
            return
        if lang not in texts_of(form.state.document):
            form.state.apply(("text", lang), blank_text(form.opened.kind), monotonic())
        form.lang = lang
        self._show_all()

    def remove_language(self, lang: str) -> None:
        """Take the texts of a language out; undo brings them back."""
        form = self.form
        if form is None:
            return
        form.state.apply(("text", lang), None, monotonic())
        form.lang = next(iter(texts_of(form.state.document)), form.lang)
        self._show_all()

    def save(self, stage: Status) -> None:
        """Save the form as a revision, and bring the entry to a stage."""
        form = self.form
        if form is not None:
            reason = form.reason.strip() or self._reason_of(form)
            self.jobs.save(form.opened, form.state.document, form.state.revision, stage, reason)

    def keep(self) -> None:
        """Keep recovery copies of what was changed since the last one, and no others."""
        shown = self.form
        if shown is not None and shown.kept is not None and not shown.state.is_dirty:
            shown.kept = None
            self.jobs.drop(shown.name)
        for form in self.forms.unsaved():
            if form.must_be_kept:
                form.kept = form.state.document
                opened = form.opened
                self.jobs.keep(
                    form.name, opened.kind, opened.entry_id, form.state.revision, form.kept
                )

    def _connect(self) -> None:
        jobs = self.jobs
        jobs.begun.connect(self._on_begun)
        jobs.checked.connect(self._on_checked)
        jobs.saved.connect(self._on_saved)
        jobs.kept.connect(self.kept)
        jobs.refused.connect(self.failed)
        jobs.conflicted.connect(self._on_conflicted)
        jobs.failed.connect(self.failed)

    def _make_timer(self, delay: int, handler: Any) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(delay)
        timer.timeout.connect(handler)
        return timer

    def _propose_slug(self, form: OpenForm, path: Path) -> None:
        """Let a new entry be named after its title, until somebody names it otherwise."""
        if form.opened.entry_id or path == ("slug",):
            return
        title = _title_of(form)
        if form.state.document.slug not in ("", form.proposed):
            return
        library = self._context.library
        if library is None or not title:
            return
        slug = slug_from(title)
        taken = library.read(list_used_slugs, form.opened.kind, slug)
        form.proposed = slug_from(title, taken)
        form.state.apply(("slug",), form.proposed, monotonic())
        self.document_changed.emit()

    def _look_again(self) -> None:
        self._soon.start()
        self._check_soon.start()
        if not self._keeper.isActive():
            self._keeper.start()

    def _show_all(self) -> None:
        self.document_changed.emit()
        self.typed.emit()
        self._look_again()

    def _step(self, path: Path | None) -> None:
        form = self.form
        if form is None or path is None:
            return
        if path[:1] == ("text",) and len(path) > 1 and path[1] in texts_of(form.state.document):
            form.lang = str(path[1])
        self._show_all()
        self.field_wanted.emit(path)

    def _reason_of(self, form: OpenForm) -> str:
        labels = [label_of(form.opened.kind, path) for path in sorted(form.state.changed_paths)]
        more = "…" if len(labels) > _MOST_NAMED else ""
        return ", ".join(labels[:_MOST_NAMED]) + more

    def _check(self) -> None:
        form = self.form
        if form is not None:
            self._checked = form.state.document
            self.jobs.check(form.opened, form.state.document)

    def _on_begun(self, begun: Begun) -> None:
        opened = begun.opened
        self.references.learn(begun.titles)
        state = FormState(opened.kind, opened.base, opened.revision, opened.document)
        lang = self._context.language
        texts = texts_of(opened.document)
        lang = lang if lang in texts else next(iter(texts), lang)
        self.forms.shown = OpenForm(self.jobs.form, self._key, opened, state, lang)
        self.opened.emit()
        self._look_again()

    def _on_checked(self, findings: list[Finding]) -> None:
        form = self.form
        if form is not None and self._checked is not None:
            form.state.take_findings(self._checked, findings)
            self.state_changed.emit()

    def _on_saved(self, name: str, change: Change, document: Entry) -> None:
        form = self.forms.named(name)
        if form is not None:
            form.saved(document, change.entry_id, change.revision)
        if form is not None and form is not self.form:
            self.forms.set_aside(form)
        elif form is not None:
            self._key = form.key
            self.document_changed.emit()
            self.state_changed.emit()
        self.saved.emit(change)

    def _on_conflicted(self, name: str, error: UserError) -> None:
        if self.form is not None and self.form.name == name:
            self.conflicted.emit()
        else:
            self.failed.emit(error)


def _title_of(form: OpenForm) -> str:
    """Return what a new entry is called so far."""
    from db.content.labels import entry_label

    document, lang = form.state.document, form.lang
    if lang not in texts_of(document):
        return ""
    return entry_label(form.opened.kind, document, lang, lang).title
