"""The metadata all tables hang on, and the columns that many of them repeat."""

from typing import Final

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, SmallInteger, Table, Text
from sqlalchemy.schema import SchemaItem

SCHEMA_VERSION: Final = 1
"""SQLite's `user_version`; a reader opens this version and every older one of the same major."""

metadata: Final = MetaData()


def content_table(name: str, *items: SchemaItem) -> Table:
    """Define a table of published content: its rows carry a hash of their own.

    The hash says *which* row was damaged where the hash of the file only says that one was.
    """
    return Table(name, metadata, *items, Column("row_hash", LargeBinary(16), nullable=False))


def text_column(name: str) -> Column[str]:
    """A text that may be empty but is never NULL."""
    return Column(name, Text, nullable=False, server_default="")


def number_column(name: str, default: int = 0) -> Column[int]:
    """A whole number that is never NULL."""
    return Column(name, Integer, nullable=False, server_default=str(default))


def key_column() -> Column[int]:
    """The row id of a part."""
    return Column("id", Integer, primary_key=True)


def entry_key() -> Column[int]:
    """The key of a table that holds one row an entry."""
    return Column("entry_id", Integer, ForeignKey("entry.id"), primary_key=True)


def entry_column(
    name: str = "entry_id", *, optional: bool = False, index: bool = True
) -> Column[int]:
    """A reference to an entry; without an index of its own where a wider one begins with it."""
    return Column(name, Integer, ForeignKey("entry.id"), nullable=optional, index=index)


def lang_key() -> Column[str]:
    """The language (BCP 47) of a text row; part of its key."""
    return Column("lang", Text, primary_key=True)


def position_column() -> Column[int]:
    """The place of a row among its siblings, from 0."""
    return Column("position", SmallInteger, nullable=False)


def date_columns(name: str = "date") -> tuple[Column[str], Column[str], Column[str]]:
    """An EDTF string with its lower and upper bound (ISO days; NULL where open)."""
    return (
        text_column(name),
        Column(f"{name}_from", Text),
        Column(f"{name}_to", Text),
    )


def fact_columns() -> tuple[Column[str], Column[str]]:
    """Certainty and note of something that could be disputed; its sources stand in `citation`."""
    return (
        Column("certainty", Text, nullable=False, server_default="confirmed"),
        text_column("note"),
    )


def translation_columns() -> tuple[Column[str], Column[int]]:
    """Who translated a text, and from which version of the original; empty for an original."""
    return text_column("translation"), number_column("translated_from")
