"""What a workspace's reading tables must be: those of a build of the same documents."""

import sqlite3
from collections import Counter

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from db.content.assembly import Assembly
from db.content.contents import Contents
from db.content.model import EditionInfo, Folder
from db.content.table_writer import driver_connection
from db.engine import ReadSession
from db.entries.base import Entry
from db.entries.presentable import presentable
from db.entries.vocabulary import Image
from db.errors import Invalid
from db.queries.pages import get_page
from db.schema import create_tables, metadata
from db.search import index
from db.search.finder import search
from db.workspace.deriving import without_stand_ins
from db.workspace.documents import decode_document
from db.workspace.session import IN_TRASH, TRASHED

HEADS = (
    "SELECT d.entry_id, d.kind, d.stage, r.document FROM desk AS d JOIN revision AS r"
    " ON r.entry_id = d.entry_id AND r.number = d.revision ORDER BY d.entry_id"
)
PARTS = {
    name
    for name, table in metadata.tables.items()
    if "id" in table.c and name not in ("entry", "edition", "link", "citation", "finding")
}
QUERIES = ("session", "panel", "A/RES/71/280", "migr", "words", "marin", "saved", "fresh")
INFO = EditionInfo(title="T", number=1, label="1", published_at="2026-11-23T00:00:00Z")


class Wanted(Assembly):
    """An assembly whose pictures may be missing, as those of drafts are."""

    def _completed(self, table, row, entry):
        try:
            return super()._completed(table, row, entry)
        except (Invalid, KeyError):
            return row | {"media_type": "", "width": 0, "height": 0, "data": None}


def check_derived(workspace, queries=QUERIES):
    """Prove a workspace sound, and its reading tables those of a build of its documents."""
    with workspace.read() as session:
        driver = session._connection
        assert not driver.execute("SELECT count(*) FROM stale").fetchone()[0]
        found, hits = all_rows(driver), all_hits(session, queries)
        check_sound(driver)
        folder = presentable_folder(driver)
    engine = create_engine(
        "sqlite://", creator=lambda: sqlite3.connect(":memory:"), poolclass=StaticPool
    )
    with engine.connect() as connection:
        create_tables(connection)
        driver = driver_connection(connection)
        index.create_tables(driver)
        assembly = Wanted(Contents(folder), connection, lambda *_: None)
        assembly.write_entries()
        assembly.write_index(driver)
        driver.execute("DELETE FROM finding")
        wanted = all_rows(driver)
        driver.row_factory = sqlite3.Row
        wanted_hits = all_hits(ReadSession(driver), queries)
        driver.set_progress_handler(None, 0)
    engine.dispose()
    for table in wanted:
        only = (found[table] - wanted[table], wanted[table] - found[table])
        assert only == (Counter(), Counter()), table
    assert hits == wanted_hits


def check_sound(driver):
    """Prove that SQLite finds nothing wrong, nor the index with the texts it was made of."""
    assert [tuple(row) for row in driver.execute("PRAGMA integrity_check")] == [("ok",)]
    copy = sqlite3.connect(":memory:")
    driver.backup(copy)  # within its transaction, or it would wait for ever
    for table in ("search_title", "search_body"):
        copy.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
    broken = copy.execute(
        "SELECT count(*) FROM search_key WHERE doc_id NOT IN (SELECT id FROM search_doc)"
    ).fetchone()
    assert broken == (0,)
    copy.close()


def read_every_page(session, langs=("en", "fr")):
    """Read the page of every entry; return how many there are."""
    found = session.all("SELECT kind, slug FROM entry")
    for row in found:
        for lang in langs:
            page = get_page(session, row["kind"], row["slug"], lang, "2026-11-23")
            assert page.slug == row["slug"]
    return len(found)


