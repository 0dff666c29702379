"""Processes, phases, sessions, their segments and who took part."""

from sqlalchemy import Column, ForeignKey, Integer, Text

from db.schema.base import (
    content_table,
    date_columns,
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

process = content_table("process", entry_key())
process_text = content_table(
    "process_text",
    entry_key(),
    lang_key(),
    *translation_columns(),
    text_column("title"),
    text_column("description"),
)
phase = content_table(
    "phase",
    entry_key(),
    entry_column("process_id"),
    number_column("number"),
)
phase_text = content_table(
    "phase_text",
    entry_key(),
    lang_key(),
    *translation_columns(),
    text_column("title"),
    text_column("description"),
)
session = content_table(
    "session",
    entry_key(),
    Column("kind", Text, nullable=False),
    text_column("zone"),
    text_column("series"),
    number_column("number"),
    entry_column("country_id", optional=True),
    text_column("session_status"),
    text_column("webcast"),
    entry_column("process_id", optional=True),
    entry_column("phase_id", optional=True),
    entry_column("parent_id", optional=True),
)
session_text = content_table(
    "session_text",
    entry_key(),
    lang_key(),
    *translation_columns(),
    text_column("title"),
    text_column("topic"),
    text_column("city"),
    text_column("venue"),
    text_column("summary"),
)
segment = content_table(
    "segment",
    key_column(),
    entry_column(),
    position_column(),
    Column("key", Text, nullable=False),
    Column("kind", Text, nullable=False),
    number_column("number"),
    *date_columns("day"),
    text_column("start"),  # HH:MM in the session's zone
    text_column("end"),
    text_column("room"),
    *fact_columns(),
)
segment_text = content_table(
    "segment_text",
    Column("segment_id", Integer, ForeignKey("segment.id"), primary_key=True),
    lang_key(),
    text_column("theme"),
    text_column("description"),
    text_column("time_note"),
)
participation = content_table(
    "participation",
    key_column(),
    entry_column(),  # the session
    Column("segment_id", Integer, ForeignKey("segment.id"), index=True),  # NULL: the whole session
    position_column(),
    Column("role", Text, nullable=False),
    entry_column("person_id", optional=True),
    entry_column("country_id", optional=True),
    entry_column("organisation_id", optional=True),
    text_column("qualifier"),
    Column("stage", Text, nullable=False),
    text_column("key"),
    text_column("replaced_by"),
    *fact_columns(),
)
participation_text = content_table(
    "participation_text",
    Column("participation_id", Integer, ForeignKey("participation.id"), primary_key=True),
    lang_key(),
    text_column("title"),
)
