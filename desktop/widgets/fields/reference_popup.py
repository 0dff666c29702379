"""Entries offered under the cursor of a text; the keyboard stays in the text."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from desktop.core.lines import EntryLine
from desktop.core.words import tr
from desktop.qt.announce import announce
from desktop.qt.icons import Icons
from desktop.qt.roles import LINE_ROLE
from desktop.qt.theme import Theme
from desktop.widgets.fields.suggestions import Suggestion
from desktop.widgets.result_row import ResultDelegate
from desktop.widgets.row_list import RowList
from desktop.widgets.rows import Index

_WIDTH: Final = 380
_MOST_ROWS: Final = 6


class ReferencePopup(QFrame):
    """`taken` with the value of the row that is clicked; the field walks the rows by its keys."""

    taken = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self._theme = theme
        self._offered = RowList()
        self._view = QListView()
        self._view.setModel(self._offered)
        self._view.setItemDelegate(ResultDelegate(theme, icons, self._view))
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setMouseTracking(True)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setAccessibleName(tr("Entries that fit"))
        self._view.clicked.connect(self._on_row_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, theme.px(4), 1, theme.px(4))
        column.addWidget(self._view)
        self.hide()

    @property
    def value(self) -> str:
        """Value of the chosen row; empty for none."""
        line = self._view.currentIndex().data(LINE_ROLE)
        return line.address if isinstance(line, EntryLine) else ""

    def show_below(self, suggestions: Sequence[Suggestion], caret: QRect) -> None:
        """Offer entries, the first one chosen, beside a caret in coordinates of the window."""
        self._offered.set_rows([_line(one) for one in suggestions])
        px, room = self._theme.px, self.parentWidget().rect()
        rows = min(_MOST_ROWS, len(suggestions))
        width = min(px(_WIDTH), room.width() - px(16))
        height = rows * px(ResultDelegate.height) + 2 * px(4) + 2
        left = caret.right() - width if self.isRightToLeft() else caret.left()
        left = max(px(8), min(left, room.width() - width - px(8)))
        below, above = caret.bottom() + px(4), caret.top() - px(4) - height
        top = below if below + height <= room.height() or above < 0 else above
        self.setGeometry(left, top, width, height)
        self._choose(0)
        self.show()
        self.raise_()
        line = self._offered.rows[0]
        count = tr("{count} entries fit").format(count=len(suggestions))
        announce(self, f"{count}. {line.sentence}")

    def move_selection(self, step: int) -> None:
        """Choose another row and say which: the keyboard is elsewhere."""
        self._choose((self._view.currentIndex().row() + step) % len(self._offered.rows))
        announce(self._view, self._offered.rows[self._view.currentIndex().row()].sentence)

    def _choose(self, row: int) -> None:
        index = self._offered.index(row)
        self._view.setCurrentIndex(index)
        self._view.scrollTo(index)

    def _on_row_clicked(self, index: Index) -> None:
        self.taken.emit(index.data(LINE_ROLE).address)


def _line(suggestion: Suggestion) -> EntryLine:
    said = [suggestion.title, suggestion.context]
    return EntryLine(
        kind=suggestion.kind,
        title=suggestion.title,
        context=suggestion.context,
        sentence=", ".join(filter(None, said)),
        address=suggestion.value,
    )