def presentable_folder(driver):
    """Return the documents as they can be shown, whatever the state of the drafts."""
    heads = [
        (kind, stage, decode_document(kind, data))
        for _, kind, stage, data in driver.execute(HEADS).fetchall()
    ]
    entries, shown, before = {}, {}, -1
    hidden = {
        (kind, entry.slug): IN_TRASH if stage == TRASHED else entry.withdrawn
        for kind, stage, entry in heads
        if stage in (TRASHED, "withdrawn")
    }
    while before < len(hidden):  # what is hidden may be what another cannot be shown without
        before = len(hidden)
        shown = _show([(kind, entry) for kind, _, entry in heads], hidden)
    for kind, _, entry in heads:
        reason = hidden.get((kind, entry.slug))
        entries[kind, entry.slug] = shown.get((kind, entry.slug)) or _tombstone(entry, reason)
    assets = dict(driver.execute("SELECT name, data FROM asset").fetchall())
    used = {entry.file for entry in entries.values() if isinstance(entry, Image)}
    return Folder(INFO, entries, {name: assets[name] for name in used if name in assets})


def _show(heads, hidden):
    """Return what can be shown beside what is hidden; add to that what cannot."""
    seen = [(kind, entry) for kind, entry in heads if (kind, entry.slug) not in hidden]
    names = {(kind, name) for kind, entry in seen for name in (entry.slug, *entry.former_slugs)}
    firsts = {kind: entry.slug for kind, entry in reversed(seen)}
    shown = {}
    for kind, entry in seen:
        entry.status, entry.withdrawn = "published", ""
        try:
            found = presentable(
                kind,
                entry,
                lambda *address: address in names,
                first_of=lambda wanted: firsts.get(wanted, ""),
            )
            shown[kind, entry.slug] = without_stand_ins(kind, found, entry)
        except Invalid as error:
            hidden[kind, entry.slug] = str(error)
    return shown


def _tombstone(entry, reason):
    names = ("slug", "version", "created", "updated", "former_slugs")
    life = {name: getattr(entry, name) for name in names}
    return Entry(**life, status="withdrawn", withdrawn=reason)


def all_hits(session, queries):
    found = {}
    for query in queries:
        result = search(session, query, limit=50)
        found[query] = sorted(
            (hit.kind, hit.slug, hit.title, hit.date, hit.lang) for hit in result.hits
        )
        found[query, "total"] = result.total.number
    return found


def all_rows(driver):
    """Return the rows of every table of content without their ids: by what those stand for."""
    return _Rows(driver).read()


class _Rows:
    def __init__(self, driver):
        self._driver = driver
        self._addresses = {
            row[0]: (row[1], row[2]) for row in self._rows_of("SELECT id, kind, slug FROM entry")
        }
        self._parts = {name: self._by_id(name) for name in PARTS}

    def read(self):
        found = {}
        for name, table in sorted(metadata.tables.items()):
            if name in ("edition", "finding", "page_hash"):
                continue
            found[name] = Counter(self._plain(table, row) for row in self._table(name))
        return found

    def _table(self, name):
        names = [column.name for column in metadata.tables[name].c if column.name != "row_hash"]
        columns = ", ".join(f'"{column}"' for column in names)
        return [
            dict(zip(names, row, strict=True))
            for row in self._rows_of(f"SELECT {columns} FROM {name}")
        ]

    def _rows_of(self, sql):
        return [tuple(row) for row in self._driver.execute(sql)]

    def _by_id(self, name):
        return {row["id"]: row for row in self._table(name)}

    def _plain(self, table, row):
        found = []
        for column in table.c:
            name = column.name
            if name == "row_hash" or (name == "id" and table.name != "entry"):
                continue
            value = row[name]
            owner = next(iter(key.column.table.name for key in column.foreign_keys), "")
            if owner == "entry" or (table.name, name) == ("entry", "id"):
                value = self._addresses.get(value) if value is not None else None
            elif owner and value is not None:
                value = self._part(owner, value)
            elif name == "part_id" and value:
                part = row["part"] if "part" in row else row["relation"].rpartition(".")[0]
                value = self._part(part, value)
            found.append((name, value))
        return tuple(found)

    def _part(self, name, part_id):
        return name, self._plain(metadata.tables[name], self._parts[name][part_id])
