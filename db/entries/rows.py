"""Entry documents to rows: one walk over a document writes every table that keeps a piece of it."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import msgspec

from db.dates import parse
from db.entries.base import Entry, Part
from db.entries.document import Vote
from db.entries.kinds import KINDS
from db.entries.layout import Layout, date_field, layout_of_kind, layout_of_part, target_kind
from db.entries.parts import texts_of
from db.entries.session import Participation

Row = dict[str, Any]
FindId = Callable[[str, str], int]
"""Kind and slug to the id of the entry; knows every reference of the documents it is used for."""

CITATION: Final = "citation"


def date_bounds(name: str, value: str) -> Row:
    """Return an EDTF string with the first and last day it may mean, as three columns."""
    lower, upper = parse(value).bounds() if value else (None, None)
    return {name: value, f"{name}_from": lower, f"{name}_to": upper}


def pack(column: str, words: list[str]) -> str:
    """Put a list of words into one column: tags apart by spaces, sentences as JSON."""
    if column == "languages":
        return " ".join(words)
    return json.dumps(words, ensure_ascii=False) if words else ""


def unpack(column: str, packed: str) -> list[str]:
    """Undo `pack`."""
    if column == "languages":
        return packed.split()
    return list(json.loads(packed)) if packed else []


class RowWriter:
    """Writes the rows of one entry after another, numbering parts as it goes."""

    def __init__(
        self,
        find_id: FindId,
        last_ids: Mapping[str, int] | None = None,
        free_ids: Mapping[str, list[int]] | None = None,
    ) -> None:
        """Take what knows the ids of all entries.

        Args:
            find_id: Called for every reference.
            last_ids: Highest id of each table that has rows already.
            free_ids: Ids to be given first, the lowest last.
        """
        self._find_id = find_id
        self._last_ids: Counter[str] = Counter(last_ids or {})
        self._free_ids = free_ids or {}

    def rows_of(self, kind: str, entry: Entry) -> Iterator[tuple[str, Row]]:
        """Yield table and row for everything an entry consists of, its links included.

        A withdrawn entry yields its tombstone only.
        """
        return _EntryWalk(self, self._find_id, kind, entry).walk()

    def next_id(self, table: str) -> int:
        """Return the next free id of a table of parts."""
        if free := self._free_ids.get(table):
            return free.pop()
        self._last_ids[table] += 1
        return self._last_ids[table]


class _EntryWalk:
    """The walk over one entry."""

    def __init__(self, writer: RowWriter, find_id: FindId, kind: str, entry: Entry) -> None:
        self._writer = writer
        self._find_id = find_id
        self._kind = kind
        self._entry = entry
        self._id = find_id(kind, entry.slug)
        self._positions: Counter[str] = Counter()
        self._cited: dict[int, None] = {}

    def walk(self) -> Iterator[tuple[str, Row]]:
        entry, layout = self._entry, layout_of_kind(self._kind)
        yield "entry", self._identity()
        for position, slug in enumerate(entry.former_slugs):
            owner = {"entry_id": self._id, "position": position}
            yield "former_slug", {"kind": self._kind, "slug": slug, **owner}
        if entry.status == "withdrawn":
            return
        yield self._kind, {"entry_id": self._id, **self._values(layout, entry)}
        for lang, text in texts_of(entry).items():
            yield f"{self._kind}_text", {"entry_id": self._id, "lang": lang, **_text_row(text)}
        yield from self._references(layout, entry, "", 0)
        for field, part in layout.parts:
            yield from self._parts(layout_of_part(part), getattr(entry, field), {})
        for source_id in self._cited:
            yield self._link(source_id, CITATION, 0)

    def _identity(self) -> Row:
        entry, dated_by = self._entry, date_field(KINDS[self._kind])
        is_dated = dated_by and entry.status != "withdrawn"
        return {
            "id": self._id,
            "kind": self._kind,
            "slug": entry.slug,
            "status": entry.status,
            "version": entry.version,
            "created_at": entry.created,
            "updated_at": entry.updated,
            **date_bounds("date", getattr(entry, dated_by) if is_dated else ""),
            "withdrawn": entry.withdrawn,
        }

    def _values(self, layout: Layout, struct: msgspec.Struct) -> Row:
        row: Row = {}
        for name in layout.columns:
            value = getattr(struct, name)
            has_bounds = f"{name}_from" in layout.table.c
            row.update(date_bounds(name, value) if has_bounds else {name: value})
        for name in layout.packed:
            row[name] = pack(name, getattr(struct, name))
        for name in layout.references:
            value = getattr(struct, name)
            row[f"{name}_id"] = self._target(name, value) if value else None
        return row

    def _parts(
        self, layout: Layout, parts: list[Part], owner: Mapping[str, int]
    ) -> Iterator[tuple[str, Row]]:
        table = layout.table.name
        for position, part in enumerate(parts):
            part_id = self._writer.next_id(table)
            row: Row = {"id": part_id, "entry_id": self._id, "position": position}
            if table == "participation":
                row["segment_id"] = None  # unless its owner is one
            yield table, {**row, **owner, **self._values(layout, part)}
            yield from self._part_texts(layout, part, part_id)
            yield from self._references(layout, part, table, part_id)
            if isinstance(part, Vote):
                yield from self._vote_positions(part, part_id)
            for field, inner in layout.parts:
                inner_owner = {f"{table}_id": part_id}
                yield from self._parts(layout_of_part(inner), getattr(part, field), inner_owner)

    def _part_texts(self, layout: Layout, part: Part, part_id: int) -> Iterator[tuple[str, Row]]:
        table = layout.table.name
        for lang in dict.fromkeys(lang for name in layout.texts for lang in getattr(part, name)):
            values = {name: getattr(part, name).get(lang, "") for name in layout.texts}
            yield f"{table}_text", {f"{table}_id": part_id, "lang": lang, **values}

    def _vote_positions(self, vote: Vote, vote_id: int) -> Iterator[tuple[str, Row]]:
        for slug, position in vote.positions.items():
            country_id = self._target("country", slug)
            row = {"vote_id": vote_id, "country_id": country_id, "position": position}
            yield "vote_position", row
            yield self._link(country_id, "vote.positions", vote_id)

    def _references(
        self, layout: Layout, struct: msgspec.Struct, table: str, part_id: int
    ) -> Iterator[tuple[str, Row]]:
        for name in (*layout.references, *layout.lists):
            value = getattr(struct, name)
            relation = f"{table}.{name}" if table else name
            if isinstance(struct, Participation):
                relation = f"{table}.{struct.role}"
            for slug in (value,) if isinstance(value, str) else value:
                if slug:
                    yield self._link(self._target(name, slug), relation, part_id)
        if layout.has_sources:
            for position, slug in enumerate(struct.sources):  # type: ignore[attr-defined]
                yield self._citation(slug, table, part_id, position)

    def _citation(self, slug: str, table: str, part_id: int, position: int) -> tuple[str, Row]:
        source_id = self._target("sources", slug)
        self._cited[source_id] = None
        return "citation", {
            "id": self._writer.next_id("citation"),
            "entry_id": self._id,
            "part": table,
            "part_id": part_id,
            "source_id": source_id,
            "position": position,
        }

    def _link(self, to_id: int, relation: str, part_id: int) -> tuple[str, Row]:
        position = self._positions[relation]
        self._positions[relation] += 1
        return "link", {
            "id": self._writer.next_id("link"),
            "from_id": self._id,
            "to_id": to_id,
            "relation": relation,
            "origin": "field",
            "part_id": part_id,
            "position": position,
        }

    def _target(self, field: str, value: str) -> int:
        return self._find_id(*target_kind(field, self._kind, value))


def _text_row(text: msgspec.Struct) -> Row:
    row = {}
    for name in text.__struct_fields__:
        value = getattr(text, name)
        row[name] = pack(name, value) if isinstance(value, list) else value
    return row
