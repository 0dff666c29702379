"""Problems of a whole workspace: looked for when asked, kept until something is written."""

from __future__ import annotations  # what checking needs is only a type here

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from db.errors import NotFound, UserError
from db.queries.desk.entries import get_head
from desktop.core.desk import INFO, LEVEL_NAMES, PROBLEMS, DeskRow, problem_rows
from desktop.core.words import tr
from desktop.core.workspace import Workspace, require_workspace
from desktop.qt.context import AppContext
from desktop.qt.jobs import Token
from desktop.qt.theme import Theme
from desktop.views.desk_lists import DeskRows

_LANE: Final = "check.problems"
"""A family of its own: what is typed, previewed and saved meanwhile does not wait for it."""

HowFar = tuple[int, int, str]


class ProblemSearch(QObject):
    """Looks through all entries in a job; `changed` whenever there is something else to say.

    Attributes:
        rows: What was found; None before the first search.
        is_older: Something was written since.
        how_far: Of the search that runs; None while none does.
        refusal: Why the last search came to nothing.
    """

    changed = Signal()

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._token: Token | None = None
        self.rows: list[DeskRow] | None = None
        self.is_older = False
        self.how_far: HowFar | None = None
        self.refusal = ""

    @property
    def is_running(self) -> bool:
        """Whether a search runs."""
        return self._token is not None

    def run(self) -> None:
        """Look through the whole workspace."""
        if self.is_running:
            return
        library, lang = require_workspace(self._context.library), self._context.language
        self.is_older = False
        self.refusal = ""

        def look(token: Token) -> list[DeskRow]:
            return _find(library, lang, token)

        self._token = self._context.jobs.submit(
            look, self._on_found, self._on_failed, lane=_LANE, progress=self._on_told
        )
        self.changed.emit()

    def cancel(self) -> None:
        """End the search; what was found before stays."""
        if self._token is not None:
            self._token.cancel()
            self._end()
            self.changed.emit()

    def forget(self) -> None:
        """Drop what was found: another file was opened."""
        self.cancel()
        self.rows = None
        self.is_older = False
        self.refusal = ""

    def mark_older(self) -> None:
        """Say that something was written since."""
        if self.rows is not None or self.is_running:
            self.is_older = True

    def _on_found(self, rows: list[DeskRow]) -> None:
        self._end()
        self.rows = rows
        self.changed.emit()

    def _on_failed(self, error: UserError) -> None:
        self._end()
        self.refusal = str(error)
        self.changed.emit()

    def _on_told(self, how_far: HowFar) -> None:
        self.how_far = how_far
        self.changed.emit()

    def _end(self) -> None:
        self._token = None
        self.how_far = None


class LevelFilter(QWidget):
    """Chips for all problems and for those of each level, with their numbers."""

    chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.level = ""
        self._chips = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        for number, level in enumerate(("", *LEVEL_NAMES)):
            chip = QToolButton()
            chip.setCheckable(True)
            chip.setChecked(not level)
            chip.setProperty("role", "chip")
            self._chips.addButton(chip, number)
            self._row.addWidget(chip)
        self._row.addStretch(1)
        self._chips.idClicked.connect(self._on_chip_clicked)
        theme.changed.connect(self.lay_out)
        self.lay_out()
        self.hide()

    def choose(self, level: str) -> None:
        """Show only problems of a level; of all for an empty one."""
        levels = ("", *LEVEL_NAMES)
        self.level = level if level in levels else ""
        self._chips.button(levels.index(self.level)).setChecked(True)

    def show_counts(self, rows: Sequence[DeskRow]) -> None:
        """Say how many there are of each level."""
        names = {"": tr("All"), **{level: tr(name) for level, name in LEVEL_NAMES.items()}}
        for number, (level, name) in enumerate(names.items()):
            count = sum(not level or row.band == name for row in rows)
            chip = self._chips.button(number)
            chip.setText(f"{name} {count}")
            chip.setEnabled(bool(count) or not level or level == self.level)
        self.setVisible(bool(rows))

    def filtered(self, rows: Sequence[DeskRow]) -> list[DeskRow]:
        """Return the problems of the chosen level."""
        name = tr(LEVEL_NAMES[self.level]) if self.level else ""
        return [row for row in rows if not name or row.band == name]

    def lay_out(self) -> None:
        """Apply the theme's lengths."""
        px = self._theme.px
        self._row.setContentsMargins(px(16), px(8), px(16), px(8))
        self._row.setSpacing(px(4))

    def _on_chip_clicked(self, number: int) -> None:
        self.level = ("", *LEVEL_NAMES)[number]
        self.chosen.emit()


