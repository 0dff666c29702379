"""Ways to narrow a search, each with how many entries it would leave."""

import json
from collections import Counter
from collections.abc import Sequence
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
from db.values import Value, replace

COUNTED: Final = 5_000
"""The most documents that facets look at; beyond them the kinds listed last are left out first."""

FIELDS: Final = ("kind", "date", "country", "topic", "sdg", "lang")
"""The grammar's fields that are offered, in the order to show them."""

_MOST_VALUES: Final = 50
_OF_KINDS: Final = " AND d.kind IN (SELECT value FROM json_each(:kinds))"
_HIT: Final = "WITH RECURSIVE hit (id) AS MATERIALIZED (SELECT value FROM json_each(:ids))"
# The ends that are asked for come first: they are few, what an entry is linked with is much.
_LINKS: Final = (
    "(SELECT from_id AS mine, to_id AS other FROM link WHERE to_id IN wanted AND from_id IN hit"
    " UNION ALL SELECT to_id, from_id FROM link WHERE from_id IN wanted AND to_id IN hit)"
)
_LABEL: Final = (
    "(SELECT title FROM entry_label AS l WHERE l.entry_id = c.id"
    " ORDER BY l.lang = :lang DESC, l.lang = 'en' DESC, l.lang LIMIT 1) AS label"
)
_OF_SCHEME: Final = (
    # Who is about a target is about its goal too: the filter has it so.
    f"{_HIT}, wanted (id, above) AS (SELECT entry_id, entry_id FROM topic"
    " WHERE scheme = '{scheme}' UNION SELECT t.entry_id, above FROM wanted"
    " JOIN topic AS t ON t.parent_id = wanted.id)"
    f" SELECT {{value}} AS value, {_LABEL}, count(DISTINCT mine) AS n"
    f" FROM {_LINKS.replace('wanted', '(SELECT id FROM wanted)')}"
    " JOIN wanted ON wanted.id = other JOIN topic AS t ON t.entry_id = above"
    ' JOIN entry AS c ON c.id = above GROUP BY c.id ORDER BY n DESC, t."order", t.code'
    " LIMIT :most"
)
LINKED: Final = {
    "country": f"{_HIT}, wanted (id) AS (SELECT id FROM entry WHERE kind = 'country')"
    f" SELECT c.slug AS value, {_LABEL}, count(DISTINCT mine) AS n FROM {_LINKS}"
    " JOIN entry AS c ON c.id = other GROUP BY c.id ORDER BY n DESC, c.slug LIMIT :most",
    "topic": _OF_SCHEME.format(value="c.slug", scheme="issue"),
    "sdg": _OF_SCHEME.format(value="t.code", scheme="sdg"),
}
"""The statements that count the values of fields that are entries."""

YEARS: Final = (
    f"{_HIT} SELECT substr(e.date_from, 1, 4) AS first, substr(e.date_to, 1, 4) AS last,"
    " count(*) AS n FROM hit JOIN entry AS e ON e.id = hit.id WHERE e.date <> ''"
    " GROUP BY first, last"
)


class _Found(Value):
    """What a query matches: entries with their kind, and the languages they match in."""

    kinds: dict[int, str]
    langs: set[tuple[int, str]]
    is_all: bool


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
    known: dict[tuple[Query, bool], _Found] = {}
    offered = []
    for field in FIELDS:
        scope = None if field == "kind" else kinds
        rivals = {f for f in query.filters if f.field == field and not f.is_excluded}
        rest = replace(query, filters=tuple(f for f in query.filters if f not in rivals))
        key = (rest, scope is None)
        if key not in known:
            known[key] = _find(session, rest, scope, today)
        chosen = {rival.value for rival in rivals}
        values = tuple(
            FacetValue(value, label or value, number, value in chosen)
            for value, label, number in _counted(session, field, known[key], lang)
        )
        if values:
            offered.append(Facet(field, values, known[key].is_all))
    return tuple(offered)


def _find(
    session: ReadSession, query: Query, kinds: Sequence[str] | None, today: date | None
) -> _Found:
    conditions = resolve(session, query.filters, kinds=kinds, today=today)
    if conditions.is_impossible:
        return _Found({}, set(), is_all=True)
    if len(conditions.kinds) < len(conditions.all_kinds):
        conditions.sql += _OF_KINDS
        conditions.parameters["kinds"] = json.dumps(list(conditions.kinds.values()))
    reader = Reader(session, query, conditions)
    sql, parameters = reader.statement(BODY, "d.entry_id, d.kind, d.lang", COUNTED)
    rows = session.all(sql, parameters)
    return _Found(
        {row["entry_id"]: row["kind"] for row in rows},
        {(row["entry_id"], row["lang"]) for row in rows},
        is_all=len(rows) < COUNTED,
    )


def _counted(
    session: ReadSession, field: str, found: _Found, lang: str
) -> list[tuple[str, str, int]]:
    """Return (value, label, number) in the order to show them."""
    if field == "kind":
        by_kind = Counter(found.kinds.values())
        return [(kind, kind, by_kind[kind]) for kind in ENTRY_KINDS if kind in by_kind]
    if field == "lang":
        by_lang = Counter(tag for _, tag in found.langs)
        return [(tag, tag, n) for tag, n in sorted(by_lang.items(), key=lambda i: (-i[1], i[0]))]
    ids = json.dumps(list(found.kinds))
    if field == "date":
        return [(str(y), str(y), n) for y, n in _years(session.all(YEARS, {"ids": ids}))]
    rows = session.all(LINKED[field], {"ids": ids, "lang": lang, "most": _MOST_VALUES})
    return [(row["value"], row["label"] or "", row["n"]) for row in rows]


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
