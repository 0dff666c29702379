"""Comments of reviewers on single fields: said, and settled."""

import json

from db.changes import Change
from db.entries.findings import Path
from db.errors import Invalid, NotFound
from db.workspace.session import WriteSession


def add_comment(
    session: WriteSession, *, entry_id: int, path: Path, text: str, author: str, at: str
) -> Change:
    """Say something about a field.

    Args:
        session: Of a workspace.
        entry_id: Of the entry.
        path: The field; empty for the entry as a whole.
        text: What is said.
        author: As claimed.
        at: The moment, UTC, ISO 8601.

    Raises:
        Invalid: Nothing is said.
    """
    if not text.strip():
        raise Invalid("The comment is empty.")
    head = session.head(entry_id)
    session.driver.execute(
        "INSERT INTO comment (entry_id, path, author, said_at, text) VALUES (?, ?, ?, ?, ?)",
        (entry_id, json.dumps(path, ensure_ascii=False), author, at, text.strip()),
    )
    return Change("comment", ((head.kind, head.slug),), entry_id, head.revision)


def settle_comment(session: WriteSession, *, comment: int, author: str, at: str) -> Change:
    """Mark a comment as dealt with.

    Raises:
        NotFound: There is no such comment.
    """
    entry_id = session.value("SELECT entry_id FROM comment WHERE id = ?", comment)
    if entry_id is None:
        raise NotFound("There is no such comment any more.")
    session.driver.execute(
        "UPDATE comment SET settled_at = ?, settled_by = ? WHERE id = ?", (at, author, comment)
    )
    head = session.head(entry_id)
    return Change("comment", ((head.kind, head.slug),), entry_id, head.revision)
