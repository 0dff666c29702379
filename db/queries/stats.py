"""The figures of an edition: what it holds, how much of it is sourced, what was found wrong."""

from dataclasses import dataclass
from typing import Final

from db.engine import ReadSession
from db.kinds import ENTRY_KINDS

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
DANGLING: Final = "SELECT count(*) FROM pragma_foreign_key_check"
FINDINGS: Final = "SELECT level, count(*) AS n FROM finding GROUP BY level"


@dataclass(frozen=True, slots=True)
class Stats:
    """The figures of an edition.

    Attributes:
        counts: Kind to language to number of published entries with texts in it.
        facts: Statements that a person could dispute.
        facts_sourced: Those of them that cite a source.
        dangling: References that lead nowhere.
        findings: Level ('error', 'warning', 'note') to number; references that lead nowhere are
            errors.
    """

    counts: dict[str, dict[str, int]]
    facts: int
    facts_sourced: int
    dangling: int
    findings: dict[str, int]


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
    )
