"""The marks of the calendar, painted in one place for the timeline and the month: bars and hatches.

A solid bar stands on known days, a hatched and dashed one on days that are not known, an empty
outline on a session that was cancelled.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from desktop.qt.theme import Theme

_HATCH: Final = 7
_DASHES: Final = [3, 2]


def bar_colour(theme: Theme, tone: int) -> QColor:
    """Return the colour of a phase's bars; grey without a phase."""
    return theme.colour(f"bar{tone}" if tone else "control")


def band_colour(theme: Theme, tone: int) -> QColor:
    """Return the ground of a phase."""
    return theme.colour(f"band{tone}" if tone else "hover")


def paint_bar(
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    tone: int,
    *,
    is_dashed: bool = False,
    is_hollow: bool = False,
) -> None:
    """Paint the bar of a session."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = min(theme.px(2), rect.height() / 2)
    if is_dashed:
        _paint_hatch(painter, theme, rect, tone, radius)
    elif is_hollow:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(bar_colour(theme, tone), 1.5))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)
        painter.drawLine(rect.bottomLeft(), rect.topRight())
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(bar_colour(theme, tone))
        painter.drawRoundedRect(rect, radius, radius)
    painter.restore()


def paint_heap(painter: QPainter, theme: Theme, rect: QRectF, tone: int, count: int) -> None:
    """Paint the bar that stands for sessions too close to tell apart, with their number."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(band_colour(theme, tone))
    painter.setPen(QPen(bar_colour(theme, tone), 1))
    radius = theme.px(2)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setFont(theme.font("plate", 600, tabular=True))
    painter.setPen(theme.colour("ink"))
    if painter.fontMetrics().horizontalAdvance(str(count)) < rect.width():
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(count))
    painter.restore()


def paint_chosen(painter: QPainter, theme: Theme, rect: QRectF) -> None:
    """Paint the frame of the chosen bar, in ink and 3 px outside."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    away = theme.px(3)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("ink"), 1.5))
    painter.drawRoundedRect(rect.adjusted(-away, -away, away, away), theme.px(4), theme.px(4))
    painter.restore()


def paint_focus(painter: QPainter, theme: Theme, rect: QRectF) -> None:
    """Paint the frame of what the keyboard is on."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("accent"), 2))
    painter.drawRoundedRect(rect.adjusted(-2, -2, 2, 2), theme.px(3), theme.px(3))
    painter.restore()


def _paint_hatch(painter: QPainter, theme: Theme, rect: QRectF, tone: int, radius: float) -> None:
    shape = QPainterPath()
    shape.addRoundedRect(rect, radius, radius)
    painter.fillPath(shape, band_colour(theme, tone))
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(bar_colour(theme, tone), 1))
    x, step, height = rect.left() - rect.height(), theme.px(_HATCH), rect.height()
    while x < rect.right():
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + height, rect.top()))
        x += step
    painter.restore()
    pen = QPen(bar_colour(theme, tone), 1, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern(_DASHES)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
