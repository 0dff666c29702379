"""The small card beside a link: what it leads to, without going there."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.core.lines import Face
from desktop.core.words import tr
from desktop.qt.theme import Theme
from desktop.widgets.labels import make_label
from desktop.widgets.plates import paint_plate, plate_size

WIDTH: Final = 320
_MARGIN: Final = 8


class LinkCard(QFrame):
    """Kind, title, plate and a few lines; a child of the window, and never takes the focus."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._kind = make_label(role="meta")
        self._title = make_label(role="title", wraps=True)
        self._plate = make_label()
        self._lines = make_label(role="detail", wraps=True)
        self._column = QVBoxLayout(self)
        for label in (self._kind, self._title, self._plate, self._lines):
            self._column.addWidget(label)
        self.hide()

    @property
    def words(self) -> str:
        """Everything the card says, for readers of screens."""
        plate = self._plate.accessibleName() if not self._plate.isHidden() else ""
        said = (self._kind.text(), self._title.text(), plate, self._lines.text())
        return ". ".join(part.replace("\n", ". ") for part in said if part)

    def show_link(
        self, kind: str, title: str, lines: tuple[str, ...], face: Face | None = None
    ) -> None:
        """Say what a link leads to; `show_near` then shows the card."""
        self._kind.setText(kind)
        self._title.setText(title)
        self._lines.setText("\n".join(lines))
        self._lines.setVisible(bool(lines))
        self._plate.setVisible(face is not None)
        if face is not None:
            self._plate.setPixmap(self._painted(face))
            self._plate.setAccessibleName(tr("Seat of {name}").format(name=face.text))
        self.setAccessibleName(self.words)

    def show_near(self, place: QPoint, window: QWidget) -> None:
        """Show the card below a place of the screen, or above it, always within the window."""
        px = self._theme.px
        self.setParent(window)
        self._column.setContentsMargins(px(12), px(10), px(12), px(10))
        self._column.setSpacing(px(4))
        width = min(px(WIDTH), window.width() - 2 * px(_MARGIN))
        self.setFixedWidth(width)
        self.setFixedHeight(self._column.totalHeightForWidth(width))
        self.move(_placed(window.mapFromGlobal(place), self.size(), window.rect(), px(_MARGIN)))
        self.show()
        self.raise_()

    def _painted(self, face: Face) -> QPixmap:
        size, ratio = plate_size(self._theme, face), self.devicePixelRatioF()
        width = min(size.width(), self._theme.px(WIDTH - 24))
        pixmap = QPixmap(QSize(width, size.height()) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            paint_plate(painter, self._theme, QRect(0, 0, width, size.height()), face)
        return pixmap

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.left.emit()


def _placed(at: QPoint, size: QSize, room: QRect, margin: int) -> QPoint:
    """Return the card's corner: below the place where there is room, else above."""
    left = min(max(margin, at.x()), room.width() - size.width() - margin)
    top = at.y() + 2 * margin
    if top + size.height() + margin > room.height():
        top = max(margin, at.y() - size.height() - 2 * margin)
    return QPoint(left, top)
