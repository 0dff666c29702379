"""The lists of the desk with their counts: a column, or a drop-down where there is no room."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.desk import INFOS
from desktop.core.words import tr
from desktop.qt.icons import Icons
from desktop.qt.theme import Theme
from desktop.widgets.choice_box import ChoiceBox
from desktop.widgets.list_choice import ListChoice, Listed
from desktop.widgets.pane_header import PaneHeader

_WIDTH: Final = 220


class DeskSide(QWidget):
    """`chosen` with a list's name, `entered` when its rows are wanted.

    Attributes:
        box: The drop-down, to be placed above the rows.
    """

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._names = [info.name for info in INFOS]
        self._header = PaneHeader(theme, tr("My desk"))
        self.lists = ListChoice(theme, tr("Lists of the desk"))
        self.lists.chosen.connect(self.chosen)
        self.lists.went_on.connect(self.entered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._header)
        column.addWidget(self.lists, 1)
        self._column = column
        self._box = ChoiceBox(theme, icons)
        self._box.setAccessibleName(tr("Lists of the desk"))
        self._box.addItems([tr(info.title) for info in INFOS])
        self._box.activated.connect(self._on_box_activated)
        self.box = QWidget()
        self.box.setObjectName("chips")
        self.box.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._box_row = QHBoxLayout(self.box)
        self._box_row.addWidget(self._box)
        self.box.setFocusProxy(self._box)
        self.show_counts({})
        theme.changed.connect(self._lay_out)
        self._lay_out()

    @property
    def pane(self) -> QWidget:
        """What takes the keyboard."""
        return self._box if self.isHidden() else self.lists

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many rows each list has, as far as that is known."""
        rows = [Listed(info.name, tr(info.title), _count(counts.get(info.name))) for info in INFOS]
        self.lists.show_lists(rows)
        for number, row in enumerate(rows):
            said = f"{row.title}  {row.count}" if row.count else row.title
            self._box.setItemText(number, said)

    def select(self, name: str) -> None:
        """Mark the list that is shown."""
        self.lists.select(name)
        self._box.setCurrentIndex(self._names.index(name))

    def fit(self, *, is_narrow: bool) -> None:
        """Be a column or a drop-down; the keyboard stays with it."""
        had_focus = self.lists.hasFocus() or self._box.hasFocus()
        self.setVisible(not is_narrow)
        self.box.setVisible(is_narrow)
        if had_focus:
            self.pane.setFocus()

    def _lay_out(self) -> None:
        px = self._theme.px
        self.setFixedWidth(px(_WIDTH))
        self._header.lay_out()
        self._column.setContentsMargins(0, 0, 0, px(8))
        self._column.setSpacing(px(6))
        self._box_row.setContentsMargins(px(16), px(8), px(16), px(8))

    def _on_box_activated(self, number: int) -> None:
        self.chosen.emit(self._names[number])


def _count(count: int | None) -> str:
    return "" if count is None else f"{count:,}".replace(",", "\u202f")
