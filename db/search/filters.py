"""The conditions of a query (`person:`, `sdg:`, `date:` …) as SQL over the search's documents."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from db.dates import parse as parse_date
from db.engine import ReadSession
from db.errors import Invalid
from db.kinds import ENTRY_KINDS
from db.search.grammar import Filter, name_match
from db.search.index import id_range
from db.search.normalise import name_key

_LINKED_FIELDS: Final = {
    "person": "person",
    "country": "country",
    "organisation": "organisation",
    "session": "session",
    "document": "document",
    "topic": "topic",
    "sdg": "topic",
}
"""The fields that name an entry, with its kind."""

_NAMED_IN_NO_OTHER_WAY: Final = 50
"""A name that fits more entries than this narrows nothing."""

BY_SLUG: Final = "SELECT id FROM entry WHERE kind = :kind AND slug = :value"
BY_CODE: Final = (
    "SELECT entry_id AS id FROM topic WHERE code = :value COLLATE NOCASE"
    " AND (:scheme = '' OR scheme = :scheme)"
)
BY_NAME: Final = (
    "SELECT DISTINCT d.entry_id AS id FROM search_key AS k JOIN search_doc AS d ON d.id = k.doc_id"
    " WHERE k.key = :key AND k.doc_id BETWEEN :first AND :last"
)
BY_WORDS: Final = (
    "SELECT DISTINCT d.entry_id AS id FROM search_title"
    " JOIN search_doc AS d ON d.id = search_title.rowid"
    " WHERE search_title MATCH :match AND search_title.rowid BETWEEN :first AND :last LIMIT :limit"
)
SCHEME_OF: Final = (
    "SELECT entry_id AS id FROM topic WHERE scheme = :scheme"
    " AND entry_id IN (SELECT value FROM json_each(:ids))"
)
TOPICS_BELOW: Final = (
    "WITH RECURSIVE below (id) AS (SELECT value FROM json_each(:ids) UNION"
    " SELECT topic.entry_id FROM topic JOIN below ON topic.parent_id = below.id)"
    " SELECT id FROM below"
)
LANGUAGE_EXISTS: Final = "SELECT 1 FROM search_doc AS d WHERE {condition} LIMIT 1"
KIND_NUMBERS: Final = "SELECT number, kind FROM search_kind ORDER BY number DESC"

_LINKED: Final = (
    "d.entry_id IN (SELECT from_id FROM link WHERE to_id IN (SELECT value FROM json_each(:{name}))"
    " UNION SELECT to_id FROM link WHERE from_id IN (SELECT value FROM json_each(:{name})))"
)
_IN_LANGUAGE: Final = "(d.lang = :{name} OR d.lang LIKE :{name} || '-%')"
_DATED: Final = "EXISTS (SELECT 1 FROM entry AS e WHERE e.id = d.entry_id AND e.date <> '' AND {})"
_WITHIN: Final = _DATED.format(
    "coalesce(e.date_from, '') <= :{name}_last AND coalesce(e.date_to, '9999') >= :{name}_first"
)
_BEFORE: Final = _DATED.format("coalesce(e.date_from, '') < :{name}_first")
_AFTER: Final = _DATED.format("coalesce(e.date_from, '') > :{name}_last")
_DATE_FIELDS: Final = {"date": _WITHIN, "before": _BEFORE, "after": _AFTER}


@dataclass(slots=True)
class Conditions:
    """What entries must fulfil beside matching the words.

    Attributes:
        kinds: Numbers and names of the kinds asked for.
        all_kinds: Those of all kinds of the edition.
        sql: ` AND …` over `search_doc AS d`; empty when every document will do.
        parameters: Of `sql`.
        notes: What could not be taken as typed.
        is_impossible: Nothing can fulfil them.
    """

    kinds: dict[int, str]
    all_kinds: dict[int, str]
    sql: str = ""
    parameters: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    is_impossible: bool = False


def resolve(
    session: ReadSession,
    filters: Sequence[Filter],
    *,
    kinds: Sequence[str] | None = None,
    today: date | None = None,
) -> Conditions:
    """Find out what a query's filters mean in this edition.

    Args:
        session: Of an edition.
        filters: Those of one field widen each other, those of different fields narrow.
        kinds: Narrows like `kind:`; None for all.
        today: What the word `today` stands for; without it that word means nothing.
    """
    every = {row["number"]: row["kind"] for row in session.kept(KIND_NUMBERS)}
    wanted = every if kinds is None else {n: k for n, k in every.items() if k in kinds}
    conditions = Conditions(dict(wanted), every)
    resolver = _Resolver(session, conditions, today)
    groups: dict[tuple[str, bool], list[Filter]] = {}
    for each in filters:
        groups.setdefault((each.field, each.is_excluded), []).append(each)
    for number, ((name, is_excluded), group) in enumerate(groups.items()):
        if name == "kind":
            resolver.narrow_kinds(group, is_excluded)
        else:
            resolver.add(group, is_excluded, f"f{number}")
    if not conditions.kinds:
        conditions.is_impossible = True
    return conditions


class _Resolver:
    """Turns groups of filters into conditions, noting what means nothing here."""

    def __init__(self, session: ReadSession, conditions: Conditions, today: date | None) -> None:
        self._session = session
        self._conditions = conditions
        self._today = today

    def narrow_kinds(self, group: list[Filter], is_excluded: bool) -> None:
        """Keep, or leave out, the kinds that a group names."""
        named: set[str] = set()
        for each in group:
            found = {kind for kind in ENTRY_KINDS if _names_kind(each.value, kind)}
            if not found:
                self._conditions.notes.append(f"There is no kind of entry “{each.value}”.")
            named |= found
        self._conditions.kinds = {
            number: kind
            for number, kind in self._conditions.kinds.items()
            if (kind in named) != is_excluded
        }

    def add(self, group: list[Filter], is_excluded: bool, name: str) -> None:
        """Add the condition of a group; one that means nothing excludes nothing, or everything."""
        alternatives = []
        for number, each in enumerate(group):
            sql = self._alternative(each, f"{name}_{number}")
            if sql:
                alternatives.append(sql)
        if alternatives:
            negation = "NOT " if is_excluded else ""
            self._conditions.sql += f" AND {negation}({' OR '.join(alternatives)})"
        elif not is_excluded:
            self._conditions.is_impossible = True

    def _alternative(self, each: Filter, name: str) -> str:
        if each.field in _DATE_FIELDS:
            return self._dated(each, name)
        if each.field == "lang":
            return self._in_language(each, name)
        ids = self._linked_ids(each)
        if not ids:
            self._conditions.notes.append(f"Nothing here is called “{each.value}” ({each}).")
            return ""
        self._conditions.parameters[name] = json.dumps(ids)
        return _LINKED.format(name=name)

    def _dated(self, each: Filter, name: str) -> str:
        bounds = _date_bounds(each.value, self._today)
        if bounds is None:
            self._conditions.notes.append(
                f"“{each.value}” is not a date: write 2017, 2017-06 or 2017-06..2017-10 ({each})."
            )
            return ""
        first, last = bounds
        used = _DATE_FIELDS[each.field]
        if ":{name}_first" in used:
            self._conditions.parameters[f"{name}_first"] = first
        if ":{name}_last" in used:
            self._conditions.parameters[f"{name}_last"] = last
        return used.format(name=name)

    def _in_language(self, each: Filter, name: str) -> str:
        condition = _IN_LANGUAGE.format(name=name)
        value = {name: each.value.casefold()}
        if self._session.value(LANGUAGE_EXISTS.format(condition=condition), value) is None:
            self._conditions.notes.append(f"Nothing here is written in “{each.value}” ({each}).")
            return ""
        self._conditions.parameters |= value
        return condition

    def _linked_ids(self, each: Filter) -> list[int]:
        """Return the entries that a value names: by slug, code, name, or words of its name."""
        kind = _LINKED_FIELDS[each.field]
        scheme = "sdg" if each.field == "sdg" else ""
        ids = self._ids(BY_SLUG, {"kind": kind, "value": each.value.casefold()})
        if not ids and kind == "topic":
            ids = self._ids(BY_CODE, {"value": each.value, "scheme": scheme})
        if not ids:
            ids = self._ids_by_name(each.value, kind)
        if scheme and ids:
            ids = self._ids(SCHEME_OF, {"scheme": scheme, "ids": json.dumps(ids)})
        if kind == "topic" and ids:
            ids = self._ids(TOPICS_BELOW, {"ids": json.dumps(ids)})
        return ids

    def _ids_by_name(self, value: str, kind: str) -> list[int]:
        number = next((n for n, name in self._conditions.all_kinds.items() if name == kind), None)
        match = name_match(value)
        if number is None or not match:
            return []
        first, last = id_range(number)
        exact = {"key": name_key(value), "first": first, "last": last}
        if ids := self._ids(BY_NAME, exact):
            return ids
        limit = _NAMED_IN_NO_OTHER_WAY
        return self._ids(BY_WORDS, {"match": match, "first": first, "last": last, "limit": limit})

    def _ids(self, sql: str, parameters: dict[str, str] | dict[str, object]) -> list[int]:
        return sorted(row["id"] for row in self._session.all(sql, parameters))


def _names_kind(value: str, kind: str) -> bool:
    """Whether a value means a kind: its name, its plural or the beginning of either."""
    plural = "people" if kind == "person" else kind.removesuffix("y") + "ies"
    forms = (kind, f"{kind}s", f"{kind}es", plural)
    return any(form.startswith(value.casefold()) for form in forms)


def _date_bounds(value: str, today: date | None) -> tuple[str, str] | None:
    """Return the first and last day that a value of a date field means."""
    first, dots, last = value.partition("..")
    if not dots:
        return _day_bounds(value, today)
    lower = _day_bounds(first, today) if first else ("", "")
    upper = _day_bounds(last, today) if last else ("9999", "9999")
    if lower is None or upper is None or not (first or last):
        return None
    return lower[0], upper[1]


def _day_bounds(value: str, today: date | None) -> tuple[str, str] | None:
    if value.casefold() == "today":
        return (today.isoformat(), today.isoformat()) if today else None
    try:
        lower, upper = parse_date(value).bounds()
    except Invalid:
        return None
    return lower or "", upper or "9999"
