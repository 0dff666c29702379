"""Rows back to entry documents: what unbuilding an edition, exports and forms start from."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, cast

import msgspec
from sqlalchemy import Column, Connection, RowMapping, Table, select

from db.entries.base import Entry, Part, Text
from db.entries.document import Vote
from db.entries.kinds import KINDS, REFERENCES
from db.entries.layout import LIFE_CYCLE, Layout, date_field, layout_of_kind, layout_of_part
from db.entries.rows import unpack
from db.entries.session import Participation
from db.schema import entries as schema
from db.schema import metadata

Groups = dict[Any, list[RowMapping]]

_COLUMN_OF: Final = {"created": "created_at", "updated": "updated_at"}


def read_entries(connection: Connection, *, base_language: str) -> Iterator[tuple[str, Entry]]:
    """Yield kind and document of every entry of a database in the order of its ids.

    A withdrawn one comes back as a plain `Entry`: its fields did not outlive it.

    Args:
        connection: To an edition or a workspace.
        base_language: Language that comes first among the texts of an entry.
    """
    yield from _Reader(connection, base_language).read()


class _Reader:
    """Holds the tables grouped by owner; an edition's rows without pictures fit in memory."""

    def __init__(self, connection: Connection, base_language: str) -> None:
        self._connection = connection
        self._base_language = base_language
        self._groups: dict[tuple[str, str], Groups] = {}
        self._identities = {row["id"]: row for row in self._rows(schema.entry, schema.entry.c.id)}
        self._lists = self._read_lists()
        self._citations: dict[tuple[int, str, int], list[str]] = defaultdict(list)
        for row in self._rows(schema.citation, schema.citation.c.position):
            key = (row["entry_id"], row["part"], row["part_id"])
            self._citations[key].append(self._slug(row["source_id"]))

    def read(self) -> Iterator[tuple[str, Entry]]:
        for entry_id, identity in self._identities.items():
            kind = KINDS[identity["kind"]]
            common = {name: identity[_COLUMN_OF.get(name, name)] for name in LIFE_CYCLE}
            common["former_slugs"] = [
                row["slug"] for row in self._group(schema.former_slug, "entry_id", entry_id)
            ]
            if identity["status"] == "withdrawn":
                yield kind.name, Entry(**common)
                continue
            layout = layout_of_kind(kind.name)
            (row,) = self._group(layout.table, "entry_id", entry_id)
            values = self._values(layout, row, entry_id, 0)
            if dated_by := date_field(kind):
                values[dated_by] = identity["date"]
            text = self._texts(layout, kind.text, entry_id)
            yield kind.name, kind.document(**common, **values, text=text)  # type: ignore[call-arg]

    def _values(
        self, layout: Layout, row: RowMapping, entry_id: int, part_id: int
    ) -> dict[str, Any]:
        table = layout.table.name if part_id else ""
        values: dict[str, Any] = {name: row[name] for name in layout.columns}
        values |= {name: unpack(name, row[name]) for name in layout.packed}
        for name in layout.references:
            target = row[f"{name}_id"]
            values[name] = self._slug(target) if target is not None else ""
        for name in layout.lists:
            relation = f"{table}.{name}" if table else name
            values[name] = self._referred(name, self._lists.get((entry_id, relation, part_id), []))
        if layout.has_sources:
            values["sources"] = self._citations.get((entry_id, table, part_id), [])
        owner = (f"{table}_id", part_id) if table else ("entry_id", entry_id)
        for name, part in layout.parts:
            values[name] = list(self._parts(part, *owner))
        return values

    def _parts(self, part: type[Part], owner_column: str, owner_id: int) -> Iterator[Part]:
        layout = layout_of_part(part)
        for row in self._group(layout.table, owner_column, owner_id):
            if part is Participation and owner_column == "entry_id" and row["segment_id"]:
                continue
            values = self._values(layout, row, row["entry_id"], row["id"])
            values |= self._part_texts(layout, row["id"])
            if part is Vote:
                values["positions"] = self._vote_positions(row["id"])
            yield part(**values)

    def _part_texts(self, layout: Layout, part_id: int) -> dict[str, dict[str, str]]:
        if layout.texts_table is None:
            return {}
        key = f"{layout.table.name}_id"
        rows = self._by_language(self._group(layout.texts_table, key, part_id))
        return {name: {lang: row[name] for lang, row in rows if row[name]} for name in layout.texts}

    def _texts(self, layout: Layout, struct: type[Text], entry_id: int) -> dict[str, Text]:
        assert layout.texts_table is not None
        lists = {field.name for field in msgspec.structs.fields(struct) if field.type == list[str]}
        return {
            lang: struct(**_text_values(layout, row, lists))
            for lang, row in self._by_language(
                self._group(layout.texts_table, "entry_id", entry_id)
            )
        }

    def _vote_positions(self, vote_id: int) -> dict[str, str]:
        rows = self._group(metadata.tables["vote_position"], "vote_id", vote_id)
        return dict(sorted((self._slug(row["country_id"]), row["position"]) for row in rows))

    def _referred(self, field: str, target_ids: Iterable[int]) -> list[str]:
        if REFERENCES[field] != "*":
            return [self._slug(target) for target in target_ids]
        return [f"{self._identities[target]['kind']}/{self._slug(target)}" for target in target_ids]

    def _slug(self, entry_id: int) -> str:
        return cast("str", self._identities[entry_id]["slug"])

    def _by_language(self, rows: Iterable[RowMapping]) -> list[tuple[str, RowMapping]]:
        """Pair rows with their language, the base language first, then by tag."""
        pairs = [(row["lang"], row) for row in rows]
        return sorted(pairs, key=lambda pair: (pair[0] != self._base_language, pair[0]))

    def _read_lists(self) -> Mapping[tuple[int, str, int], list[int]]:
        lists: dict[tuple[int, str, int], list[int]] = defaultdict(list)
        for row in self._rows(schema.link, schema.link.c.position):
            if row["origin"] == "field":
                lists[row["from_id"], row["relation"], row["part_id"]].append(row["to_id"])
        return lists

    def _group(self, table: Table, column: str, owner_id: int) -> list[RowMapping]:
        """Return the rows of a table that belong to an owner, in their order."""
        groups = self._groups.get((table.name, column))
        if groups is None:
            groups = defaultdict(list)
            order = table.c.position if "id" in table.c or "slug" in table.c else table.c[column]
            for row in self._rows(table, order):
                groups[row[column]].append(row)
            self._groups[table.name, column] = groups
        return groups.get(owner_id, [])

    def _rows(self, table: Table, order: Column[Any]) -> Iterable[RowMapping]:
        columns = [column for column in table.c if column.name not in ("row_hash", "data")]
        return self._connection.execute(select(*columns).order_by(order)).mappings().all()


def _text_values(layout: Layout, row: RowMapping, lists: set[str]) -> dict[str, Any]:
    return {name: unpack(name, row[name]) if name in lists else row[name] for name in layout.texts}
