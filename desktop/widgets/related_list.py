"""The column beside a page: groups of links with their reasons, plates and tiles."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from desktop.core.lines import EntryLine
from desktop.core.words import isolated, tr
from desktop.qt.icons import Icons
from desktop.qt.roles import BAND_ROLE, LINE_ROLE
from desktop.qt.theme import Theme
from desktop.qt.tips import sentence_for
from desktop.qt.viewport import cover, meet_covered
from desktop.widgets.plates import paint_plate, paint_tile, plate_size, tile_size
from desktop.widgets.rows import RowDelegate, leading, paint_text, row_state, wrapped

SHOWN_PER_GROUP: Final = 4

Index = QModelIndex | QPersistentModelIndex
Group = tuple[str, tuple[EntryLine, ...]]


class RelatedModel(QAbstractListModel):
    """Headings, links and "n more" as rows; under twenty of them, so it holds them all."""

    def __init__(self) -> None:
        super().__init__()
        self._groups: tuple[Group, ...] = ()
        self._open: set[str] = set()
        self._rows: list[EntryLine | str | tuple[str, int]] = []

    @property
    def count(self) -> int:
        """Number of groups."""
        return len(self._groups)

    def set_groups(self, groups: Sequence[Group]) -> None:
        """Show other groups, each cut to `SHOWN_PER_GROUP`."""
        self._groups = tuple(groups)
        self._open = set()
        self._fill()

    def add_groups(self, groups: Sequence[Group]) -> None:
        """Put groups below those shown, which stay as they are."""
        rows = self._rows_of(groups)
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._groups += tuple(groups)
            self._rows += rows
            self.endInsertRows()

    def open_group(self, title: str) -> None:
        """Show a group whole."""
        self._open.add(title)
        self._fill()

    def _fill(self) -> None:
        self.beginResetModel()
        self._rows = self._rows_of(self._groups)
        self.endResetModel()

    def _rows_of(self, groups: Sequence[Group]) -> list[EntryLine | str | tuple[str, int]]:
        rows: list[EntryLine | str | tuple[str, int]] = []
        for title, lines in groups:
            rows.append(f"{title}  {len(lines)}")
            shown = lines if title in self._open else lines[:SHOWN_PER_GROUP]
            rows += shown
            if len(shown) < len(lines):
                rows.append((title, len(lines) - len(shown)))
        return rows

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, EntryLine):
            if role == LINE_ROLE:
                return row
            return sentence_for(role, row.sentence)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, BAND_ROLE):
            return row if isinstance(row, str) else isolated(tr("{n} more").format(n=row[1]))
        if role == Qt.ItemDataRole.UserRole and not isinstance(row, str):
            return row[0]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class RelatedDelegate(RowDelegate):
    """A link by its kind: tile for a session, plate for a person, icon for a document."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._icons = icons

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setLayoutDirection(option.direction)
        line, state = index.data(LINE_ROLE), row_state(option, index)
        if line is None:
            is_more = index.data(Qt.ItemDataRole.UserRole) is not None
            painter.setFont(self.theme.font("meta", 400 if is_more else 600))
            painter.setPen(self.theme.colour("accent" if is_more else "ink2"))
            start = self.theme.px(16)
            inside = option.rect.adjusted(start, 0, -start, -self.theme.px(4))
            flags = leading(option.direction) & ~Qt.AlignmentFlag.AlignVCenter
            painter.drawText(inside, flags | Qt.AlignmentFlag.AlignBottom, index.data(BAND_ROLE))
        else:
            self._paint_ground(painter, option, state, has_bar=False)
            self._paint_line(painter, option.rect, line)
        self._paint_focus(painter, option, state)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        px, line = self.theme.px, index.data(LINE_ROLE)
        width = option.widget.viewport().width() if option.widget else px(240)
        if line is None:
            is_more = index.data(Qt.ItemDataRole.UserRole) is not None
            return QSize(width, px(26) if is_more else px(38 if index.row() else 30))
        text = len(self._title_lines(line, width)) * px(18)
        if line.face:
            return QSize(width, text + px(28) + px(6))
        height = text + (px(17) if line.context else 0)
        if line.tile:
            height = max(height, tile_size(self.theme).height())
        return QSize(width, height + px(14))

    def _lead(self, line: EntryLine) -> int:
        if line.tile:
            return tile_size(self.theme).width() + self.theme.px(10)
        return self.theme.px(28) if line.kind == "document" else 0

    def _title_lines(self, line: EntryLine, width: int) -> Sequence[str]:
        free = width - 2 * self.theme.px(16) - self._lead(line)
        return wrapped(line.title, self.theme.font(weight=500), free, 2)

    def _paint_line(self, painter: QPainter, rect: QRect, line: EntryLine) -> None:
        theme, px = self.theme, self.theme.px
        is_mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
        inside = rect.adjusted(px(16), px(5), -px(16), 0)
        lead = self._lead(line)
        if line.tile:
            size = tile_size(theme)
            left = inside.right() - size.width() + 1 if is_mirrored else inside.left()
            paint_tile(
                painter, theme, QRect(left, inside.top(), size.width(), size.height()), line.tile
            )
        elif lead:
            self._paint_icon(painter, inside, line.kind, is_mirrored=is_mirrored)
        body = inside.adjusted(0, 0, -lead, 0) if is_mirrored else inside.adjusted(lead, 0, 0, 0)
        painter.setFont(theme.font(weight=500))
        painter.setPen(theme.colour("ink"))
        taken = paint_text(painter, body, line.title, lines=2, line_height=px(18))
        body = body.adjusted(0, taken * px(18), 0, 0)
        if line.face:
            used = self._paint_face(painter, body, line, is_mirrored=is_mirrored)
            body = (
                body.adjusted(0, px(4), -used, 0)
                if is_mirrored
                else body.adjusted(used, px(4), 0, 0)
            )
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("ink3"))
        paint_text(painter, body, line.context, line_height=px(17))

    def _paint_icon(self, painter: QPainter, rect: QRect, kind: str, *, is_mirrored: bool) -> None:
        side = self.theme.px(16)
        ratio = painter.device().devicePixelRatioF()
        pixmap = self._icons.pixmap(kind, side, "ink3", ratio)
        left = rect.right() - side + 1 if is_mirrored else rect.left()
        painter.drawPixmap(left, rect.top() + self.theme.px(1), pixmap)

    def _paint_face(
        self, painter: QPainter, rect: QRect, line: EntryLine, *, is_mirrored: bool
    ) -> int:
        assert line.face is not None
        size = plate_size(self.theme, line.face)
        width = min(
            size.width(),
            rect.width() * (1 if not line.context else 2) // (1 if not line.context else 3),
        )
        left = rect.right() - width + 1 if is_mirrored else rect.left()
        top = rect.top() + self.theme.px(3)
        paint_plate(painter, self.theme, QRect(left, top, width, size.height()), line.face)
        return width + self.theme.px(8)


