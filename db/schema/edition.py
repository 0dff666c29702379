"""The row that says which edition a file is, and the checksums of the file's pages."""

from sqlalchemy import Column, Integer, LargeBinary, Table, Text

from db.schema.base import content_table, metadata, text_column

edition = content_table(
    "edition",
    Column("id", Integer, primary_key=True),
    text_column("title"),
    Column("number", Integer, nullable=False),
    text_column("label"),
    Column("published_at", Text, nullable=False),  # UTC, ISO 8601
    text_column("languages"),  # BCP 47 tags, space-separated
    text_column("base_language"),  # of the texts that every entry has
    text_column("content_licence"),
    Column("content_hash", LargeBinary(32), nullable=False),  # SHA-256 over the sorted row hashes
    Column("file_hash", LargeBinary(32), nullable=False),  # SHA-256 of the file, these bytes zero
)

# Row hashes cannot see what lies outside rows; these tell where in the file a change is.
page_hash = Table(
    "page_hash",
    metadata,
    Column("page", Integer, primary_key=True),  # from 1, as SQLite counts
    Column("hash", LargeBinary(16), nullable=False),
)
