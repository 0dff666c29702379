"""One list of the desk: its header with what can be done, its rows, or why there are none."""

from array import array
from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.core.desk import DeskRow, ListInfo, bands_of
from desktop.core.lines import EntryLine
from desktop.core.state import number
from desktop.core.words import tr
from desktop.models.paged import PagedModel
from desktop.qt.context import AppContext
from desktop.widgets.desk_row import DeskDelegate
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.entry_table import EntryTable
from desktop.widgets.pane_header import PaneHeader
from desktop.widgets.work_line import WorkLine

SECOND_KEYS: Final = ("Ctrl+Return", "Ctrl+Enter")
_EMPTY_ICONS: Final = {"trash": "delete", "review": "preview", "problems": "ok", "done": "history"}


class DeskRows(QWidget):
    """`chosen` when another row is (perhaps none), `opened` on Enter, `second` on Ctrl+Enter.

    Attributes:
        second_button: The list's second action on the chosen row.
        extra_button: What is done with the list as a whole.
        work: The line under the header.
    """

    chosen = Signal()
    opened = Signal()
    second = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.setObjectName("list")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._name = ""
        self._rows: Sequence[DeskRow] = ()
        self._place: dict[str, Any] = {}
        self._model: PagedModel[EntryLine] = PagedModel(self._lines_of)
        self.header = PaneHeader(context.theme, tr("My desk"))
        self.work = WorkLine(context.theme)
        delegate = DeskDelegate(context.theme, context.icons)
        self.table = EntryTable(self._model, delegate, tr("My desk"))
        self.empty = EmptyState(context.theme, context.icons)
        self.second_button = QPushButton()
        self.extra_button = QPushButton()
        self._build()
        self._connect()

    @property
    def name(self) -> str:
        """Name of the list whose rows are shown; empty before the first."""
        return self._name

    @property
    def pane(self) -> QWidget:
        """What takes the keyboard."""
        return self.table if self._rows else self.empty

    @property
    def current(self) -> DeskRow | None:
        """The chosen row."""
        at = self._model.id_at(self.table.currentIndex().row())
        return None if at is None else self._rows[at]

    def show_list(self, info: ListInfo, rows: Sequence[DeskRow], count: str) -> None:
        """Show a list; the same one as before keeps the chosen row, or its place, and its scroll.

        Args:
            info: What is said of it.
            rows: In order.
            count: What the header says of how many there are.
        """
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self._stack.isAncestorOf(focus)
        if info.name == self._name and not self._place:
            self._place = self.state()
        self._name, self._rows = info.name, rows
        self.header.show_title(tr(info.title))
        self.header.show_count(count)
        self.table.setAccessibleName(tr(info.title))
        self._model.set_ids(array("q", range(len(rows))), bands_of(rows))
        shown = self.table if rows else self.empty
        self._stack.setCurrentWidget(shown)
        self._restore()
        if had_focus:
            self.pane.setFocus()
        self.chosen.emit()

    def show_nothing(self, info: ListInfo, title: str, said: str, button: str = "") -> None:
        """Say why there are no rows."""
        icon = _EMPTY_ICONS.get(info.name, "desk")
        self.empty.show_words(icon, title, said, button)

    def show_second(self, label: str, *, is_enabled: bool) -> None:
        """Offer what else is done with the chosen row; nothing for no label."""
        self.second_button.setText(label)
        self.second_button.setToolTip(f"{label} ({_native(SECOND_KEYS[0])})" if label else "")
        self.second_button.setVisible(bool(label and self._rows))
        self.second_button.setEnabled(is_enabled)

    def show_extra(self, label: str) -> None:
        """Offer what is done with the list as a whole; nothing for no label."""
        self.extra_button.setText(label)
        self.extra_button.setVisible(bool(label))

    def forget(self) -> None:
        """Show nothing: another file was opened."""
        self._name, self._rows, self._place = "", (), {}
        self._model.set_ids(array("q"))
        self.work.show_text("")

    def restore(self, state: dict[str, Any]) -> None:
        """Choose and scroll, when the rows are there, as `state` told it."""
        self._place = dict(state)

    def state(self) -> dict[str, Any]:
        """Return which row is chosen and how far the list is scrolled."""
        row = self.current
        return {
            "row": row.key if row else "",
            "at": self._model.id_at(self.table.currentIndex().row()) or 0,
            "scroll": self.table.verticalScrollBar().value(),
        }

    def lay_out(self) -> None:
        """Apply the theme's lengths."""
        self.header.lay_out()
        self.table.lay_out()

    def _build(self) -> None:
        for button in (self.second_button, self.extra_button):
            self.header.add_control(button)
            button.hide()
        self.empty.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self.tools = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.work)
        column.addLayout(self.tools)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.table.entry_chosen.connect(self._on_row_chosen)
        self.table.entry_opened.connect(self._on_row_opened)
        self.second_button.clicked.connect(self.second)
        for keys in SECOND_KEYS:
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.second)

    def _lines_of(self, ids: Sequence[int]) -> list[EntryLine]:
        return [self._rows[at].line for at in ids]

    def _restore(self) -> None:
        place, self._place = self._place, {}
        if not self._rows:
            return
        keys = [row.key for row in self._rows]
        wanted = place.get("row", "")
        at = keys.index(wanted) if wanted in keys else number(place, "at") or 0
        self.table.select_entry(min(max(0, at), len(keys) - 1))
        self.table.verticalScrollBar().setValue(number(place, "scroll") or 0)

    def _on_row_chosen(self, _at: int) -> None:
        self.chosen.emit()

    def _on_row_opened(self, _at: int) -> None:
        self.opened.emit()


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
