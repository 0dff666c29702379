"""Rows into tables in batches, each content row with its hash."""

import sqlite3
from collections import defaultdict
from typing import Any, Final

from sqlalchemy import Connection, insert

from db.content.hashing import ROW_HASH, UNHASHED, hash_row
from db.schema import metadata

_BATCH: Final = 1000


class TableWriter:
    """Collects rows of any table and inserts them in the order they came.

    Attributes:
        row_hashes: Of all rows so far.
    """

    def __init__(self, connection: Connection) -> None:
        """Write through a connection.

        Args:
            connection: Its tables exist; committing is the caller's.
        """
        self._connection = connection
        self._waiting: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        self._columns = {
            name: [column.name for column in table.c if column.name not in UNHASHED]
            for name, table in metadata.tables.items()
        }
        self.row_hashes: list[bytes] = []

    def add(self, table: str, row: dict[str, Any]) -> None:
        """Take a row, which names every column of its table but those of hashes."""
        row_hash = hash_row(table, (row[name] for name in self._columns[table]))
        self.row_hashes.append(row_hash)
        waiting = self._waiting[table]
        waiting.append({**row, ROW_HASH: row_hash})
        if len(waiting) >= _BATCH:
            self._insert(table)

    def flush(self) -> None:
        """Insert what still waits."""
        for table in list(self._waiting):
            self._insert(table)

    def _insert(self, table: str) -> None:
        rows = self._waiting.pop(table, [])
        if rows:
            self._connection.execute(insert(metadata.tables[table]), rows)


def driver_connection(connection: Connection) -> sqlite3.Connection:
    """Return the standard library's connection below SQLAlchemy's."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver
