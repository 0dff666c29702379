"""Copies of forms that were not saved, apart from the history: what is there after a crash."""

from db.changes import Change
from db.entries.base import Entry
from db.workspace.documents import encode_document
from db.workspace.session import WriteSession


def keep_recovery(
    session: WriteSession,
    *,
    form: str,
    kind: str,
    document: Entry,
    entry_id: int = 0,
    base_revision: int = 0,
    author: str,
    at: str,
    process: str,
) -> Change:
    """Keep what a form holds, in the place of what was kept of it before.

    Args:
        session: Of a workspace.
        form: Names the open form; no other has that name.
        kind: Of the entry.
        document: As it is in the form, whatever is wrong with it.
        entry_id: Of the entry; 0 for one never saved.
        base_revision: The revision that the form began with.
        author: As claimed.
        at: The moment, UTC, ISO 8601.
        process: Machine and number of the process whose form it is.
    """
    session.driver.execute(
        "INSERT OR REPLACE INTO recovery (form, entry_id, kind, slug, base_revision, author,"
        " kept_at, process, document) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            form,
            entry_id or None,
            kind,
            document.slug,
            base_revision,
            author,
            at,
            process,
            encode_document(document),
        ),
    )
    return Change("recovery", ((kind, document.slug),), entry_id)


def drop_recovery(session: WriteSession, *, form: str) -> Change:
    """Forget the copy of a form that was saved or given up."""
    session.driver.execute("DELETE FROM recovery WHERE form = ?", (form,))
    return Change("recovery")
