"""Check an edition for damage and say what was hit; needs neither the ORM nor the content's types.

The hash of the file says whether anything changed; everything else says what: the header, pages by
their checksums, rows by theirs (with the entry they belong to), SQLite's own checks of trees and
indexes, and the search index against the text it was made from.
"""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, Final

from db.content.damage import Damage, check_header, check_pages, owner_name
from db.content.file_bytes import FileBytes
from db.content.hashing import (
    ROW_HASH,
    UNHASHED,
    RawText,
    hash_content,
    hash_row,
    is_whole,
)
from db.engine import KNOWN_SCHEMAS, connect_readonly, fingerprint
from db.errors import NotFound

Progress = Callable[[int, int, str], None]
"""Steps done, steps in all and what is being checked; raising from it cancels."""

_FAILURES: Final = (sqlite3.Error, sqlite3.Warning, UnicodeError, OverflowError, MemoryError)
_ROWS_BETWEEN_WORDS: Final = 20_000
_MOST_MESSAGES: Final = 100
_NOT_INTACT: Final = (*_FAILURES, TypeError)
_FILE_HASH: Final = "SELECT file_hash FROM edition"
_PAGE_NUMBER: Final = re.compile(r"\bpage (\d+)")
_PAGE_HASHES: Final = "SELECT page, hash FROM page_hash"
_FULL_TEXT_TABLES: Final = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%fts5%'"
)


def check_edition(path: Path, *, progress: Progress | None = None) -> list[Damage]:
    """Return everything about an edition that is not as it was published; empty when all is.

    Raises:
        NotFound: There is no such file, or it cannot be read.
    """
    try:
        with path.open("rb") as file:
            data = FileBytes(file)
            if not len(data):
                return [Damage("header", "file", "is empty")]
            return list(_Check(path, data, progress or _say_nothing).run())
    except OSError as error:
        raise NotFound(f"{path} cannot be read: {error.strerror}.") from error


def is_intact(path: Path) -> bool:
    """Say whether an edition is byte for byte the one that was published.

    Only the hash of the file is looked at, a piece at a time: an answer in a fraction of the time
    and memory of `check_edition`, which is there to say what was hit.

    Raises:
        NotFound: There is no such file, or it cannot be read.
    """
    try:
        with closing(connect_readonly(path)) as connection:
            (stored,) = connection.execute(_FILE_HASH).fetchone()
        with path.open("rb") as file:
            return is_whole(FileBytes(file), bytes(stored))
    except _NOT_INTACT:
        return False
    except OSError as error:
        raise NotFound(f"{path} cannot be read: {error.strerror}.") from error


