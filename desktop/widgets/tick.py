"""The box to tick, one drawing for filters and settings: a style sheet cannot tint its tick."""

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QStyleOptionButton

from desktop.qt.theme import Theme

SIDE: Final = 14


def paint_tick_box(painter: QPainter, theme: Theme, box: QRect, *, is_on: bool) -> None:
    """Paint a box, ticked or empty."""
    radius = theme.px(3)
    painter.setPen(QPen(theme.colour("accent" if is_on else "control"), 1))
    painter.setBrush(theme.colour("accent" if is_on else "raised"))
    painter.drawRoundedRect(box, radius, radius)
    if is_on:
        painter.setPen(QPen(theme.colour("onaccent"), max(1.5, theme.scale * 1.6)))
        left, top, side = box.left(), box.top(), box.width()
        corner = (left + side * 42 // 100, top + side * 70 // 100)
        painter.drawLine(left + side // 4, top + side // 2, *corner)
        painter.drawLine(*corner, left + side * 77 // 100, top + side * 30 // 100)


class TickBox(QCheckBox):
    """A check box with that drawing; everything else is Qt's."""

    def __init__(self, theme: Theme, label: str) -> None:
        super().__init__(label)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        from PySide6.QtWidgets import QStyle  # not with the filters: see `rows.row_state`

        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        part = QStyle.SubElement.SE_CheckBoxIndicator
        place = self.style().subElementRect(part, option, self)
        side = self._theme.px(SIDE)
        box = QRect(0, 0, side, side)
        box.moveCenter(place.center())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_tick_box(painter, self._theme, box, is_on=self.isChecked())
            if self.hasFocus():
                painter.setPen(QPen(self._theme.colour("accent"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                gap, radius = self._theme.px(3), self._theme.px(5)
                painter.drawRoundedRect(box.adjusted(-gap, -gap, gap, gap), radius, radius)
