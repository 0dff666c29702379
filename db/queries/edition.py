"""Which edition a file is."""

from typing import Final

from db.edition_record import EditionRecord
from db.engine import ReadSession
from db.errors import Corrupt
from db.kinds import ENTRY_KINDS

EDITION: Final = (
    "SELECT title, number, label, published_at, languages, content_licence, content_hash, file_hash"
    " FROM edition"
)
COUNTS: Final = "SELECT kind, count(*) AS n FROM entry WHERE status = 'published' GROUP BY kind"


def get_edition(session: ReadSession) -> EditionRecord:
    """Return the edition's own record.

    Raises:
        Corrupt: The file has none.
    """
    row = session.first(EDITION)
    if row is None:
        raise Corrupt("The file does not say which edition it is. Fetch it again.")
    counts = {found["kind"]: found["n"] for found in session.all(COUNTS)}
    return EditionRecord(
        title=row["title"],
        number=row["number"],
        label=row["label"],
        published_at=row["published_at"],
        languages=tuple(row["languages"].split()),
        content_licence=row["content_licence"],
        content_hash=row["content_hash"].hex(),
        file_hash=row["file_hash"].hex(),
        counts={kind: counts[kind] for kind in ENTRY_KINDS if kind in counts},
    )
