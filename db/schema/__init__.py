"""Core tables by subject; imported by builds and writes, never by the reader."""

from db.schema import documents, edition, entries, people, sessions, stories
from db.schema.base import APPLICATION_ID, SCHEMA_VERSION, metadata

__all__ = [
    "APPLICATION_ID",
    "SCHEMA_VERSION",
    "documents",
    "edition",
    "entries",
    "metadata",
    "people",
    "sessions",
    "stories",
]
