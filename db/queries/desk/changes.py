"""What would change for readers if an edition were built now."""

from typing import Final

from db.engine import ReadSession
from db.values import Value

CHANGES: Final = (
    "SELECT d.entry_id, d.kind, d.slug, d.built, d.published,"
    " CASE WHEN r.stage = 'withdrawn' THEN 'withdrawn' WHEN d.built = 0 THEN 'new'"
    " ELSE 'changed' END AS sort"
    " FROM desk AS d LEFT JOIN revision AS r"
    " ON r.entry_id = d.entry_id AND r.number = d.published"
    " WHERE d.built <> d.published ORDER BY d.kind, d.slug"
)


class EntryChange(Value):
    """An entry that readers would find otherwise than in the last edition.

    Attributes:
        entry_id: Of the entry.
        kind: With `slug` its present address.
        sort: new, changed or withdrawn.
        before: Number of the revision in the last edition; 0 for none.
        after: Number of the revision that the next one would have.
    """

    entry_id: int
    kind: str
    slug: str
    sort: str
    before: int
    after: int


def changes_since_build(session: ReadSession) -> tuple[EntryChange, ...]:
    """Return what the next edition changes against the last one, by kind and slug."""
    return tuple(
        EntryChange(
            row["entry_id"], row["kind"], row["slug"], row["sort"], row["built"], row["published"]
        )
        for row in session.all(CHANGES)
    )