class RelatedList(QListView):
    """Opens a link on one click or Enter; `link_chosen` says which."""

    link_chosen = Signal(str)

    def __init__(
        self, theme: Theme, icons: Icons, ground: str = "side", parent: QWidget | None = None
    ) -> None:
        """Show nothing yet.

        Args:
            theme: For colours and lengths.
            icons: Of documents.
            ground: The colour it lies on.
            parent: What it is put into.
        """
        super().__init__(parent)
        self._theme = theme
        self._ground = ground
        self._met = meet_covered(self)
        self._groups = RelatedModel()
        self.setModel(self._groups)
        self.setItemDelegate(RelatedDelegate(theme, icons, self))
        self.setAccessibleName(tr("Related entries"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.clicked.connect(self._on_index_chosen)
        icons.loaded.connect(self.viewport().update)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show other groups; empty ones are never given."""
        self._groups.set_groups(groups)
        self.scrollToTop()

    def complete_groups(self, groups: Sequence[Group]) -> None:
        """Show more of the same page; the groups shown lead these and stay where they are."""
        self._groups.add_groups(groups[self._groups.count :])

    def _on_index_chosen(self, index: Index) -> None:
        line = index.data(LINE_ROLE)
        if line is not None:
            self.link_chosen.emit(line.address)
        elif (title := index.data(Qt.ItemDataRole.UserRole)) is not None:
            self._groups.open_group(title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_index_chosen(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        cover(self.viewport(), event.rect(), self._theme.colour(self._ground))
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
