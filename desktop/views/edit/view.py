"""The editor of an entry: what its keys and buttons do, and what follows from what was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.entries.base import Entry
from db.entries.findings import Path, field_path
from db.errors import NotFound, UserError
from desktop.core.dating import moment_text
from desktop.core.routes import Route
from desktop.core.words import tr
from desktop.core.workspace import Workspace
from desktop.qt.context import AppContext
from desktop.views.base import View
from desktop.views.edit.board import EditBoard
from desktop.views.edit.open_forms import OpenForm
from desktop.views.edit.session import EditSession
from desktop.views.edit.steps import Steps

if TYPE_CHECKING:
    from db.changes import Change


_LONGEST_VEILED_MS: Final = 100
"""A board that waits longer for its form shows that it is empty."""


class EditView(View):
    """One form at a time; those that were left with changes wait to be come back to."""

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._route: Route | None = None
        self._hears_closing = False
        self._is_read_anew = False
        self._is_hidden = True
        self._unveiling = QTimer(self)
        self._unveiling.setSingleShot(True)
        self._unveiling.setInterval(_LONGEST_VEILED_MS)
        self._unveiling.timeout.connect(self._unveil)
        self.session = EditSession(context, self)
        self.board = EditBoard(context, self.session)
        self._steps = Steps(context, self.session, self.board)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.board)
        self._connect()

    @property
    def is_complete(self) -> bool:
        """Whether every field of the form shows what it holds."""
        pane = self.board.pane
        return pane is None or pane.is_complete

    def show_route(self, route: Route, state: dict[str, Any]) -> None:
        """Show the form of an entry, or of a new one."""
        library = self._context.library
        if not isinstance(library, Workspace):
            self._context.tell(tr("Only a workspace can be edited. Make or open one first."))
            self._context.navigator.missing(route)
            return
        if library.refusal and not self.session.forms.unsaved():
            self._context.tell(library.refusal)
            self._context.navigator.go(_page_of(route), replaces=True)
            return
        is_read_anew, self._is_read_anew = self._is_read_anew, False
        if is_read_anew and route == self._route and self.session.form is not None:
            self.board.preview.ask()
            return
        self._keep_place()
        self._route = route
        if self._is_hidden:  # another form would be painted first, and this one wait for that
            self._is_hidden = False
            self.board.setUpdatesEnabled(False)
            self._unveiling.start()
        self.session.open(route)

    def prepare(self, kind: str) -> Iterator[None]:
        """Build the form of a kind, a field at a time, then what is seen first of usual ones."""
        return self.board.prepare(kind)

    def content_changed(self) -> None:
        """Stay, and let the cursor stay where it is: the form holds what it holds."""
        self._is_read_anew = self.isVisible()
        if not self._is_read_anew:
            self.session.mark_older()

    def edition_changed(self) -> None:
        """Drop every form: they belong to the file that was open."""
        self.session.forget()
        self.board.forget()

    def handlers(self) -> dict[str, Any]:
        """Return what the window's actions do here."""
        return {
            "save": self._steps.save,
            "advance": self._steps.advance,
            "undo": self.session.undo,
            "redo": self.session.redo,
            "history": self._on_history_triggered,
            "related": self._on_preview_triggered,
        }

    def panes(self) -> Sequence[QWidget]:
        """Return strip, form, preview and history."""
        return self.board.panes()

    def take_focus(self) -> None:
        """Put the cursor into the first field."""
        if self.board.pane is not None:
            self.board.pane.take_focus()

    def go_to(self, path: Path) -> None:
        """Put the cursor into a field, turning to its language first."""
        form, pane = self.session.form, self.board.pane
        if form is None or pane is None:
            return
        if path[:1] == ("text",) and len(path) > 1 and path[1] != form.lang:
            self.session.choose_language(str(path[1]))
        pane.focus_path(path)

    def _unveil(self) -> None:
        self._unveiling.stop()
        self.board.setUpdatesEnabled(True)

    def _connect(self) -> None:
        session, board = self.session, self.board
        session.opened.connect(self._on_opened)
        session.document_changed.connect(board.show_document)
        session.typed.connect(board.preview.follow)
        session.state_changed.connect(board.show_state)
        session.kept.connect(self._on_kept)
        session.saved.connect(self._on_saved)
        session.field_wanted.connect(self.go_to)
        session.failed.connect(self._on_failed)
        session.references.created.connect(self._context.bus.changed)
        board.strip.history_toggled.connect(self._on_history_toggled)
        board.problems.problem_chosen.connect(self._on_problem_chosen)
        board.comments.field_wanted.connect(self.go_to)
        board.preview.wanted.connect(self._on_preview_wanted)
        board.drawer.closed.connect(self._on_drawer_closed)
        board.history.restore_wanted.connect(self._on_restore_wanted)
        board.reason.textEdited.connect(self._on_reason_edited)

    def _keep_place(self) -> None:
        form, pane = self.session.form, self.board.pane
        if form is not None and pane is not None:
            form.place = pane.verticalScrollBar().value()

    def _on_opened(self) -> None:
        form = self.session.form
        if form is None:
            return
        pane = self.board.show_form(form)
        anchor = self._route.anchor if self._route is not None else ""
        wants_history = anchor == "history"
        if wants_history or not form.opened.entry_id:
            self.board.show_history(is_open=wants_history)
        self.board.preview.ask()
        pane.scroll_to(form.place)
        if anchor and not wants_history:
            self.go_to(field_path(anchor))
        elif not wants_history:
            pane.take_focus()
        self._unveil()
        _offer_lost(self._context, form)

    def _on_preview_wanted(self) -> None:
        form, preview = self.session.form, self.board.preview
        if form is None or preview.isHidden():
            return
        preview.began()
        self.session.jobs.preview(form.opened, form.state.document, form.lang, preview.look())

    def _on_saved(self, change: Change) -> None:
        self.board.show_strip()
        form = self.session.form
        if form is not None:
            route = Route("edit", f"{form.opened.kind}/{form.opened.base.slug}")
            if self.isVisible() and self._context.navigator.current != route:
                self._route, self._is_read_anew = route, True  # the same form under its new name
                self._context.navigator.go(route, replaces=True)
            self.board.history.show_form(form)
        self._context.bus.changed.emit(change)

    def _on_restore_wanted(self, document: Entry, number: int) -> None:
        self.session.replace(document)
        reason = tr("Restored revision {n}").format(n=number)
        self.board.reason.setText(reason)
        self._on_reason_edited(reason)

    def _on_history_toggled(self, is_on: bool) -> None:
        self.board.show_history(is_open=is_on)

    def _on_history_triggered(self) -> None:
        self.board.show_history(is_open=not self.board.is_history_open)

    def _on_drawer_closed(self) -> None:
        self.board.show_history(is_open=False)
        self.take_focus()

    def _on_preview_triggered(self) -> None:
        self.board.turn_preview()
        self.board.preview.ask()

    def _on_problem_chosen(self, place: int) -> None:
        form = self.session.form
        if form is not None and place < len(form.state.problems):
            self.go_to(form.state.problems[place].path)

    def _on_reason_edited(self, text: str) -> None:
        if self.session.form is not None:
            self.session.form.reason = text

    def _on_kept(self, at: str) -> None:
        self.board.strip.show_recovery(moment_text(at).rpartition(" ")[2])

    def _on_failed(self, error: UserError) -> None:
        self._unveil()
        if isinstance(error, NotFound) and self.session.form is None and self._route is not None:
            self._context.navigator.missing(self._route)
        self._context.tell(str(error))

    def showEvent(self, event: QShowEvent) -> None:
        """Hear of the end of the window, before which what is unsaved is kept."""
        super().showEvent(event)
        closing = getattr(self.window(), "closing", None)
        if closing is not None and not self._hears_closing:
            self._hears_closing = True
            closing.connect(self.session.keep)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._is_hidden = not event.spontaneous()
        self._keep_place()
        self.session.keep()


def _page_of(route: Route) -> Route:
    """Return where one reads what the route would edit: its page, or the desk for a new entry."""
    kind, _, slug = route.slug.partition("/")
    return Route(kind, slug) if slug else Route("tab", "desk")


def _offer_lost(context: AppContext, form: OpenForm) -> None:
    """Offer a copy of a form's entry that was never saved."""
    lost = form.opened.lost
    if lost is None:
        return
    said = tr("{who} left changes of this entry unsaved on {when}.")
    route = Route("edit", f"{lost.kind}/{form.state.base.slug}", query=lost.form)
    take_up = partial(context.navigator.go, route, replaces=True)
    text = said.format(who=lost.author, when=moment_text(lost.kept_at))
    context.tell(text, is_warning=False, offer=(tr("Take them up"), take_up))
