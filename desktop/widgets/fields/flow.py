"""Parts in rows that break where the width ends; one of them takes what a row has left."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget


class FlowLayout(QLayout):
    """From the leading edge on, row by row; parts of a row stand at its middle."""

    def __init__(self, parent: QWidget, grower: QWidget | None = None) -> None:
        """Lay out a widget's parts.

        Args:
            parent: Whose parts they are.
            grower: The part that fills its row; its minimum width is what it needs at least.
        """
        super().__init__(parent)
        self._grower = grower
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}  # by width: grids ask for it over and over

    def put(self, place: int, widget: QWidget) -> None:
        """Add a part at a place, or move it there."""
        for item in self._items:
            if item.widget() is widget:
                self._items.remove(item)
                self._items.insert(place, item)
                self.invalidate()
                return
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        """Forget heights: a part came, went or wants another size."""
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        known = self._heights.get(width)
        if known is not None:
            return known
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        heights = [max(size.height() for _, size in row) for row in self._rows(inner)]
        gaps = self.spacing() * max(0, len(heights) - 1)
        height = sum(heights) + gaps + margins.top() + margins.bottom()
        self._heights[width] = height
        return height

    def sizeHint(self) -> QSize:
        wide = [self._wish(item).width() for item in self._shown()]
        margins = self.contentsMargins()
        width = sum(wide) + self.spacing() * max(0, len(wide) - 1)
        width += margins.left() + margins.right()
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        margins = self.contentsMargins()
        least = [item.minimumSize() for item in self._shown()]
        width = max((size.width() for size in least), default=0)
        height = max((size.height() for size in least), default=0)
        return QSize(
            width + margins.left() + margins.right(), height + margins.top() + margins.bottom()
        )

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        inner = rect.marginsRemoved(self.contentsMargins())
        direction = self.parentWidget().layoutDirection()
        top = inner.top()
        for row in self._rows(inner.width()):
            height = max(size.height() for _, size in row)
            left = inner.left()
            for item, size in row:
                at = QPoint(left, top + (height - size.height()) // 2)
                item.setGeometry(QStyle.visualRect(direction, inner, QRect(at, size)))
                left += size.width() + self.spacing()
            top += height + self.spacing()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _wish(self, item: QLayoutItem) -> QSize:
        wish = item.sizeHint()
        if self._grower is not None and item.widget() is self._grower:
            wish.setWidth(self._grower.minimumWidth())
        return wish

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in self._shown():
            size = self._wish(item)
            if size.width() > width:
                size.setWidth(max(1, width))
                if item.hasHeightForWidth():
                    size.setHeight(item.heightForWidth(size.width()))
            if not rows or left + size.width() > width:
                rows.append([])
                left = 0
            rows[-1].append((item, size))
            left += size.width() + self.spacing()
        for row in rows:
            spare = width - sum(size.width() + self.spacing() for _, size in row) + self.spacing()
            for item, size in row:
                if self._grower is not None and item.widget() is self._grower:
                    size.setWidth(size.width() + max(0, spare))
        return rows
