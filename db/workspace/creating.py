"""Make a workspace of an edition: its tables and index, and a first revision of every entry."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from sqlalchemy import Connection, create_engine, insert
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool

from db.content.table_writer import driver_connection
from db.engine import connect_readonly, open_edition, refuse_long_path
from db.entries.rows_reading import read_entries
from db.errors import Corrupt, Invalid, NotFound
from db.files import part_file, remove_abandoned
from db.schema import editorial
from db.search.index_changes import put_off_merges, spread_places
from db.workspace.documents import encode_document
from db.workspace.file import VERSION, WORKSPACE_ID
from db.workspace.session import FIRST_OPERATION

Tell = Callable[[str], None]
"""Told what is going on; raising from it cancels."""

_BATCH: Final = 500
_PREPARE: Final = ("PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF", "PRAGMA cache_size=-65536")
_WORTH_PACKING: Final = 10
"""A part of free pages in all of them, from which on packing them is worth the time."""
_FIRST: Final = "import"


def create_workspace(path: Path, source: Path, *, author: str, at: str, tell: Tell) -> None:
    """Make a workspace that holds what an edition does, each entry as published.

    Args:
        path: The new file; nothing may be there.
        source: An edition.
        author: Whoever makes it.
        at: The moment, UTC, ISO 8601.
        tell: Told what is going on.

    Raises:
        NotFound: There is no such edition, or the file cannot be written there.
        Foreign: The source is not an edition.
        Corrupt: It is damaged.
        Invalid: There is a file of that name already.
    """
    refuse_long_path(path)
    open_edition(source).close()
    if path.exists():
        raise Invalid(f"{path} exists already; name a new file.")
    remove_abandoned(path.parent)
    with part_file(path) as part:
        try:
            tell("Copying the edition")
            with closing(connect_readonly(source)) as edition:
                edition.setlimit(
                    sqlite3.SQLITE_LIMIT_ATTACHED, 1
                )  # VACUUM INTO attaches its target
                edition.execute("PRAGMA query_only=OFF")
                edition.execute("VACUUM INTO ?", (f"file:{quote(os.fsencode(part.absolute()))}",))
            _fill(part, author, at, tell)
            _sync(part)
            part.replace(path)
        except (sqlite3.Error, OSError) as error:
            raise NotFound(
                f"{path} could not be made ({error}). Is there room, and is the folder yours?"
            ) from error
        except (SQLAlchemyError, LookupError, TypeError) as error:
            raise Corrupt(f"{source.name} is damaged; fetch it again.") from error


def _fill(part: Path, author: str, at: str, tell: Tell) -> None:
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(part, isolation_level=None, check_same_thread=False),
        poolclass=StaticPool,
        isolation_level="AUTOCOMMIT",
    )
    try:
        with engine.connect() as connection:
            for pragma in _PREPARE:
                connection.exec_driver_sql(pragma)
            connection.exec_driver_sql("BEGIN")
            editorial.create_editorial_tables(connection)
            _fill_desk(connection, author, at, tell)
            spread_places(driver_connection(connection), tell)
            put_off_merges(driver_connection(connection))
            connection.exec_driver_sql("DELETE FROM page_hash")
            connection.exec_driver_sql("DELETE FROM finding")
            connection.exec_driver_sql("COMMIT")
            for statement in (f"application_id={WORKSPACE_ID}", f"user_version={VERSION}"):
                connection.exec_driver_sql(f"PRAGMA {statement}")
            free, pages = (
                connection.exec_driver_sql(f"PRAGMA {count}").scalar_one()
                for count in ("freelist_count", "page_count")
            )
            if free * _WORTH_PACKING > pages:
                connection.exec_driver_sql("VACUUM")
    finally:
        engine.dispose()


def _sync(part: Path) -> None:
    """Wait until the disk has the file, which was written without."""
    handle = os.open(part, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _fill_desk(connection: Connection, author: str, at: str, tell: Tell) -> None:
    ask = connection.exec_driver_sql
    number, label, base_language = ask("SELECT number, label, base_language FROM edition").one()
    tables = editorial.metadata.tables
    connection.execute(
        insert(tables["workspace"]),
        {"id": 1, "created_at": at, "base_number": number, "base_label": label},
    )
    connection.execute(
        insert(tables["alembic_version"]), {"version_num": f"{editorial.WORKSPACE_VERSION:04}"}
    )
    connection.execute(
        insert(tables["operation"]),
        {"id": FIRST_OPERATION, "what": _FIRST, "author": author, "done_at": at},
    )
    ask("INSERT INTO asset SELECT file, data FROM image WHERE file <> '' AND data IS NOT NULL")
    ask(
        "INSERT INTO used_slug SELECT kind, slug, id FROM entry"
        " UNION SELECT kind, slug, entry_id FROM former_slug"
    )
    ask(
        "INSERT INTO desk SELECT id, kind, slug, status, 1, 1, 1, ?, ? FROM entry",
        (at, author),
    )
    ids = {(kind, slug): number for number, kind, slug in ask("SELECT id, kind, slug FROM entry")}
    waiting: list[dict[str, Any]] = []
    for count, (kind, entry) in enumerate(read_entries(connection, base_language=base_language), 1):
        waiting.append(
            {
                "entry_id": ids[kind, entry.slug],
                "number": 1,
                "stage": entry.status,
                "published": 1,
                "author": author,
                "saved_at": at,
                "reason": f"From edition {label}",
                "operation_id": FIRST_OPERATION,
                "document": encode_document(entry),
            }
        )
        if len(waiting) == _BATCH:
            connection.execute(insert(tables["revision"]), waiting)
            waiting.clear()
            tell(f"Taking in {count} of {len(ids)} entries")
    if waiting:
        connection.execute(insert(tables["revision"]), waiting)
