"""Build an edition from the desk: what it is called, how far it is, and what came of it."""

from __future__ import annotations  # what building needs is only a type here

from array import array
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QMessageBox,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.engine import ReadSession
from db.errors import Invalid, UserError
from db.queries.words import language_name
from desktop.core.building import BuildOrder, edition_file, read_order
from desktop.core.desk import DeskRow, bands_of, problem_rows
from desktop.core.lines import EntryLine, kind_name
from desktop.core.paths import EDITION_SUFFIX
from desktop.core.words import count_text, tr
from desktop.core.workspace import Workspace, now, require_workspace
from desktop.models.paged import PagedModel
from desktop.qt.author import author_of
from desktop.qt.context import AppContext
from desktop.qt.jobs import Token
from desktop.views.desk_problems import title_finder
from desktop.widgets.build_form import BuildForm
from desktop.widgets.desk_row import DeskDelegate
from desktop.widgets.entry_table import EntryTable
from desktop.widgets.pane_header import PaneHeader
from desktop.widgets.scrolled import scrolled
from desktop.widgets.work_line import WorkLine

if TYPE_CHECKING:
    from db.changes import Change
    from db.content.build import BuildReport
    from db.content.model import EditionInfo

_LANE: Final = "build.edition"
_MOST_ROWS: Final = 500
_MOST_HIGH: Final = 360

AskFile = Callable[[QWidget, str], str]
AskReplace = Callable[[QWidget, str], bool]


class Outcome(NamedTuple):
    """What came of a build.

    Attributes:
        said: In a sentence or two.
        rows: Problems, errors first.
        change: What was noted in the workspace; None where nothing was built.
    """

    said: str
    rows: list[DeskRow]
    change: Change | None = None
    output: Path | None = None


