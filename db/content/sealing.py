"""Turn a finished database into an edition file: compact, with checksums, put in place whole."""

import contextlib
import errno
import hashlib
import mmap
import os
import re
import secrets
import sqlite3
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from db.content.btree import map_pages, page_size
from db.content.hashing import BLANK_PAGE, FILE_SIZE, SHORT_SIZE, hash_file, hash_page
from db.engine import APPLICATION_ID
from db.errors import BugError, Busy, NotFound

# Patterns that stand in the file until what belongs there is known; found again by being unique.
FILE_HASH_MARK: Final = hashlib.sha256(b"placard: hash of the file").digest()
_PAGE_MARK: Final = hashlib.sha256(b"placard: hash of a page").digest()[:8]

_PAGE_MARKED: Final = re.compile(re.escape(_PAGE_MARK) + b"(.{8})", re.DOTALL)

_ROWS_A_PAGE: Final = 128
_SPARE_ROWS: Final = 16
_STALE_SECONDS: Final = 3600


class Seal(NamedTuple):
    """The checksum and size of a sealed file."""

    file_hash: bytes
    size: int


def seal(connection: sqlite3.Connection, schema_version: int, output: Path) -> Seal:
    """Write a database, whose edition row holds `FILE_HASH_MARK`, as an edition.

    Whatever happens, `output` is the whole old file or the whole new one.

    Raises:
        NotFound: The folder does not exist, may not be written to, or has no room left.
        Busy: The new file cannot take the old one's place.
    """
    output = output.resolve()
    _insert_page_marks(connection)
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={schema_version}")
    connection.commit()
    with _part_file(output) as part:
        try:
            connection.execute("VACUUM INTO ?", (str(part),))
            roots = _read_roots(part)
            with _open_pages(part) as view:
                _blank_unused(view, roots)
                result = _write_hashes(view)
        except (sqlite3.OperationalError, OSError) as error:
            raise NotFound(_cannot_write(error, connection, output)) from error
        _replace(part, output)
    return result


def _read_roots(part: Path) -> dict[int, str]:
    with contextlib.closing(sqlite3.connect(part)) as connection:
        return dict(connection.execute("SELECT rootpage, name FROM sqlite_master WHERE rootpage"))


def _insert_page_marks(connection: sqlite3.Connection) -> None:
    """Reserve a hash for every page the compacted file can have, those of the hashes included."""
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    pages += pages // _ROWS_A_PAGE + _SPARE_ROWS
    connection.executemany(
        "INSERT INTO page_hash (page, hash) VALUES (?, ?)",
        ((page, _PAGE_MARK + page.to_bytes(8, "big")) for page in range(1, pages + 1)),
    )


@contextlib.contextmanager
def _part_file(output: Path) -> Iterator[Path]:
    """Give a name beside the output; nothing is left of it in the end."""
    for stale in output.parent.glob(f".{output.name}.*.part"):
        with contextlib.suppress(OSError):
            if time.time() - stale.stat().st_mtime > _STALE_SECONDS:
                stale.unlink()  # of a build that was killed
    part = output.with_name(f".{output.name}.{secrets.token_hex(8)}.part")
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)
        part.with_name(f"{part.name}-journal").unlink(missing_ok=True)


@contextlib.contextmanager
def _open_pages(part: Path) -> Iterator[mmap.mmap]:
    """Yield the bytes of a file to change; they are on the disk afterwards."""
    with part.open("r+b") as file, mmap.mmap(file.fileno(), 0) as view:
        yield view
        view.flush()
        os.fsync(file.fileno())


def _blank_unused(view: mmap.mmap, roots: Mapping[int, str]) -> None:
    """Clear what SQLite left between rows, so that damage there can be told by its bytes."""
    for use in map_pages(view, roots).values():
        for start, end in use.unused:
            view[start:end] = bytes(end - start)


def _write_hashes(view: mmap.mmap) -> Seal:
    size = page_size(view)
    marks = {
        int.from_bytes(found[1], "big"): found.start() for found in _PAGE_MARKED.finditer(view)
    }
    file_hash_at = view.find(FILE_HASH_MARK)
    if file_hash_at < 0 or view.find(FILE_HASH_MARK, file_hash_at + 1) >= 0:
        raise BugError("the edition row does not hold the mark once")
    with_hashes = {at // size for at in (*marks.values(), file_hash_at)}
    for page, at in marks.items():
        start = (page - 1) * size
        is_blank = page - 1 in with_hashes or start >= len(view)
        data = BLANK_PAGE if is_blank else hash_page(page, view[start : start + size])
        view[at : at + SHORT_SIZE] = data
    place = slice(file_hash_at, file_hash_at + FILE_SIZE)
    view[place] = bytes(FILE_SIZE)
    view[place] = file_hash = hash_file(view)
    return Seal(file_hash, len(view))


def _replace(part: Path, output: Path) -> None:
    try:
        part.replace(output)
    except OSError as error:
        kept = output.with_name(f"{output.stem} (new){output.suffix}")
        message = f"{output} could not be replaced ({error.strerror}), so it is as before. "
        try:
            part.replace(kept)
        except OSError:
            raise Busy(f"{message}Close what holds it open and build again.") from error
        raise Busy(f"{message}The new edition was kept as {kept.name}.") from error
    if os.name == "posix":
        folder = os.open(output.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _cannot_write(error: Exception, connection: sqlite3.Connection, output: Path) -> str:
    """Say why the file cannot be written, and what room it needs."""
    is_full = "full" in str(error) or getattr(error, "errno", None) == errno.ENOSPC
    if is_full:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        return (
            f"There is not enough room in {output.parent}: the edition needs about "
            f"{pages * size / 1e6:.1f} MB. {output.name} is as before."
        )
    return f"{output} cannot be written ({error}). Does its folder exist, and is it yours to use?"
