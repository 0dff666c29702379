"""The editor laid out: strip, problems, comments, form, preview, history, shown as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from db.entries.base import Status
from db.entries.findings import Path
from db.errors import UserError
from desktop.core.forms.labels import label_of
from desktop.core.forms.specs import FORMS
from desktop.core.lines import STAGE_NAMES, kind_name
from desktop.core.words import tr
from desktop.qt.context import AppContext
from desktop.views.edit.ahead import build_top, build_whole
from desktop.views.edit.comments import Comments
from desktop.views.edit.form import FormPane
from desktop.views.edit.history import History
from desktop.views.edit.inputs import StepKeys, Tools
from desktop.views.edit.merging import Merging
from desktop.views.edit.open_forms import OpenForm
from desktop.views.edit.preview import PreviewPane
from desktop.views.edit.session import EditSession
from desktop.widgets.comment_list import CommentList
from desktop.widgets.edit_strip import EditStrip
from desktop.widgets.fields.tab_chain import chain_behind
from desktop.widgets.history_drawer import HistoryDrawer
from desktop.widgets.merge_panel import MergePanel
from desktop.widgets.problem_line import ProblemItem, ProblemLine

FORM_WIDTH: Final = 680
DRAWER_WIDTH: Final = 440
_LEAST_PREVIEW: Final = 360
_LEAST_DRAWER: Final = 280

USUAL: Final = ("story", "session", "person")
"""Kinds whose forms are asked for most. Of each what is seen first takes 4 MB."""

NEXT: Final[dict[str, tuple[str, Status]]] = {
    "": ("Send for review", "review"),
    "draft": ("Send for review", "review"),
    "review": ("Publish", "published"),
    "published": ("Publish", "published"),
    "withdrawn": ("Publish again", "published"),
    "trashed": ("Send for review", "review"),
}
"""Stage of an entry to its next step: words, and the stage it leads to."""


class EditBoard(QWidget):
    """Everything one sees of a form."""

    def __init__(self, context: AppContext, session: EditSession) -> None:
        super().__init__()
        self._context = context
        self._session = session
        self._panes: dict[str, FormPane] = {}
        self._held: dict[str, OpenForm] = {}  # by kind: what its pane shows
        self._keys = StepKeys(self)
        self._wants_preview = True
        self._is_preview_first = False
        self._is_history_open = False
        self._build()
        context.theme.changed.connect(self._fit)

    @property
    def pane(self) -> FormPane | None:
        """The form that is shown."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, FormPane) else None

    def panes(self) -> Sequence[QWidget]:
        """Return strip, form, preview and history, as far as they are shown."""
        shown = [self.strip, self.pane, self.preview.reader, self.drawer]
        return [pane for pane in shown if pane is not None and pane.isVisibleTo(self)]

    def show_form(self, form: OpenForm) -> FormPane:
        """Show a form from its top; return what it is shown in."""
        kind = form.opened.kind
        pane = self._pane_of(kind)
        self.preview.clear()
        self.stack.setCurrentWidget(pane)
        self._fit()
        self._held[kind] = form
        pane.begin(form.state.document, form.lang)
        with QSignalBlocker(self.reason):
            self.reason.setText(form.reason)
        self.show_strip()
        self.show_state()
        self.comments.show_form(form)
        self.history.show_form(form)
        return pane

    def prepare(self, kind: str) -> Iterator[None]:
        """Build the form of a kind, a field at a time, then what is seen first of usual ones."""
        yield from self._polish()
        yield from build_whole(self._pane_of(kind).groups)
        for other in USUAL:
            yield from build_top(self._pane_of(other).groups, self.window().height())
            yield

    def _polish(self) -> Iterator[None]:
        if not self._panes:
            for part in self.findChildren(QWidget):
                part.ensurePolished()
            yield

    def show_document(self) -> None:
        """Show what the form holds in its fields."""
        form, pane = self._session.form, self.pane
        if form is not None and pane is not None:
            pane.show_document(form.state.document, form.lang)

    def show_state(self) -> None:
        """Show what is unsaved, what is wrong, and which step comes next."""
        form, pane = self._session.form, self.pane
        if form is not None:
            self.strip.show_changes(form.state.change_count)
        if form is None or pane is None:
            return
        state, stage = form.state, form.opened.stage
        problems = [(problem.path, problem.level, problem.text) for problem in state.problems]
        pane.show_state(state.changed_paths, problems)
        label, step = NEXT[stage]
        if stage == "published" and not state.is_dirty:
            label = ""
        why = tr("First mend what is marked red.") if state.count_problems("error") else ""
        self.strip.show_next(tr(label), why)
        self.problems.show_problems(
            [
                ProblemItem(label_of(form.opened.kind, path), text, level == "error")
                for path, level, text in problems
            ],
            tr("publishing") if step == "published" else tr("review"),
            is_checked=state.is_checked,
        )

    def show_strip(self) -> None:
        """Show which entry it is and where it stands."""
        form = self._session.form
        if form is None:
            return
        opened = form.opened
        kind = kind_name(opened.kind, is_plural=False).lower()
        if opened.entry_id:
            about = tr("{slug}, from revision {n}")
            about = about.format(slug=form.state.base.slug, n=opened.revision)
            if opened.stage in ("withdrawn", "trashed"):
                about = f"{tr(STAGE_NAMES[opened.stage])}  |  {about}"
            self.strip.show_entry(tr("Edit {kind}").format(kind=kind), about)
        else:
            self.strip.show_entry(tr("New {kind}").format(kind=kind), tr("not saved yet"))
        is_known = opened.stage in ("draft", "review", "published")
        self.strip.show_stage(opened.stage if is_known else "draft")
        self.strip.show_recovery("")

    def show_history(self, *, is_open: bool) -> None:
        """Open or close the history of the entry."""
        self._is_history_open = is_open
        self._is_preview_first = False
        self._fit()
        self.strip.show_history(is_open=is_open)
        self.history.show_form(self._session.form)
        if is_open:
            self.drawer.take_focus()

    @property
    def is_history_open(self) -> bool:
        """Whether the history is wanted."""
        return self._is_history_open

    def turn_preview(self) -> None:
        """Show the preview or hide it; in a narrow window it takes the place of the form."""
        self._wants_preview = self._is_preview_first = not self.preview.isVisibleTo(self)
        self._fit()

    def _fit(self) -> None:
        """Show side by side what there is room for, what was asked for last before all."""
        px = self._context.theme.px
        pane = self.pane
        needs = pane.minimumSizeHint().width() if pane is not None else px(_LEAST_PREVIEW)
        wanted = [(self.left, needs)]
        if self._is_history_open:
            wanted.insert(0, (self.drawer, px(_LEAST_DRAWER)))
        if self._wants_preview:
            at = 0 if self._is_preview_first else len(wanted)
            wanted.insert(at, (self.preview, px(_LEAST_PREVIEW)))
        free, shown = self.width(), []
        for part, least in wanted:
            if not shown or least <= free:
                shown.append(part)
                part.setMinimumWidth(min(least, max(free, px(200))))
                free -= least
        was_hidden = self.preview.isHidden()
        for part in (self.left, self.preview, self.drawer):
            part.setVisible(part in shown)
        if was_hidden and self.preview in shown:
            self.preview.ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def forget(self) -> None:
        """Drop the forms that were built: the languages of another file may differ."""
        self._context.pauses.stop()  # it may be building one of them
        self.stack.setCurrentWidget(self.merge_panel)
        for pane in self._panes.values():
            self.stack.removeWidget(pane)
            pane.deleteLater()
        self._panes.clear()
        self._held.clear()

    def _build(self) -> None:
        theme, icons = self._context.theme, self._context.icons
        self.strip = EditStrip(theme, icons)
        self.problems = ProblemLine(theme, icons)
        self.comment_list = CommentList(theme)
        self.comments = Comments(self._context, self.comment_list)
        self.preview = PreviewPane(self._context, self._session.jobs)
        self.drawer = HistoryDrawer(theme, icons)
        self.drawer.hide()
        self.history = History(self._context, self.drawer)
        self.merge_panel = MergePanel(theme)
        self.merging = Merging(self._context, self.merge_panel)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.merge_panel)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(tr("Reason for this change"))
        self.reason.setPlaceholderText(tr("Why? It stands in the history beside what was changed."))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        self.left = self._make_left()
        for widget in (self.left, self.preview, self.drawer):
            split.addWidget(widget)
        split.setStretchFactor(1, 1)
        split.setSizes([theme.px(width) for width in (FORM_WIDTH, FORM_WIDTH, DRAWER_WIDTH)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(split, 1)

    def _make_left(self) -> QWidget:
        left, foot = QWidget(), QFrame()
        foot.setObjectName("form-foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        px = self._context.theme.px
        line = QVBoxLayout(foot)
        line.setContentsMargins(px(24), px(8), px(24), px(8))
        line.addWidget(self.reason)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.problems, self.comment_list):
            column.addWidget(widget)
        column.addWidget(self.stack, 1)
        column.addWidget(foot)
        return left

    def _pane_of(self, kind: str) -> FormPane:
        """Return the form of a kind, which may not have all its fields yet."""
        return self._panes.get(kind) or self._make_pane(kind)

    def _make_pane(self, kind: str) -> FormPane:
        library = self._context.library
        languages = library.edition.languages if library is not None else ()
        theme, icons, references = (
            self._context.theme,
            self._context.icons,
            self._session.references,
        )
        tools = Tools(theme, icons, references, self._keys, languages)
        pane = self._panes[kind] = FormPane(FORMS[kind], tools, languages, self.stack)
        pane.failed.connect(self._on_pane_failed)
        pane.wanted_again.connect(self.show_document)
        pane.completed.connect(partial(self._on_pane_completed, pane))
        pane.edited.connect(partial(self._on_pane_edited, kind))
        pane.language_chosen.connect(self._session.choose_language)
        pane.language_added.connect(self._session.choose_language)
        pane.language_removed.connect(self._session.remove_language)
        pane.stepped.connect(self.preview.scroll_to)
        pane.comment_asked.connect(self.comments.ask)
        pane.history_asked.connect(self.history.say_who)
        return pane

    def _on_pane_edited(self, kind: str, path: Path, value: object) -> None:
        if kind in self._held:
            self._session.apply(self._held[kind], path, value)

    def _on_pane_failed(self, error: UserError) -> None:
        self._context.tell(str(error))

    def _on_pane_completed(self, pane: FormPane) -> None:
        if pane is self.pane:
            self._fit()
            chain_behind(pane.last_stop, self.reason, self.preview.reader)
