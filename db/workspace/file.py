"""The file of a workspace: opened by several at once, written by one at a time.

A rollback journal, not a write-ahead log: a log needs memory that computers share, which a folder
on a network does not give. A write takes the file at its beginning (`BEGIN IMMEDIATE`), so that two
writers wait for each other instead of one failing in the middle.
"""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from db.engine import (
    Database,
    ReadSession,
    damaged_workspace,
    fingerprint,
    guard,
    open_edition,
    read_header,
    refuse_long_path,
)
from db.errors import Busy, Corrupt, Foreign, NotFound, UserError

if TYPE_CHECKING:  # whoever only reads a workspace never loads it
    from sqlalchemy import Connection, Engine

    from db.workspace.session import WriteSession

WORKSPACE_ID: Final = 0x504C4357
"""SQLite's `application_id` of a workspace: "PLCW"."""
WORKSPACE_SUFFIX: Final = ".workspace"
VERSION: Final = 2
"""`user_version` of the workspaces that this program writes; older ones are migrated first."""

PATIENCE_SECONDS: Final = 5.0
"""How long one who finds the file taken waits for it, and is then told."""

_PRAGMAS: Final = (
    "PRAGMA journal_mode=DELETE",
    "PRAGMA synchronous=FULL",  # what was acknowledged is on the disk
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
    "PRAGMA cache_size=-8192",
    "PRAGMA temp_store=MEMORY",
)
_READ_PRAGMAS: Final = (*_PRAGMAS[2:], "PRAGMA query_only=ON")
KNOWN_SCHEMAS: Final = {
    1: "bf836227bc36d6a068987fabd19d90f9",
    2: "a25e6dae67dd0eb57326a41de2b85e70",
}
"""`user_version` to fingerprint, as of an edition; the last is that of a new workspace."""

_MAGIC: Final = b"SQLite format 3\0"
_WRONG_TABLES: Final = (
    "{name} says it is a workspace, but its tables are not those of one. "
    "It may be damaged or forged."
)
_WAIT: Final = "Another program is writing {name}. Wait a moment and try again; nothing was lost."


class WorkspaceFile(Database):
    """A workspace: reads as an edition does, and has one door for writes.

    Attributes:
        kept: Where the file lies as it was before it was brought up to date; None if it was.
    """

    def __init__(self, path: Path, kept: Path | None = None) -> None:
        """Remember the path; `open_workspace` is what proves the file."""
        super().__init__(path)
        self.kept = kept
        self._writing = threading.Lock()
        self._engine: Engine | None = None

    @contextmanager
    def read(self) -> Iterator[ReadSession]:
        """Yield this thread's session; what is read in the block is of one moment."""
        session = self._session_of_thread()
        driver = session._connection
        is_outermost = not driver.in_transaction
        if is_outermost:
            driver.execute("BEGIN")
        try:
            yield session
        finally:
            if is_outermost and driver.in_transaction:
                driver.execute("ROLLBACK")

    @property
    def is_writable(self) -> bool:
        """Whether the file and its folder, where the journal stands, can be written."""
        return os.access(self.path, os.W_OK) and os.access(self.path.parent, os.W_OK)

    @contextmanager
    def write(self) -> "Iterator[WriteSession]":
        """Yield a session for `db.commands`; the block is the transaction, whole or undone.

        Raises:
            Busy: Another process keeps the file.
            NotFound: The medium is read-only or full, or fails; nothing was changed.
        """
        with self._transaction() as connection:
            yield _write_session(connection)
            connection.exec_driver_sql("COMMIT")

    @contextmanager
    def rehearse(self) -> "Iterator[tuple[WriteSession, Callable[[], ReadSession]]]":
        """Yield a session to write through, and what then reads; nothing of it is kept.

        Raises:
            Busy: Another process keeps the file.
            NotFound: The medium cannot be written.
        """
        with self._transaction() as connection:
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)

            def begin_reading() -> ReadSession:
                driver.row_factory = sqlite3.Row
                return ReadSession(driver, is_workspace=True)

            try:
                yield _write_session(connection), begin_reading
            finally:
                driver.row_factory = None
                driver.set_progress_handler(None, 0)

    def close(self) -> None:
        """Close every connection."""
        super().close()
        with self._writing:
            if self._engine is not None:
                self._engine.dispose()
                self._engine = None

    @contextmanager
    def _transaction(self) -> "Iterator[Connection]":
        """Yield a connection within a transaction that is undone unless the block commits it."""
        with self._writing, told_plainly(self.path.name), self._connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield connection
            finally:
                driver = connection.connection.driver_connection
                if driver is not None and driver.in_transaction:
                    driver.rollback()

    def _connect(self) -> "Connection":
        if self._engine is None:
            from sqlalchemy import create_engine
            from sqlalchemy.pool import StaticPool

            self._engine = create_engine(
                "sqlite://",
                creator=lambda: connect_writing(self.path),
                poolclass=StaticPool,
                isolation_level="AUTOCOMMIT",  # transactions are begun and ended here
            )
        return self._engine.connect()

    def _open_session(self) -> ReadSession:
        connection = _connect(self.path, _READ_PRAGMAS)
        connection.row_factory = sqlite3.Row
        return ReadSession(connection, is_workspace=True)


