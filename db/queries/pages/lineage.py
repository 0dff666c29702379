"""The descent of a document: drafts, revisions, and what was adopted in the end."""

from sqlite3 import Row
from typing import Final

from db.charts import Lineage, Step
from db.queries import words
from db.queries.pages.draft import Draft
from db.queries.sql import LABEL, LABEL_COLUMNS

_FARTHEST: Final = 40
"""A row of texts that follow one another in a circle ends here."""

LINEAGE: Final = (
    "WITH RECURSIVE before (id, step) AS (SELECT revises_id, -1 FROM document"
    " WHERE entry_id = :id UNION SELECT d.revises_id, step - 1 FROM before"
    f" JOIN document AS d ON d.entry_id = before.id WHERE step > -{_FARTHEST}),"
    " after (id, step) AS (SELECT :id, 0 UNION SELECT d.entry_id, step + 1 FROM after"
    f" JOIN document AS d ON d.revises_id = after.id WHERE step < {_FARTHEST}),"
    " line (id, step) AS (SELECT id, min(step) FROM (SELECT id, step FROM after"
    " UNION ALL SELECT id, step FROM before WHERE id IS NOT NULL) GROUP BY id)"
    f" SELECT {LABEL_COLUMNS}, d.kind AS document_kind, d.symbol, d.revises_id, line.step"
    f" FROM line JOIN entry AS e ON e.id = line.id JOIN document AS d ON d.entry_id = e.id{LABEL}"
    " WHERE e.status = 'published' ORDER BY line.step, e.date_from, e.id"
)


def lineage(draft: Draft) -> tuple[Lineage, ...]:
    """Return the texts before and after a document, none where it stands alone."""
    rows = draft.all(LINEAGE)
    if len(rows) == 1:
        return ()
    draft.shown.update(row["id"] for row in rows)
    kinds = {row["id"]: row["document_kind"] for row in rows}
    steps = tuple(_step(row, kinds, draft.subject.id) for row in rows)
    return (Lineage(steps, words.LINEAGE),)


def _step(row: Row, kinds: dict[int, str], here: int) -> Step:
    return Step(
        stage=_stage(row["document_kind"], kinds.get(row["revises_id"], "")),
        title=row["title"],
        symbol=row["symbol"],
        date=row["date"],
        address=f"document/{row['slug']}",
        is_here=row["id"] == here,
    )


def _stage(kind: str, before: str) -> str:
    """Return what a text is in the row: a draft of a draft is a revision of it."""
    if kind == "draft":
        return words.REVISION if before == "draft" else words.DOCUMENT_KINDS["draft"]
    return words.ADOPTED if kind in words.ADOPTED_KINDS else words.DOCUMENT_KINDS.get(kind, kind)
