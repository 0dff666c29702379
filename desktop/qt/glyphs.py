"""Icons painted from the signs of a font, sharp in any size and colour."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

_SHARE: Final = 0.875
"""Size of the sign in an icon's height; the rest is the bearing around it."""


class Glyph(NamedTuple):
    """A sign of a loaded font."""

    family: str
    sign: str


def load_glyphs(folder: Path, signs: Mapping[str, tuple[str, str]]) -> dict[str, Glyph]:
    """Load the fonts of some signs, each once a process; return the signs by the same names.

    Args:
        folder: Where the fonts are.
        signs: (file of the font, character) by name.
    """
    return {name: Glyph(_family(folder / font), sign) for name, (font, sign) in signs.items()}


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
        font = QFont(self._glyph.family)
        font.setPixelSize(max(1, round(_SHARE * rect.height())))
        painter.setFont(font)
        painter.setPen(QColor.fromRgba(colour))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._glyph.sign)
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
def _family(file: Path) -> str:
    number = QFontDatabase.addApplicationFont(str(file))
    return QFontDatabase.applicationFontFamilies(number)[0]
