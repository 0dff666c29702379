"""Identity of entries, and what any list, link or picker shows of them."""

from sqlalchemy import CheckConstraint, Column, Index, Integer, Text, UniqueConstraint

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
)

entry = content_table(
    "entry",
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("slug", Text, nullable=False),
    Column("status", Text, nullable=False),
    number_column("version", 1),
    text_column("created_at"),
    text_column("updated_at"),
    *date_columns(),  # the entry's own date: published for a story, held for a session
    text_column("withdrawn"),  # the reason; such a row is the tombstone of its slug
    UniqueConstraint("kind", "slug"),
    CheckConstraint("status IN ('draft', 'review', 'published', 'withdrawn')"),
    Index("entry_by_date", "kind", "status", "date_from", "id", "date"),
)

former_slug = content_table(
    "former_slug",
    Column("kind", Text, primary_key=True),
    Column("slug", Text, primary_key=True),
    entry_column(),
    position_column(),
)

entry_label = content_table(
    "entry_label",
    entry_key(),
    lang_key(),
    text_column("title"),
    text_column("context"),  # one short line: date and city, title held, symbol
    text_column("sort"),  # normalised key of alphabetical lists
    Index("entry_label_by_sort", "lang", "sort"),
)

rendered = content_table(
    "rendered",
    entry_key(),
    Column("field", Text, primary_key=True),  # body, summary, biography, description …
    lang_key(),
    text_column("html"),  # sanitised at build, and again by the reader that opens the file
    text_column("toc"),  # JSON [[level, anchor, title], …]
    text_column("plain"),
)

link = content_table(
    "link",
    key_column(),
    entry_column("from_id", index=False),
    entry_column("to_id", index=False),
    Column("relation", Text, nullable=False),  # field, part.field or participation.role
    Column("origin", Text, nullable=False),  # 'field' as entered, 'text' found in a body
    number_column("part_id"),  # id of the part that refers, in its table; 0 for the entry itself
    position_column(),  # among the links of one origin and relation
    Index("link_from", "from_id", "relation", "position"),
    Index("link_to", "to_id", "relation", "from_id"),
)

statement = content_table(
    "statement",
    key_column(),
    entry_column(),
    position_column(),
    Column("field", Text, nullable=False),
    text_column("label"),
    Column("value", Text, nullable=False),
    *date_columns("stated_on"),
    Column("stage", Text, nullable=False),
    *fact_columns(),
)

citation = content_table(
    "citation",
    key_column(),
    entry_column(),  # the entry the fact is of
    Column("part", Text, nullable=False),  # table of the fact ('appointment'); '' = the entry
    Column("part_id", Integer, nullable=False),  # its id there; 0 for the entry itself
    entry_column("source_id"),
    position_column(),
    Index("citation_of", "part", "part_id", "position"),
)

finding = content_table(
    "finding",
    key_column(),
    entry_column(optional=True),  # NULL: the edition as a whole
    Column("level", Text, nullable=False),  # 'warning' or 'note'; errors stop a build
    text_column("field"),
    Column("message", Text, nullable=False),
)
