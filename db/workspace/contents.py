"""What a workspace holds, as a content folder in memory: for builds, exports and the lint."""

from collections.abc import Iterator
from typing import Final

from db.content.model import EditionInfo, Folder
from db.engine import ReadSession
from db.entries.base import Entry
from db.entries.findings import Address
from db.entries.kinds import KINDS
from db.entries.vocabulary import Image
from db.errors import Corrupt
from db.workspace.documents import decode_document
from db.workspace.session import TRASHED

_EDITION: Final = (
    "SELECT title, number, label, published_at, languages, base_language, content_licence"
    " FROM edition"
)
_HEADS: Final = (
    "SELECT d.kind, r.document FROM desk AS d JOIN revision AS r ON r.entry_id = d.entry_id"
    f" AND r.number = d.revision WHERE d.stage <> '{TRASHED}'"
)
_PUBLISHED: Final = (
    "SELECT d.kind, r.document FROM desk AS d JOIN revision AS r ON r.entry_id = d.entry_id"
    " AND r.number = d.published"
)
_ASSET: Final = "SELECT data FROM asset WHERE name = ?"


def read_contents(session: ReadSession, *, published: bool) -> Folder:
    """Return the entries of a workspace with their pictures; nothing is checked.

    Args:
        session: Of a workspace.
        published: What readers get, of what is withdrawn only the tombstones; otherwise the newest
            of every entry that is not in the trash.

    Raises:
        Corrupt: A document cannot be read.
    """
    found = dict(_entries(session, _PUBLISHED if published else _HEADS))
    if published:
        found = {address: _as_readers_get_it(entry) for address, entry in found.items()}
    order = {kind: number for number, kind in enumerate(KINDS)}
    entries = dict(sorted(found.items(), key=lambda item: (order[item[0][0]], item[0][1])))
    return Folder(read_info(session), entries, assets=dict(_assets(session, entries)))


def read_info(session: ReadSession) -> EditionInfo:
    """Return the record of the edition that a workspace was made of, or that it built last.

    Raises:
        Corrupt: It has none.
    """
    row = session.first(_EDITION)
    if row is None:
        raise Corrupt("The workspace does not say which edition it is of.")
    return EditionInfo(
        title=row["title"],
        number=row["number"],
        label=row["label"],
        published_at=row["published_at"],
        languages=row["languages"].split(),
        base_language=row["base_language"],
        content_licence=row["content_licence"],
    )


def _entries(session: ReadSession, sql: str) -> Iterator[tuple[Address, Entry]]:
    for kind, data in session.all(sql):
        try:
            entry = decode_document(kind, data)
        except (ValueError, LookupError) as error:
            raise Corrupt(f"A {kind} of the workspace cannot be read: {error}.") from error
        yield (kind, entry.slug), entry


def _as_readers_get_it(entry: Entry) -> Entry:
    if entry.status != "withdrawn":
        return entry
    return Entry(
        slug=entry.slug,
        status=entry.status,
        version=entry.version,
        created=entry.created,
        updated=entry.updated,
        former_slugs=entry.former_slugs,
        withdrawn=entry.withdrawn,
    )


def _assets(session: ReadSession, entries: dict[Address, Entry]) -> Iterator[tuple[str, bytes]]:
    for entry in entries.values():
        if isinstance(entry, Image) and entry.file:
            data = session.value(_ASSET, (entry.file,))
            if data is not None:
                yield entry.file, data
