"""Writes to entries: save, publish, withdraw, delete, restore; each adds a revision.

A save names the revision it began with. If there is a newer one by then, nothing is written: two
people have changed the same entry, and the form offers to bring both together.
"""

from typing import Final

import msgspec

from db.changes import Change
from db.entries.base import Entry, Status
from db.entries.fields import check_slug
from db.entries.kinds import KINDS
from db.errors import Conflict, Invalid
from db.search.index_changes import merge_some
from db.workspace.problems import refuse_errors
from db.workspace.session import TRASHED, Head, Revision, WriteSession

CHECKED: Final = ("review", "published")
"""Stages that an entry with errors does not come to."""

_DAY: Final = 10
_NAME_OF_STAGE: Final = {"published": "publish", "withdrawn": "withdraw", "review": "send"}
_USED: Final = (
    "The name '{slug}' was used for another {kind} before and is never used again, so that old "
    "links stay true. Choose another."
)
_TOMBSTONE: Final = (
    "This entry was withdrawn before the workspace was made, and nothing but the reason is left of "
    "it. Write it anew under its name, or leave it withdrawn."
)


def save_entry(
    session: WriteSession,
    *,
    kind: str,
    document: Entry,
    entry_id: int = 0,
    base_revision: int = 0,
    stage: Status = "draft",
    author: str,
    at: str,
    reason: str = "",
) -> Change:
    """Save a document as the newest revision of its entry, or as a new entry.

    Args:
        session: Of a workspace.
        kind: Of the entry.
        document: The whole entry; its life cycle is set here. Another slug renames the entry: the
            old one stays an alias. Without a slug it is given one.
        entry_id: Of the entry; 0 for a new one.
        base_revision: The revision that the document was made from.
        stage: How far the entry is then.
        author: As claimed.
        at: The moment, UTC, ISO 8601.
        reason: Why, in the author's words.

    Raises:
        Conflict: There is a newer revision than `base_revision`.
        Invalid: The slug is none or taken, the document is the tombstone of an entry, or it has
            errors and may not come to this stage.
    """
    head = session.head(entry_id) if entry_id else session.new_head(kind)
    _refuse_stale(session, head, base_revision)
    if type(document) is not KINDS[head.kind].document:
        raise Invalid(_TOMBSTONE)
    document = _named(head, document)
    refuse_names(session, head, document)
    document = _with_life_cycle(session, head, document, stage, at)
    if head.revision and head.stage == stage:
        had = session.revision(head, head.revision).document
        if msgspec.structs.replace(document, updated=had.updated, version=had.version) == had:
            return Change("save", ((kind, head.slug),), head.entry_id, head.revision)
    if stage in CHECKED:
        deriver = session.deriver
        refuse_errors(kind, document, deriver.directory, deriver.labels, session.base_language)
    what = _NAME_OF_STAGE.get(stage, "save" if head.revision else "create")
    revision = Revision(stage, _published(head, stage), document)
    return _put(session, what, head, revision, author, at, reason)


def withdraw_entry(
    session: WriteSession,
    *,
    entry_id: int,
    base_revision: int,
    reason: str,
    author: str,
    at: str,
) -> Change:
    """Take an entry from readers, who are told why; its address stays.

    Raises:
        Conflict: There is a newer revision.
        Invalid: No reason is given, or the entry was never published.
    """
    if not reason.strip():
        raise Invalid("Say why the entry is withdrawn: readers who follow a link to it are told.")
    head = session.head(entry_id)
    _refuse_stale(session, head, base_revision)
    if not head.published:
        raise Invalid("This entry was never published; delete it instead.")
    document = session.revision(head, head.revision).document
    document = msgspec.structs.replace(
        document, status="withdrawn", withdrawn=reason.strip(), updated=at[:_DAY]
    )
    revision = Revision("withdrawn", head.revision + 1, document)
    return _put(session, "withdraw", head, revision, author, at, reason.strip())


def delete_entry(
    session: WriteSession,
    *,
    entry_id: int,
    base_revision: int,
    author: str,
    at: str,
    reason: str = "",
) -> Change:
    """Put an entry that no reader has had into the trash; its slug stays taken.

    Raises:
        Conflict: There is a newer revision.
        Invalid: Readers have it: it can only be withdrawn.
    """
    head = session.head(entry_id)
    _refuse_stale(session, head, base_revision)
    if head.published:
        raise Invalid(
            "This entry has been published, so links to it may be anywhere. Withdraw it instead: "
            "its page then says why it is gone."
        )
    document = session.revision(head, head.revision).document
    return _put(session, "delete", head, Revision(TRASHED, 0, document), author, at, reason)


