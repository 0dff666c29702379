"""Stories, images and sources: what is read, and what it rests on."""

from sqlalchemy import Column, LargeBinary, Text

from db.schema.base import (
    content_table,
    date_columns,
    entry_column,
    entry_key,
    key_column,
    lang_key,
    number_column,
    position_column,
    text_column,
    translation_columns,
)

story = content_table(
    "story",
    entry_key(),
    text_column("dateline_place"),
    *date_columns("dateline"),
    text_column("author"),
    entry_column("image_id", optional=True),
)
story_text = content_table(
    "story_text",
    entry_key(),
    lang_key(),
    *translation_columns(),
    text_column("headline"),
    text_column("standfirst"),
    text_column("highlights"),  # JSON list
    text_column("body"),
)
correction = content_table(
    "correction",
    key_column(),
    entry_column(),
    position_column(),
    text_column("date"),
    text_column("note"),
)
image = content_table(
    "image",
    entry_key(),
    text_column("file"),
    text_column("credit"),
    text_column("licence"),
    text_column("media_type"),  # image/png, image/jpeg, image/webp; '' = credit only
    number_column("width"),
    number_column("height"),
    Column("data", LargeBinary),
)
image_text = content_table(
    "image_text",
    entry_key(),
    lang_key(),
    *translation_columns(),
    text_column("caption"),
    text_column("alt"),
)
source = content_table(
    "source",
    entry_key(),
    text_column("publisher"),
    text_column("url"),
    entry_column("document_id", optional=True),
    *date_columns("accessed"),
    text_column("note"),
)
source_text = content_table(
    "source_text",
    entry_key(),
    lang_key(),
    *translation_columns(),
    Column("title", Text, nullable=False),
)
