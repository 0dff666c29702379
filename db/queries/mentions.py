"""Who refers to whom: everything an entry names, and everything that names it."""

from typing import Final, NamedTuple

from db.engine import ReadSession
from db.queries.sql import LABEL, LABEL_COLUMNS
from db.records import Link

MOST_OF_A_KIND: Final = 500
"""A topic of a large edition is named by more entries than a page can usefully list."""

_COLUMNS: Final = f"k.relation, k.origin, k.part_id, {LABEL_COLUMNS}"
NAMED_BY: Final = (
    f"SELECT {_COLUMNS} FROM link AS k JOIN entry AS e ON e.id = k.to_id{LABEL}"
    " WHERE k.from_id = :id AND k.relation <> 'citation' AND e.status = 'published'"
    " ORDER BY k.origin, k.relation, k.position"
)
NAMING: Final = (
    "WITH k AS MATERIALIZED (SELECT link.*, row_number() OVER (PARTITION BY entry.kind"
    " ORDER BY entry.date_from DESC, entry.id, link.origin, link.relation, link.position) AS place"
    " FROM link JOIN entry ON entry.id = link.from_id"
    " WHERE link.to_id = :id AND entry.status = 'published')"
    f" SELECT {_COLUMNS} FROM k JOIN entry AS e ON e.id = k.from_id{LABEL}"
    f" WHERE k.place <= {MOST_OF_A_KIND} ORDER BY k.place"
)
CITING: Final = (
    f"SELECT DISTINCT 'citation' AS relation, 'field' AS origin, 0 AS part_id, {LABEL_COLUMNS}"
    " FROM source AS s JOIN citation AS c ON c.source_id = s.entry_id"
    f" JOIN entry AS e ON e.id = c.entry_id{LABEL}"
    " WHERE s.document_id = :id AND e.id <> :id AND e.status = 'published'"
    f" ORDER BY e.kind, l.sort, e.id LIMIT {MOST_OF_A_KIND}"
)


class Mention(NamedTuple):
    """A reference between the entry of a page and another.

    Attributes:
        id: Of the other entry.
        relation: Field that refers: `people`, `participation.moderator`, `body` …
        origin: `field` as entered, `text` found in a body.
        part_id: Part that refers, 0 for the entry itself.
        link: To the other entry.
    """

    id: int
    relation: str
    origin: str
    part_id: int
    link: Link


def list_named(session: ReadSession, entry_id: int, lang: str) -> tuple[Mention, ...]:
    """Return what an entry names, fields in their own order before its texts."""
    return _mentions(session, NAMED_BY, entry_id, lang)


def list_naming(session: ReadSession, entry_id: int, lang: str) -> tuple[Mention, ...]:
    """Return what names an entry, of each kind the newest first."""
    return _mentions(session, NAMING, entry_id, lang)


def list_citing(session: ReadSession, document_id: int, lang: str) -> tuple[Mention, ...]:
    """Return what takes facts from a document, through the sources that stand for it."""
    return _mentions(session, CITING, document_id, lang)


def _mentions(session: ReadSession, sql: str, entry_id: int, lang: str) -> tuple[Mention, ...]:
    rows = session.all(sql, {"id": entry_id, "lang": lang})
    return tuple(
        Mention(
            id=row["id"],
            relation=row["relation"],
            origin=row["origin"],
            part_id=row["part_id"],
            link=Link(
                row["kind"],
                row["slug"],
                row["title"],
                context=row["context"],
                date=row["date"],
                lang=row["lang"],
            ),
        )
        for row in rows
    )
