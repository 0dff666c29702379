"""What the build of an edition found worth an editor's look."""

from typing import Final

from db.engine import ReadSession
from db.values import Value

FINDINGS: Final = (
    "SELECT f.level, coalesce(e.kind || '/' || e.slug, '') AS address, f.field, f.message"
    " FROM finding AS f LEFT JOIN entry AS e ON e.id = f.entry_id ORDER BY f.id"
)


class FindingRow(Value):
    """A warning or a note.

    Attributes:
        level: 'warning' or 'note'; what has errors is never published.
        address: `kind/slug`; empty for the edition as a whole.
    """

    level: str
    address: str
    field: str
    message: str

    def __str__(self) -> str:
        """Write address, field and message in one line."""
        return ": ".join(part for part in (self.address, self.field, self.message) if part)


def list_findings(session: ReadSession) -> list[FindingRow]:
    """Return the findings in the order of the entries."""
    return [FindingRow(**dict(row)) for row in session.all(FINDINGS)]
