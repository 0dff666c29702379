"""The story list: which stories pass a filter, in what order, and how many each value leaves."""

from __future__ import annotations  # array[int] is only a type before Python 3.12

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from sqlite3 import Row
from typing import Any, Final, Literal

from db.engine import ReadSession
from db.queries.sql import LABEL, in_language, join_text, pack, unpack
from db.queries.words import language_name, session_name
from db.records import Facets, FacetValue, StoryFilter, StoryRow
from db.values import replace

StoryOrder = Literal["newest", "oldest", "title"]

# A NULL parameter narrows nothing. The inner selects depend on no row, so each runs once.
_PASSING: Final = """
FROM entry AS e WHERE e.kind = 'story' AND e.status = 'published'
 AND (:issues IS NULL OR e.id IN (SELECT from_id FROM link WHERE relation = 'topics' AND to_id IN
  (SELECT id FROM entry WHERE kind = 'topic' AND slug IN (SELECT value FROM json_each(:issues)))))
 AND (:targets IS NULL OR e.id IN (SELECT from_id FROM link WHERE relation = 'topics' AND to_id IN
  (SELECT id FROM entry WHERE kind = 'topic' AND slug IN (SELECT value FROM json_each(:targets)))))
 AND (:countries IS NULL OR e.id IN (SELECT from_id FROM link WHERE relation = 'countries' AND to_id
  IN (SELECT id FROM entry WHERE kind = 'country'
   AND slug IN (SELECT value FROM json_each(:countries)))))
 AND (:languages IS NULL OR EXISTS (SELECT 1 FROM entry_label AS text WHERE text.entry_id = e.id
  AND text.lang IN (SELECT value FROM json_each(:languages))))
 AND (:first_day IS NULL OR e.date_from BETWEEN :first_day AND :last_day)
"""
# A story known only to the year has no month: it stands after those of the year's first day.
_NEWEST: Final = " ORDER BY e.date_from DESC, length(e.date) = 4, e.id DESC"

# One value instead of a row each: a row of Python's for every id takes longer than finding them.
_AS_ONE: Final = "SELECT json_group_array(id) FROM ({sql})"
NEWEST: Final = _AS_ONE.format(sql=f"SELECT e.id {_PASSING}{_NEWEST} LIMIT :most")
COUNT: Final = "SELECT count(*) FROM entry WHERE kind = 'story' AND status = 'published'"
BY_TITLE: Final = _AS_ONE.format(
    sql=f"SELECT e.id {_PASSING.replace('WHERE', LABEL + ' WHERE', 1)} ORDER BY l.sort, e.id"
)
# By day, as the index has them: sorting all stories into months takes three times as long.
DAYS: Final = (
    "SELECT e.date_from AS day, count(*) AS n, sum(length(e.date) = 4) AS of_year_alone"
    f" {_PASSING} GROUP BY e.date_from ORDER BY e.date_from DESC LIMIT :most"
)
ROWS: Final = (
    "SELECT e.id, e.slug, e.date, coalesce(t.lang, :lang) AS lang, t.headline, t.standfirst,"
    " s.kind AS session_kind, s.number AS session_number, sl.title AS session_title,"
    " (SELECT group_concat(code, ' ') FROM (SELECT topic.code FROM link JOIN topic"
    " ON topic.entry_id = link.to_id WHERE link.from_id = e.id AND link.relation = 'topics'"
    " AND topic.scheme = 'sdg' AND instr(topic.code, '.') ORDER BY link.position)) AS targets,"
    " EXISTS (SELECT 1 FROM correction WHERE correction.entry_id = e.id) AS is_updated"
    " FROM json_each(:ids) AS wanted JOIN entry AS e ON e.id = wanted.value"
    + join_text("story_text", "entry_id", "e.id", "t")
    + " LEFT JOIN link ON link.from_id = e.id AND link.relation = 'sessions' AND link.position = 0"
    " LEFT JOIN session AS s ON s.entry_id = link.to_id"
    + join_text("entry_label", "entry_id", "s.entry_id", "sl")
    + " ORDER BY wanted.key"
)

_VALUES: Final = (
    "WITH v (id, relation) AS (SELECT entry_id, 'topics' FROM topic"
    " WHERE scheme IN (SELECT value FROM json_each(:schemes))"
    " AND (scheme <> 'sdg' OR instr(code, '.'))"
    " UNION ALL SELECT entry_id, 'countries' FROM country WHERE :has_countries)"
)
_LINKS_TO_VALUES: Final = (
    f"{_VALUES} SELECT v.id, (SELECT count(*) FROM link AS k"
    " WHERE k.to_id = v.id AND k.relation = v.relation{}) AS n FROM v"
)
_OTHERS: Final = "SELECT id FROM entry WHERE kind <> 'story' OR status <> 'published'"

