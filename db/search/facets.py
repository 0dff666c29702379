"""Ways to narrow a search, each with how many entries it would leave."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from sqlite3 import Row
from typing import Final

from db.engine import ReadSession
from db.kinds import ENTRY_KINDS
from db.search import grammar
from db.search.filters import resolve
from db.search.grammar import Query
from db.search.reader import BODY, Reader
from db.search.results import Facet, FacetValue

COUNTED: Final = 10_000
"""The most documents that facets look at; beyond them the kinds listed last are left out first."""

FIELDS: Final = ("kind", "date", "country", "topic", "sdg", "lang")
"""The grammar's fields that are offered, in the order to show them."""

_MOST_VALUES: Final = 50
_OF_KINDS: Final = " AND d.kind IN (SELECT value FROM json_each(:kinds))"
_FOUND: Final = (
    "WITH RECURSIVE found (entry_id, kind, lang) AS MATERIALIZED ({found}),"
    " hit (id) AS MATERIALIZED (SELECT DISTINCT entry_id FROM found)"
)
_SIZED: Final = " SELECT (SELECT count(*) FROM found) AS size,"
_LINKS: Final = (
    "(SELECT from_id AS mine, to_id AS other FROM link WHERE from_id IN hit"
    " UNION SELECT to_id, from_id FROM link WHERE to_id IN hit)"
)
_LABEL: Final = (
    "(SELECT title FROM entry_label AS l WHERE l.entry_id = c.id"
    " ORDER BY l.lang = :lang DESC, l.lang = 'en' DESC, l.lang LIMIT 1) AS label"
)
_OF_SCHEME: Final = (
    # Who is about a target is about its goal too: the filter has it so.
    ", up (id, above) AS (SELECT entry_id, entry_id FROM topic UNION SELECT up.id, t.parent_id"
    " FROM up JOIN topic AS t ON t.entry_id = up.above WHERE t.parent_id IS NOT NULL)"
    f"{_SIZED} {{value}} AS value, {_LABEL}, count(DISTINCT mine) AS n FROM {_LINKS}"
    " JOIN up ON up.id = other JOIN topic AS t ON t.entry_id = above"
    " JOIN entry AS c ON c.id = above WHERE t.scheme = '{scheme}'"
    ' GROUP BY c.id ORDER BY n DESC, t."order", t.code'
)
COUNTS: Final = {
    "kind": f"{_SIZED} kind AS value, '' AS label, count(DISTINCT entry_id) AS n"
    " FROM found GROUP BY kind",
    "date": f"{_SIZED} substr(e.date_from, 1, 4) AS first, substr(e.date_to, 1, 4) AS last,"
    " count(*) AS n FROM hit JOIN entry AS e ON e.id = hit.id WHERE e.date <> ''"
    " GROUP BY first, last",
    "country": f"{_SIZED} c.slug AS value, {_LABEL}, count(DISTINCT mine) AS n FROM {_LINKS}"
    " JOIN entry AS c ON c.id = other WHERE c.kind = 'country'"
    " GROUP BY c.id ORDER BY n DESC, c.slug",
    "topic": _OF_SCHEME.format(value="c.slug", scheme="issue"),
    "sdg": _OF_SCHEME.format(value="t.code", scheme="sdg"),
    "lang": f"{_SIZED} lang AS value, '' AS label, count(DISTINCT entry_id) AS n"
    " FROM found GROUP BY lang ORDER BY n DESC, lang",
}
"""What follows `found` and `hit` to count the values of a field."""


def facets(
    session: ReadSession,
    text: str,
    *,
    kinds: Sequence[str] | None = None,
    lang: str = "en",
    today: date | None = None,
) -> tuple[Facet, ...]:
    """Return the ways to narrow a search; the parameters are those of `finder.search`.

    The values of one facet widen each other, so each is counted as if its rivals were not chosen.
    """
    query = grammar.parse(text)
    if query.is_empty:
        return ()
    found = []
    for field in FIELDS:
        scope = None if field == "kind" else kinds
        facet = _facet(session, query, field, scope, lang, today)
        if facet is not None:
            found.append(facet)
    return tuple(found)


def _facet(
    session: ReadSession,
    query: Query,
    field: str,
    kinds: Sequence[str] | None,
    lang: str,
    today: date | None,
) -> Facet | None:
    rest = replace(
        query, filters=tuple(f for f in query.filters if f.field != field or f.is_excluded)
    )
    conditions = resolve(session, rest.filters, kinds=kinds, today=today)
    if conditions.is_impossible:
        return None
    if len(conditions.kinds) < len(conditions.all_kinds):
        conditions.sql += _OF_KINDS
        conditions.parameters["kinds"] = json.dumps(list(conditions.kinds.values()))
    reader = Reader(session, rest, conditions)
    found, parameters = reader.statement(BODY, "d.entry_id, d.kind, d.lang", COUNTED)
    rows = session.all(_FOUND.format(found=found) + COUNTS[field], parameters | {"lang": lang})
    chosen = {f.value for f in query.filters if f.field == field and not f.is_excluded}
    values = _values(field, rows, chosen)
    return Facet(field, values, is_exact=rows[0]["size"] < COUNTED) if values else None


def _values(field: str, rows: list[Row], chosen: set[str]) -> tuple[FacetValue, ...]:
    counted: Iterable[tuple[str, str, int]]
    if field == "date":
        counted = ((str(year), str(year), n) for year, n in _years(rows))
    elif field == "kind":
        by_kind = {row["value"]: row["n"] for row in rows}
        counted = ((kind, kind, by_kind[kind]) for kind in ENTRY_KINDS if kind in by_kind)
    else:
        counted = ((row["value"], row["label"] or row["value"], row["n"]) for row in rows)
    values = [FacetValue(value, label, n, value in chosen) for value, label, n in counted]
    shown = values if field == "date" else values[:_MOST_VALUES]
    return tuple(shown)


def _years(rows: list[Row]) -> list[tuple[int, int]]:
    """Return the years with how many entries each touches, open ends reaching no further."""
    known = [int(year) for row in rows for year in (row["first"], row["last"]) if year]
    totals: Counter[int] = Counter()
    for row in rows:
        first = int(row["first"] or min(known, default=0))
        last = int(row["last"] or max(known, default=0))
        for year in range(first, last + 1):
            totals[year] += row["n"]
    return sorted(totals.items())
