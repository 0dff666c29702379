"""Entries of any kind by what they are called: lists, labels, and the nearest to a wrong name."""

from __future__ import annotations  # array[int] is only a type before Python 3.12

from array import array
from collections.abc import Sequence
from typing import Final, Literal

from db.engine import ReadSession
from db.kinds import ENTRY_KINDS
from db.queries.sql import LABEL, LABEL_COLUMNS, pack
from db.records import Label

EntryOrder = Literal["title", "date"]

_NEAR_ENOUGH: Final = 60.0
"""Below this similarity (of 100) a name is rather another one than a slip."""

_PASSING: Final = (
    "SELECT e.id FROM entry AS e{label} WHERE e.status = 'published'"
    " AND e.kind IN (SELECT value FROM json_each(:kinds))"
    " AND (:text = '' OR EXISTS (SELECT 1 FROM entry_label AS named WHERE named.entry_id = e.id"
    " AND (instr(lower(named.context), :text) OR :words <> '[]' AND NOT EXISTS"
    " (SELECT 1 FROM json_each(:words) AS word"
    " WHERE NOT instr(' ' || named.sort, ' ' || word.value)))))"
)
BY_TITLE: Final = _PASSING.format(label=LABEL) + " ORDER BY l.sort, e.id"
BY_DATE: Final = (
    _PASSING.format(label="") + " ORDER BY e.date_from IS NULL, e.date_from, e.date_to, e.id"
)
LABELS: Final = (
    f"SELECT {LABEL_COLUMNS} FROM json_each(:ids) AS wanted"
    f" JOIN entry AS e ON e.id = wanted.value{LABEL}"
    " WHERE e.status = 'published' ORDER BY wanted.key"
)
FIND: Final = (
    "SELECT id, slug, status FROM entry WHERE kind = :kind AND slug = :slug UNION ALL"
    " SELECT e.id, e.slug, e.status FROM former_slug AS f JOIN entry AS e ON e.id = f.entry_id"
    " WHERE f.kind = :kind AND f.slug = :slug LIMIT 1"
)
ADDRESS: Final = "SELECT kind, slug FROM entry WHERE id = :id AND status = 'published'"
NAMES: Final = (
    "SELECT e.id, e.slug, l.sort FROM entry AS e JOIN entry_label AS l ON l.entry_id = e.id"
    " WHERE e.status = 'published' AND e.kind IN (SELECT value FROM json_each(:kinds))"
    " ORDER BY e.id, l.lang"
)


def list_entry_ids(
    session: ReadSession,
    kinds: Sequence[str],
    lang: str,
    *,
    text: str = "",
    order: EntryOrder = "title",
) -> array[int]:
    """Return the published entries of some kinds.

    Args:
        session: Of an edition.
        kinds: Any of `ENTRY_KINDS`.
        lang: Whose titles put them in order.
        text: Beginnings of words of the name in any language, or a part of its context line, as
            of a symbol; empty for all.
        order: `date` begins with the earliest and ends with the undated.
    """
    parameters = {
        "kinds": pack(kinds),
        "lang": lang,
        "text": text.strip().lower(),
        "words": pack(_words(text)),
    }
    rows = session.all(BY_DATE if order == "date" else BY_TITLE, parameters)
    return array("q", [row[0] for row in rows])


def find_address(session: ReadSession, entry_id: int) -> tuple[str, str] | None:
    """Return kind and slug of a published entry."""
    row = session.first(ADDRESS, {"id": entry_id})
    return (row["kind"], row["slug"]) if row else None


def list_labels(session: ReadSession, ids: Sequence[int], lang: str) -> list[Label]:
    """Return what published entries are called, in the order of their ids."""
    rows = session.all(LABELS, {"ids": pack(ids), "lang": lang})
    return [Label(**dict(row)) for row in rows]


def list_kind(session: ReadSession, kind: str, lang: str) -> list[Label]:
    """Return all published entries of a kind by title."""
    return list_labels(session, list_entry_ids(session, (kind,), lang), lang)


def find_label(session: ReadSession, kind: str, slug: str, lang: str) -> Label | None:
    """Return what an entry is called; former slugs lead to their entry, withdrawn ones nowhere."""
    found = session.first(FIND, {"kind": kind, "slug": slug})
    labels = list_labels(session, [found["id"]], lang) if found else []
    return labels[0] if labels else None


def find_near(session: ReadSession, kind: str, slug: str, lang: str, limit: int = 5) -> list[Label]:
    """Return the entries whose slug or title is nearest to a name that nothing answers to.

    Args:
        session: Of an edition.
        kind: Where to look; all kinds where it is none.
        slug: As it was asked for.
        lang: Of the labels.
        limit: Most of them.
    """
    from rapidfuzz.fuzz import ratio  # only a wrong address needs it

    kinds = (kind,) if kind in ENTRY_KINDS else ENTRY_KINDS
    asked = " ".join(_words(slug.replace("-", " ")))
    nearness: dict[int, float] = {}
    for row in session.all(NAMES, {"kinds": pack(kinds)}):
        names = (row["slug"].replace("-", " "), row["sort"])
        near = max(ratio(asked, name, score_cutoff=_NEAR_ENOUGH) for name in names)
        if near:
            nearness[row["id"]] = max(near, nearness.get(row["id"], 0.0))
    best = sorted(nearness, key=lambda entry_id: (-nearness[entry_id], entry_id))[:limit]
    return list_labels(session, best, lang)


def _words(text: str) -> list[str]:
    from db.search.normalise import words  # not before the first page is shown

    return words(text)
