"""Facts that several kinds of page have: what sources say of a field, names over time."""

from collections.abc import Iterable
from typing import Final

from db.queries import words
from db.queries.pages.draft import Draft, fact
from db.queries.sql import join_text
from db.records import Fact, Facts
from db.values import replace

STATEMENTS: Final = (
    "SELECT id, field, label, value, stated_on, stage, certainty, note FROM statement"
    " WHERE entry_id = :id AND coalesce(stated_on_from, '') <= :as_of"
    " ORDER BY field, label, coalesce(stated_on_from, '9999'), position"
)
NAMES: Final = (
    "SELECT d.id, d.date, d.certainty, d.note, t.name, t.formal, t.acronym FROM dated_name AS d"
    + join_text("dated_name_text", "dated_name_id", "d.id", "t")
    + " WHERE d.entry_id = :id ORDER BY d.date_from IS NOT NULL, d.date_from, d.position"
)


def facts(rows: Iterable[Fact], heading: str = "") -> tuple[Facts, ...]:
    """Return facts as a block, none where there are none."""
    listed = tuple(rows)
    return (Facts(listed, heading),) if listed else ()


def statements(draft: Draft) -> tuple[Facts, ...]:
    """Return what sources say of the entry's fields, as far as it was known on the as-of date."""
    rows: list[Fact] = []
    for row in draft.all(STATEMENTS, as_of=draft.as_of):
        name = row["label"] or words.STATEMENT_FIELDS.get(row["field"], row["field"])
        value = draft.said(row["value"]) if row["field"] == "when" else row["value"]
        if row["field"] == "status":
            value = words.STATUSES.get(value, value)
        stated = words.STATED_ON.format(draft.said(row["stated_on"])) if row["stated_on"] else ""
        said = fact(
            words.STAGES.get(row["stage"], "{}").format(name),
            value,
            sources=draft.cite.numbers("statement", row["id"]),
            certainty=row["certainty"],
            note=" ".join(part for part in (stated, row["note"]) if part),
        )
        rows += (replace(one, topic=f"{row['field']} {row['label']}") for one in said)
    return facts(rows, words.STATEMENTS)


def former_names(draft: Draft) -> list[Fact]:
    """Return the former names of a country or organisation, the oldest first."""
    rows: list[Fact] = []
    for row in draft.all(NAMES):
        said = (row["name"] or "", row["acronym"] or "", row["formal"] or "")
        rows += fact(
            draft.said(row["date"]),
            ", ".join(dict.fromkeys(part for part in said if part)),
            sources=draft.cite.numbers("dated_name", row["id"]),
            certainty=row["certainty"],
            note=row["note"],
        )
    return rows
