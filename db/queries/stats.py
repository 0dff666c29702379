"""The figures of an edition: what it holds, what is sourced or in doubt, what is wrong."""

from typing import Final

from db.engine import ReadSession
from db.kinds import ENTRY_KINDS
from db.queries.sql import LABEL
from db.values import Value

FACT_TABLES: Final = (
    "appointment",
    "dated_name",
    "participation",
    "segment",
    "statement",
    "vote",
)
"""Parts of entries that a person could dispute; each cites its own sources."""

DATED_FACT_KINDS: Final = ("session", "document", "process", "phase")
"""Kinds whose own date is a fact, cited by the entry."""

COUNTS: Final = (
    "SELECT entry.kind, entry_label.lang, count(*) AS n"
    " FROM entry JOIN entry_label ON entry_label.entry_id = entry.id"
    " WHERE entry.status = 'published' GROUP BY entry.kind, entry_label.lang"
    " ORDER BY entry.kind, entry_label.lang"
)
FACTS: Final = (
    "SELECT count(*) AS facts, coalesce(sum(EXISTS (SELECT 1 FROM citation"
    " WHERE citation.part = fact.part AND citation.part_id = fact.part_id"
    " AND citation.entry_id = fact.entry_id)), 0) AS sourced FROM ("
    + " UNION ALL ".join(
        f"SELECT '{table}' AS part, id AS part_id, entry_id FROM {table}" for table in FACT_TABLES
    )
    + " UNION ALL SELECT '', 0, id FROM entry WHERE status = 'published' AND date <> ''"
    f" AND kind IN ({', '.join(repr(kind) for kind in DATED_FACT_KINDS)})"
    ") AS fact"
)
WHOSE: Final = {
    "participation": "coalesce((SELECT title || ': ' FROM entry_label WHERE entry_id = person_id"
    " ORDER BY lang <> 'en' LIMIT 1), '') || "
}
"""What the note of a fact is to begin with: a session alone does not say whose seat is meant."""

UNCERTAIN: Final = (
    "SELECT e.kind || '/' || e.slug AS address, coalesce(l.title, e.slug) AS title,"
    " doubt.part, doubt.note FROM ("
    + " UNION ALL ".join(
        f"SELECT entry_id, '{table}' AS part, id, {WHOSE.get(table, '')}note AS note FROM {table}"
        " WHERE certainty = 'uncertain'"
        for table in FACT_TABLES
    )
    + " UNION ALL SELECT entry_id, 'document', 0, note FROM document WHERE certainty = 'uncertain'"
    " UNION ALL SELECT entry_id, 'topic', 0, '' FROM topic WHERE certainty = 'uncertain'"
    " UNION ALL SELECT id, 'date', 0, date FROM entry WHERE date LIKE '%?%'"
    f") AS doubt JOIN entry AS e ON e.id = doubt.entry_id{LABEL}"
    " WHERE e.status = 'published' ORDER BY e.id, doubt.part, doubt.id"
)
DANGLING: Final = "SELECT count(*) FROM pragma_foreign_key_check"
FINDINGS: Final = "SELECT level, count(*) AS n FROM finding GROUP BY level"


class Doubt(Value):
    """A fact that is shown as uncertain.

    Attributes:
        address: `kind/slug` of its entry, which is called `title`.
        part: Table of the fact (`appointment`), or `document`, `topic` or `date` for what the entry
            itself says.
        note: Why it is in doubt; for a date, the date.
    """

    address: str
    title: str
    part: str
    note: str


class Stats(Value):
    """The figures of an edition.

    Attributes:
        counts: Kind to language to number of published entries with texts in it.
        facts: Statements that a person could dispute.
        facts_sourced: Those of them that cite a source.
        dangling: References that lead nowhere.
        findings: Level ('error', 'warning', 'note') to number; references that lead nowhere are
            errors.
        uncertain: Facts in doubt, in the order of the entries.
    """

    counts: dict[str, dict[str, int]]
    facts: int
    facts_sourced: int
    dangling: int
    findings: dict[str, int]
    uncertain: tuple[Doubt, ...] = ()


def get_stats(session: ReadSession) -> Stats:
    """Return the figures of the open edition."""
    counts: dict[str, dict[str, int]] = {kind: {} for kind in ENTRY_KINDS}
    for row in session.all(COUNTS):
        counts[row["kind"]][row["lang"]] = row["n"]
    (facts,) = session.all(FACTS)
    dangling = session.value(DANGLING)
    found = {row["level"]: row["n"] for row in session.all(FINDINGS)}
    return Stats(
        counts={kind: by_lang for kind, by_lang in counts.items() if by_lang},
        facts=facts["facts"],
        facts_sourced=facts["sourced"],
        dangling=dangling,
        findings={
            "error": dangling,
            "warning": found.get("warning", 0),
            "note": found.get("note", 0),
        },
        uncertain=tuple(Doubt(**dict(row)) for row in session.all(UNCERTAIN, {"lang": "en"})),
    )


def sourced_percent(stats: Stats) -> str:
    """Return the share of facts with a source, never rounded up to all of them."""
    permille = 1000 * stats.facts_sourced // stats.facts if stats.facts else 1000
    return "100" if permille == 1000 else f"{permille / 10:.1f}"
