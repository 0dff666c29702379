"""Prove a workspace sound: SQLite's own checks, the search index, revisions without gaps."""

import sqlite3
from collections.abc import Iterator
from typing import Final

_INDEXES: Final = ("search_title", "search_body")
_GAPS: Final = (
    "SELECT d.kind || '/' || d.slug FROM desk AS d LEFT JOIN (SELECT entry_id, max(number) AS last,"
    " count(*) AS n FROM revision GROUP BY entry_id) AS r ON r.entry_id = d.entry_id"
    " WHERE coalesce(r.last, 0) <> d.revision OR r.n <> d.revision OR d.published > d.revision"
)
_UNSHOWN: Final = (
    "SELECT kind || '/' || slug FROM desk WHERE entry_id NOT IN (SELECT id FROM entry)"
)
_MOST_NAMED: Final = 20


def find_damage(connection: sqlite3.Connection) -> list[str]:
    """Return what is wrong with a workspace as a file, nothing if it is sound.

    Args:
        connection: That may write: asking the index needs it, though nothing is changed.
    """
    try:
        return list(_damage(connection))
    except sqlite3.DatabaseError as error:
        return [str(error)]


def _damage(connection: sqlite3.Connection) -> Iterator[str]:
    for row in connection.execute(f"PRAGMA integrity_check({_MOST_NAMED})"):
        if row[0] != "ok":
            yield row[0]
    for table in _INDEXES:
        try:
            connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError:
            yield f"the index {table} is not that of its texts"
    for (address,) in connection.execute(_GAPS):
        yield f"revisions of {address} are missing"
    for (address,) in connection.execute(_UNSHOWN):
        yield f"{address} is not in the tables that are read"
