"""Beside what would change: how an entry differs from the last edition, or the next one's build."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from db.engine import ReadSession
from db.errors import UserError
from db.queries.desk.entries import get_document
from desktop.core.desk import DeskRow
from desktop.core.words import tr
from desktop.qt.context import AppContext
from desktop.qt.jobs import Token
from desktop.views.desk_build import BuildPage
from desktop.widgets.diff_pane import DiffPane
from desktop.widgets.word_diff import FieldDiff

_LANE: Final = "read.desk-diff"


class ChangesPane(QStackedWidget):
    """Shows one or the other; `opened` and `page_wanted` with the row that leads on."""

    opened = Signal(object)
    page_wanted = Signal(object)
    build_closed = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._row: DeskRow | None = None
        self.diff = DiffPane(context.theme, context.icons)
        self.build = BuildPage(context)
        self.addWidget(self.diff)
        self.addWidget(self.build)
        self.diff.form_wanted.connect(self._on_form_wanted)
        self.diff.page_wanted.connect(self._on_page_wanted)
        self.build.row_opened.connect(self.opened)
        self.build.closed.connect(self.build_closed)

    @property
    def is_building(self) -> bool:
        """Whether the build is shown."""
        return self.currentWidget() is self.build

    @property
    def pane(self) -> QWidget:
        """What F6 leads to."""
        return self.build.form if self.is_building else self.diff

    def show_build(self, *, is_shown: bool) -> None:
        """Show the build in the place of differences, or the other way round."""
        self.setCurrentWidget(self.build if is_shown else self.diff)
        if is_shown:
            self.build.prepare()

    def show_row(self, row: DeskRow | None) -> None:
        """Read how an entry differs, and show it."""
        self._row = row
        library = self._context.library
        if row is None or library is None:
            self.diff.show_diff("", "", ())
            return

        def run(token: Token) -> tuple[DeskRow, Sequence[FieldDiff]]:
            token.on_cancel(library.interrupt_of_thread())
            return row, library.read(read_diff, row)

        self._context.jobs.submit(run, self._on_read, self._on_failed, lane=_LANE)

    def forget(self) -> None:
        """Start anew: another file was opened."""
        self.show_row(None)
        self.build.forget()

    def _on_read(self, read: tuple[DeskRow, Sequence[FieldDiff]]) -> None:
        row, fields = read
        if row is self._row:
            self.diff.show_diff(row.line.title, row.line.context, fields)

    def _on_failed(self, error: UserError) -> None:
        self._context.tell(str(error))

    def _on_form_wanted(self) -> None:
        self.opened.emit(self._row)

    def _on_page_wanted(self) -> None:
        self.page_wanted.emit(self._row)


def read_diff(session: ReadSession, row: DeskRow) -> list[FieldDiff]:
    """Return how an entry differs between the last edition and the next."""
    from db.workspace.contents import read_info
    from db.workspace.documents import decode_document
    from desktop.core.differences import differences

    kind = row.address.partition("/")[0]
    before = get_document(session, row.entry_id, row.before) if row.before else b""
    after = get_document(session, row.entry_id, row.after)
    found = differences(
        kind,
        decode_document(kind, before) if before else None,
        decode_document(kind, after),
        read_info(session).base_language,
    )
    return [FieldDiff(tr(one.label), one.spans, one.is_rtl) for one in found]
