"""Checksums of an edition: of a row, of the content, of a page and of the file."""

import hashlib
from collections.abc import Iterable
from typing import Final

from db.content.file_bytes import FileBytes

ROW_HASH: Final = "row_hash"
FILE_HASH: Final = "file_hash"
UNHASHED: Final = (ROW_HASH, FILE_HASH)
"""Columns that no row hash covers: they are written when the rest is settled."""

SHORT_SIZE: Final = 16
FILE_SIZE: Final = 32
BLANK_PAGE: Final = bytes(SHORT_SIZE)
"""Stands for the hash of a page that holds hashes itself."""

_CHECK_SIZE: Final = 4
_CHUNK: Final = 1 << 20


class RawText(bytes):
    """Text as it lies in a file, which damage may have made undecodable."""


Value = str | RawText | bytes | int | float | None


def hash_row(table: str, values: Iterable[Value]) -> bytes:
    """Return the hash of a row.

    Args:
        table: Its table.
        values: Those of its columns in declared order, `UNHASHED` ones left out. Each is taken with
            its type and length, so that no two rows give the same bytes.
    """
    digest = hashlib.sha256(_framed(b"s", table.encode()))
    for value in values:
        digest.update(_canonical(value))
    return digest.digest()[:SHORT_SIZE]


def hash_content(row_hashes: Iterable[bytes]) -> bytes:
    """Return the hash of a whole content: equal wherever and in whatever order it was built."""
    return hashlib.sha256(b"".join(sorted(row_hashes))).digest()


def hash_page(number: int, page: bytes) -> bytes:
    """Return the hash of a page with a check of its own.

    The check tells a page that was hit from a hash that was hit.
    """
    digest = hashlib.sha256(page).digest()[: SHORT_SIZE - _CHECK_SIZE]
    return digest + _check(number, digest)


def is_page_hash(number: int, stored: bytes) -> bool:
    """Whether a stored hash is as it was written, whatever its page is now."""
    if len(stored) != SHORT_SIZE:
        return False
    digest = stored[:-_CHECK_SIZE]
    return stored[-_CHECK_SIZE:] == _check(number, digest)


def hash_file(data: FileBytes, blank: slice | None = None) -> bytes:
    """Return the hash of a file.

    Args:
        data: The file.
        blank: A stretch that counts as zeros.
    """
    digest = hashlib.sha256()
    blank = blank or slice(len(data), len(data))
    for start in range(0, len(data), _CHUNK):
        chunk = data[start : start + _CHUNK]
        first, last = max(blank.start - start, 0), min(blank.stop - start, len(chunk))
        if first < last:
            chunk = chunk[:first] + bytes(last - first) + chunk[last:]
        digest.update(chunk)
    return digest.digest()


def is_whole(data: FileBytes, stored: bytes) -> bool:
    """Whether a file holds its own hash, and is what was hashed."""
    at = next(data.find_all(stored), -1) if len(stored) == FILE_SIZE else -1
    return at >= 0 and hash_file(data, slice(at, at + FILE_SIZE)) == stored


def _check(number: int, digest: bytes) -> bytes:
    return hashlib.sha256(b"page %d:" % number + digest).digest()[:_CHECK_SIZE]


def _canonical(value: Value) -> bytes:
    match value:
        case None:
            return b"n"
        case str():
            return _framed(b"s", value.encode("utf-8", "surrogatepass"))
        case RawText():
            return _framed(b"s", value)
        case bytes():
            return _framed(b"b", value)
        case int():
            return b"i%d;" % value
        case float():
            return f"f{value!r};".encode()


def _framed(tag: bytes, data: bytes) -> bytes:
    return b"%s%d:%s" % (tag, len(data), data)