# The plus: start from the few values, walk all links to each in the one index that carries
# everything, and look every story up in the passing ones, never the other way round. Topics and
# countries in one statement, since gathering those that pass is the larger part of it.
COUNT_LINKED: Final = _LINKS_TO_VALUES.format(f" AND +k.from_id IN (SELECT e.id {_PASSING})")
# Where all stories pass, none is looked up: all links less those of the few other entries.
COUNT_ALL_LINKED: Final = _LINKS_TO_VALUES.format("")
COUNT_OTHERS_LINKED: Final = (
    f"{_VALUES} SELECT v.id, count(*) AS n FROM ({_OTHERS}) AS o"
    " CROSS JOIN link AS k ON k.from_id = o.id"
    " CROSS JOIN v ON v.id = k.to_id AND v.relation = k.relation GROUP BY v.id"
)
COUNT_LANGUAGES: Final = (
    "SELECT v.lang AS id, count(*) AS n FROM entry_label AS v"
    f" WHERE v.entry_id IN (SELECT e.id {_PASSING}) GROUP BY v.lang"
)
COUNT_ALL_LANGUAGES: Final = "SELECT lang AS id, count(*) AS n FROM entry_label GROUP BY lang"
COUNT_OTHERS_LANGUAGES: Final = (
    "SELECT v.lang AS id, count(*) AS n FROM entry_label AS v"
    f" WHERE v.entry_id IN ({_OTHERS}) GROUP BY v.lang"
)
_YEAR: Final = (
    "(SELECT substr(date_from, 1, 4) FROM entry WHERE kind = 'story' AND status = 'published'"
    " AND date_from IS NOT NULL ORDER BY date_from {} LIMIT 1)"
)
SPAN: Final = f"SELECT {_YEAR.format('')} AS first, {_YEAR.format('DESC')} AS last"
TOPIC_VALUES: Final = (
    "SELECT e.id, e.slug, topic.code, l.title FROM topic JOIN entry AS e ON e.id = topic.entry_id"
    f"{LABEL} WHERE topic.scheme = :scheme AND (:scheme <> 'sdg' OR instr(topic.code, '.'))"
    ' ORDER BY topic."order", l.sort'
)
COUNTRY_VALUES: Final = (
    "SELECT e.id, e.slug, t.name AS title, '' AS code FROM country"
    " JOIN entry AS e ON e.id = country.entry_id"
    f"{LABEL}"
    " LEFT JOIN country_text AS t ON t.entry_id = e.id"
    f" AND t.lang = {in_language('country_text', 'entry_id', 'e.id')} ORDER BY l.sort"
)


_OF_LINKED: Final = (COUNT_LINKED, COUNT_ALL_LINKED, COUNT_OTHERS_LINKED)
_OF_LANGUAGES: Final = (COUNT_LANGUAGES, COUNT_ALL_LANGUAGES, COUNT_OTHERS_LANGUAGES)
_SCHEMES: Final = {"issues": "issue", "targets": "sdg"}


def list_story_ids(
    session: ReadSession,
    wanted: StoryFilter,
    lang: str,
    order: StoryOrder = "newest",
    most: int = -1,
) -> array[int]:
    """Return the ids of the stories that pass; undated ones are the oldest.

    Args:
        session: Of an edition.
        wanted: What passes.
        lang: Of the titles that order them.
        order: Of the ids.
        most: How many of the newest at most; all where it is negative.
    """
    parameters = _parameters(wanted)
    if order == "title":
        found = session.value(BY_TITLE, parameters | {"lang": lang})
    else:
        found = session.value(NEWEST, parameters | {"most": most})
    ids = array("q", unpack(found))
    if order == "oldest":
        ids.reverse()
    return ids


def count_stories(session: ReadSession) -> int:
    """Return how many stories there are, whatever the filter."""
    return int(session.value(COUNT))


def list_story_rows(session: ReadSession, ids: Sequence[int], lang: str) -> list[StoryRow]:
    """Return the rows of the list for some stories, in the order of their ids."""
    return [
        StoryRow(
            id=row["id"],
            slug=row["slug"],
            headline=row["headline"] or "",
            standfirst=row["standfirst"] or "",
            date=row["date"],
            lang=row["lang"],
            session=session_name(
                row["session_kind"] or "", row["session_number"] or 0, row["session_title"] or ""
            ),
            targets=tuple((row["targets"] or "").split()),
            is_updated=bool(row["is_updated"]),
        )
        for row in session.all(ROWS, {"ids": pack(ids), "lang": lang})
    ]


