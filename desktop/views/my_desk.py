"""My desk: what waits in a workspace, what was done, what would change, and the next edition."""

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from db.engine import ReadSession
from db.errors import UserError
from db.queries.desk.todo import count_todo
from desktop.core.desk import (
    CHANGES,
    DONE,
    INFO,
    INFOS,
    MOST_ROWS,
    PROBLEMS,
    TRASH,
    DeskRow,
    read_rows,
)
from desktop.core.routes import Route, parse
from desktop.core.state import part
from desktop.core.words import tr
from desktop.core.workspace import Workspace
from desktop.qt.author import author_of
from desktop.qt.context import AppContext
from desktop.qt.direction import own_way
from desktop.qt.jobs import Token
from desktop.views.base import View
from desktop.views.desk_acts import DeskActs
from desktop.views.desk_changes import ChangesPane
from desktop.views.desk_lists import DeskRows
from desktop.views.desk_problems import ProblemsList
from desktop.views.desk_recoveries import Leftover, Recoveries, read_leftovers
from desktop.views.desk_side import DeskSide

BUILD: Final = "build"
"""The anchor that leads to the build, beside what would change."""

_LIST: Final = 352
_PANE: Final = 560
_NARROW: Final = 760
"""Width below which the lists are a drop-down, and differences come after their list."""


class _Overview(NamedTuple):
    counts: dict[str, int]
    leftovers: list[Leftover]


