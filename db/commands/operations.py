"""Undo of whole operations: a save, a deletion, an import. A revision is added, none erased."""

import msgspec

from db.changes import Change
from db.errors import Conflict, NotFound
from db.workspace.session import TRASHED, Doing, Head, Revision, WriteSession


def undo_operation(session: WriteSession, *, operation: int, author: str, at: str) -> Change:
    """Bring every entry of an operation back to where it stood before; redo is undo of that.

    Raises:
        NotFound: There is no such operation, or it has been taken back.
        Conflict: One of its entries has been changed since.
    """
    row = session.driver.execute("SELECT what FROM operation WHERE id = ?", (operation,)).fetchone()
    if row is None or session.value("SELECT 1 FROM operation WHERE undoes = ?", operation):
        raise NotFound("That has been taken back already.")
    touched = session.driver.execute(
        "SELECT entry_id, number FROM revision WHERE operation_id = ? ORDER BY id", (operation,)
    ).fetchall()
    heads = [(session.head(entry_id), number) for entry_id, number in touched]
    changed = [head for head, number in heads if head.revision != number]
    if changed:
        names = ", ".join(f"{head.kind}/{head.slug}" for head in changed[:5])
        raise Conflict(f"It cannot be taken back: changed since then: {names}.")
    doing = session.begin("undo", author, at, f"Undid: {row[0]}", operation)
    done = [_take_back(session, doing, head) for head, _ in heads]
    last = done[-1] if len(done) == 1 else None
    return Change(
        "undo",
        tuple((head.kind, head.slug) for head in done),
        last.entry_id if last else 0,
        last.revision if last else 0,
        doing.id,
    )


def _take_back(session: WriteSession, doing: Doing, head: Head) -> Head:
    now = session.revision(head, head.revision)
    if head.revision == 1:
        return session.put(doing, head, Revision(TRASHED, 0, now.document))
    before = session.revision(head, head.revision - 1)
    document = before.document
    if document.slug != now.document.slug:  # links to the name it had meanwhile stay good
        former = [*document.former_slugs, now.document.slug]
        document = msgspec.structs.replace(document, former_slugs=list(dict.fromkeys(former)))
    return session.put(doing, head, before._replace(document=document))
