"""The tables a workspace has beside those of an edition: who wrote what, when, and how far it is.

They have a metadata of their own, so that no build makes them. In a workspace the tables of an
edition are derived from these: each entry as it would read if its newest document were published.
"""

from typing import Final

from sqlalchemy import (
    Column,
    Connection,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)
from sqlalchemy.schema import CreateIndex, CreateTable

from db.schema.base import text_column

WORKSPACE_VERSION: Final = 2
"""`user_version` of a workspace, and the number of the newest migration."""

metadata: Final = MetaData()

workspace = Table(
    "workspace",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("created_at", Text, nullable=False),  # UTC, ISO 8601, as every moment here
    Column("base_number", Integer, nullable=False),  # of the edition it began with; 0 for none
    text_column("base_label"),
)

desk = Table(
    "desk",
    metadata,
    Column("entry_id", Integer, primary_key=True),  # of `entry`; never given twice
    Column("kind", Text, nullable=False),
    Column("slug", Text, nullable=False),
    Column("stage", Text, nullable=False),  # draft, review, published, withdrawn, trashed
    Column("revision", Integer, nullable=False),  # number of the newest; the optimistic lock
    Column("published", Integer, nullable=False),  # number of the one readers get; 0 for none
    Column("built", Integer, nullable=False),  # what `published` was in the last edition
    Column("changed_at", Text, nullable=False),
    Column("changed_by", Text, nullable=False),
    Index("desk_by_address", "kind", "slug", unique=True),
    Index("desk_by_stage", "stage", "changed_at"),
    Index("desk_by_change", "changed_at"),
)

revision = Table(
    "revision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", Integer, nullable=False),
    Column("number", Integer, nullable=False),  # from 1 within the entry, without gaps
    Column("stage", Text, nullable=False),
    Column("published", Integer, nullable=False),  # number of the one readers get from now on
    Column("author", Text, nullable=False),  # as claimed
    Column("saved_at", Text, nullable=False),
    text_column("reason"),
    Column("operation_id", Integer, nullable=False, index=True),
    Column("document", LargeBinary, nullable=False),  # the whole entry document, JSON
    Index("revision_of_entry", "entry_id", "number", unique=True),
)

operation = Table(
    "operation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("what", Text, nullable=False),  # save, create, publish, withdraw, delete, import, undo …
    Column("author", Text, nullable=False),
    Column("done_at", Text, nullable=False),
    Column("undoes", Integer, index=True),  # the operation that this one took back
)

used_slug = Table(
    "used_slug",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("slug", Text, primary_key=True),
    Column("entry_id", Integer, nullable=False),
)

recovery = Table(
    "recovery",
    metadata,
    Column("form", Text, primary_key=True),  # names one open form of one process
    Column("entry_id", Integer),  # NULL: an entry that was never saved
    Column("kind", Text, nullable=False),
    Column("slug", Text, nullable=False),
    Column("base_revision", Integer, nullable=False),
    Column("author", Text, nullable=False),
    Column("kept_at", Text, nullable=False),
    Column("process", Text, nullable=False),  # machine and number of the process that keeps it
    Column("document", LargeBinary, nullable=False),
)

comment = Table(
    "comment",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", Integer, nullable=False),
    Column("path", Text, nullable=False),  # JSON list: the field; [] for the entry as a whole
    Column("author", Text, nullable=False),
    Column("said_at", Text, nullable=False),
    Column("text", Text, nullable=False),
    text_column("settled_at"),
    text_column("settled_by"),
    Index("comment_of_entry", "entry_id", "settled_at"),
)

# An edition that was built here; the newest is what changes are counted from.
build = Table(
    "build",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("label", Text, nullable=False),
    Column("built_at", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("content_hash", Text, nullable=False),
)

asset = Table(
    "asset",
    metadata,
    Column("name", Text, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

# What has to be derived again because something it shows has changed; emptied in the background.
stale = Table("stale", metadata, Column("entry_id", Integer, primary_key=True))

# References that lead nowhere yet: whoever has one is derived again when the entry comes.
dangling = Table(
    "dangling",
    metadata,
    Column("entry_id", Integer, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("slug", Text, primary_key=True),
    Index("dangling_to", "kind", "slug"),
)

# As alembic makes it: a new workspace says which migrations it needs no more.
alembic_version = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)

INDEXES: Final = ("CREATE INDEX search_key_of_doc ON search_key (doc_id)",)
"""What the search index needs beside its own tables to be changed entry by entry."""


def create_editorial_tables(connection: Connection) -> None:
    """Create them, in the same order every time, beside the tables of an edition."""
    for table in metadata.sorted_tables:
        connection.execute(CreateTable(table))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            connection.execute(CreateIndex(index))
    for statement in INDEXES:
        connection.exec_driver_sql(statement)