def restore_entry(session: WriteSession, *, entry_id: int, author: str, at: str) -> Change:
    """Take an entry out of the trash, as it was when it went there.

    Raises:
        Invalid: It is not in the trash.
    """
    head = session.head(entry_id)
    if head.stage != TRASHED:
        raise Invalid("This entry is not in the trash.")
    number = head.revision
    while number > 1 and session.revision(head, number).stage == TRASHED:
        number -= 1
    found = session.revision(head, number)
    stage: Status = "review" if found.stage == "review" else "draft"
    document = msgspec.structs.replace(found.document, status=stage)
    return _put(session, "restore", head, Revision(stage, 0, document), author, at, "")


def restore_revision(
    session: WriteSession,
    *,
    entry_id: int,
    number: int,
    base_revision: int,
    author: str,
    at: str,
    reason: str = "",
) -> Change:
    """Make an old revision the newest again, as a draft under the entry's present name.

    Raises:
        Conflict: There is a newer revision than `base_revision`.
        NotFound: There is no revision of that number.
    """
    head = session.head(entry_id)
    old = session.revision(head, number).document
    now = session.revision(head, head.revision).document
    document = msgspec.structs.replace(old, slug=now.slug, former_slugs=now.former_slugs)
    return save_entry(
        session,
        kind=head.kind,
        document=document,
        entry_id=entry_id,
        base_revision=base_revision,
        author=author,
        at=at,
        reason=reason or f"Restored revision {number}",
    )


def refresh_stale(session: WriteSession, *, limit: int = 20) -> Change:
    """Derive some of the entries again that show what has changed elsewhere.

    Returns:
        Those derived; none when nothing is left to do.
    """
    rows = session.driver.execute("SELECT entry_id FROM stale LIMIT ?", (limit,)).fetchall()
    heads = [session.head(row[0]) for row in rows]
    for head in heads:
        session.derive(head, session.revision(head, head.revision).document)
    return Change("refresh", tuple((head.kind, head.slug) for head in heads))


def tidy_index(session: WriteSession) -> Change:
    """Bring some pieces of the search index together, which saves only add to.

    Returns:
        `tidy` while there may be more to do, else `tidied`.
    """
    return Change("tidy" if merge_some(session.driver) else "tidied")


def _put(
    session: WriteSession,
    what: str,
    head: Head,
    revision: Revision,
    author: str,
    at: str,
    reason: str,
) -> Change:
    doing = session.begin(what, author, at, reason)
    now = session.put(doing, head, revision)
    return Change(what, ((now.kind, now.slug),), now.entry_id, now.revision, doing.id)


def _refuse_stale(session: WriteSession, head: Head, base_revision: int) -> None:
    if head.revision == base_revision:
        return
    who, when = session.driver.execute(
        "SELECT author, saved_at FROM revision WHERE entry_id = ? AND number = ?",
        (head.entry_id, head.revision),
    ).fetchone()
    raise Conflict(
        f"{who} changed this entry at {when} (revision {head.revision}); yours began with "
        f"revision {base_revision}. Nothing was overwritten."
    )


def refuse_names(session: WriteSession, head: Head, document: Entry) -> None:
    """Refuse a document whose names cannot be addresses of this entry.

    Raises:
        Invalid: A slug is none, or is another entry's.
    """
    for slug in (document.slug, *document.former_slugs):
        if message := check_slug(slug):
            raise Invalid(f"The entry cannot be saved under this name: {message}.")
        owner = session.value(
            "SELECT entry_id FROM used_slug WHERE kind = ? AND slug = ?", head.kind, slug
        )
        if owner is not None and owner != head.entry_id:
            raise Invalid(_USED.format(slug=slug, kind=head.kind))


def _named(head: Head, document: Entry) -> Entry:
    """Give a draft that has no name yet one of its own: a name is what it is kept under."""
    if document.slug:
        return document
    return msgspec.structs.replace(document, slug=head.slug or f"{head.kind}-{head.entry_id}")


def _published(head: Head, stage: str) -> int:
    return head.revision + 1 if stage == "published" else head.published


def _with_life_cycle(
    session: WriteSession, head: Head, document: Entry, stage: Status, at: str
) -> Entry:
    """Set what no form does: stage, days, aliases, and the version that readers cite."""
    former = list(document.former_slugs)
    if head.slug and head.slug != document.slug:
        former = [*(slug for slug in former if slug != document.slug), head.slug]
    version = document.version
    if stage == "published":
        last = session.revision(head, head.published).document.version if head.published else 0
        version = last + 1
    return msgspec.structs.replace(
        document,
        status=stage,
        version=version,
        created=document.created or at[:_DAY],
        updated=at[:_DAY],
        former_slugs=list(dict.fromkeys(former)),
        withdrawn="",
    )
