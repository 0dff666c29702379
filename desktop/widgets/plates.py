"""The placard itself: plates and date tiles, painted in one place for lists, widgets and pages."""

import unicodedata
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from desktop.core.lines import Face
from desktop.qt.fill import fill
from desktop.qt.theme import Theme
from desktop.widgets.rows import draw_line

PLATE_HEIGHT: Final = 20
LARGE_PLATE_HEIGHT: Final = 26
TILE_SIZE: Final = (46, 42)
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
    font = QFont(theme.font("meta" if is_large or not is_cased else "plate", 600))
    if is_cased:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, _TRACKING * theme.scale)
    return font


def plate_size(theme: Theme, face: Face, *, is_large: bool = False) -> QSize:
    """Return the size of a plate with its whole text."""
    text = plate_text(face.text)
    width = QFontMetrics(plate_font(theme, text, is_large=is_large)).horizontalAdvance(text)
    height = LARGE_PLATE_HEIGHT if is_large else PLATE_HEIGHT
    return QSize(width + 2 * theme.px(_PADDING), theme.px(height))


def paint_plate(
    painter: QPainter,
    theme: Theme,
    rect: QRect,
    face: Face,
    *,
    is_large: bool = False,
) -> None:
    """Paint a plate: solid with a foot for a holder who is known, dashed for an empty seat."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_face(painter, theme, rect, is_dashed=face.is_empty)
    if not face.is_empty:
        foot = theme.colour("platelip" if face.is_state else "control")
        fill(painter, QRectF(rect.left(), rect.bottom() - 1, rect.width(), 2), foot)
    text = plate_text(face.text)
    painter.setFont(plate_font(theme, text, is_large=is_large))
    painter.setPen(theme.colour("ink2" if face.is_empty else "ink"))
    inside = rect.adjusted(theme.px(_PADDING) // 2, 0, -theme.px(_PADDING) // 2, -1)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inside.width() + 2)
    draw_line(painter, inside, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()


def tile_size(theme: Theme) -> QSize:
    """Return the size of a date tile."""
    return QSize(theme.px(TILE_SIZE[0]), theme.px(TILE_SIZE[1]))


def paint_tile(painter: QPainter, theme: Theme, rect: QRect, tile: tuple[str, str, bool]) -> None:
    """Paint a date tile (large line, small line, is it dashed: the day is not known)."""
    big, small, is_dashed = tile
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_face(painter, theme, rect, is_dashed=is_dashed)
    if not is_dashed:
        fill(
            painter,
            QRectF(rect.left(), rect.bottom() - 1, rect.width(), 2),
            theme.colour("platelip"),
        )
    upper = QRect(rect.left(), rect.top() + theme.px(4), rect.width(), theme.px(18))
    lower = QRect(rect.left(), upper.bottom(), rect.width(), theme.px(16))
    painter.setFont(_fitting(theme.font("body", 600, tabular=True), big, rect.width() - 4))
    painter.setPen(theme.colour("ink"))
    painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, big)
    painter.setFont(theme.font("plate", 500))
    painter.setPen(theme.colour("ink2"))
    painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, small)
    painter.restore()


def paint_goal(painter: QPainter, theme: Theme, rect: QRect, code: str) -> None:
    """Paint a goal's square with the grey inner edge that keeps dark goals visible on dark."""
    colour = theme.goal_colour(code)
    if colour is None:
        return
    fill(painter, rect, colour)
    painter.setPen(QPen(theme.colour("control"), 1))
    if theme.is_dark:
        painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5))


def _fitting(font: QFont, text: str, width: int) -> QFont:
    """Return the font, smaller where a text such as "Apr–Nov" is wider than its tile."""
    needed = QFontMetrics(font).horizontalAdvance(text)
    if needed > width:
        font = QFont(font)
        font.setPixelSize(max(1, font.pixelSize() * width // needed))
    return font


def _paint_face(painter: QPainter, theme: Theme, rect: QRect, *, is_dashed: bool) -> None:
    width = 2 if theme.is_contrast else 1
    half = width / 2
    edge = QRectF(rect).adjusted(half, half, -half, -half)
    if is_dashed:
        pen = QPen(theme.colour("control"), width, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(QPen(theme.colour("plateline"), width))
        painter.setBrush(theme.colour("plate"))
    radius = theme.px(2)
    painter.drawRoundedRect(edge, radius, radius)
