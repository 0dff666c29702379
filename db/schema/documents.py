"""Documents with their votes, and the vocabularies: topics and terms."""

from sqlalchemy import Column, ForeignKey, Integer, Text

from db.schema.base import (
    content_table,
    entry_column,
    entry_key,
    fact_columns,
    key_column,
    lang_key,
    number_column,
    position_column,
    text_column,
    translation_columns,
)

document = content_table(
    "document",
    entry_key(),
    Column("kind", Text, nullable=False),
    text_column("symbol"),
    text_column("languages"),  # BCP 47 tags, space-separated
    text_column("url"),
    entry_column("revises_id", optional=True),
    *fact_columns(),
)
document_text = content_table(
    "document_text",
    entry_key(),
    lang_key(),
    *translation_columns(),
    text_column("title"),
    text_column("abstract"),
    text_column("body"),
)
vote = content_table(
    "vote",
    key_column(),
    entry_column(),
    position_column(),
    text_column("date"),
    number_column("in_favour"),
    number_column("against"),
    number_column("abstaining"),
    number_column("not_voting"),
    *fact_columns(),
)
vote_text = content_table(
    "vote_text",
    Column("vote_id", Integer, ForeignKey("vote.id"), primary_key=True),
    lang_key(),
    text_column("subject"),
)
vote_position = content_table(
    "vote_position",
    Column("vote_id", Integer, ForeignKey("vote.id"), primary_key=True),
    Column("country_id", Integer, ForeignKey("entry.id"), primary_key=True),
    Column("position", Text, nullable=False),
)
topic = content_table(
    "topic",
    entry_key(),
    Column("scheme", Text, nullable=False),
    text_column("code"),
    entry_column("parent_id", optional=True),
    entry_column("document_id", optional=True),
    number_column("order"),
    text_column("related_note"),
    Column("certainty", Text, nullable=False, server_default="confirmed"),
)
topic_text = content_table(
    "topic_text",
    entry_key(),
    lang_key(),
    *translation_columns(),
    text_column("label"),
    text_column("description"),
)
term = content_table("term", entry_key())
term_text = content_table(
    "term_text",
    entry_key(),
    lang_key(),
    *translation_columns(),
    text_column("acronym"),
    text_column("expansion"),
    text_column("definition"),
)