class ProblemsList(QObject):
    """Shows in the desk's list what a search found, how far it is, or that there was none yet.

    Attributes:
        search: What looks.
        filter: Chips above the rows.
    """

    def __init__(self, context: AppContext, rows: DeskRows, parent: QObject) -> None:
        super().__init__(parent)
        self.search = ProblemSearch(context, self)
        self.filter = LevelFilter(context.theme)
        self._list = rows
        self._is_shown = False
        rows.tools.addWidget(self.filter)
        self.filter.chosen.connect(self.show)
        rows.work.pressed.connect(self._on_work_pressed)
        rows.empty.button.clicked.connect(self.search.run)

    @property
    def button_text(self) -> str:
        """What the list's own button offers; empty while it offers nothing."""
        has_result = self.search.rows is not None and not self.search.is_running
        return tr("Check again") if has_result and not self.search.is_older else ""

    def show(self) -> None:
        """Show how the search stands."""
        self._is_shown = True
        info, found = INFO[PROBLEMS], self.search.rows
        rows = self.filter.filtered(found or ())
        self._show_work()
        if self.search.is_running and found is None:
            self._list.show_nothing(info, tr("Checking every entry …"), tr(info.help))
        elif found is None:
            said = tr("The checks of a build and the rules of the house, over every entry.")
            self._list.show_nothing(info, tr("Not checked yet."), said, tr("Check the workspace"))
        elif found:
            said = tr("Choose another level above.")
            self._list.show_nothing(info, tr("No problem of this level."), said)
        else:
            self._list.show_nothing(info, tr(info.empty), tr(info.help))
        self.filter.show_counts(found or ())
        count = len(found or ())
        shown = tr("{n} of {all}").format(n=len(rows), all=count) if len(rows) < count else count
        self._list.show_list(info, rows, str(shown or ""))

    def hide(self) -> None:
        """Leave the list to another."""
        if self._is_shown:
            self._is_shown = False
            self.filter.hide()
            self._list.work.show_text("")

    def _show_work(self) -> None:
        search, work = self.search, self._list.work
        if search.is_running:
            done, total, what = search.how_far or (0, 0, tr("Checking entries"))
            work.show_progress(f"{what} …", done, total, tr("Cancel"))
        elif search.refusal:
            work.show_text(search.refusal, tr("Check again"), level="error")
        elif search.is_older:
            said = tr("This is older than the last change.")
            work.show_text(said, tr("Check again"), level="warning")
        else:
            work.show_text("")

    def _on_work_pressed(self) -> None:
        if self.search.is_running:
            self.search.cancel()
        else:
            self.search.run()


def title_finder(library: Workspace, lang: str) -> Callable[[str, str], str]:
    """Return what gives an entry's title; its slug where there is none."""

    def title_of(kind: str, slug: str) -> str:
        try:
            return library.read(get_head, kind, slug, lang).title
        except NotFound:
            return slug

    return title_of


def _find(library: Workspace, lang: str, token: Token) -> list[DeskRow]:
    from db.workspace.contents import read_contents
    from db.workspace.whole import check_whole
    from desktop.core.forms.labels import label_of

    def progress(done: int, total: int, what: str) -> None:
        token.tell((done, total, what))

    folder = library.read(read_contents, published=False)
    problems = check_whole(folder, progress)
    return problem_rows(problems, title_finder(library, lang), label_of)
