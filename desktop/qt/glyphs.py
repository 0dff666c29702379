"""Icons painted from the signs of a font, sharp in any size and colour.

The font is not made known to Qt: that lets go of all fonts in use, which are then read again, and
every letter on screen drawn again, by whatever is painted next.
"""

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import (
    QColor,
    QGlyphRun,
    QIcon,
    QIconEngine,
    QPainter,
    QPixmap,
    QRawFont,
)

_SHARE: Final = 0.875
"""Size of the sign in an icon's height; the rest is the bearing around it."""


class Glyph(NamedTuple):
    """A sign of a font."""

    font: Path
    sign: str


@cache
def glyph_icon(glyph: Glyph, colours: tuple[int, int, int], *, is_mirrored: bool) -> QIcon:
    """Return an icon; the same one for the same wish.

    It is kept as long as the process: an icon that the garbage collector takes together with the
    engine that paints it takes the process with it.

    Args:
        glyph: What to paint.
        colours: Its own, of what is checked, of what cannot be used; as `QColor.rgba` has them.
        is_mirrored: Whether it points the other way.
    """
    return QIcon(_GlyphEngine(glyph, colours, is_mirrored))


class _GlyphEngine(QIconEngine):
    def __init__(self, glyph: Glyph, colours: tuple[int, int, int], is_mirrored: bool) -> None:
        super().__init__()
        self._glyph = glyph
        self._colours = colours
        self._is_mirrored = is_mirrored

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        plain, checked, disabled = self._colours
        colour = checked if state is QIcon.State.On else plain
        colour = disabled if mode is QIcon.Mode.Disabled else colour
        painter.save()
        if self._is_mirrored:
            painter.translate(2 * rect.x() + rect.width(), 0)
            painter.scale(-1, 1)
        size = max(1, round(_SHARE * rect.height()))
        run, width, ascent, descent = _run(self._glyph, size)
        left = rect.x() + (rect.width() - width) / 2
        line = rect.y() + (rect.height() + ascent - descent) / 2
        painter.setPen(QColor.fromRgba(colour))
        painter.drawGlyphRun(QPointF(left, line), run)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        if pixmap.isNull():  # a button squeezed to nothing while the window is laid out
            return pixmap
        pixmap.fill(QColor.fromRgba(0))
        with QPainter(pixmap) as painter:
            self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        return pixmap


@cache
def _run(glyph: Glyph, size: int) -> tuple[QGlyphRun, float, float, float]:
    """Return a sign in so many pixels, how wide it is, and ascent and descent of its line."""
    font = QRawFont(_font(glyph.font))
    font.setPixelSize(size)
    numbers = font.glyphIndexesForString(glyph.sign)
    run = QGlyphRun()
    run.setRawFont(font)
    run.setGlyphIndexes(numbers)
    run.setPositions([QPointF()])
    width = font.advancesForGlyphIndexes(numbers)[0].x()
    return run, width, font.ascent(), font.descent()


@cache
def _font(file: Path) -> QRawFont:
    """Return a font, read once for all sizes."""
    return QRawFont(str(file), 16)
