"""One token of a token field: what an entry is called, its kind, and a cross to take it out."""

from typing import Final, NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QStyle

from desktop.core.words import tr
from desktop.qt.direction import own_way
from desktop.qt.icons import GLYPHS, Icons
from desktop.qt.theme import Theme
from desktop.qt.tips import plain_tip

HEIGHT: Final = 22
_ICON: Final = 12
_CROSS: Final = 10
_PADDING: Final = 6
_RADIUS: Final = 4


class Token(NamedTuple):
    """An entry that a field names.

    Attributes:
        value: What the field holds.
        title: How it is called; empty where nobody knows.
        kind: Of `desktop.qt.icons.GLYPHS`, or any other for no icon.
        is_resolved: Whether there is such an entry, and only one.
    """

    value: str
    title: str = ""
    kind: str = ""
    is_resolved: bool = True

    @property
    def words(self) -> str:
        """What is seen of it."""
        return self.title or self.value


class TokenChip(QAbstractButton):
    """`clicked` chooses it; a drag tells where the pointer is in its field."""

    removed = Signal()
    dragged = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self, theme: Theme, icons: Icons, token: Token) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._is_chosen = False
        self._pressed_at: QPoint | None = None
        self._is_dragged = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard stays in the field's input
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_token(token)
        icons.loaded.connect(self.update)

    def show_token(self, token: Token) -> None:
        """Stand for another token."""
        self.token = token
        self.setToolTip(plain_tip(token.words))
        self.updateGeometry()
        self.update()

    def show_place(self, place: int, count: int) -> None:
        """Say to readers of screens which token this is."""
        doubt = "" if self.token.is_resolved else f", {tr('not found')}"
        self.setAccessibleName(f"{self.token.words}{doubt}, {place} {tr('of')} {count}")

    def choose(self, is_chosen: bool) -> None:
        """Show that the keys are about this token."""
        self._is_chosen = is_chosen
        self.update()

    def sizeHint(self) -> QSize:
        px = self._theme.px
        font = self._theme.font("meta", 500)
        self.setFont(font)
        width = self.fontMetrics().horizontalAdvance(self.token.words) + 2
        width += 2 * px(_PADDING + 1) + px(_CROSS + _PADDING)
        width += px(_ICON + 5) if self.token.kind in GLYPHS else 0
        return QSize(width, max(px(HEIGHT), self.fontMetrics().height() + 4))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(60), self.sizeHint().height())

    def cross_rect(self) -> QRect:
        """Return where a click takes the token out."""
        side = self._theme.px(_CROSS + _PADDING + 4)
        rect = QRect(self.width() - side, 0, side, self.height())
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)

    def _colours(self) -> tuple[str, str, str]:
        """Return ground, edge and ink."""
        if self._is_chosen:
            return "soft", "accent", "accent2"
        if not self.token.is_resolved:
            return "warnsoft", "warn", "warn"
        return "hover" if self.underMouse() else "list", "line2", "ink"

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        self._is_dragged = False
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        if self._pressed_at is None:
            return
        far = (here - self._pressed_at).manhattanLength()
        if self._is_dragged or far >= QApplication.startDragDistance():
            self._is_dragged = True
            self.dragged.emit(self.mapToParent(here))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        pressed_at, self._pressed_at = self._pressed_at, None
        if self._is_dragged:
            self._is_dragged = False
            self.dropped.emit(self.mapToParent(here))
        elif pressed_at is not None and self.cross_rect().contains(here):
            self.removed.emit()
        elif self.rect().contains(here):
            self.click()

    def paintEvent(self, _event: QPaintEvent) -> None:
        px, theme = self._theme.px, self._theme
        ground, edge, ink = self._colours()
        width = 2 if self._is_chosen else 1
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour(edge), width))
            painter.setBrush(theme.colour(ground))
            inset = width / 2
            area = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(area, px(_RADIUS), px(_RADIUS))
            left = px(_PADDING + 1)
            if self.token.kind in GLYPHS:
                self._draw_icon(painter, self.token.kind, left, px(_ICON), ink)
                left += px(_ICON + 5)
            cross = self.width() - px(_PADDING + 1 + _CROSS)
            self._draw_icon(painter, "close", cross, px(_CROSS), ink if ink != "ink" else "ink2")
            words = QRect(left, 0, cross - px(4) - left, self.height())
            words = QStyle.visualRect(self.layoutDirection(), self.rect(), words)
            painter.setFont(theme.font("meta", 500))
            painter.setPen(theme.colour(ink))
            elided = painter.fontMetrics().elidedText(
                self.token.words, Qt.TextElideMode.ElideRight, words.width() + 2
            )
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, own_way(elided))

    def _draw_icon(self, painter: QPainter, name: str, left: int, side: int, ink: str) -> None:
        place = QRect(left, (self.height() - side) // 2, side, side)
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), place)
        pixmap = self._icons.pixmap(name, side, ink, self.devicePixelRatioF())
        painter.drawPixmap(place.topLeft(), pixmap)
