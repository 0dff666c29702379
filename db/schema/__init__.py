"""Core tables by subject; imported by builds and writes, never by the reader."""

from sqlalchemy import Connection
from sqlalchemy.schema import CreateIndex, CreateTable

from db.schema import documents, edition, entries, people, sessions, stories
from db.schema.base import SCHEMA_VERSION, metadata

__all__ = [
    "SCHEMA_VERSION",
    "create_tables",
    "documents",
    "edition",
    "entries",
    "metadata",
    "people",
    "sessions",
    "stories",
]


def create_tables(connection: Connection) -> None:
    """Create all tables and indexes, in the same order every time.

    `metadata.create_all` takes a table's indexes from a set, so that no two files would be equal.
    """
    for table in metadata.sorted_tables:
        connection.execute(CreateTable(table))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            connection.execute(CreateIndex(index))
