"""People, organisations and countries, with titles and names by date."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Text

from db.schema.base import (
    content_table,
    date_columns,
    entry_column,
    entry_key,
    fact_columns,
    key_column,
    lang_key,
    position_column,
    text_column,
    translation_columns,
)

person = content_table(
    "person",
    entry_key(),
    Column("family", Text, nullable=False),
    text_column("given"),
    text_column("name"),
    text_column("honorific"),
    text_column("address_as"),
    text_column("sort_name"),
    entry_column("country_id", optional=True),
    entry_column("image_id", optional=True),
)
person_text = content_table(
    "person_text",
    entry_key(),
    lang_key(),
    *translation_columns(),
    text_column("name"),
    text_column("biography"),
)
other_name = content_table(
    "other_name",
    key_column(),
    entry_column(),
    position_column(),
    Column("name", Text, nullable=False),
    text_column("lang"),
    Column("native", Boolean, nullable=False),
)
appointment = content_table(
    "appointment",
    key_column(),
    entry_column(),
    position_column(),
    Column("key", Text, nullable=False),
    entry_column("organisation_id", optional=True),
    entry_column("represents_id", optional=True),
    *date_columns(),
    Column("order", Integer, nullable=False),
    *fact_columns(),
)
appointment_text = content_table(
    "appointment_text",
    Column("appointment_id", Integer, ForeignKey("appointment.id"), primary_key=True),
    lang_key(),
    text_column("title"),
)
organisation = content_table(
    "organisation",
    entry_key(),
    Column("kind", Text, nullable=False),
    entry_column("parent_id", optional=True),
    entry_column("country_id", optional=True),
    text_column("seat"),
    text_column("url"),
)
organisation_text = content_table(
    "organisation_text",
    entry_key(),
    lang_key(),
    *translation_columns(),
    text_column("name"),
    text_column("acronym"),
    text_column("description"),
)
country = content_table(
    "country",
    entry_key(),
    text_column("iso3"),
    text_column("m49"),
    text_column("group"),
    Column("membership", Text, nullable=False),
)
country_text = content_table(
    "country_text",
    entry_key(),
    lang_key(),
    *translation_columns(),
    text_column("name"),
    text_column("formal"),
)
dated_name = content_table(
    "dated_name",
    key_column(),
    entry_column(),  # a country or an organisation
    position_column(),
    *date_columns(),
    *fact_columns(),
)
dated_name_text = content_table(
    "dated_name_text",
    Column("dated_name_id", Integer, ForeignKey("dated_name.id"), primary_key=True),
    lang_key(),
    text_column("name"),
    text_column("formal"),
    text_column("acronym"),
)