def _write_session(connection: "Connection") -> "WriteSession":
    from db.workspace.session import WriteSession

    return WriteSession(connection)


def open_workspace(path: Path) -> WorkspaceFile:
    """Open a workspace after proving that it is one; an older one is brought up to date first.

    Raises:
        NotFound: No such file, or none that can be read.
        Foreign: Not a workspace, or one of a newer program.
        Corrupt: Its tables are not those of a workspace.
        Busy: Another process keeps it.
    """
    version, kept = prove_header(read_header(path), path.name), None
    if version < VERSION:
        from db.migrations.run import migrate

        kept = migrate(path)
    workspace = WorkspaceFile(path, kept)
    try:
        with told_plainly(path.name), workspace.read() as session:
            found = fingerprint(session._connection)
        if found != KNOWN_SCHEMAS[VERSION]:
            raise Corrupt(_WRONG_TABLES.format(name=path.name))
    except BaseException:
        workspace.close()
        raise
    return workspace


def open_file(path: Path) -> Database:
    """Open whichever a file says it is, a workspace or an edition.

    Raises:
        NotFound: No such file, or none that can be read.
        Foreign: Neither of the two, or one of a newer program.
        Corrupt: It is damaged.
        Busy: Another process keeps the workspace.
    """
    return open_workspace(path) if is_workspace(path) else open_edition(path)


def is_workspace(path: Path) -> bool:
    """Whether a file says that it is a workspace; False where it cannot be read."""
    try:
        header = read_header(path)
    except NotFound:
        return False
    return _application(header) == WORKSPACE_ID


def connect_writing(path: Path) -> sqlite3.Connection:
    """Connect to a workspace for writing."""
    return _connect(path, _PRAGMAS)


def connect_copy(path: Path) -> sqlite3.Connection:
    """Return a workspace as it is now, copied into memory or a temporary file, to be tried at will.

    Raises:
        NotFound: It cannot be read.
        Busy: Another process keeps it.
    """
    copy = sqlite3.connect("", isolation_level=None)
    try:
        with told_plainly(path.name):
            back_up(path, copy)
    except BaseException:
        copy.close()
        raise
    return copy


def back_up(path: Path, copy: sqlite3.Connection) -> None:
    """Copy a workspace as it is now.

    Args:
        path: Of the workspace.
        copy: To an empty file, or none.
    """
    with closing(_connect(path, _READ_PRAGMAS)) as source:
        # The lock for reading first: a backup that found another's would wait for ever.
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        source.backup(copy)


def _connect(path: Path, pragmas: tuple[str, ...]) -> sqlite3.Connection:
    refuse_long_path(path)
    connection = sqlite3.connect(
        f"file:{quote(os.fsencode(path.absolute()))}?mode=rw",
        uri=True,
        check_same_thread=False,
        isolation_level=None,
        timeout=PATIENCE_SECONDS,
    )
    try:
        guard(connection, pragmas)
    except BaseException:
        connection.close()
        raise
    return connection


def prove_header(header: bytes, name: str) -> int:
    """Return the format of a workspace by the first bytes of its file.

    Raises:
        Foreign: It is none, or one of a newer program.
        Corrupt: It has a format that there never was.
    """
    version = int.from_bytes(header[60:64], "big", signed=True)
    if not header.startswith(_MAGIC) or _application(header) != WORKSPACE_ID:
        raise Foreign(f"{name} is not a workspace of Placard.")
    if version > VERSION:
        raise Foreign(
            f"{name} was last written by a newer Placard (format {version}; this one writes "
            f"{VERSION}). Install the newer program to open it."
        )
    if version < 1:
        raise Corrupt(_WRONG_TABLES.format(name=name))
    return version


def _application(header: bytes) -> int:
    return int.from_bytes(header[68:72], "big")


@contextmanager
def told_plainly(name: str) -> Iterator[None]:
    """Turn what SQLite says into what a person can mend."""
    try:
        yield
    except Exception as error:
        said = _translated(getattr(error, "orig", error), name)
        if said is None:
            raise
        raise said from error


def _translated(error: object, name: str) -> UserError | None:
    text = str(error)
    if not isinstance(error, sqlite3.DatabaseError):
        return None
    if "locked" in text or "busy" in text:
        return Busy(_WAIT.format(name=name))
    if "full" in text:
        return NotFound(f"The disk is full, so {name} could not be written; it is as before.")
    if "readonly" in text:
        return NotFound(
            f"{name} cannot be written here: the file or its medium is read-only. "
            "Copy it to a folder of your own to edit it."
        )
    if "disk I/O" in text or "unable to open" in text:
        return NotFound(f"{name} cannot be read or written. Was its USB stick or folder removed?")
    if "malformed" in text or "not a database" in text:
        return damaged_workspace(error)
    return None