class MyDeskView(View):
    """The lists at the side, the rows of one of them, and beside what would change the difference.

    Enter opens the form of a row; Ctrl+Enter does what else its list is for: open the page, take
    out of the trash, take back.
    """

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._name = INFOS[0].name
        self._counts: dict[str, int] = {}
        self._is_reading = False
        self.side = DeskSide(context.theme, context.icons)
        self.recoveries = Recoveries(context)
        self.list = DeskRows(context)
        self.changes = ChangesPane(context)
        self.acts = DeskActs(context, self)
        self.problems = ProblemsList(context, self.list, self)
        self._build()
        self._connect()
        self._fit()

    def show_route(self, route: Route, state: dict[str, Any]) -> None:
        """Show the list that the anchor names, else the one that was left."""
        wanted = route.anchor or str(state.get("list", ""))
        is_build = wanted == BUILD
        name = CHANGES if is_build else wanted if wanted in INFO else self._name
        was_building = self.changes.is_building and self._name == CHANGES
        if state:
            self.list.restore(part(state, "rows"))
            self.problems.filter.choose(str(state.get("level", "")))
        self._is_reading = self._is_reading and name == self._name and bool(state)
        self._name = name
        self.side.select(name)
        self.changes.show_build(is_shown=is_build)
        self._fit()
        if is_build and not was_building:
            self.changes.build.take_focus()
        self._load()

    def state(self) -> dict[str, Any]:
        is_building = self._name == CHANGES and self.changes.is_building
        return {
            "list": BUILD if is_building else self._name,
            "rows": self.list.state(),
            "level": self.problems.filter.level,
        }

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "edit": self._on_row_opened,
            "undo": self.acts.undo_last,
            "redo": self.acts.redo_last,
        }

    def panes(self) -> Sequence[QWidget]:
        first = self.recoveries.first_button()
        before = [first] if first is not None else []
        beside = [self.changes.pane] if self._name == CHANGES else []  # hidden ones are passed over
        return [*before, self.side.pane, self.list.pane, *beside]

    def take_focus(self) -> None:
        """Give the keyboard to the lists."""
        self.side.pane.setFocus()

    def content_changed(self) -> None:
        """Wait: everything is read anew when it is shown next."""

    def edition_changed(self) -> None:
        self.problems.search.forget()
        self.changes.forget()
        self.list.forget()
        self.side.show_counts({})
        self.recoveries.show_leftovers(())

    def _build(self) -> None:
        theme = self._context.theme
        self._middle = QWidget()
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.side.box)
        column.addWidget(self.list, 1)
        self._splitter = QSplitter()
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._middle)
        self._splitter.addWidget(self.changes)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 2)
        self._splitter.setSizes([theme.px(_LIST), theme.px(_PANE)])
        self.changes.hide()
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(self._splitter, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.recoveries)
        outer.addLayout(row, 1)

    def _connect(self) -> None:
        self.side.chosen.connect(self._go)
        self.side.entered.connect(self.list.take_focus)
        self.list.chosen.connect(self._on_row_chosen)
        self.list.opened.connect(self._on_row_entered)
        self.list.second.connect(self._on_second_wanted)
        self.list.extra_button.clicked.connect(self._on_extra_clicked)
        self.problems.search.changed.connect(self._on_problems_changed)
        self.changes.opened.connect(self._open)
        self.changes.page_wanted.connect(self._open_page)
        self.changes.build_closed.connect(self._on_build_closed)
        self.changes.diff.closed.connect(self._on_diff_closed)
        self._context.theme.changed.connect(self._fit)
        self._context.settings.on_change(self._on_setting_changed)

    def _load(self) -> None:
        """Read the rows, and in a lane of their own the counts: those look at every entry."""
        library, name = self._context.library, self._name
        if not isinstance(library, Workspace):
            return
        lang, author = self._context.language, author_of(self._context.settings)

        def read(token: Token) -> tuple[str, list[DeskRow]]:
            token.on_cancel(library.interrupt_of_thread())
            return name, library.read(read_rows, name, lang, author)

        def count(token: Token) -> _Overview:
            token.on_cancel(library.interrupt_of_thread())
            return library.read(_overview, lang, author)

        submit = self._context.jobs.submit
        submit(count, self._on_counted, self._on_failed, lane="idle.desk")
        if name == PROBLEMS:
            self.problems.show()
        else:
            submit(read, self._on_read, self._on_failed, lane="read.desk")

    def _on_counted(self, overview: _Overview) -> None:
        self._counts = overview.counts
        self._show_counts()
        self.recoveries.show_leftovers(overview.leftovers)

    def _on_read(self, read: tuple[str, list[DeskRow]]) -> None:
        name, rows = read
        if name != self._name:
            return
        self.problems.hide()
        info = INFO[name]
        self.list.show_nothing(info, tr(info.empty), tr(info.help))
        is_all = len(rows) < MOST_ROWS
        count = str(len(rows) or "") if is_all else tr("the latest {n}").format(n=len(rows))
        self.list.show_list(info, rows, count)

    def _show_counts(self) -> None:
        found = self.problems.search.rows
        counts = self._counts if found is None else {**self._counts, PROBLEMS: len(found)}
        self.side.show_counts(counts)

    def _on_row_chosen(self) -> None:
        row, name = self.list.current, self.list.name
        if row is not None and row.address:
            self._context.bus.kind_shown.emit(row.address.partition("/")[0])
        is_offered = name == CHANGES and not self.changes.is_building
        extra = own_way(tr("Build an edition…")) if is_offered else ""
        if name == PROBLEMS:
            extra = self.problems.button_text
        self.list.show_extra(extra)
        self.list.show_second(_second_label(name, row), is_enabled=_can_second(name, row))
        if name == CHANGES:
            self.changes.show_row(row)

    def _on_row_opened(self) -> None:
        self._open(self.list.current)

    def _on_row_entered(self) -> None:
        if self.list.name == CHANGES and self._is_narrow():
            self._is_reading = True
            self._fit()
            self.changes.diff.setFocus()
        else:
            self._on_row_opened()

    def _on_diff_closed(self) -> None:
        self._is_reading = False
        self._fit()
        self.list.take_focus()

    def _on_second_wanted(self) -> None:
        row, name = self.list.current, self.list.name
        if row is None or not _can_second(name, row):
            return
        if name == TRASH:
            self.acts.restore(row.entry_id)
        elif name == DONE:
            self.acts.turn(row.operation)
        else:
            self._open_page(row)

    def _on_extra_clicked(self) -> None:
        if self.list.name == PROBLEMS:
            self.problems.search.run()
        else:
            self._go(BUILD)

    def _open(self, row: DeskRow | None) -> None:
        if row is not None and row.address:
            self._context.navigator.go(Route("edit", row.address, row.field))

    def _open_page(self, row: DeskRow | None) -> None:
        if row is not None and row.address:
            self._context.navigator.go(parse(row.address))

    def _go(self, anchor: str) -> None:
        self._context.navigator.go(Route("tab", "desk", anchor), replaces=True)

    def _on_build_closed(self) -> None:
        self._go(CHANGES)
        self.list.take_focus()

    def _on_problems_changed(self) -> None:
        self._show_counts()
        if self._name == PROBLEMS:
            self.problems.show()

    def _on_failed(self, error: UserError) -> None:
        self._context.tell(str(error))

    def _on_setting_changed(self, key: str) -> None:
        if key in ("language", "author") and self.isVisible():
            self._load()

    def _is_narrow(self) -> bool:
        return self.width() < self._context.theme.px(_NARROW)

    def _fit(self) -> None:
        """Show what there is room for: beside each other, or one after the other."""
        is_narrow, is_changes = self._is_narrow(), self._name == CHANGES
        is_apart = is_narrow and is_changes and (self.changes.is_building or self._is_reading)
        self.changes.setVisible(is_apart if is_narrow else is_changes)
        self._middle.setVisible(not is_apart)
        self.changes.diff.show_back(is_shown=is_apart)
        self.side.fit(is_narrow=is_narrow)
        self.recoveries.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _overview(session: ReadSession, lang: str, author: str) -> _Overview:
    return _Overview(count_todo(session, author), read_leftovers(session, lang))


def _second_label(name: str, row: DeskRow | None) -> str:
    if name == CHANGES:
        return ""
    if name == TRASH:
        return tr("Restore")
    if name == DONE:
        return tr("Redo") if row is not None and row.is_back else tr("Undo")
    return tr("Open the page")


def _can_second(name: str, row: DeskRow | None) -> bool:
    if row is None:
        return False
    return row.can_turn if name == DONE else bool(row.address)
