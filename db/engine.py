"""Open an edition for reading: read-only, immutable, proven ours before the first query."""

import hashlib
import os
import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from db.errors import Busy, Corrupt, Foreign, Interrupted, NotFound, UserError

APPLICATION_ID: Final = 0x504C4344
KNOWN_SCHEMAS: Final = {
    1: "b5785e4db93674e6ac02030cf2af0aa4",
}
"""`user_version` to fingerprint; the last is what a build makes now (a test compares them)."""

_MAGIC: Final = b"SQLite format 3\0"
_HEADER: Final = 100
"""Length of SQLite's header; user_version is at 60, application_id at 68 (fileformat2, 1.3)."""

_STATEMENT_SECONDS: Final = 20.0
_STEPS_BETWEEN_LOOKS: Final = 50_000
_LIMITS: Final = {
    sqlite3.SQLITE_LIMIT_LENGTH: 24 * 1024 * 1024,  # of a value: above the largest picture
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_COLUMN: 200,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 200_000,
}
_LONGEST_PATH: Final = 500  # MAX_PATHNAME of SQLite is 512, some of it for names of its own
_STEPS_TO_OPEN: Final = 20_000
"""Several times what reading our list of tables takes; one of a million tables took minutes."""

_PRAGMAS: Final = (
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA query_only=ON",
    "PRAGMA mmap_size=0",  # a pulled USB stick would be a SIGBUS, not an error
    "PRAGMA cache_size=-2048",
    "PRAGMA temp_store=MEMORY",
)

_READ_SCHEMA: Final = "SELECT count(*) FROM sqlite_master"

_OUR_MISTAKES: Final = (
    sqlite3.IntegrityError,
    sqlite3.InternalError,
    sqlite3.NotSupportedError,
    sqlite3.ProgrammingError,
)
"""What damage never raises: DatabaseError itself, DataError and undecodable messages remain."""