class BuildPage(QWidget):
    """A form, a line that says how far the build is, and its report.

    `row_opened` with a problem that was chosen, `closed` when the page is to go.
    """

    row_opened = Signal(object)
    closed = Signal()

    def __init__(
        self,
        context: AppContext,
        ask_file: AskFile | None = None,
        ask_replace: AskReplace | None = None,
    ) -> None:
        """Start blank.

        Args:
            context: The services.
            ask_file: Stands in for the dialog that asks where to.
            ask_replace: Stands in for the question whether a file is to be replaced.
        """
        super().__init__()
        self.setObjectName("paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._ask_file = ask_file or _ask_file
        self._ask_replace = ask_replace or _ask_replace
        self._is_running = False
        self._is_stopped = False
        self._is_filled = False
        self._agreed: Path | None = None
        self._built: Path | None = None
        self._rows: list[DeskRow] = []
        self._build()

    @property
    def is_running(self) -> bool:
        """Whether a build runs."""
        return self._is_running

    def prepare(self) -> None:
        """Propose what comes after the last edition, unless something is in the form already."""
        library = self._context.library
        if self._is_filled or not isinstance(library, Workspace):
            return
        self._is_filled = True

        def run(token: Token) -> EditionInfo:
            token.on_cancel(library.interrupt_of_thread())  # else an older job's end would be its
            return library.read(_propose, now())

        self._context.jobs.submit(run, self._on_proposed, self._on_failed, lane="read.build")

    def forget(self) -> None:
        """Start anew: another file was opened; a build of the one before ends."""
        self._is_stopped = True
        self._is_filled = False
        self._agreed = self._built = None
        self.work.show_text("")
        self._show_rows([])

    def take_focus(self) -> None:
        """Put the cursor into the form."""
        self.form.take_focus()

    def _build(self) -> None:
        theme, icons = self._context.theme, self._context.icons
        self._header = PaneHeader(theme, tr("Build an edition"))
        close = QToolButton()
        close.setAccessibleName(tr("Back to what would change"))
        close.setToolTip(tr("Back to what would change"))
        close.clicked.connect(self.closed)
        icons.attach(close, "close")
        self._header.add_control(close)
        self.form = BuildForm(theme)
        self.form.file_wanted.connect(self._on_file_wanted)
        self.form.build_wanted.connect(self.start)
        self.work = WorkLine(theme)
        self.work.pressed.connect(self._on_work_pressed)
        self._model: PagedModel[EntryLine] = PagedModel(self._lines_of)
        delegate = DeskDelegate(theme, icons)
        self.report = EntryTable(self._model, delegate, tr("What the build found"), ground="paper")
        self.report.entry_opened.connect(self._on_row_opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        self._area = self._make_area()
        column.addWidget(self._area, 1)
        self.report.hide()
        theme.changed.connect(self._on_theme_changed)

    def _make_area(self) -> QScrollArea:
        """Return all that may have no room at once: what came of a build, and the form."""
        inner = QWidget()
        inner.setObjectName("scrolled")
        parts = QVBoxLayout(inner)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(0)
        for part in (self.work, self.report, self.form):
            parts.addWidget(part)
        parts.addStretch(1)
        return scrolled(inner)

    def start(self) -> None:
        """Build what the form asks for; say in its place what is wrong with it."""
        if self._is_running:
            return
        library = require_workspace(self._context.library)
        try:
            order = read_order(library.path, **self.form.values())
        except Invalid as error:
            self._show_error(str(error))
            return
        if order.output.exists() and order.output != self._agreed:
            if not self._ask_replace(self, str(order.output)):
                return
            self._agreed = order.output
        author = author_of(self._context.settings)
        lang = self._context.language
        self._is_running, self._is_stopped = True, False
        self._show_rows([])
        self.work.show_progress(tr("Building the edition"), 0, 0, tr("Cancel"))
        self._area.verticalScrollBar().setValue(0)
        self._hand_focus(self.work)  # before what has it is disabled
        self.form.set_busy(is_busy=True)

        def run(token: Token) -> Outcome:
            return _make(library, order, lang, author, self._teller(token))

        self._context.jobs.submit(
            run, self._on_built, self._on_failed, lane=_LANE, progress=self._on_told
        )

    def _teller(self, token: Token) -> Callable[[int, int, str], None]:
        """Return what tells steps; it ends the build by an error, so that the end is heard of."""

        def tell(done: int, total: int, what: str) -> None:
            if self._is_stopped:
                raise UserError(tr("Cancelled: no edition was made."))
            token.tell((done, total, what))

        return tell

    def _on_proposed(self, proposed: EditionInfo) -> None:
        library = self._context.library
        if library is None:
            return
        self.form.show_values(
            title=proposed.title,
            number=str(proposed.number),
            label=proposed.label,
            published_at=proposed.published_at,
            output=str(edition_file(library.path, proposed.label)),
        )
        self.form.show_languages(", ".join(map(language_name, proposed.languages)))

    def _on_built(self, outcome: Outcome) -> None:
        self._end()
        self._built = outcome.output
        self._show_rows(outcome.rows)
        if outcome.change is None:
            self._show_error(outcome.said)
            return
        self.work.show_text(outcome.said, tr("Open it"), level="ok")
        self._hand_focus(self.work)
        self._is_filled = False
        self._context.bus.changed.emit(outcome.change)

    def _on_failed(self, error: UserError) -> None:
        self._end()
        self._show_error(str(error))

    def _on_told(self, how_far: tuple[int, int, str]) -> None:
        done, total, what = how_far
        said = tr("Stopping …") if self._is_stopped else f"{what} …"
        self.work.show_progress(said, done, total, "" if self._is_stopped else tr("Cancel"))

    def _on_work_pressed(self) -> None:
        if self._is_running:
            self._is_stopped = True
            self.work.show_progress(tr("Stopping …"), 0, 0, "")
        elif self._built is not None and self._context.open_edition is not None:
            self._context.open_edition(self._built)

    def _on_file_wanted(self) -> None:
        chosen = self._ask_file(self, self.form.values()["output"])
        if chosen:
            path = Path(chosen)
            if path.suffix != EDITION_SUFFIX:
                path = path.with_name(path.name + EDITION_SUFFIX)
            self._agreed = path if str(path) == chosen else None
            self.form.show_values(output=str(path))

    def _on_row_opened(self, at: int) -> None:
        self.row_opened.emit(self._rows[at])

    def _lines_of(self, ids: Sequence[int]) -> list[EntryLine]:
        return [self._rows[at].line for at in ids]

    def _show_error(self, said: str) -> None:
        self.work.show_text(said, level="error")
        self._area.verticalScrollBar().setValue(0)

    def _on_theme_changed(self) -> None:
        self._header.lay_out()
        self._fit_report()

    def _fit_report(self) -> None:
        """Be as high as the rows are, up to where rows scroll."""
        self.report.lay_out()
        most = self._context.theme.px(_MOST_HIGH)
        self.report.setFixedHeight(min(most, self.report.verticalHeader().length()))
        self.report.setVisible(bool(self._rows))

    def _hand_focus(self, heir: QWidget) -> None:
        """Move the keyboard on where it is in this page."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            heir.setFocus()

    def _show_rows(self, rows: list[DeskRow]) -> None:
        self._rows = rows
        self._model.set_ids(array("q", range(len(rows))), bands_of(rows))
        self._fit_report()

    def _end(self) -> None:
        self._is_running = False
        self.form.set_busy(is_busy=False)
        self._hand_focus(self.form)


def _propose(session: ReadSession, at: str) -> EditionInfo:
    from db.workspace.building import propose_edition
    from db.workspace.contents import read_info

    return propose_edition(read_info(session), at)


def _make(
    library: Workspace,
    order: BuildOrder,
    lang: str,
    author: str,
    progress: Callable[[int, int, str], None],
) -> Outcome:
    """Build, note it in the workspace, and say what came of it."""
    from db.commands.builds import note_build
    from db.content.build import Refused
    from db.workspace.building import build_workspace

    try:
        built = build_workspace(
            library.file,
            order.output,
            number=order.number,
            label=order.label,
            published_at=order.published_at,
            title=order.title,
            progress=progress,
        )
    except Refused as refused:
        said = tr("No edition was made. What is wrong stands below; Enter leads to the form.")
        return Outcome(said, _rows_of(refused.report, library, lang))
    change = library.write(note_build, built=built, author=author, at=now())
    said = report_text(order, built.report)
    return Outcome(said, _rows_of(built.report.report, library, lang), change, order.output)


def report_text(order: BuildOrder, report: BuildReport) -> str:
    """Say what was built: where it is, how large, what it holds and what was left out."""
    said = tr("Edition {label} is written to {path} ({size} MB): {counts}.").format(
        label=order.label,
        path=report.output,
        size=f"{report.size / 1e6:.1f}",
        counts=", ".join(
            f"{n} {kind_name(kind, is_plural=n != 1).lower()}" for kind, n in report.counts.items()
        ),
    )
    if report.left_out:
        count = count_text(len(report.left_out), tr("entry"), tr("entries"))
        said += " " + tr("Left out, as not published yet: {count}.").format(count=count)
    return said


def _rows_of(report: Any, library: Workspace, lang: str) -> list[DeskRow]:
    from desktop.core.forms.labels import label_of

    levels = ("error", "warning", "note")
    problems = sorted(report, key=lambda problem: levels.index(problem.level))[:_MOST_ROWS]
    return problem_rows(problems, title_finder(library, lang), label_of)


def _ask_file(parent: QWidget, proposed: str) -> str:
    words = f"{tr('Placard editions')} (*{EDITION_SUFFIX})"
    chosen, _ = QFileDialog.getSaveFileName(parent, tr("File to write"), proposed, words)
    return chosen


def _ask_replace(parent: QWidget, path: str) -> bool:
    said = tr("{path} is there already. Replace it by the new edition?").format(path=path)
    asked = QMessageBox.question(parent, tr("Build an edition"), said)
    return asked is QMessageBox.StandardButton.Yes
