"""The unit of work of a write: the newest revisions, and the one place that adds to them."""

import sqlite3
from functools import cached_property
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection

from db.content.table_writer import driver_connection
from db.entries.base import Entry
from db.errors import NotFound
from db.workspace.deriving import Deriver
from db.workspace.documents import decode_document, encode_document

TRASHED: Final = "trashed"
FIRST_OPERATION: Final = 1
"""The one that made the workspace of an edition."""
IN_TRASH: Final = "This entry is in the trash."

_HEAD_COLUMNS: Final = "entry_id, kind, slug, stage, revision, published, built"
_HEAD: Final = f"SELECT {_HEAD_COLUMNS} FROM desk WHERE entry_id = ?"
_HEAD_AT: Final = f"SELECT {_HEAD_COLUMNS} FROM desk WHERE kind = ? AND slug = ?"
_REVISION: Final = (
    "SELECT stage, published, document FROM revision WHERE entry_id = ? AND number = ?"
)
_ADD_REVISION: Final = (
    "INSERT INTO revision (entry_id, number, stage, published, author, saved_at, reason,"
    " operation_id, document) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_PUT_HEAD: Final = f"INSERT OR REPLACE INTO desk ({_HEAD_COLUMNS}, changed_at, changed_by) VALUES"
_USE_SLUG: Final = "INSERT OR IGNORE INTO used_slug (kind, slug, entry_id) VALUES (?, ?, ?)"


class Head(NamedTuple):
    """Where an entry stands.

    Attributes:
        revision: Number of the newest; 0 for an entry that has none yet.
        published: Number of the one readers get; 0 for none.
        built: What `published` was in the last edition.
    """

    entry_id: int
    kind: str
    slug: str
    stage: str
    revision: int
    published: int
    built: int


class Revision(NamedTuple):
    """One state of an entry."""

    stage: str
    published: int
    document: Entry


class Doing(NamedTuple):
    """An operation under way: who does it, when and why, and its number."""

    id: int
    author: str
    at: str
    reason: str


class WriteSession:
    """A transaction on a workspace, for the functions of `db.commands`."""

    def __init__(self, connection: Connection) -> None:
        """Begin.

        Args:
            connection: Within a transaction; committing is the caller's.
        """
        self.connection = connection

    @cached_property
    def driver(self) -> sqlite3.Connection:
        """SQLite's own connection, for statements that need nothing of SQLAlchemy."""
        return driver_connection(self.connection)

    @cached_property
    def base_language(self) -> str:
        """Language of the texts that every entry has."""
        return str(self.value("SELECT base_language FROM edition"))

    @cached_property
    def deriver(self) -> Deriver:
        """What keeps the reading tables in step."""
        return Deriver(self.connection, self.base_language)

    def value(self, sql: str, *parameters: Any) -> Any:
        """Return the first column of the first row, or None."""
        row = self.driver.execute(sql, parameters).fetchone()
        return None if row is None else row[0]

    def head(self, entry_id: int) -> Head:
        """Return where an entry stands.

        Raises:
            NotFound: There is no such entry.
        """
        row = self.driver.execute(_HEAD, (entry_id,)).fetchone()
        if row is None:
            raise NotFound("The workspace has no such entry any more.")
        return Head(*row)

    def find_head(self, kind: str, slug: str) -> Head | None:
        """Return where the entry stands that has a slug now."""
        row = self.driver.execute(_HEAD_AT, (kind, slug)).fetchone()
        return Head(*row) if row else None

    def revision(self, head: Head, number: int) -> Revision:
        """Return a revision of an entry.

        Raises:
            NotFound: It has none of that number.
        """
        row = self.driver.execute(_REVISION, (head.entry_id, number)).fetchone()
        if row is None:
            raise NotFound(f"{head.kind}/{head.slug} has no revision {number}.")
        return Revision(row[0], row[1], decode_document(head.kind, row[2]))

    def new_head(self, kind: str) -> Head:
        """Return the place of an entry that is to be; ids are never given twice."""
        entry_id = self.value("SELECT coalesce(max(entry_id), 0) + 1 FROM desk")
        return Head(entry_id, kind, "", "", 0, 0, 0)

    def begin(
        self, what: str, author: str, at: str, reason: str = "", undoes: int | None = None
    ) -> Doing:
        """Note an operation; what it does to entries is added by `put`."""
        cursor = self.driver.execute(
            "INSERT INTO operation (what, author, done_at, undoes) VALUES (?, ?, ?, ?)",
            (what, author, at, undoes),
        )
        return Doing(cursor.lastrowid or 0, author, at, reason)

    def put(self, doing: Doing, head: Head, revision: Revision) -> Head:
        """Add a revision to an entry and derive its reading tables; return where it stands then."""
        stage, published, document = revision
        now = Head(
            head.entry_id,
            head.kind,
            document.slug,
            stage,
            head.revision + 1,
            published,
            head.built,
        )
        self.driver.execute(
            _ADD_REVISION,
            (
                now.entry_id,
                now.revision,
                stage,
                published,
                doing.author,
                doing.at,
                doing.reason,
                doing.id,
                encode_document(document),
            ),
        )
        self.driver.execute(
            f"{_PUT_HEAD} (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*now, doing.at, doing.author)
        )
        for slug in (document.slug, *document.former_slugs):
            self.driver.execute(_USE_SLUG, (now.kind, slug, now.entry_id))
        self.derive(now, document)
        return now

    def derive(self, head: Head, document: Entry) -> None:
        """Write the reading tables of an entry anew."""
        hidden = IN_TRASH if head.stage == TRASHED else ""
        if head.stage == "withdrawn":
            hidden = document.withdrawn or "This entry was withdrawn."
        self.deriver.derive(head.entry_id, head.kind, document, hidden=hidden)

    def rehearse(self, head: Head, document: Entry) -> None:
        """Write the tables that the page of a document is read from, for a look at it."""
        self.deriver.derive(head.entry_id, head.kind, document, is_rehearsed=True)