_WRONG_TABLES: Final = (
    "{name} says it is an edition, but its tables are not those of one. "
    "It may be damaged or forged; fetch it again."
)
_ODD_VALUES: Final = (
    sqlite3.Error,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What reads raise where damage has put a value that no build writes; or where we are mistaken."""

_SIGNS_OF_DAMAGE: Final = ("decode to UTF-8", "fts5", "vtable constructor failed")

Parameters = Mapping[str, Any] | Sequence[Any]


def fingerprint(connection: sqlite3.Connection) -> str:
    """Return a digest of every table, index, trigger and view that the file declares."""
    rows = connection.execute(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master ORDER BY type, name"
    )
    digest = hashlib.sha256()
    for row in rows:
        digest.update("\x1f".join(map(str, row)).encode("utf-8", "surrogatepass") + b"\x1e")
    return digest.hexdigest()[:32]


class ReadSession:
    """Prebuilt SQL in, rows out, on one connection of one thread.

    Attributes:
        is_workspace: Whether there are editorial tables beside those of an edition.
    """

    def __init__(self, connection: sqlite3.Connection, *, is_workspace: bool = False) -> None:
        self.is_workspace = is_workspace
        self._connection = connection
        self._deadline = 0.0
        self._is_interrupted = False
        self._kept: dict[tuple[str, str], list[sqlite3.Row]] = {}
        connection.set_progress_handler(self._must_stop, _STEPS_BETWEEN_LOOKS)

    def all(self, sql: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
        """Return every row.

        Raises:
            Corrupt: The file's pages contradict each other.
            Interrupted: `interrupt` was called meanwhile, or since `resume`.
        """
        if self._is_interrupted:
            raise Interrupted
        self._deadline = time.monotonic() + _STATEMENT_SECONDS
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except sqlite3.OperationalError as error:
            raise self._translated(error) from error
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            if isinstance(error, _OUR_MISTAKES):
                raise
            raise self._damaged(error) from error

    def kept(self, sql: str, lang: str = "") -> list[sqlite3.Row]:
        """Return every row of what is asked again and again, with no parameter but `:lang`.

        An edition, which never changes, is asked once; a workspace each time.
        """
        if self.is_workspace:
            return self.all(sql, {"lang": lang})
        if (sql, lang) not in self._kept:
            self._kept[sql, lang] = self.all(sql, {"lang": lang})
        return self._kept[sql, lang]

    def first(self, sql: str, parameters: Parameters = ()) -> sqlite3.Row | None:
        """Return the first row, or None."""
        rows = self.all(sql, parameters)
        return rows[0] if rows else None

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """Return the first column of the first row, or None."""
        row = self.first(sql, parameters)
        return None if row is None else row[0]

    def interrupt(self) -> None:
        """Stop the running query and refuse those to come until `resume`; from any thread.

        SQLite forgets an interruption that comes between two statements, so that is kept here.
        """
        self._is_interrupted = True
        self._connection.interrupt()

    def resume(self) -> None:
        """Answer again, as when this thread begins something new."""
        self._is_interrupted = False

    def close(self) -> None:
        """Close the connection; the session is dead."""
        self._connection.close()

    def _must_stop(self) -> int:
        return int(self._is_interrupted or time.monotonic() > self._deadline)

    def _translated(self, error: sqlite3.OperationalError) -> Exception:
        text = str(error)
        if "interrupted" in text:
            if self._is_interrupted:
                return Interrupted()
            return Corrupt("A query ran past its time limit; the edition may be damaged.")
        if "locked" in text or "busy" in text:
            return Busy("Another program holds the file. Close it there and try again.")
        if "disk I/O" in text or "unable to open" in text:
            what = "workspace" if self.is_workspace else "edition"
            return NotFound(
                f"The {what} can no longer be read. Was its USB stick or folder removed?"
            )
        if any(sign in text for sign in _SIGNS_OF_DAMAGE):
            return self._damaged(error)
        return error

    def _damaged(self, reason: Exception) -> Corrupt:
        return damaged_workspace(reason) if self.is_workspace else _damaged(reason)


class Database:
    """A file of entries; hands out one session a thread and closes them together."""

    def __init__(self, path: Path) -> None:
        """Remember the path; `open_edition` is what proves the file.

        Args:
            path: An existing SQLite file.
        """
        self.path = path
        self._lock = threading.Lock()
        self._sessions: dict[int, ReadSession] = {}

    @contextmanager
    def read(self) -> Iterator[ReadSession]:
        """Yield this thread's session; the block is the unit of work.

        Raises:
            Corrupt: Something went wrong in the block, and the file is not as it was published.
        """
        try:
            yield self._session_of_thread()
        except _ODD_VALUES as error:
            if self.is_as_published:
                raise
            raise _damaged(error) from error

    @cached_property
    def is_as_published(self) -> bool:
        """Whether the file's hash is the one in it: what then goes wrong is our mistake."""
        from db.content.file_bytes import FileBytes
        from db.content.hashing import is_whole

        try:
            stored = self._session_of_thread().value("SELECT file_hash FROM edition")
            with self.path.open("rb") as file:
                return is_whole(FileBytes(file), bytes(stored))
        except (UserError, OSError, *_ODD_VALUES):
            return False

    def close(self) -> None:
        """Close every connection; sessions handed out before are dead."""
        with self._lock:
            for session in self._sessions.values():
                session.close()
            self._sessions.clear()

    def _session_of_thread(self) -> ReadSession:
        """Return the session kept under the thread's number.

        Not in a `threading.local`: a thread of Qt's gets a new Python state for every job, and
        would open the file anew each time.
        """
        thread = threading.get_ident()
        with self._lock:
            session = self._sessions.get(thread)
            if session is None:
                session = self._sessions[thread] = self._open_session()
        return session

    def _open_session(self) -> ReadSession:
        return ReadSession(connect_readonly(self.path))


def damaged_workspace(reason: Exception) -> Corrupt:
    """Say that a workspace is damaged, and what to do."""
    return Corrupt(
        f"The workspace is damaged ({reason}). Open the copy that was made last, or make a new "
        "workspace of the edition and import the exported content."
    )


def connect_readonly(path: Path) -> sqlite3.Connection:
    """Connect to a file that nobody may change while it is open.

    `immutable=1` lets it stand on read-only media; it also means that a file that is replaced
    must be opened anew.

    Raises:
        NotFound: SQLite cannot open a file of so long a path.
    """
    refuse_long_path(path)
    uri = f"file:{quote(os.fsencode(path.absolute()))}?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None)
    try:
        connection.row_factory = sqlite3.Row
        guard(connection, _PRAGMAS)
    except BaseException:
        connection.close()
        raise
    return connection


def guard(connection: sqlite3.Connection, pragmas: Sequence[str]) -> None:
    """Set the bounds within which a strange file is read, and read its list of tables."""
    for limit, most in _LIMITS.items():
        connection.setlimit(limit, most)
    connection.set_progress_handler(lambda: 1, _STEPS_TO_OPEN)
    for statement in (*pragmas, _READ_SCHEMA):
        connection.execute(statement)
    connection.set_progress_handler(None, 0)


def refuse_long_path(path: Path) -> None:
    """Raise NotFound for a path that SQLite would not open, whatever the system does."""
    length = len(os.fsencode(path.absolute()))
    if length > _LONGEST_PATH:
        raise NotFound(
            f"{path.name} cannot be opened there: its path is {length} characters long and may "
            f"have {_LONGEST_PATH}. Put it into a folder nearer to the top."
        )


def open_edition(path: Path) -> Database:
    """Open a published edition after proving that it is one.

    Raises:
        NotFound: No such file, or none that can be read.
        Foreign: Not an edition, or one made for a newer program.
        Corrupt: An edition that is cut off or damaged, or whose declared tables are not those of
            its version.
    """
    version = _prove_header(read_header(path), path.name)
    database = Database(path)
    try:
        found = fingerprint(database._session_of_thread()._connection)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        database.close()
        raise Corrupt(
            f"{path.name} is an edition, but it is damaged or was not copied whole. "
            "Fetch it again; nothing of yours is lost."
        ) from error
    if found != KNOWN_SCHEMAS[version]:
        database.close()
        raise Corrupt(_WRONG_TABLES.format(name=path.name))
    return database


def read_header(path: Path) -> bytes:
    """Return the first bytes of a file, in which SQLite's header stands.

    Raises:
        NotFound: There is no such file, or it cannot be read.
    """
    try:
        if not path.is_file():  # asked first: opening a pipe would wait for ever
            raise NotFound(f"There is no file {path}.")
        with path.open("rb") as file:
            return file.read(_HEADER)
    except OSError as error:
        raise NotFound(f"{path} cannot be read: {error.strerror}.") from error


def _prove_header(header: bytes, name: str) -> int:
    """Return the version of the format that a file declares."""
    version = int.from_bytes(header[60:64], "big", signed=True)
    application = int.from_bytes(header[68:72], "big")
    if len(header) < _HEADER or not header.startswith(_MAGIC) or application != APPLICATION_ID:
        raise Foreign(f"{name} is not a Placard edition.")
    newest = max(KNOWN_SCHEMAS)
    if version > newest:
        raise Foreign(
            f"{name} was made for a newer Placard (format {version}; this one reads up to "
            f"{newest}). Install the newer program to open it."
        )
    if version not in KNOWN_SCHEMAS:
        raise Corrupt(_WRONG_TABLES.format(name=name))
    return version


def _damaged(reason: Exception) -> Corrupt:
    return Corrupt(f"The edition is damaged ({reason}). Fetch it again; nothing of yours is lost.")
