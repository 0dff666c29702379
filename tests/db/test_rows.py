"""Every field of every kind must survive the database: a lost one is lost from all editions."""

import sqlite3

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, insert, select
from sqlalchemy.pool import StaticPool

from db.entries.base import Entry
from db.entries.kinds import KINDS, REFERENCES
from db.entries.layout import date_field, layout_of_kind, layout_of_part
from db.entries.rows import RowWriter, date_bounds
from db.entries.rows_reading import read_entries
from db.entries.vocabulary import Phase
from db.schema import create_tables, metadata
from tests.db.content.sample import sample_folder
from tests.db.content.strategies import BASE, entries

DATES = ("", "2017", "2017-06-19", "2017-05~", "2017-06-19/2017-06-20", "2016-03/..", "../2022-06")
IMAGE_FILE = {"media_type": "", "width": 0, "height": 0, "data": None}


@pytest.fixture(scope="module")
def connection():
    engine = create_engine(
        "sqlite://", creator=lambda: sqlite3.connect(":memory:"), poolclass=StaticPool
    )
    with engine.connect() as connection:
        create_tables(connection)
        yield connection
    engine.dispose()


def store(connection, documents):
    """Store documents in the emptied database; what they refer to exists, withdrawn."""
    for table in reversed(metadata.sorted_tables):
        connection.execute(table.delete())
    ids = {address: number for number, address in enumerate(documents, start=1)}
    writer = RowWriter(lambda kind, slug: ids.setdefault((kind, slug), len(ids) + 1))
    rows = [
        found
        for (kind, _), document in documents.items()
        for found in writer.rows_of(kind, document)
    ]
    for kind, slug in list(ids)[len(documents) :]:
        rows += writer.rows_of(kind, Entry(slug=slug, status="withdrawn"))
    for table, row in rows:
        extra = IMAGE_FILE if table == "image" else {}
        connection.execute(insert(metadata.tables[table]), {**row, **extra, "row_hash": b""})


def read(connection, base_language=BASE):
    found = read_entries(connection, base_language=base_language)
    return {(kind, document.slug): document for kind, document in found}


def made_storable(struct):
    """Put dates and references that can be stored where a generated document has any text."""
    for name in struct.__struct_fields__:
        value = getattr(struct, name)
        if name in ("published", "date", "stated_on", "day", "accessed", "dateline"):
            setattr(struct, name, DATES[len(value) % len(DATES)])
        elif name == "languages":
            struct.languages = ["en", "ru-Latn"][: len(value)]
        elif name in REFERENCES:
            prefix = "term/" if REFERENCES[name] == "*" else ""
            if isinstance(value, str):
                is_needed = isinstance(struct, Phase)
                setattr(struct, name, f"s{len(value)}" if value or is_needed else "")
            else:
                setattr(struct, name, [f"{prefix}s{number}" for number in range(len(value))])
        inners = value.values() if isinstance(value, dict) else value
        for inner in inners if not isinstance(value, int) else ():
            if isinstance(inner, msgspec.Struct):
                made_storable(inner)
    return struct


def test_the_sample_comes_back_whole(connection):
    documents = sample_folder().entries
    store(connection, documents)
    found = read(connection)
    for address, document in documents.items():
        if document.status != "withdrawn":
            assert found[address] == document


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_any_document_comes_back_whole(connection, kind, data):
    document = made_storable(data.draw(entries(kind)))
    document.status = "published"
    document.former_slugs = list(dict.fromkeys(document.former_slugs))
    store(connection, {(kind.name, document.slug): document})
    assert read(connection)[kind.name, document.slug] == document


def test_a_withdrawn_entry_leaves_nothing_but_its_tombstone(connection):
    store(connection, sample_folder().entries)
    tombstone = read(connection)["story", "gone"]
    assert type(tombstone) is Entry
    assert tombstone.withdrawn == "It described another meeting."
    assert tombstone.former_slugs == ["gone-before"]
    driver = connection.connection.driver_connection
    assert "Secret" not in "\n".join(driver.iterdump())


@pytest.mark.parametrize(
    ("date", "lower", "upper"),
    [
        ("", None, None),
        ("2017-10", "2017-10-01", "2017-10-31"),
        ("2016-03/..", "2016-03-01", None),
        ("../2022-06", None, "2022-06-30"),
    ],
)
def test_a_date_is_stored_with_the_days_it_may_mean(date, lower, upper):
    assert date_bounds("day", date) == {"day": date, "day_from": lower, "day_to": upper}


def test_links_name_the_field_the_part_and_the_role_they_stand_in(connection):
    store(connection, sample_folder().entries)
    entry, link = metadata.tables["entry"], metadata.tables["link"]
    target = entry.alias()
    rows = connection.execute(
        select(link.c.relation, target.c.slug, link.c.part_id)
        .join(entry, entry.c.id == link.c.from_id)
        .join(target, target.c.id == link.c.to_id)
        .where(entry.c.slug == "talks-3")
    ).all()
    found = {(relation, slug) for relation, slug, _ in rows}
    assert found >= {
        ("country", "ch"),
        ("convened_by", "unga"),
        ("segment.documents", "a-res-71-280"),
        ("participation.moderator", "ali-hadi"),
        ("participation.moderator", "tr"),
        ("participation.co-facilitator", "luisa-marin"),
        ("citation", "press-2017"),
    }
    assert all(bool(part_id) == ("." in relation) for relation, _, part_id in rows)


@pytest.mark.parametrize("kind", KINDS)
def test_every_column_is_written(kind):
    made_at_build = {"row_hash", *IMAGE_FILE} if kind == "image" else {"row_hash"}
    layouts = [(layout_of_kind(kind), {"entry_id"})]
    while layouts:
        layout, keys = layouts.pop()
        written = {*layout.columns, *layout.packed, *(f"{name}_id" for name in layout.references)}
        bounds = {f"{name}_{end}" for name in layout.columns for end in ("from", "to")}
        columns = {column.name for column in layout.table.c} - made_at_build
        assert written | keys == columns - bounds
        for _, part in layout.parts:
            keys = {"id", "entry_id", "position"}
            keys |= {"segment_id"} if part.__name__ == "Participation" else set()
            layouts.append((layout_of_part(part), keys))


def test_kinds_are_dated_by_their_own_field():
    dated = {kind.name: date_field(kind) for kind in KINDS.values() if date_field(kind)}
    assert dated.pop("story") == "published"
    assert dated == dict.fromkeys(
        ("session", "document", "topic", "process", "phase", "source"), "date"
    )
