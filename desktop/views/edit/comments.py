"""Comments on the fields of the entry in a form: shown, added, settled."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from db.entries.findings import Path
from db.errors import UserError
from db.queries.desk.entries import list_comments
from db.queries.desk.records import CommentRow
from db.values import replace
from desktop.core.dating import moment_text
from desktop.core.forms.labels import label_of
from desktop.core.words import tr
from desktop.core.workspace import now, require_workspace
from desktop.qt.author import author_of
from desktop.qt.context import AppContext
from desktop.qt.jobs import Token
from desktop.views.edit.open_forms import OpenForm
from desktop.widgets.comment_list import Comment, CommentList

if TYPE_CHECKING:
    from db.changes import Change

Ask = Callable[[QWidget, str], str]


class Comments(QObject):
    """Feeds the list of comments; `field_wanted` with the path of the field of one."""

    field_wanted = Signal(object)

    def __init__(self, context: AppContext, shown: CommentList) -> None:
        super().__init__(shown)
        self._context = context
        self._list = shown
        self._form: OpenForm | None = None
        self._open: list[CommentRow] = []
        shown.field_wanted.connect(self._on_field_wanted)
        shown.settled.connect(self._on_settled)

    def show_form(self, form: OpenForm | None) -> None:
        """Show what was said of a form's entry and is not settled."""
        self._form = form
        self._show(form.opened.comments if form is not None else ())

    def ask(self, path: Path, ask: Ask | None = None) -> None:
        """Ask for a comment on a field, and add it."""
        form = self._form
        if form is None:
            return
        if not form.opened.entry_id:
            self._context.tell(tr("Save the draft first: nobody else can see it yet."))
            return
        text = (ask or _ask_comment)(self._list.window(), label_of(form.opened.kind, path))
        if not text.strip():
            return
        entry_id = form.opened.entry_id
        author, at = author_of(self._context.settings), now()

        def run(_token: Token) -> Change:
            from db.commands.comments import add_comment

            return require_workspace(self._context.library).write(
                add_comment, entry_id=entry_id, path=path, text=text, author=author, at=at
            )

        self._context.jobs.submit(run, self._on_done, self._on_failed, lane="write")

    def _show(self, comments: tuple[CommentRow, ...]) -> None:
        form = self._form
        self._open = [comment for comment in comments if not comment.settled_at]
        kind = form.opened.kind if form is not None else "story"
        self._list.show_comments(
            [
                Comment(
                    label_of(kind, path) if (path := _path(comment)) else "",
                    f"{comment.author}, {moment_text(comment.said_at)}",
                    comment.text,
                )
                for comment in self._open
            ]
        )

    def _on_field_wanted(self, place: int) -> None:
        self.field_wanted.emit(_path(self._open[place]))

    def _on_settled(self, place: int) -> None:
        comment, author, at = self._open[place].id, author_of(self._context.settings), now()

        def run(_token: Token) -> Change:
            from db.commands.comments import settle_comment

            return require_workspace(self._context.library).write(
                settle_comment, comment=comment, author=author, at=at
            )

        self._context.jobs.submit(run, self._on_done, self._on_failed, lane="write")

    def _on_done(self, change: Change) -> None:
        library, form = self._context.library, self._form
        if library is not None and form is not None and form.opened.entry_id == change.entry_id:
            comments = tuple(library.read(list_comments, change.entry_id))
            form.opened = replace(form.opened, comments=comments)
            self._show(comments)
        self._context.bus.changed.emit(change)

    def _on_failed(self, error: UserError) -> None:
        self._context.tell(str(error))


def _path(comment: CommentRow) -> Path:
    return tuple(json.loads(comment.path))


def _ask_comment(parent: QWidget, field: str) -> str:
    text, is_given = QInputDialog.getMultiLineText(
        parent, tr("Comment"), tr("On “{field}”, for whoever edits it next:").format(field=field)
    )
    return text if is_given else ""