class _Check:
    """One check; each step reports its own failure and lets the next one try."""

    def __init__(self, path: Path, data: FileBytes, progress: Progress) -> None:
        self._path = path
        self._data = data
        self._progress = progress
        self._say: Callable[[str], None] = partial(progress, 0, 0)
        self._is_known = False
        self._is_cut = False
        self._connection: sqlite3.Connection
        self._owners: dict[int, str] = {}

    def run(self) -> Iterator[Damage]:
        steps = (
            ("The file", self._check_file),
            ("The tables", self._check_schema),
            ("Structure", self._check_structure),
            ("Entries", self._check_rows),
            ("References", self._check_references),
            ("Search index", self._check_search),
        )
        header = list(check_header(self._data))
        yield from header
        self._is_cut = any(damage.code == "size" for damage in header)
        try:
            connection = connect_readonly(self._path)
        except _FAILURES as error:
            message = f"is damaged, and without it nothing else can be read ({error})"
            yield Damage("unreadable", "header or list of tables", message)
            return
        with closing(connection):
            connection.row_factory = None
            connection.text_factory = RawText
            self._connection = connection
            for done, (name, step) in enumerate(steps):
                self._say = partial(self._progress, done, len(steps))
                self._say(name)
                try:
                    yield from step()
                except _FAILURES as error:
                    yield Damage("unreadable", name.lower(), f"could not be checked ({error})")

    def _check_file(self) -> Iterator[Damage]:
        """Compare the hash of the file; where it differs, look for the pages that do."""
        stored = b""
        try:
            roots = self._rows("SELECT rootpage, tbl_name, name FROM sqlite_master")
            self._owners = {
                root: owner_name(_text(table), _text(name)) for root, table, name in roots if root
            }
            stored = bytes(self._rows("SELECT file_hash FROM edition")[0][0])
        except (*_FAILURES, IndexError, TypeError) as error:
            yield Damage("edition", "edition record", f"its checksum cannot be read ({error})")
        if is_whole(self._data, stored):
            return
        yield Damage("file", "file", "is not, byte for byte, the one that was published")
        checksums = {page: bytes(found) for page, found in self._rows(_PAGE_HASHES)}
        found = list(check_pages(self._data, checksums, self._owners))
        yield from found
        if not found and not self._is_cut:
            message = "one was hit; every page they are of is whole"
            yield Damage("checksum", "checksums", message)

    def _check_schema(self) -> Iterator[Damage]:
        (version,) = self._rows("PRAGMA user_version")[0]
        with closing(connect_readonly(self._path)) as connection:
            found = fingerprint(connection)
        self._is_known = KNOWN_SCHEMAS.get(version) == found
        if not self._is_known:
            yield Damage("schema", "list of tables", f"is not that of an edition of form {version}")

    def _check_structure(self) -> Iterator[Damage]:
        for (message,) in self._rows(f"PRAGMA integrity_check({_MOST_MESSAGES})"):
            text = _text(message)
            if text != "ok":
                number = _PAGE_NUMBER.search(text)
                page = int(number[1]) if number else 0
                yield Damage("structure", self._owners.get(page, "structure"), text, page)

    def _check_rows(self) -> Iterator[Damage]:
        """Compare every row with its hash, and all hashes with that of the content."""
        hashes: list[bytes] = []
        for table, columns in self._hashed_tables():
            try:
                yield from self._check_table(table, columns, hashes)
            except _FAILURES as error:
                yield Damage("unreadable", f"table {table}", f"cannot be read through ({error})")
        editions = self._rows("SELECT content_hash FROM edition")
        if len(editions) != 1:
            yield Damage("edition", "edition record", f"stands in the file {len(editions)} times")
        elif bytes(editions[0][0]) != hash_content(hashes):
            yield Damage("content", "content", "its rows are not, taken together, those published")

    def _check_table(self, table: str, columns: list[str], hashes: list[bytes]) -> Iterator[Damage]:
        hashed = [number for number, name in enumerate(columns) if name not in UNHASHED]
        hash_at = columns.index(ROW_HASH)
        names = ", ".join(map(_quoted, columns))
        rows = self._connection.execute(f"SELECT {names} FROM {_quoted(table)}")
        for count, row in enumerate(rows):
            if count % _ROWS_BETWEEN_WORDS == 0:
                self._say(f"Entries ({table})")
            found = hash_row(table, (row[number] for number in hashed))
            if table != "edition":
                hashes.append(found)
            if found != row[hash_at]:
                yield self._row_damage(table, dict(zip(columns, row, strict=True)))

    def _row_damage(self, table: str, row: dict[str, Any]) -> Damage:
        if table == "edition":
            return Damage("edition", "edition record", "is not as it was published")
        where = ", ".join(
            f"{name} {_text(row[name])}" for name in ("field", "key", "lang") if row.get(name)
        )
        place = f"{table} ({where})" if where else table
        subject = self._entry_of(table, row)
        return Damage("row", subject or f"table {table}", f"its row in {place} has changed")

    def _entry_of(self, table: str, row: dict[str, Any]) -> str:
        """Return `kind/slug` of the entry a row belongs to, empty where that cannot be told."""
        if table == "entry":
            return f"{_text(row['kind'])}/{_text(row['slug'])}"
        try:
            for name in ("entry_id", "from_id"):
                if row.get(name) is not None:
                    found = self._rows("SELECT kind, slug FROM entry WHERE id = ?", row[name])
                    return "/".join(map(_text, found[0])) if found else ""
            owner = next(iter(row))
            parent = owner.removesuffix("_id")
            if parent == owner:
                return ""
            sql = f"SELECT entry_id FROM {_quoted(parent)} WHERE id = ?"
            (entry_id,) = self._rows(sql, row[owner])[0]
            return self._entry_of("", {"entry_id": entry_id})
        except (*_FAILURES, IndexError):
            return ""

    def _check_references(self) -> Iterator[Damage]:
        for table, rowid, parent, _ in self._rows("PRAGMA foreign_key_check"):
            name = _text(table)
            message = f"row {rowid} refers to a row of {_text(parent)} that is not there"
            yield Damage("reference", f"table {name}", message)

    def _check_search(self) -> Iterator[Damage]:
        """Compare the full-text indexes with their text, in a copy: the check counts as a write."""
        if not self._is_known:
            return  # a table of any sort may stand under these names
        tables = [_text(name) for (name,) in self._rows(_FULL_TEXT_TABLES)]
        with closing(sqlite3.connect("")) as copy:
            self._connection.backup(copy)
            for table in tables:
                name = _quoted(table)
                try:
                    copy.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")
                except _FAILURES as error:
                    yield Damage(
                        "search", "search index", f"{table} does not fit its text ({error})"
                    )

    def _hashed_tables(self) -> Iterator[tuple[str, list[str]]]:
        for (table,) in self._rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
            name = _text(table)
            columns = self._rows("SELECT name FROM pragma_table_info(?)", name)
            names = [_text(column) for (column,) in columns]
            if ROW_HASH in names:
                yield name, names

    def _rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        return self._connection.execute(sql, parameters).fetchall()


def _text(value: object) -> str:
    """Read text that damage may have spoilt."""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _say_nothing(_done: int, _total: int, _what: str) -> None:
    pass
