"""A small content with something in every field of every kind, for tests of builds and checks."""

import shutil
import struct
import zlib
from pathlib import Path

from db.content.folder import Folder, read_folder

CONTENT = Path(__file__).with_name("sample_content")


def sample_folder() -> Folder:
    """Return the sample in memory, new each time, so that tests may change it."""
    return read_folder(CONTENT)


def write_sample(path: Path) -> Path:
    """Copy the sample's files and return where they are."""
    shutil.copytree(CONTENT, path)
    return path


def png(width: int, height: int) -> bytes:
    """Return a grey picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height)))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )
