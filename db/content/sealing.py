"""Turn a finished database into an edition file: compact, with checksums, put in place whole."""

import contextlib
import errno
import hashlib
import math
import os
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import quote

from db.content.btree import map_pages, page_size
from db.content.file_bytes import FileBytes
from db.content.hashing import BLANK_PAGE, FILE_SIZE, SHORT_SIZE, hash_file, hash_page
from db.engine import APPLICATION_ID, refuse_long_path
from db.errors import BugError, Busy, NotFound
from db.files import part_file, remove_abandoned

# Patterns that stand in the file until what belongs there is known; found again by being unique.
FILE_HASH_MARK: Final = hashlib.sha256(b"placard: hash of the file").digest()
_PAGE_MARK: Final = hashlib.sha256(b"placard: hash of a page").digest()[:8]

_ROWS_A_PAGE: Final = 128
_SPARE_ROWS: Final = 16
_JOURNAL: Final = 0.2  # what SQLite keeps beside a file that it writes, in tenths of a megabyte
_NO_SYNC_THERE: Final = (errno.EINVAL, errno.ENOTSUP, errno.EACCES)
"""Answers of folders that cannot be synced at all, as on some shares."""


class Seal(NamedTuple):
    """The checksum and size of a sealed file."""

    file_hash: bytes
    size: int


def seal(connection: sqlite3.Connection, schema_version: int, output: Path) -> Seal:
    """Write a database, whose edition row holds `FILE_HASH_MARK`, as an edition.

    Whatever happens, `output` is the whole old file or the whole new one.

    Args:
        connection: Understands file names as URIs, so that any name can be given.
        schema_version: Of its tables.
        output: The edition.

    Raises:
        NotFound: The folder does not exist, may not be written to, or has no room left.
        Busy: The new file cannot take the old one's place.
    """
    output = _resolved(output)
    refuse_long_path(output)
    _insert_page_marks(connection)
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={schema_version}")
    connection.commit()
    remove_abandoned(output.parent)
    with part_file(output) as part:
        try:
            connection.execute("VACUUM INTO ?", (f"file:{quote(os.fsencode(part))}",))
            roots = _read_roots(part)
            with _open_pages(part) as view:
                _blank_unused(view, roots)
                result = _write_hashes(view)
        except (sqlite3.DatabaseError, OSError) as error:  # unreadable again counts as well
            raise NotFound(_cannot_write(error, connection, output)) from error
        _replace(part, output)
    return result


def _resolved(output: Path) -> Path:
    try:
        return output.resolve()
    except (OSError, RuntimeError) as error:  # a link that leads to itself
        raise NotFound(f"{output} cannot be written ({error}).") from error


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
def _open_pages(part: Path) -> Iterator[FileBytes]:
    """Yield the bytes of a file to change; they are on the disk afterwards."""
    with part.open("r+b") as file:
        view = FileBytes(file)
        yield view
        view.sync()


def _blank_unused(view: FileBytes, roots: Mapping[int, str]) -> None:
    """Clear what SQLite left between rows, so that damage there can be told by its bytes."""
    for use in map_pages(view, roots).values():
        for start, end in use.unused:
            view[start:end] = bytes(end - start)


def _write_hashes(view: FileBytes) -> Seal:
    size = page_size(view)
    marks = {
        int.from_bytes(view[at + len(_PAGE_MARK) : at + SHORT_SIZE], "big"): at
        for at in view.find_all(_PAGE_MARK)
    }
    file_hashes_at = list(view.find_all(FILE_HASH_MARK))
    if len(file_hashes_at) != 1:
        raise BugError("the edition row does not hold the mark once")
    (file_hash_at,) = file_hashes_at
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
        _sync_folder(output)


def _sync_folder(output: Path) -> None:
    try:
        folder = os.open(output.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as error:
        if error.errno in _NO_SYNC_THERE:
            return
        message = f"{output} was written, but the disk does not confirm it ({error.strerror}). "
        raise NotFound(f"{message}Check the disk and build again.") from error


def _cannot_write(error: Exception, connection: sqlite3.Connection, output: Path) -> str:
    """Say why the file cannot be written, and what room it needs."""
    is_full = "full" in str(error) or getattr(error, "errno", None) == errno.ENOSPC
    if is_full:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        room = math.ceil(pages * size / 1e5 + _JOURNAL) / 10
        return (
            f"There is not enough room in {output.parent}: the edition needs about "
            f"{room:.1f} MB. {output.name} is as before."
        )
    return f"{output} cannot be written ({error}). Does its folder exist, and is it yours to use?"
