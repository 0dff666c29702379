"""Type and size of a picture from its first bytes, so that nothing is decoded to find out."""

import struct
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from db.errors import Invalid

MAX_BYTES: Final = 16 * 1024 * 1024
MAX_PIXELS: Final = 40_000_000

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_JPEG_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_BARE: Final = frozenset({0x01, *range(0xD0, 0xD9)})
_WEBP_LOSSY_START: Final = b"\x9d\x01\x2a"


class Picture(NamedTuple):
    """What a picture is, in pixels."""

    media_type: str
    width: int
    height: int


def read(file: Path) -> bytes:
    """Return the bytes of a picture's file.

    Raises:
        Invalid: There are more than any picture may have.
        OSError: They cannot be read.
    """
    size = file.stat().st_size
    if size > MAX_BYTES:
        raise _too_long(size)
    return file.read_bytes()


def measure(data: bytes) -> Picture:
    """Return type and size of a PNG, JPEG or WebP picture.

    Raises:
        Invalid: Another type, broken, or larger than a reader should have to decode.
    """
    if len(data) > MAX_BYTES:
        raise _too_long(len(data))
    media_type = _media_type(data)
    try:
        width, height = _SIZES[media_type](data)
    except (struct.error, IndexError, ValueError):
        raise Invalid("is broken: its size cannot be read") from None
    if not width or not height or width * height > MAX_PIXELS:
        raise Invalid(f"is {width} × {height} pixels; at most {MAX_PIXELS:,} can be carried")
    return Picture(media_type, width, height)


def _too_long(size: int) -> Invalid:
    return Invalid(f"is {size:,} bytes long; at most {MAX_BYTES:,} can be carried")


def _media_type(data: bytes) -> str:
    if data.startswith(_PNG):
        return "image/png"
    if data.startswith(_JPEG):
        return "image/jpeg"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    raise Invalid("is not a PNG, JPEG or WebP picture")


def _png_size(data: bytes) -> tuple[int, int]:
    if data[12:16] != b"IHDR":
        raise ValueError("PNG without a header")
    width, height = struct.unpack_from(">II", data, 16)
    return width, height


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Walk the segments up to the frame header (ITU-T T.81, B.2.2)."""
    position = 2
    while True:
        if data[position] != 0xFF:
            raise ValueError("a segment does not begin where it should")
        marker = data[position + 1]
        if marker == 0xFF:
            position += 1
        elif marker in _JPEG_BARE:
            position += 2
        elif marker in _JPEG_FRAMES:
            height, width = struct.unpack_from(">HH", data, position + 5)
            return width, height
        else:
            (length,) = struct.unpack_from(">H", data, position + 2)
            position += 2 + length


def _webp_size(data: bytes) -> tuple[int, int]:
    """Read the first chunk (RFC 9649)."""
    chunk = data[12:16]
    if chunk == b"VP8X":
        return (
            int.from_bytes(data[24:27], "little") + 1,
            int.from_bytes(data[27:30], "little") + 1,
        )
    if chunk == b"VP8L" and data[20] == 0x2F:
        (bits,) = struct.unpack_from("<I", data, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if chunk == b"VP8 " and data[23:26] == _WEBP_LOSSY_START:
        width, height = struct.unpack_from("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    raise ValueError("unknown first chunk")


_SIZES: Final[dict[str, Callable[[bytes], tuple[int, int]]]] = {
    "image/png": _png_size,
    "image/jpeg": _jpeg_size,
    "image/webp": _webp_size,
}
