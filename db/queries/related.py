"""Stories that belong with a story, each with its reason: those chosen by hand, then by kinship."""

from collections import defaultdict
from collections.abc import Sequence
from sqlite3 import Row
from typing import Final

from db.engine import ReadSession
from db.queries import words
from db.queries.sql import LABEL, LABEL_COLUMNS, pack
from db.records import Link
from db.values import replace

MOST_RELATED: Final = 8
_MOST_REASONS: Final = 3
_NOT_CHOSEN: Final = 2000
"""Place of the stories that nobody chose by hand."""

# What two stories share weighs the more the fewer share it; a framework is shared by too many.
# Of the thousands that share something only those that may be shown are dated, sorted and named.
CANDIDATES: Final = (
    "WITH chosen (id, place) AS"
    " (SELECT to_id, position FROM link WHERE from_id = :id AND relation = 'related'"
    " UNION ALL SELECT from_id, 1000 FROM link WHERE to_id = :id AND relation = 'related'),"
    " kin (id, weight) AS MATERIALIZED"
    " (SELECT theirs.from_id, sum(CASE ours.relation WHEN 'sessions' THEN 5"
    " WHEN 'documents' THEN 3 WHEN 'people' THEN 2 WHEN 'topics' THEN 2 ELSE 1 END)"
    " FROM link AS ours JOIN link AS theirs ON theirs.to_id = ours.to_id"
    " AND theirs.relation = ours.relation AND theirs.from_id <> :id"
    " JOIN entry AS e ON e.id = theirs.from_id AND e.kind = 'story' AND e.status = 'published'"
    " WHERE ours.from_id = :id AND ours.relation IN (SELECT value FROM json_each(:shared))"
    " AND ours.to_id NOT IN (SELECT entry_id FROM topic WHERE scheme = 'framework')"
    " GROUP BY theirs.from_id),"
    " near (id, weight) AS (SELECT id, weight FROM kin WHERE id IN (SELECT id FROM chosen)"
    " OR weight >= coalesce((SELECT weight FROM kin ORDER BY weight DESC"
    " LIMIT 1 OFFSET :limit - 1), 0)),"
    " best (id, place, weight) AS (SELECT id, min(place), max(weight) FROM"
    " (SELECT id, place, 0 AS weight FROM chosen"
    f" UNION ALL SELECT id, {_NOT_CHOSEN}, weight FROM near) GROUP BY id),"
    " shown (id, place, weight, away) AS"
    " (SELECT best.id, place, weight, abs(julianday(e.date_from) - julianday(:day)) AS away"
    " FROM best JOIN entry AS e ON e.id = best.id WHERE e.status = 'published'"
    " ORDER BY place, weight DESC, away, best.id LIMIT :limit)"
    f" SELECT {LABEL_COLUMNS}, shown.place FROM shown JOIN entry AS e ON e.id = shown.id{LABEL}"
    " ORDER BY shown.place, shown.weight DESC, shown.away, e.id"
)
SHARED: Final = (
    "SELECT theirs.from_id AS story_id, ours.relation, e.kind, l.title, topic.scheme, topic.code"
    " FROM json_each(:ids) AS wanted JOIN link AS theirs ON theirs.from_id = wanted.value"
    " JOIN link AS ours ON ours.to_id = theirs.to_id AND ours.relation = theirs.relation"
    f" JOIN entry AS e ON e.id = ours.to_id{LABEL} LEFT JOIN topic ON topic.entry_id = e.id"
    " WHERE ours.from_id = :id AND ours.relation IN (SELECT value FROM json_each(:shared))"
    " AND coalesce(topic.scheme, '') <> 'framework' ORDER BY wanted.key, ours.position"
)

STORY: Final = "SELECT id, date_from FROM entry WHERE kind = 'story' AND slug = :slug"

_RELATIONS: Final = ("sessions", "topics", "documents", "people", "organisations", "countries")
"""What makes stories kin, in the order in which the reasons are told."""


def list_related_stories(
    session: ReadSession, story_id: int, day: str | None, lang: str, limit: int = MOST_RELATED
) -> tuple[Link, ...]:
    """Return related stories with their reasons, always in the same order.

    Args:
        session: Of an edition.
        story_id: The story.
        day: Its ISO day; of equally close stories the nearest in time comes first.
        lang: Of the titles.
        limit: Most of them.
    """
    parameters = {"id": story_id, "lang": lang, "day": day, "shared": pack(_RELATIONS)}
    rows = session.all(CANDIDATES, parameters | {"limit": limit})
    shared = session.all(SHARED, parameters | {"ids": pack(row["id"] for row in rows)})
    by_story: defaultdict[int, list[Row]] = defaultdict(list)
    for row in shared:
        by_story[row["story_id"]].append(row)
    return tuple(
        replace(
            _link(row), reason=_reason(by_story[row["id"]], is_chosen=row["place"] < _NOT_CHOSEN)
        )
        for row in rows
    )


def list_kin(session: ReadSession, slug: str, lang: str) -> tuple[Link, ...]:
    """Return the stories that belong beside the page of a story; none where there is no such."""
    story = session.first(STORY, {"slug": slug})
    if story is None:
        return ()
    return list_related_stories(session, story["id"], story["date_from"], lang)


def _link(row: Row) -> Link:
    return Link(
        row["kind"], row["slug"], row["title"], row["context"], row["date"], lang=row["lang"]
    )


def _reason(shared: Sequence[Row], *, is_chosen: bool) -> str:
    reasons = [words.LINKED_BY_EDITORS] if is_chosen else []
    for relation in _RELATIONS:
        of_relation = [row for row in shared if row["relation"] == relation]
        if of_relation:
            reasons.append(_shared_reason(relation, of_relation))
    return words.REASON_SEPARATOR.join(reasons[:_MOST_REASONS])


def _shared_reason(relation: str, shared: Sequence[Row]) -> str:
    if relation == "topics":
        return words.BOTH_ON.format(_topic_name(shared[0]))
    if len(shared) > 1:
        return words.IN_COMMON[relation].format(len(shared))
    if relation == "sessions":
        return words.SAME_SESSION
    if relation == "documents":
        return words.SAME_DOCUMENT
    return words.NAMED_IN_BOTH.format(shared[0]["title"])


def _topic_name(row: Row) -> str:
    if row["scheme"] == "sdg":
        return words.SDG_TARGET.format(row["code"])
    return str(row["title"])
