"""The pop-up of a token field: what fits the text typed, and the offer to make it new."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyleOptionViewItem, QVBoxLayout, QWidget

from desktop.core.words import isolated, tr
from desktop.qt.announce import announce
from desktop.qt.icons import GLYPHS, Icons
from desktop.qt.roles import LINE_ROLE
from desktop.qt.theme import Theme
from desktop.widgets.fields.popup_place import place_by
from desktop.widgets.labels import make_label
from desktop.widgets.row_list import RowList
from desktop.widgets.rows import Index, RowDelegate, aligned, draw_line, row_state

_ROW: Final = 34
_MOST_ROWS: Final = 8
_LEAST_WIDTH: Final = 320
_ICON: Final = 16


class Suggestion(NamedTuple):
    """What may be meant.

    Attributes:
        value: What the field would hold.
        title: How it is called.
        context: What tells it from its likes.
        kind: Of `desktop.qt.icons.GLYPHS`, or any other for no icon.
    """

    value: str
    title: str
    context: str = ""
    kind: str = ""

    @property
    def sentence(self) -> str:
        """What readers of screens say of it."""
        return ", ".join(part for part in (self.title, self.context) if part)


class _Delegate(RowDelegate):
    height = _ROW

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._icons = icons

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setLayoutDirection(option.direction)
        state = row_state(option, index)
        self._paint_ground(painter, option, state, has_bar=False)
        self.paint_row(painter, option.rect, index.data(LINE_ROLE), is_on=state.is_selected)
        self._paint_focus(painter, option, state)
        painter.restore()

    def paint_row(self, painter: QPainter, rect: QRect, line: Any, *, is_on: bool) -> None:
        theme, px, direction = self.theme, self.theme.px, painter.layoutDirection()
        side = px(_ICON)
        if line.kind in GLYPHS:
            slot = QRect(rect.left() + px(12), rect.center().y() - side // 2, side, side)
            ratio = painter.device().devicePixelRatioF()
            pixmap = self._icons.pixmap(line.kind, side, "ink2", ratio)
            painter.drawPixmap(QStyle.visualRect(direction, rect, slot).topLeft(), pixmap)
        body = rect.adjusted(px(12 + 10) + side, 0, -px(12), 0)
        painter.setFont(theme.font(weight=500))
        metrics = painter.fontMetrics()
        elided = Qt.TextElideMode.ElideRight
        title = metrics.elidedText(line.title, elided, body.width())
        width = metrics.horizontalAdvance(title)
        lead = aligned(direction, is_trailing=False) | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme.colour("ink"))
        draw_line(painter, QStyle.visualRect(direction, rect, body), lead, title)
        rest = body.adjusted(width + px(10), 0, 0, 0)
        if rest.width() > px(24):
            painter.setFont(theme.font("meta"))
            painter.setPen(theme.colour("ink2" if is_on else "ink3"))
            words = painter.fontMetrics().elidedText(line.context, elided, rest.width())
            draw_line(painter, QStyle.visualRect(direction, rect, rest), lead, words)


class SuggestionsPopup(QFrame):
    """`chosen` with a suggestion, `create_chosen` with the text; focus stays in the field."""

    chosen = Signal(object)
    create_chosen = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self._theme = theme
        self._text = ""
        self._is_creation_offered = False
        self._rows = RowList()
        self.view = QListView()
        self.view.setModel(self._rows)
        self.view.setItemDelegate(_Delegate(theme, icons, self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        self.view.setAccessibleName(tr("Suggestions"))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.clicked.connect(self._on_row_clicked)
        self._note = make_label(role="meta")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, theme.px(4), 1, theme.px(4))
        column.setSpacing(0)
        column.addWidget(self._note)
        column.addWidget(self.view)
        self._note.setContentsMargins(theme.px(12), theme.px(4), theme.px(12), theme.px(4))
        self.hide()

    def show_rows(self, text: str, rows: Sequence[Suggestion], *, may_create: bool) -> None:
        """Show what fits a text, the first row chosen."""
        self._text = text
        self._is_creation_offered = may_create
        creation = Suggestion("", f"{tr('Create')} “{isolated(text)}”", "", "add")
        self._rows.set_rows([*rows, creation] if may_create else rows)
        self._note.setText(f"{tr('Nothing fits')} “{isolated(text)}”" if text else tr("Nothing"))
        self._note.setVisible(not rows)
        self.view.setVisible(bool(self._rows.rows))
        self.move_choice(0)
        self._say(len(rows))

    def place_at(self, field: QWidget) -> None:
        """Stand below a field, or above it where the window ends."""
        px = self._theme.px
        count = min(len(self._rows.rows), _MOST_ROWS)
        self.view.setFixedHeight(max(1, count * px(_ROW)))
        place_by(self, field, self._theme, px(_LEAST_WIDTH))

    def move_choice(self, by: int) -> None:
        """Choose another row, staying within the list."""
        rows = self._rows.rows
        if not rows:
            return
        at = min(max(0, self.view.currentIndex().row() + by), len(rows) - 1)
        index = self._rows.index(at)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        if by:
            announce(self.view, rows[at].sentence)

    def take(self) -> None:
        """Take the row that is chosen."""
        at = self.view.currentIndex().row()
        if not 0 <= at < len(self._rows.rows):
            return
        if self._is_creation_offered and at == len(self._rows.rows) - 1:
            self.create_chosen.emit(self._text)
        else:
            self.chosen.emit(self._rows.rows[at])

    def _say(self, count: int) -> None:
        first = self._rows.rows[0].sentence if self._rows.rows else ""
        said = f"{count} {tr('suggestions')}. {first}" if count else self._note.text()
        announce(self.view, said)

    def _on_row_clicked(self, _index: Index) -> None:
        self.take()
