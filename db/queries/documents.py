"""The list of documents, by what one knows of the document looked for."""

from __future__ import annotations  # array[int] is only a type before Python 3.12

import re
from array import array
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from sqlite3 import Row
from typing import Final, Literal, NamedTuple

from db.document_records import DocumentRow
from db.engine import ReadSession
from db.queries import words
from db.queries.entries import list_entry_ids
from db.queries.sql import LABEL, pack

DocumentOrder = Literal["symbol", "title", "kind", "date", "issuer"]

SORTED: Final = (
    "SELECT e.id, coalesce(e.date_from, '') AS day, d.kind, d.symbol,"
    " coalesce(l.sort, e.slug) AS sort FROM document AS d JOIN entry AS e ON e.id = d.entry_id"
    f"{LABEL} WHERE e.status = 'published'"
)
FIRST_ISSUERS: Final = (
    "SELECT k.from_id AS document_id, coalesce(l.title, e.slug) AS title,"
    " coalesce(l.sort, e.slug) AS sort FROM link AS k JOIN entry AS e ON e.id = k.to_id"
    f"{LABEL} WHERE k.relation = 'issuers' AND k.origin = 'field' AND e.status = 'published'"
    " ORDER BY k.from_id, k.position DESC"
)
TOPICS: Final = (
    'SELECT e.id, t.scheme, t.code, t."order", coalesce(l.sort, e.slug) AS sort FROM topic AS t'
    f" JOIN entry AS e ON e.id = t.entry_id{LABEL} WHERE e.status = 'published'"
)
ROWS: Final = (
    "SELECT e.id, e.slug, e.date, d.kind, d.symbol, coalesce(l.title, e.slug) AS title,"
    " coalesce(l.lang, :lang) AS lang FROM json_each(:ids) AS wanted"
    " JOIN entry AS e ON e.id = wanted.value JOIN document AS d ON d.entry_id = e.id"
    f"{LABEL} WHERE e.status = 'published' ORDER BY wanted.key"
)
ISSUERS: Final = (
    "SELECT k.from_id AS document_id, coalesce(l.title, e.slug) AS title"
    " FROM json_each(:ids) AS wanted JOIN link AS k ON k.from_id = wanted.value"
    f" JOIN entry AS e ON e.id = k.to_id{LABEL} WHERE k.relation = 'issuers'"
    " AND k.origin = 'field' AND e.status = 'published' ORDER BY k.from_id, k.position"
)

_LAST: Final = "\U0010ffff"
"""Sorts behind every name."""
_NUMBER: Final = re.compile(r"\d+")
_DIGITS: Final = 8


class DocumentList(NamedTuple):
    """Ids in order, the bands they stand under, and how many documents there are at all."""

    ids: array[int]
    bands: tuple[tuple[str, int], ...]
    total: int


class _Place(NamedTuple):
    """Where a document stands: under which band, and in which order there."""

    band_sort: str
    band: str
    sort: str
    id: int


def list_documents(
    session: ReadSession, lang: str, *, order: DocumentOrder = "symbol", text: str = ""
) -> DocumentList:
    """Return the documents of an edition under bands.

    Args:
        session: Of an edition.
        lang: Of the titles and issuers they are sorted by.
        order: By organ and symbol, initial, kind, year (the latest first) or first issuer.
        text: Beginnings of words of the title in any language, or a part of the symbol.
    """
    rows = session.all(SORTED, {"lang": lang})
    total = len(rows)
    if text.strip():
        wanted = set(list_entry_ids(session, ("document",), lang, text=text))
        rows = [row for row in rows if row["id"] in wanted]
    is_by_issuer = order == "issuer"
    places = _by_issuer(session, rows, lang) if is_by_issuer else map(_PLACES[order], rows)
    return _listed(places, total)


def list_topics(session: ReadSession, lang: str, *, text: str = "") -> DocumentList:
    """Return the topics of an edition under their schemes, in the order of their codes.

    Args:
        session: Of an edition.
        lang: Of the names of those without a code or an order.
        text: Beginnings of words of the name in any language, or a part of its code.
    """
    rows = session.all(TOPICS, {"lang": lang})
    total = len(rows)
    if text.strip():
        wanted = set(list_entry_ids(session, ("topic",), lang, text=text))
        rows = [row for row in rows if row["id"] in wanted]
    return _listed(map(_by_scheme, rows), total)


