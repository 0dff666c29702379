"""The pop-up of the search box: scopes, a note, rows by kind, the keys that work."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLayout,
    QListView,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.lines import EntryLine
from desktop.core.words import tr
from desktop.qt.announce import announce
from desktop.qt.icons import Icons
from desktop.qt.roles import BAND_ROLE, LINE_ROLE
from desktop.qt.theme import Theme
from desktop.qt.tips import sentence_for
from desktop.widgets.chip_strip import ChipStrip
from desktop.widgets.elided_label import ElidedLabel
from desktop.widgets.result_row import HEADING, ResultDelegate
from desktop.widgets.rows import Index

MOST_HEIGHT: Final = 640
_CHIPS_MARGIN: Final = 12


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one kind; `more` is shown at the heading and leads to `scope` whole."""

    title: str
    scope: str
    more: str
    lines: tuple[EntryLine, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """What the pop-up shows for a text.

    Attributes:
        scopes: (kind, label) of the chips, '' for all.
        note: One line above the rows; `note_query` is what it leads to.
        summary: What readers of screens are told while one types ("24 results").
    """

    groups: tuple[Group, ...] = ()
    scopes: tuple[tuple[str, str], ...] = ()
    note: str = ""
    note_query: str = ""
    summary: str = ""


class _Rows(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Group | EntryLine] = []

    def set_groups(self, groups: Sequence[Group]) -> None:
        """Show other groups, each under its heading."""
        self.beginResetModel()
        self.rows = []
        for group in groups:
            if group.title:
                self.rows.append(group)
            self.rows += group.lines
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if isinstance(row, EntryLine):
            if role == LINE_ROLE:
                return row
            return sentence_for(role, row.sentence)
        if role in (BAND_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.title
        return row.more if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        is_hit = isinstance(self.rows[index.row()], EntryLine)
        return Qt.ItemFlag.ItemIsEnabled | (
            Qt.ItemFlag.ItemIsSelectable if is_hit else Qt.ItemFlag.NoItemFlags
        )


class ResultsPopup(QFrame):
    """Chips, a note, rows, keys; a child of the window, so that focus never leaves the field."""

    hit_chosen = Signal(str)
    scope_chosen = Signal(str)
    all_wanted = Signal(str)
    note_chosen = Signal(str)
    help_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self._theme = theme
        self._rows = _Rows()
        self._scopes = QButtonGroup(self)
        self._scopes.idToggled.connect(self._on_scope_toggled)
        self._scope_names: list[str] = []
        self._note_query = ""
        self._chips = ChipStrip(theme)
        self._note = QPushButton()
        self._note.setProperty("role", "link")
        self._note.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._note.clicked.connect(self._on_note_clicked)
        self.view = QListView()
        self.view.setModel(self._rows)
        self.view.setItemDelegate(ResultDelegate(theme, icons, self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        self.view.setAccessibleName(tr("Search results"))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.clicked.connect(self._on_row_clicked)
        self._build()
        self.hide()

    def show_offer(self, offer: Offer, scope: str) -> None:
        """Show results for a scope, the first row chosen."""
        self._show_scopes(offer.scopes, scope)
        self._note.setText(offer.note)
        self._note_query = offer.note_query
        self._note.setEnabled(bool(offer.note_query))
        self._note.setVisible(bool(offer.note))
        self._rows.set_groups(offer.groups)
        self._choose(0)
        rows = self._rows.rows
        px = self._theme.px
        height = sum(px(46 if isinstance(row, EntryLine) else HEADING) for row in rows)
        self.view.setVisible(bool(rows))
        above = px(38 + 12) + self._chip_height() + (px(30) if offer.note else 0)
        room = min(px(MOST_HEIGHT), self.window().height() - self.y() - px(16))
        self.view.setFixedHeight(max(px(46), min(height, room - above)))
        self._say(offer)

    def set_width(self, width: int) -> None:
        """Be as wide as the field, whatever the rows would like."""
        self._foot.setFixedWidth(width - 2)
        self._chips.set_width(width - 2 - 2 * self._theme.px(_CHIPS_MARGIN))

    def move_selection(self, by: int) -> None:
        """Choose another row, stepping over headings and staying within the list."""
        hits, at = self._hits(), self.view.currentIndex().row()
        self._choose(hits.index(at) + by if at in hits else 0)
        line = self.chosen_line()
        if line is not None:  # the keyboard stays in the field, so that nobody else says it
            announce(self.view, line.sentence)

    def chosen(self) -> str:
        """Return the address of the chosen row; empty for none."""
        line = self.chosen_line()
        return line.address if line is not None else ""

    def chosen_line(self) -> EntryLine | None:
        """Return the chosen row."""
        line = self.view.currentIndex().data(LINE_ROLE)
        return line if isinstance(line, EntryLine) else None

    def next_scope(self, step: int) -> None:
        """Choose the next chip."""
        if self._scope_names:
            at = (self._scopes.checkedId() + step) % len(self._scope_names)
            self.scope_chosen.emit(self._scope_names[at])

    def _build(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(1, px(8), 1, 1)
        column.setSpacing(px(4))
        column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)  # as high as its rows
        chips = QHBoxLayout()
        chips.setContentsMargins(px(_CHIPS_MARGIN), 0, px(_CHIPS_MARGIN), px(4))
        chips.addWidget(self._chips)
        column.addLayout(chips)
        note = QHBoxLayout()
        note.setContentsMargins(px(8), 0, px(8), 0)
        note.addWidget(self._note)
        note.addStretch(1)
        column.addLayout(note)
        column.addWidget(self.view)
        foot = self._foot = QWidget()
        foot.setObjectName("popup-foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        foot.setFixedHeight(px(38))
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(14), 0, px(14), 0)
        keys = ElidedLabel(
            tr("↑ ↓  Move     Enter  Open     Tab  Next scope     Ctrl+Enter  All results")
        )
        keys.setProperty("role", "meta")
        row.addWidget(keys, 1)
        helper = QPushButton(tr("Search help"))
        helper.setProperty("role", "link")
        helper.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        helper.clicked.connect(self.help_wanted)
        row.addWidget(helper)
        column.addWidget(foot)

    def _show_scopes(self, scopes: Sequence[tuple[str, str]], chosen: str) -> None:
        for button in self._scopes.buttons():
            self._scopes.removeButton(button)
        self._scope_names = [name for name, _ in scopes]
        chips = []
        for number, (name, label) in enumerate(scopes):
            chip = QToolButton()
            chip.setText(label)
            chip.setCheckable(True)
            chip.setChecked(name == chosen)
            chip.setProperty("role", "chip")
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._scopes.addButton(chip, number)
            chips.append(chip)
        self._chips.show_chips(chips)
        self._chips.setVisible(bool(chips))

    def _hits(self) -> list[int]:
        rows = self._rows.rows
        return [number for number, row in enumerate(rows) if isinstance(row, EntryLine)]

    def _choose(self, place: int) -> None:
        hits = self._hits()
        if hits:
            index = self._rows.index(hits[min(max(0, place), len(hits) - 1)])
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def _say(self, offer: Offer) -> None:
        line = self.chosen_line() if self._hits() else None
        said = (offer.summary, offer.note, line.sentence if line is not None else "")
        if offer.summary:
            announce(self, ". ".join(part for part in said if part))

    def _chip_height(self) -> int:
        return self._chips.height() + self._theme.px(4) if self._scope_names else 0

    def _on_scope_toggled(self, number: int, is_on: bool) -> None:
        if is_on:
            self.scope_chosen.emit(self._scope_names[number])

    def _on_note_clicked(self) -> None:
        if self._note_query:
            self.note_chosen.emit(self._note_query)

    def _on_row_clicked(self, index: Index) -> None:
        row = self._rows.rows[index.row()]
        if isinstance(row, EntryLine):
            self.hit_chosen.emit(row.address)
        elif row.more:
            self.all_wanted.emit(row.scope)
