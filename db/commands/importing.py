"""Take a content folder into a workspace: one operation, whole or not at all."""

from collections.abc import Iterator
from typing import Final

import msgspec

from db.changes import Change
from db.commands.entries import CHECKED, refresh_stale, refuse_names
from db.content.assembly import Progress
from db.content.model import Folder
from db.content.pictures import read
from db.entries.base import Entry
from db.entries.findings import Address
from db.entries.kinds import KINDS
from db.errors import Invalid
from db.workspace.problems import refuse_errors
from db.workspace.session import Doing, Head, Revision, WriteSession

_OWNER: Final = "SELECT entry_id FROM used_slug WHERE kind = ? AND slug = ?"
_IMAGES: Final = "INSERT OR IGNORE INTO stale SELECT i.entry_id FROM image AS i WHERE i.file = ?"
_KINDS_OF_TARGETS_FIRST: Final = tuple(reversed(KINDS))
_RENAMED: Final = "{address}: it is called {now} in this workspace; its name there is '{slug}'"
_TWICE: Final = "{kind}/{slug}: another entry of the folder has the name '{name}' too"
_NOT_KEPT: Final = frozenset({"updated", "version"})


def import_folder(
    session: WriteSession,
    *,
    folder: Folder,
    author: str,
    at: str,
    progress: Progress | None = None,
) -> Change:
    """Save every entry of a folder that differs from the workspace's, and its pictures.

    Entries that the folder has not stay as they are. The stage is the status in the folder.

    Args:
        session: Of a workspace.
        folder: Read without an error of form; drafts may be in any state.
        author: As claimed.
        at: The moment, UTC, ISO 8601.
        progress: Told what is going on; raising from it leaves all as it was.

    Raises:
        Invalid: Names belong to other entries here, or entries that are to be in review or
            published have errors; the message names them all.
    """
    steps = progress or _say_nothing
    _take_pictures(session, folder)
    changed = list(_changed(session, folder))
    doing = session.begin("import", author, at, f"Imported from {folder.path.name or 'a folder'}")
    done = []
    for count, (head, entry) in enumerate(changed):
        steps(count, len(changed), f"Taking in {head.kind}/{entry.slug}")
        done.append(_put(session, doing, head, entry))
    refresh_all(session, steps)
    _refuse_errors(session, done)
    entries = tuple((head.kind, head.slug) for head, _ in done)
    if not entries:
        session.driver.execute("DELETE FROM operation WHERE id = ?", (doing.id,))
        return Change("import")
    return Change("import", entries, operation=doing.id)


def refresh_all(session: WriteSession, progress: Progress) -> None:
    """Derive everything again that waits for it, in the same transaction."""
    done = 0
    while found := refresh_stale(session).entries:
        done += len(found)
        progress(done, done + session.value("SELECT count(*) FROM stale"), "Following references")


def _take_pictures(session: WriteSession, folder: Folder) -> None:
    for name, asset in folder.assets.items():
        data = asset if isinstance(asset, bytes) else read(asset)
        if data != session.value("SELECT data FROM asset WHERE name = ?", name):
            session.driver.execute("INSERT OR REPLACE INTO asset VALUES (?, ?)", (name, data))
            session.driver.execute(_IMAGES, (name,))


def _changed(session: WriteSession, folder: Folder) -> Iterator[tuple[Head, Entry]]:
    """Yield what is to be saved, what others refer to first.

    Raises:
        Invalid: Names belong to other entries here.
    """
    refused, found, owners = [], [], dict[Address, str]()
    first_new = session.new_head("").entry_id
    for (kind, _), entry in _ordered(folder):
        try:
            head = _head_of(session, kind, entry)
        except Invalid as error:
            refused.append(str(error))
            continue
        for name in (head.slug or entry.slug, entry.slug, *entry.former_slugs):
            if owners.setdefault((kind, name), entry.slug) != entry.slug:
                refused.append(_TWICE.format(kind=kind, name=name, slug=entry.slug))
        if not _is_same(session, head, entry):
            if not head.revision:
                head = head._replace(entry_id=first_new)
                first_new += 1
            found.append((head, entry))
    if refused:
        raise Invalid("\n".join(["Nothing was imported.", *refused]))
    yield from found


def _ordered(folder: Folder) -> list[tuple[Address, Entry]]:
    order = {kind: number for number, kind in enumerate(_KINDS_OF_TARGETS_FIRST)}
    return sorted(folder.entries.items(), key=lambda item: (order[item[0][0]], item[0][1]))


def _head_of(session: WriteSession, kind: str, entry: Entry) -> Head:
    """Return the entry of a document: by its present name, or by one it had.

    Raises:
        Invalid: Its names are those of other entries.
    """
    address = f"{kind}/{entry.slug}"
    head = session.find_head(kind, entry.slug)
    if head is None:
        owner = session.value(_OWNER, kind, entry.slug)
        if owner is not None and not _is_given_back(session.head(owner), entry):
            now = f"{kind}/{session.head(owner).slug}"
            raise Invalid(_RENAMED.format(address=address, now=now, slug=entry.slug))
        owners = {session.value(_OWNER, kind, slug) for slug in (entry.slug, *entry.former_slugs)}
        known = sorted(owners - {None})
        head = session.head(known[0]) if known else session.new_head(kind)
    try:
        refuse_names(session, head, entry)
    except Invalid as error:
        raise Invalid(f"{address}: {error}") from None
    return head


def _is_given_back(head: Head, entry: Entry) -> bool:
    """Whether a document gives an entry an earlier name back, and says so."""
    return head.slug in entry.former_slugs


def _is_same(session: WriteSession, head: Head, entry: Entry) -> bool:
    if not head.revision or head.stage != entry.status:
        return False
    had = session.revision(head, head.revision).document
    if entry.status == "withdrawn" and type(entry) is not type(had):  # a tombstone of the same
        return (had.slug, had.withdrawn) == (entry.slug, entry.withdrawn)
    kept = {name: getattr(had, name) for name in _NOT_KEPT}
    names = dict.fromkeys((*entry.former_slugs, *had.former_slugs))
    return msgspec.structs.replace(entry, former_slugs=list(names), **kept) == (
        msgspec.structs.replace(had, former_slugs=list(names))
    )


def _put(session: WriteSession, doing: Doing, head: Head, entry: Entry) -> tuple[Head, Entry]:
    names = [*entry.former_slugs]
    if head.revision:
        had = session.revision(head, head.revision).document
        names += [*had.former_slugs, head.slug]
    former = [name for name in dict.fromkeys(names) if name != entry.slug]
    entry = msgspec.structs.replace(entry, former_slugs=former)
    published = head.published
    if entry.status in ("published", "withdrawn"):
        published = head.revision + 1
        last = session.revision(head, head.published).document.version if head.published else 0
        entry = msgspec.structs.replace(entry, version=max(entry.version, last + 1))
    return session.put(doing, head, Revision(entry.status, published, entry)), entry


def _refuse_errors(session: WriteSession, done: list[tuple[Head, Entry]]) -> None:
    """Refuse all that is to be read, if some of it is not fit to be."""
    refused = []
    deriver = session.deriver
    for head, entry in done:
        if entry.status in CHECKED:
            try:
                refuse_errors(
                    head.kind, entry, deriver.directory, deriver.labels, session.base_language
                )
            except Invalid as error:
                refused.append(str(error))
    if refused:
        raise Invalid("\n".join(["Nothing was imported.", *refused]))


def _say_nothing(_done: int, _total: int, _what: str) -> None:
    pass