def list_document_rows(session: ReadSession, ids: Sequence[int], lang: str) -> list[DocumentRow]:
    """Return documents in the order of their ids."""
    parameters = {"ids": pack(ids), "lang": lang}
    issuers: dict[int, list[str]] = {}
    for row in session.all(ISSUERS, parameters):
        issuers.setdefault(row["document_id"], []).append(row["title"])
    return [_row(row, issuers.get(row["id"], [])) for row in session.all(ROWS, parameters)]


def _row(row: Row, issuers: list[str]) -> DocumentRow:
    return DocumentRow(
        id=row["id"],
        slug=row["slug"],
        title=row["title"],
        lang=row["lang"],
        symbol=row["symbol"],
        kind_name=words.DOCUMENT_KINDS.get(row["kind"], row["kind"]),
        date=row["date"],
        issuer=issuers[0] if issuers else "",
        others=max(0, len(issuers) - 1),
    )


def _listed(places: Iterable[_Place], total: int) -> DocumentList:
    listed = sorted(places)
    bands = tuple((band, sum(1 for _ in each)) for band, each in groupby(listed, _BAND))
    return DocumentList(array("q", [place.id for place in listed]), bands, total)


def _by_scheme(row: Row) -> _Place:
    name = words.SCHEMES.get(row["scheme"], row["scheme"])
    rank = _SCHEMES.get(row["scheme"], len(_SCHEMES))
    # The codes of issue areas are only our own, and no reader knows their order.
    code = _natural(row["code"]) if row["scheme"] in _CODED else ""
    sort = f"{row['order']:04} {code} {row['sort']}"
    return _Place(f"{rank:02}", name, sort, row["id"])


def _by_symbol(row: Row) -> _Place:
    symbol = row["symbol"]
    if not symbol:
        return _Place(_LAST, words.NO_SYMBOL, row["sort"], row["id"])
    organ = _organ_of(symbol)
    return _Place(organ, organ, _natural(symbol), row["id"])


def _by_title(row: Row) -> _Place:
    return _Place(row["sort"][:1], row["sort"][:1].upper(), row["sort"], row["id"])


def _by_kind(row: Row) -> _Place:
    name = words.DOCUMENT_KINDS.get(row["kind"], row["kind"])
    return _Place(name, name, f"{row['day'] or _LAST} {row['sort']}", row["id"])


def _by_date(row: Row) -> _Place:
    """Put the latest first; days are turned round digit by digit, so that one sort serves all."""
    day = row["day"]
    if not day:
        return _Place(_LAST, words.UNDATED, row["sort"], row["id"])
    turned = day.translate(_TURNED)
    return _Place(turned[:4], day[:4], f"{turned} {row['sort']}", row["id"])


def _by_issuer(session: ReadSession, rows: Iterable[Row], lang: str) -> list[_Place]:
    found = session.all(FIRST_ISSUERS, {"lang": lang})
    first = {row["document_id"]: (row["sort"], row["title"]) for row in found}
    unknown = (_LAST, words.NO_ISSUER)
    return [
        _Place(*first.get(row["id"], unknown), f"{row['day'] or _LAST} {row['sort']}", row["id"])
        for row in rows
    ]


def _organ_of(symbol: str) -> str:
    """Return the first parts of a symbol, before its numbers ("A/RES" of A/RES/73/195)."""
    parts = symbol.split()[0].split("/")
    named = [part for part in parts[:2] if not part[:1].isdigit()]
    return "/".join(named) or parts[0]


def _natural(symbol: str) -> str:
    """Return a symbol with its numbers so long that they sort as numbers."""
    return _NUMBER.sub(lambda found: found[0].zfill(_DIGITS), symbol)


_TURNED: Final = str.maketrans("0123456789", "9876543210")
_SCHEMES: Final = {scheme: place for place, scheme in enumerate(words.SCHEMES)}
_CODED: Final = ("sdg", "objective", "principle")
_BAND: Final = attrgetter("band")
_PLACES: Final = {
    "symbol": _by_symbol,
    "title": _by_title,
    "kind": _by_kind,
    "date": _by_date,
}
