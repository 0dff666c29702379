"""An editor at work: short ways to do what the window does."""

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count

from db.commands.entries import refresh_stale, save_entry
from db.workspace.documents import decode_document

AUTHOR = "Ana Ruiz"
AT = "2026-11-29T10:00:00Z"
_FIRST = datetime(2026, 11, 29, 11, tzinfo=UTC)
_SECONDS = count()


def later():
    """Return a moment after the last one."""
    return (_FIRST + timedelta(seconds=next(_SECONDS))).strftime("%Y-%m-%dT%H:%M:%SZ")


@contextmanager
def doing(workspace):
    """Yield a session and what every command is told."""
    with workspace.write() as session:
        yield session, {"author": AUTHOR, "at": later()}


def act(workspace, command, **given):
    """Run one command in a transaction of its own."""
    with doing(workspace) as (session, who):
        return command(session, **{**who, **given})


def refresh(workspace):
    """Derive all that waits."""
    while True:
        with workspace.write() as session:
            if not refresh_stale(session).entries:
                return


def head(workspace, kind, slug):
    with workspace.read() as session:
        row = session.first("SELECT * FROM desk WHERE kind = ? AND slug = ?", (kind, slug))
    assert row is not None, f"{kind}/{slug}"
    return dict(row)


def document(workspace, kind, slug, number=0):
    """Return a revision's document, the newest by default."""
    stands = head(workspace, kind, slug)
    with workspace.read() as session:
        data = session.value(
            "SELECT document FROM revision WHERE entry_id = ? AND number = ?",
            (stands["entry_id"], number or stands["revision"]),
        )
    return decode_document(kind, data)


def save(workspace, kind, slug, change, **given):
    """Change a copy of the newest document by a function and save it."""
    stands, entry = head(workspace, kind, slug), document(workspace, kind, slug)
    change(entry)
    return act(
        workspace,
        save_entry,
        **{
            "kind": kind,
            "document": entry,
            "entry_id": stands["entry_id"],
            "base_revision": stands["revision"],
            **given,
        },
    )


def create(workspace, kind, entry, **given):
    return act(workspace, save_entry, kind=kind, document=entry, **given)
