"""Text of ideographs, of which a page has hundreds that were never drawn: 0.06 ms each.

They are put on whole pixels: their width is a hair less than their height (16.98 of 17), by which
they drift over all places between two pixels along a line, and Qt draws and keeps each at four of
these. So those that an edition uses can be drawn before their pages are asked for.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QTextDocument

from desktop.core.reader.look import READING_PX
from desktop.qt.theme import Theme, reading_families

_ONE: Final = "中"
_AT_ONCE: Final = 32
"""Characters of a step, which takes about two milliseconds."""


def has_ideographs(lang: str) -> bool:
    """Whether a language (a BCP 47 tag) is written in them."""
    return lang.partition("-")[0] == "zh"


def set_whole_pixels(document: QTextDocument, lang: str, theme: Theme, zoom: float) -> None:
    """Space the letters of a document, before it is set, so that ideographs are whole pixels wide.

    Args:
        document: Of any language; only where that is written in ideographs are its letters spaced.
        lang: BCP 47 tag.
        theme: For the size of its text.
        zoom: On top of that, 1.0 is 100 %.
    """
    spacing = _spacing(lang, theme.px(READING_PX * zoom)) if has_ideographs(lang) else 0.0
    font = document.defaultFont()
    if font.letterSpacing() != spacing:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
        document.setDefaultFont(font)


def page_font(lang: str, theme: Theme, zoom: float) -> QFont:
    """Return the font of a page's paragraphs in a language, at a zoom of 1.0 for 100 %."""
    return _font(lang, theme.px(READING_PX * zoom))


def draw_ahead(characters: str, fonts: Sequence[QFont], ratio: float) -> Iterator[None]:
    """Have characters drawn in some fonts, a few a step, so that Qt keeps them.

    Args:
        characters: Each once.
        fonts: As the texts to come are set in, sized in pixels.
        ratio: The screen's pixels for one of the window's.
    """
    for font in fonts:
        height = 2 * font.pixelSize()
        image = QImage(
            round(ratio * height * _AT_ONCE), round(ratio * height), QImage.Format.Format_RGB32
        )
        image.setDevicePixelRatio(ratio)
        for at in range(0, len(characters), _AT_ONCE):
            with QPainter(image) as painter:
                painter.setFont(font)
                for number, character in enumerate(characters[at : at + _AT_ONCE]):
                    painter.drawText(number * height, font.pixelSize(), character)
            yield


@cache
def _spacing(lang: str, size: int) -> float:
    width = QFontMetricsF(_font(lang, size)).horizontalAdvance(_ONE)
    return round(width) - width


def _font(lang: str, size: int) -> QFont:
    font = QFont()
    font.setFamilies(reading_families(lang.partition("-")[0]))
    font.setPixelSize(size)
    return font