def count_story_months(
    session: ReadSession, wanted: StoryFilter, most: int = -1
) -> list[tuple[str, int]]:
    """Return the months of `list_story_ids` in its newest order, each with its number of stories.

    A story known only to the year counts under the year (`2017`), an undated one under ''.

    Args:
        session: Of an edition.
        wanted: What passes.
        most: How many of the newest are counted at most; all where it is negative.
    """
    months: dict[str, int] = {}
    left = most if most >= 0 else count_stories(session)
    for row in session.all(DAYS, _parameters(wanted) | {"most": most}):  # none without a story
        day, of_year = row["day"] or "", row["of_year_alone"] or 0
        for month, n in ((day[:7], row["n"] - of_year), (day[:4], of_year)):
            if counted := min(n, left):
                months[month] = months.get(month, 0) + counted
                left -= counted
    return list(months.items())


def count_facets(session: ReadSession, wanted: StoryFilter, lang: str) -> Facets:
    """Return the values to filter by, with the stories each would leave.

    A value is listed when it leaves some, or is chosen, the commonest first; the years span those
    of all stories.
    """
    counts = _linked_counts(session, wanted)
    named = {
        "issues": (TOPIC_VALUES, {"scheme": "issue"}),
        "targets": (TOPIC_VALUES, {"scheme": "sdg"}),
        "countries": (COUNTRY_VALUES, {}),
    }
    values = {
        field: _linked_values(
            session.all(naming, parameters | {"lang": lang}), counts[field], getattr(wanted, field)
        )
        for field, (naming, parameters) in named.items()
    }
    return Facets(
        # The codes of issue areas are only our own.
        issues=tuple(replace(value, code="") for value in values["issues"]),
        targets=tuple(values["targets"]),
        countries=tuple(values["countries"]),
        languages=_languages(session, wanted),
        years=_years(session, replace(wanted, years=None)),
    )


def _parameters(wanted: StoryFilter) -> dict[str, Any]:
    lists = {
        name: pack(values) if values else None
        for name, values in (
            ("issues", wanted.issues),
            ("targets", wanted.targets),
            ("countries", wanted.countries),
            ("languages", wanted.languages),
        )
    }
    first, last = wanted.years or (None, None)
    return lists | {
        "first_day": None if first is None else f"{first:04}-01-01",
        "last_day": None if last is None else f"{last:04}-12-31",
    }


def _linked_counts(session: ReadSession, wanted: StoryFilter) -> dict[str, dict[int, int]]:
    """Return the stories by linked entry, of each facet as if nothing were chosen in it."""
    alike: dict[StoryFilter, list[str]] = {}
    for field, others in (
        ("issues", replace(wanted, issues=())),
        ("targets", replace(wanted, targets=())),
        ("countries", replace(wanted, countries=())),
    ):
        alike.setdefault(others, []).append(field)
    found: dict[str, dict[int, int]] = {}
    for others, fields in alike.items():
        schemes = [scheme for field, scheme in _SCHEMES.items() if field in fields]
        parameters = {"schemes": pack(schemes), "has_countries": "countries" in fields}
        counts = _counts(session, _OF_LINKED, others, parameters)
        found |= dict.fromkeys(fields, counts)
    return found


def _linked_values(
    rows: Iterable[Row], counts: Mapping[int, int], chosen: Sequence[str]
) -> list[FacetValue]:
    """Return counted values, the commonest first, then in the order in which they are given."""
    values = [
        FacetValue(row["slug"], row["title"] or row["slug"], counts.get(row["id"], 0), row["code"])
        for row in rows
        if row["id"] in counts or row["slug"] in chosen
    ]
    return sorted(values, key=lambda value: -value.count)


def _languages(session: ReadSession, wanted: StoryFilter) -> tuple[FacetValue, ...]:
    counted = _counts(session, _OF_LANGUAGES, replace(wanted, languages=()), {})
    counts = dict.fromkeys(wanted.languages, 0) | counted
    by_count = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(FacetValue(tag, language_name(tag), n) for tag, n in by_count)


def _counts(
    session: ReadSession,
    statements: tuple[str, str, str],
    wanted: StoryFilter,
    parameters: Mapping[str, Any],
) -> dict[Any, int]:
    """Return how many passing stories each value has, by statements for some, all and the rest."""
    of_passing, of_all, of_others = statements
    if not wanted.is_empty:
        rows = session.all(of_passing, {**_parameters(wanted), **parameters})
        return {row["id"]: row["n"] for row in rows if row["n"]}
    counts = {row["id"]: row["n"] for row in session.all(of_all, parameters)}
    for row in session.all(of_others, parameters):
        counts[row["id"]] -= row["n"]
    return {value: n for value, n in counts.items() if n}


def _years(session: ReadSession, others: StoryFilter) -> tuple[tuple[int, int], ...]:
    span = session.first(SPAN)
    if span is None or span["first"] is None:
        return ()
    counts: Counter[int] = Counter()
    for month, n in count_story_months(session, others):
        if month:
            counts[int(month[:4])] += n
    years = range(int(span["first"]), int(span["last"]) + 1)
    return tuple((year, counts[year]) for year in years)
