"""The one row that says which edition a file is."""

from sqlalchemy import Column, Integer, LargeBinary, Table, Text

from db.schema.base import metadata, text_column

edition = Table(
    "edition",
    metadata,
    Column("id", Integer, primary_key=True),
    text_column("title"),
    Column("number", Integer, nullable=False),
    text_column("label"),
    Column("published_at", Text, nullable=False),  # UTC, ISO 8601
    text_column("languages"),  # BCP 47 tags, space-separated, the base language first
    text_column("content_licence"),
    Column("content_hash", LargeBinary(32), nullable=False),  # SHA-256 over the sorted row hashes
    Column("file_hash", LargeBinary(32), nullable=False),  # SHA-256 of the file, these bytes zero
)
