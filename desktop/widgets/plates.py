"""The placard itself: plates and date tiles, painted in one place for lists, widgets and pages."""

import unicodedata
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from db.dates import Tile
from db.records import Plate
from desktop.qt.theme import Theme

PLATE_HEIGHT: Final = 20
LARGE_PLATE_HEIGHT: Final = 26
TILE_SIZE: Final = (46, 42)
SDG_COLOURS: Final = (
    "e5243b dda63a 4c9f38 c5192d ff3a21 26bde2 fcc30b a21942 fd6925 "
    "dd1367 fd9d24 bf8b2e 3f7e44 0a97d9 56c02b 00689d 19486a"
).split()
"""The 17 goals' official colours (UN SDG guidelines), for the 8 px square only."""

_PADDING: Final = 7
_TRACKING: Final = 0.5
_CASED_SCRIPTS: Final = ("LATIN", "CYRILLIC", "GREEK")


def plate_text(text: str) -> str:
    """Return a plate's text: upper case in scripts that have it, as written in all others."""
    cased = any(unicodedata.name(char, "").startswith(_CASED_SCRIPTS) for char in text)
    return text.upper() if cased else text


def plate_font(theme: Theme, text: str, *, is_large: bool = False) -> QFont:
    """Return the font of a plate, tracked in cased scripts, larger and untracked in Arabic."""
    is_cased = text.upper() != text or text.lower() != text
    font = theme.font("meta" if is_large or not is_cased else "plate", 600)
    if is_cased:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, _TRACKING * theme.scale)
    return font


def plate_size(theme: Theme, plate: Plate, *, is_large: bool = False) -> QSize:
    """Return the size of a plate with its whole text."""
    text = plate_text(plate.text)
    width = QFontMetrics(plate_font(theme, text, is_large=is_large)).horizontalAdvance(text)
    height = LARGE_PLATE_HEIGHT if is_large else PLATE_HEIGHT
    return QSize(width + 2 * theme.px(_PADDING), theme.px(height))


def paint_plate(
    painter: QPainter, theme: Theme, rect: QRect, plate: Plate, *, is_large: bool = False
) -> None:
    """Paint a plate: solid with a foot for a holder who is known, dashed for an empty seat."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_face(painter, theme, rect, is_dashed=plate.is_empty)
    if not plate.is_empty:
        foot = theme.colour("platelip" if plate.kind == "state" else "control")
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 2), foot)
    text = plate_text(plate.text)
    painter.setFont(plate_font(theme, text, is_large=is_large))
    painter.setPen(theme.colour("ink2" if plate.is_empty else "ink"))
    inside = rect.adjusted(theme.px(_PADDING) // 2, 0, -theme.px(_PADDING) // 2, -1)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inside.width() + 2)
    painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()


def tile_size(theme: Theme) -> QSize:
    """Return the size of a date tile."""
    return QSize(theme.px(TILE_SIZE[0]), theme.px(TILE_SIZE[1]))


def paint_tile(painter: QPainter, theme: Theme, rect: QRect, tile: Tile) -> None:
    """Paint a date tile; dashed where the day is not known."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_face(painter, theme, rect, is_dashed=tile.is_dashed)
    if not tile.is_dashed:
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 2), theme.colour("platelip"))
    upper = QRect(rect.left(), rect.top() + theme.px(4), rect.width(), theme.px(18))
    lower = QRect(rect.left(), upper.bottom(), rect.width(), theme.px(16))
    painter.setFont(theme.font("body", 600, tabular=True))
    painter.setPen(theme.colour("ink"))
    painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, tile.big)
    painter.setFont(theme.font("plate", 500))
    painter.setPen(theme.colour("ink2"))
    painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, tile.small)
    painter.restore()


def goal_colour(code: str) -> QColor | None:
    """Return the official colour of the goal that a target belongs to ("10.7" to goal 10)."""
    goal = code.partition(".")[0]
    if not goal.isdigit() or not 1 <= int(goal) <= len(SDG_COLOURS):
        return None
    return QColor(f"#{SDG_COLOURS[int(goal) - 1]}")


def paint_goal(painter: QPainter, theme: Theme, rect: QRect, code: str) -> None:
    """Paint a goal's square with the grey inner edge that keeps dark goals visible on dark."""
    colour = goal_colour(code)
    if colour is None:
        return
    painter.fillRect(rect, colour)
    painter.setPen(QPen(theme.colour("control"), 1))
    if theme.is_dark:
        painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5))


def _paint_face(painter: QPainter, theme: Theme, rect: QRect, *, is_dashed: bool) -> None:
    edge = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    if is_dashed:
        pen = QPen(theme.colour("control"), 1, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(QPen(theme.colour("plateline"), 1))
        painter.setBrush(theme.colour("plate"))
    radius = theme.px(2)
    painter.drawRoundedRect(edge, radius, radius)
    painter.setBrushOrigin(QPointF(0, 0))
