"""Undo of whole operations: a save, a deletion, an import. A revision is added, none erased."""

from typing import Final

import msgspec

from db.changes import Change
from db.errors import Conflict, Invalid, NotFound
from db.workspace.session import FIRST_OPERATION, TRASHED, Doing, Head, Revision, WriteSession

_UNDONE: Final = (
    "SELECT u.number FROM revision AS r JOIN operation AS o ON o.id = r.operation_id"
    " JOIN revision AS u ON u.operation_id = o.undoes AND u.entry_id = r.entry_id"
    " WHERE r.entry_id = ? AND r.number = ?"
)


def undo_operation(session: WriteSession, *, operation: int, author: str, at: str) -> Change:
    """Bring every entry of an operation back to where it stood before; redo is undo of that.

    Raises:
        NotFound: There is no such operation, or it has been taken back.
        Conflict: One of its entries is not as it left it.
        Invalid: It made the workspace, or readers have what would be gone.
    """
    if operation == FIRST_OPERATION:
        raise Invalid("The workspace began with that; there is nothing before it to go back to.")
    row = session.driver.execute("SELECT what FROM operation WHERE id = ?", (operation,)).fetchone()
    if row is None or session.value("SELECT 1 FROM operation WHERE undoes = ?", operation):
        raise NotFound("That has been taken back already.")
    touched = session.driver.execute(
        "SELECT entry_id, number FROM revision WHERE operation_id = ? ORDER BY id", (operation,)
    ).fetchall()
    heads = [(session.head(entry_id), number) for entry_id, number in touched]
    changed = [
        head
        for head, number in heads
        if _state(session, head, head.revision) != _state(session, head, number)
    ]
    if changed:
        names = ", ".join(f"{head.kind}/{head.slug}" for head in changed[:5])
        raise Conflict(f"It cannot be taken back: changed since then: {names}.")
    doing = session.begin("undo", author, at, f"Undid: {row[0]}", operation)
    done = [_take_back(session, doing, head, number) for head, number in heads]
    last = done[-1] if len(done) == 1 else None
    return Change(
        "undo",
        tuple((head.kind, head.slug) for head in done),
        last.entry_id if last else 0,
        last.revision if last else 0,
        doing.id,
    )


def _state(session: WriteSession, head: Head, number: int) -> int:
    """Return the revision whose state a revision brought back; 0 for none, before the first."""
    while number:
        undone = session.value(_UNDONE, head.entry_id, number)
        if undone is None:
            break
        number = undone - 1
    return number


def _take_back(session: WriteSession, doing: Doing, head: Head, number: int) -> Head:
    now = session.revision(head, head.revision).document
    before = Revision(TRASHED, 0, now)
    if state := _state(session, head, number - 1):
        before = session.revision(head, state)
    if head.built and not before.published:
        raise Invalid(
            f"It cannot be taken back: {head.kind}/{head.slug} has been in an edition since. "
            "Withdraw it instead: its page then says why it is gone."
        )
    # Links to the names it had meanwhile stay good.
    names = dict.fromkeys((*before.document.former_slugs, *now.former_slugs, now.slug))
    names.pop(before.document.slug, None)
    document = msgspec.structs.replace(before.document, former_slugs=list(names))
    return session.put(doing, head, before._replace(document=document))
