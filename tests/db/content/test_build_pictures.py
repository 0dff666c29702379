"""A picture is measured before anything decodes it; nothing else may enter an edition as one."""

import struct

import pytest

from db.content.build import build_folder
from db.content.pictures import MAX_BYTES, measure
from db.engine import open_edition
from db.errors import Invalid
from tests.db.content.sample import png, sample_folder

JPEG_HEAD = b"\xff\xd8\xff\xe0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0"
JPEG_FRAME = b"\xff\xc2\x00\x11\x08" + struct.pack(">HH", 480, 640) + bytes(12)


def webp(chunk, data):
    body = b"WEBP" + chunk + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", len(body)) + body


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (png(3, 2), ("image/png", 3, 2)),
        (JPEG_HEAD + JPEG_FRAME, ("image/jpeg", 640, 480)),
        (JPEG_HEAD + b"\xff\xfe\0\4hi" + b"\xff" + JPEG_FRAME, ("image/jpeg", 640, 480)),
        (
            webp(b"VP8 ", bytes(3) + b"\x9d\x01\x2a" + struct.pack("<HH", 64, 48)),
            ("image/webp", 64, 48),
        ),
        (webp(b"VP8L", b"\x2f" + struct.pack("<I", 63 | 47 << 14)), ("image/webp", 64, 48)),
        (webp(b"VP8X", bytes(4) + b"\x3f\0\0\x2f\0\0"), ("image/webp", 64, 48)),
    ],
)
def test_type_and_size_are_read_from_the_header(data, expected):
    assert measure(data) == expected


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is not a PNG, JPEG or WebP"),
        (b"GIF89a\1\0\1\0", "is not a PNG, JPEG or WebP"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is not a PNG, JPEG or WebP"),
        (png(3, 2)[:20], "is broken"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "is broken"),
        (JPEG_HEAD, "is broken"),
        (JPEG_HEAD + b"junk", "is broken"),
        (webp(b"ABCD", bytes(20)), "is broken"),
        (png(0, 2), "is 0 × 2 pixels"),
        (b"\x89PNG\r\n\x1a\n" + bytes(4) + b"IHDR" + struct.pack(">II", 70_000, 70_000), "pixels"),
        (png(3, 2) + bytes(MAX_BYTES), "bytes long"),
    ],
)
def test_what_is_no_picture_to_carry_says_why(data, reason):
    with pytest.raises(Invalid, match=reason):
        measure(data)


def test_a_picture_is_carried_with_its_size_and_a_credit_without_one(tmp_path):
    folder = sample_folder()
    build_folder(folder, tmp_path / "e.placard")
    database = open_edition(tmp_path / "e.placard")
    with database.read() as session:
        rows = session.all(
            "SELECT slug, media_type, width, height, data FROM image JOIN entry ON id = entry_id"
        )
    database.close()
    assert [tuple(row) for row in rows] == [
        ("flag", "image/png", 3, 2, png(3, 2)),
        ("hall", "", 0, 0, None),
    ]
