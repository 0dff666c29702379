"""The revisions of an entry: number, who, when, why; the newest first."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QWidget

from desktop.core.words import tr
from desktop.qt.roles import LINE_ROLE
from desktop.qt.theme import Theme
from desktop.widgets.row_list import RowList
from desktop.widgets.rows import Index, RowDelegate, draw_line, leading, paint_text, trailing

_ROW: Final = 56
_EDGE: Final = 20
_LINE: Final = 19
_BADGE: Final = 20


class RevisionRow(NamedTuple):
    """A revision, or what has not been saved yet.

    Attributes:
        number: How signals name it; it is not shown of what is current.
        who: As they call themselves.
        when: In words ("12 Oct 2022", "unsaved").
        stage: In words; shown as a badge where `is_published`.
        is_current: The text as it stands in the form.
    """

    number: int
    who: str
    when: str
    reason: str
    stage: str = ""
    is_current: bool = False
    is_published: bool = False

    @property
    def title(self) -> str:
        """What it is called in a comparison."""
        if self.is_current:
            return tr("Now")
        return tr("Revision {number}").format(number=self.number)

    @property
    def sentence(self) -> str:
        """What readers of screens say."""
        said = (self.title, self.who, self.stage, self.when, self.reason)
        return ", ".join(filter(None, said))


class RevisionList(QListView):
    """`revision_chosen` when the person moves to one; `pair_chosen` once two are picked."""

    revision_chosen = Signal(int)
    pair_chosen = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._revisions = RowList()
        self._is_silent = False
        self.setModel(self._revisions)
        self.setItemDelegate(_RevisionDelegate(theme, self))
        self.setAccessibleName(tr("Revisions"))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def is_picking(self) -> bool:
        """Whether two are being picked."""
        return self.selectionMode() is QAbstractItemView.SelectionMode.MultiSelection

    def show_rows(self, rows: Sequence[RevisionRow]) -> None:
        """Show other revisions, the newest first; the chosen one stays where it is there."""
        chosen = self._number(self.currentIndex())
        self._is_silent = True
        self._revisions.set_rows(rows)
        numbers = [row.number for row in rows]
        self.select_revision(chosen if chosen in numbers else numbers[0] if numbers else 0)
        self._is_silent = False

    def select_revision(self, number: int) -> None:
        """Mark a revision as the one that is shown, without `revision_chosen`."""
        was_silent, self._is_silent = self._is_silent, True
        for place, row in enumerate(self._revisions.rows):
            if row.number == number:
                self.setCurrentIndex(self._revisions.index(place))
        self._is_silent = was_silent

    def row_of(self, number: int) -> RevisionRow | None:
        """Return a revision by its number."""
        return next((row for row in self._revisions.rows if row.number == number), None)

    def is_first(self, number: int) -> bool:
        """Whether a revision is the newest, which stands at the top."""
        rows = self._revisions.rows
        return bool(rows) and rows[0].number == number

    def height_of(self, count: int) -> int:
        """Return how high so many rows are."""
        return count * self._theme.px(_ROW)

    def pick_two(self, *, is_wanted: bool) -> None:
        """Begin to pick two revisions, or give up."""
        self._is_silent = True
        modes = QAbstractItemView.SelectionMode
        if is_wanted:
            self.setSelectionMode(modes.MultiSelection)
            self.clearSelection()
        else:
            self.setSelectionMode(modes.SingleSelection)
            self.setCurrentIndex(self.currentIndex())
        self._is_silent = False

    def _number(self, index: Index) -> int:
        row = index.data(LINE_ROLE)
        return row.number if isinstance(row, RevisionRow) else 0

    def _on_selection_changed(self) -> None:
        if self._is_silent:
            return
        chosen = self.selectionModel().selectedIndexes()
        if self.is_picking and len(chosen) == 2:
            newer, older = (self._number(one) for one in sorted(chosen, key=lambda at: at.row()))
            self.pair_chosen.emit(older, newer)
        elif not self.is_picking and chosen:
            self.revision_chosen.emit(self._number(chosen[0]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.is_picking:
            flags = self.selectionModel().SelectionFlag
            self.selectionModel().select(self.currentIndex(), flags.Toggle)
        else:
            super().keyPressEvent(event)


class _RevisionDelegate(RowDelegate):
    height = _ROW

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)

    def paint_row(self, painter: QPainter, rect: QRect, line: Any, *, is_on: bool) -> None:
        theme, px = self.theme, self.theme.px
        direction, whole = painter.layoutDirection(), rect
        top = rect.top() + (rect.height() - 2 * px(_LINE)) // 2
        upper = QRect(rect.left() + px(_EDGE), top, rect.width() - px(_EDGE + 16), px(_LINE))
        meta = "ink2" if is_on else "ink3"
        free = upper.width() - self._paint_end(painter, whole, upper, line, meta)
        painter.setFont(theme.font(weight=500 if theme.is_dark else 600))
        number = tr("Now") if line.is_current else str(line.number)
        wide = painter.fontMetrics().horizontalAdvance(number) + px(8)
        place = QRect(upper.left(), upper.top(), wide, upper.height())
        painter.setPen(theme.colour("ink"))
        at = QStyle.visualRect(direction, whole, place)
        draw_line(painter, at, leading(direction), number)
        who = QRect(place.right() + 1, upper.top(), free - wide - px(8), upper.height())
        painter.setFont(theme.font())
        at = QStyle.visualRect(direction, whole, who)
        paint_text(painter, at, line.who, line_height=px(_LINE))
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour(meta))
        lower = QStyle.visualRect(direction, whole, upper.translated(0, px(_LINE)))
        paint_text(painter, lower, line.reason, line_height=px(_LINE))

    def _paint_end(
        self, painter: QPainter, whole: QRect, upper: QRect, line: RevisionRow, meta: str
    ) -> int:
        """Paint date and badge at the trailing edge; return how wide they are."""
        theme, px, direction = self.theme, self.theme.px, painter.layoutDirection()
        painter.setFont(theme.font("meta", tabular=True))
        painter.setPen(theme.colour(meta))
        used = painter.fontMetrics().horizontalAdvance(line.when)
        at = QStyle.visualRect(direction, whole, upper)
        draw_line(painter, at, trailing(direction), line.when)
        if not line.is_published:
            return used
        painter.setFont(theme.font("meta", 600))
        wide = painter.fontMetrics().horizontalAdvance(line.stage) + px(16)
        used += wide + px(8)
        badge = QRect(upper.right() + 1 - used, upper.top(), wide, px(_BADGE))
        badge = QStyle.visualRect(direction, whole, badge)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("oksoft"))
        painter.drawRoundedRect(badge, px(3), px(3))
        painter.setPen(theme.colour("ok"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, line.stage)
        return used
