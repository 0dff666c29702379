"""Forms that were not saved: told of when a workspace opens, taken up or given up on the desk."""

from __future__ import annotations  # what writing needs is only a type here

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.engine import ReadSession
from db.errors import UserError
from db.queries.desk.entries import get_head_of, list_recoveries
from db.queries.desk.records import RecoveryRow
from db.values import Value
from desktop.core.dating import moment_text
from desktop.core.lines import kind_name
from desktop.core.routes import Route
from desktop.core.words import tr
from desktop.core.workspace import Workspace, is_alive, require_workspace, this_process
from desktop.qt.context import AppContext
from desktop.qt.jobs import Token
from desktop.widgets.elided_label import ElidedLabel
from desktop.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from db.changes import Change

WRITE: Final = "write"
_MOST_SEEN: Final = 3
_ROW: Final = 36
_LOW: Final = 600

Ask = Callable[[QWidget, str], bool]


class Leftover(Value):
    """A form that was not saved.

    Attributes:
        title: Of the entry, or its kind.
        address: Kind and slug of the entry; its kind alone where it never was saved.
        is_here: It is a form of this window, left with changes.
        is_elsewhere: Another process still has it open.
    """

    row: RecoveryRow
    title: str
    address: str
    is_here: bool
    is_elsewhere: bool

    @property
    def said(self) -> str:
        """What is said of it."""
        when = moment_text(self.row.kept_at)
        if self.is_elsewhere:
            said = tr("Open elsewhere: {title}, by {who}, {when}")
            return said.format(title=self.title, who=self.row.author, when=when)
        return tr("Not saved: {title}, {when}").format(title=self.title, when=when)


def read_leftovers(session: ReadSession, lang: str) -> list[Leftover]:
    """Return the forms that were not saved, those open elsewhere last."""
    found = [_leftover(session, row, lang) for row in list_recoveries(session)]
    return sorted(found, key=lambda one: one.is_elsewhere)


def offer_recoveries(context: AppContext) -> None:
    """Tell, when a workspace has been opened, of forms that were not saved, and lead to them."""
    library = context.library
    if not isinstance(library, Workspace):
        return
    found = library.read(read_leftovers, context.language)
    left = [one for one in found if not (one.is_here or one.is_elsewhere)]
    if not left:
        return
    if len(left) == 1:
        said = tr("What you typed into “{title}” was not saved, but kept ({when}).").format(
            title=left[0].title, when=moment_text(left[0].row.kept_at)
        )
    else:
        said = tr("{n} forms were not saved, but what was typed was kept.").format(n=len(left))
    show = partial(context.navigator.go, Route("tab", "desk"))
    context.tell(said, offer=(tr("Show on my desk"), show))


class Recoveries(QFrame):
    """A line for each form that was not saved; hidden while there are none."""

    def __init__(self, context: AppContext, ask: Ask | None = None) -> None:
        """Start empty.

        Args:
            context: The services.
            ask: Stands in for the question before something is given up.
        """
        super().__init__()
        self.setObjectName("recoveries")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._ask = ask or _ask_give_up
        self._leftovers: tuple[Leftover, ...] = ()
        self._inner = QWidget()
        self._inner.setObjectName("scrolled")
        self._rows = QVBoxLayout(self._inner)
        self._area = scrolled(self._inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        context.theme.changed.connect(self._fill)
        self.hide()

    def show_leftovers(self, found: Sequence[Leftover]) -> None:
        """Show the forms that were not saved."""
        if tuple(found) != self._leftovers:
            self._leftovers = tuple(found)
            self._fill()

    def first_button(self) -> QWidget | None:
        """Return what the keyboard comes to first."""
        return next(iter(self.findChildren(QPushButton)), None) if self._leftovers else None

    def _fill(self) -> None:
        px = self._context.theme.px
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._rows.setContentsMargins(px(16), px(4), px(16), px(4))
        self._rows.setSpacing(0)
        for leftover in self._leftovers:
            self._rows.addWidget(self._make_row(leftover))
        self.fit()
        self.setVisible(bool(self._leftovers))

    def fit(self) -> None:
        """Take the room of a few lines; of one where the window is low."""
        px = self._context.theme.px
        is_low = self.window().height() < px(_LOW)
        shown = min(len(self._leftovers), 1 if is_low else _MOST_SEEN)
        self._area.setFixedHeight(shown * px(_ROW) + px(8))

    def _make_row(self, leftover: Leftover) -> QWidget:
        px = self._context.theme.px
        row = QWidget()
        row.setFixedHeight(px(_ROW))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(8))
        words = ElidedLabel(leftover.said)
        words.setEnabled(not leftover.is_elsewhere)
        line.addWidget(words, 1)
        if not leftover.is_elsewhere:
            take = QPushButton(tr("Take up"))
            take.setAccessibleName(tr("Take up: {title}").format(title=leftover.title))
            take.clicked.connect(partial(self._take_up, leftover))
            line.addWidget(take)
        if not (leftover.is_elsewhere or leftover.is_here):
            give = QPushButton(tr("Give up"))
            give.setProperty("role", "link")
            give.setAccessibleName(tr("Give up: {title}").format(title=leftover.title))
            give.clicked.connect(partial(self._give_up, leftover))
            line.addWidget(give)
        return row

    def _take_up(self, leftover: Leftover) -> None:
        form = "" if leftover.is_here else leftover.row.form  # the window has that form yet
        route = Route("edit", leftover.address, query=form)
        self._context.navigator.go(route)

    def _give_up(self, leftover: Leftover) -> None:
        if not self._ask(self, leftover.title):
            return
        library = require_workspace(self._context.library)

        def run(_token: Token) -> Change:
            from db.commands.recovery import drop_recovery

            return library.write(drop_recovery, form=leftover.row.form)

        self._context.jobs.submit(run, self._context.bus.changed.emit, self._on_failed, lane=WRITE)

    def _on_failed(self, error: UserError) -> None:
        self._context.tell(str(error))


def _leftover(session: ReadSession, row: RecoveryRow, lang: str) -> Leftover:
    is_here = row.process == this_process()
    is_elsewhere = not is_here and is_alive(row.process)
    if row.entry_id:  # by its id: what is kept may have another slug
        head = get_head_of(session, row.entry_id, lang)
        return Leftover(row, head.title, f"{head.kind}/{head.slug}", is_here, is_elsewhere)
    kind = kind_name(row.kind, is_plural=False)
    title = f"{kind} {row.slug}" if row.slug else tr("new {kind}").format(kind=kind.lower())
    return Leftover(row, title, row.kind, is_here, is_elsewhere)


def _ask_give_up(parent: QWidget, title: str) -> bool:
    said = tr("Give up what was typed into “{title}”? It cannot be brought back.")
    asked = QMessageBox.question(parent, tr("Give up"), said.format(title=title))
    return asked is QMessageBox.StandardButton.Yes
