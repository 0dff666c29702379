"""The only resources a page may have: plates, painted here, and pictures of the edition.

This is a security control: Qt asks for `http:`, `file:` and `@import` resources of a page, and its
own implementation reads files. Pictures are PNG, JPEG or WebP by their stored type; their size is
looked at before they are decoded.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QSize, Qt, QUrl
from PySide6.QtGui import QImage, QImageReader, QPainter

from desktop.core.reader.look import MEASURE
from desktop.core.reader.markup import (
    FIGURE_SCHEME,
    IMAGE_SCHEME,
    PLATE_SCHEME,
    TILE_SCHEME,
    face_of_source,
    is_large_plate,
    tile_of_source,
)
from desktop.qt.theme import Theme
from desktop.widgets.plates import paint_plate, paint_tile, plate_size, tile_size

FORMATS: Final = {"image/png": b"png", "image/jpeg": b"jpeg", "image/webp": b"webp"}
MOST_PIXELS: Final = 40_000_000
_LONGEST_NAME: Final = 500
PLATE_SHARE: Final = 0.6
"""Of the column: beside a wider plate a programme's times would have no room."""
_TIMES: Final = 140
"""What a programme keeps for its times (`core/reader/programme.py`), with the space around."""
_LEAST_PLATE: Final = 60

LoadImage = Callable[[str], tuple[str, bytes] | None]


def load_resource(
    name: QUrl, theme: Theme, load_image: LoadImage, width: int, ratio: float
) -> QImage:
    """Return the picture an address of a page means; one of nothing where it means none.

    Args:
        name: Address that Qt asks for.
        theme: For plates.
        load_image: Returns (media type, bytes) of a picture of the edition by its slug.
        width: Widest a picture or plate may be shown, in device-independent pixels.
        ratio: Device pixels per device-independent pixel.
    """
    if name.scheme() == PLATE_SCHEME:
        source = name.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        return _plate(source, theme, width, ratio)
    if name.scheme() == TILE_SCHEME:
        return _tile(name.toString(QUrl.ComponentFormattingOption.FullyEncoded), theme, ratio)
    if name.scheme() == FIGURE_SCHEME:
        return _nothing()
    if name.scheme() == IMAGE_SCHEME:
        return _picture(load_image(name.path()), width)
    return _nothing()


def _plate(source: str, theme: Theme, width: int, ratio: float) -> QImage:
    face = face_of_source(source)
    if face is None:
        return _nothing()
    face = face._replace(text=face.text[:_LONGEST_NAME])
    is_large = is_large_plate(source)
    size = plate_size(theme, face, is_large=is_large)
    size.setWidth(min(size.width(), _widest(theme, width)))
    image = _blank(size, ratio)
    with QPainter(image) as painter:
        paint_plate(painter, theme, QRect(QPoint(0, 0), size), face, is_large=is_large)
    return image


def _widest(theme: Theme, width: int) -> int:
    """Return the widest a plate may be in a column."""
    share = round(min(width, theme.px(MEASURE)) * PLATE_SHARE)
    return max(theme.px(_LEAST_PLATE), min(share, width - theme.px(_TIMES)))


def _tile(source: str, theme: Theme, ratio: float) -> QImage:
    tile = tile_of_source(source)
    if tile is None:
        return _nothing()
    size = tile_size(theme)
    image = _blank(size, ratio)
    with QPainter(image) as painter:
        paint_tile(painter, theme, QRect(QPoint(0, 0), size), tile)
    return image


def _nothing() -> QImage:
    """Return a picture with nothing to see.

    Without a picture Qt would take the address for the name of a file and try to open that
    (`QTextImageHandler`), and then paint its sign for a lost one.
    """
    return _blank(QSize(1, 1), 1.0)


def _blank(size: QSize, ratio: float) -> QImage:
    image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _picture(found: tuple[str, bytes] | None, width: int) -> QImage:
    if found is None or found[0] not in FORMATS:
        return _nothing()
    buffer = QBuffer()
    buffer.setData(QByteArray(found[1]))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(FORMATS[found[0]]))
    reader.setAutoDetectImageFormat(False)  # nor is each of Qt's plugins loaded and asked
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return _nothing()
    image = reader.read()
    if image.isNull():
        return _nothing()
    return image.scaledToWidth(width) if image.width() > width > 0 else image
