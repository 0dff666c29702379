"""The steps of an entry from a form: saved, sent, published; and two people's work as one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from db.entries.base import Entry
from desktop.core.lines import STAGE_NAMES
from desktop.core.words import tr
from desktop.qt.context import AppContext
from desktop.views.edit.board import NEXT, EditBoard
from desktop.views.edit.merging import Both, merged_message
from desktop.views.edit.session import EditSession


class Steps(QObject):
    """Takes the form that is shown from stage to stage."""

    def __init__(self, context: AppContext, session: EditSession, board: EditBoard) -> None:
        super().__init__(board)
        self._context = context
        self._session = session
        self._board = board
        board.strip.save_wanted.connect(self.save)
        board.strip.next_wanted.connect(self.advance)
        board.strip.stage_wanted.connect(self._on_stage_switched)
        session.conflicted.connect(self._on_conflicted)
        board.merging.asked.connect(self._on_merge_asked)
        board.merging.merged.connect(self._on_merged)
        board.merge_panel.cancelled.connect(self._on_merge_cancelled)

    def save(self) -> None:
        """Save what the form holds, without a step towards readers."""
        form = self._session.form
        if form is not None and not self._is_deciding():
            self._session.save("review" if form.opened.stage == "review" else "draft")

    def advance(self) -> None:
        """Take the next step: send for review, or publish."""
        form = self._session.form
        if form is not None and not self._is_deciding():
            self._on_stage_wanted(NEXT[form.opened.stage][1])

    def _is_deciding(self) -> bool:
        """Whether two versions have to be brought together first; lead to that."""
        is_deciding = self._board.pane is None
        if is_deciding:
            self._board.merge_panel.take_focus()
        return is_deciding

    def _on_stage_wanted(self, stage: Any) -> None:
        form = self._session.form
        if form is None:
            return
        if stage != "draft" and form.state.count_problems("error"):
            self._board.show_strip()  # the switch goes back to where the entry stands
            self._context.tell(
                tr(
                    "First mend what is marked red: “{stage}” means that readers could get it."
                ).format(stage=tr(STAGE_NAMES[stage]))
            )
            return
        self._session.save(stage)

    def _on_stage_switched(self, stage: Any) -> None:
        """Ask before an arrow key on the switch, which is soon pressed, reaches readers."""
        if self._is_deciding() or (stage == "published" and not self._ask_publish()):
            self._board.show_strip()
            return
        self._on_stage_wanted(stage)

    def _ask_publish(self) -> bool:
        said = tr("Publish? The next edition that is built carries it as it stands.")
        asked = QMessageBox.question(self._board, tr("Publish"), said)
        return asked is QMessageBox.StandardButton.Yes

    def _on_conflicted(self) -> None:
        if self._session.form is not None:
            self._board.merging.begin(self._session.form)

    def _on_merge_asked(self) -> None:
        if self._board.merging.form is not self._session.form:
            return  # it was left: its next save asks again
        self._board.stack.setCurrentWidget(self._board.merge_panel)
        self._board.merge_panel.take_focus()

    def _on_merge_cancelled(self) -> None:
        if self._session.form is not None:
            self._board.show_form(self._session.form)

    def _on_merged(self, both: Both, document: Entry) -> None:
        form = self._session.form
        if form is None or form is not self._board.merging.form:
            return
        self._session.reload(both, document)
        form.opened = form.opened.after_save(both.head.entry_id, both.head.revision, both.theirs)
        self._board.show_form(form)
        self._board.preview.ask()
        self._context.tell(merged_message(both), is_warning=False)
