"""The reading tables of a workspace, derived entry by entry from whole documents.

What a build does for all entries at once is done here for one: rows, rendered bodies, links,
labels, search index. A document may be a draft in any state: what cannot be read is left out of the
tables, never out of the document.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection

from db.content.labels import EntryLabel, list_labels
from db.content.links import TextLinks, TextResolver
from db.content.pictures import measure
from db.content.rendered import render_fields, rendered_row
from db.content.search_docs import list_search_docs
from db.content.table_writer import driver_connection
from db.entries.base import Entry
from db.entries.findings import Address
from db.entries.presentable import presentable, without_stand_ins
from db.entries.rows import Row, RowWriter
from db.entries.vocabulary import Image
from db.errors import Invalid
from db.search.index import SearchDoc
from db.search.index_changes import change_docs
from db.workspace.directory import StoredDirectory, StoredLabels
from db.workspace.exchanging import EntryRows
from db.workspace.followers import ANY, NotingNames, look_at, mark_followers, note_missing
from db.workspace.rendering import render_again

SHOWN: Final = "published"
HIDDEN: Final = "withdrawn"
"""The two values of `entry.status` in a workspace: whether an entry is read; its stage is told by
`desk`."""

_OF_TEXTS: Final = ("rendered", "link")
"""Tables that wait until bodies are rendered, for which the entry itself must be there."""
_ANY_OF_KIND: Final = (
    "SELECT slug FROM entry WHERE kind = ? AND status = 'published' ORDER BY id LIMIT 1"
)


class Deriver:
    """Derives entries within one transaction.

    Attributes:
        directory: The names of the workspace's entries as they are by now.
        labels: What those are called.
    """

    def __init__(self, connection: Connection, base_language: str) -> None:
        """Prepare.

        Args:
            connection: To a workspace, within a transaction.
            base_language: Of the texts that every entry has.
        """
        self._driver = driver_connection(connection)
        self.directory = StoredDirectory(self._driver.execute)
        self._base_language = base_language
        self.labels = StoredLabels(self._driver.execute)

    def derive(
        self,
        entry_id: int,
        kind: str,
        entry: Entry,
        *,
        hidden: str = "",
        is_rehearsed: bool = False,
    ) -> None:
        """Write an entry's rows anew, and note whose rows must follow.

        Args:
            entry_id: Of the entry, known before or not.
            kind: Of the entry.
            entry: Its newest document.
            hidden: Why readers are not shown it; empty for one that is shown.
            is_rehearsed: Only its page is to be read: nobody searches, or follows.
        """
        before = look_at(self._driver, entry_id)
        names = NotingNames(self.directory)
        shown = self._readable(kind, entry, hidden, names)
        exchange = EntryRows(self._driver, kind, entry_id)
        find_id = _Ids(self.directory, (kind, entry.slug), entry_id)
        free = exchange.free_ids()
        rows = RowWriter(find_id, self._last_ids(free), free)
        for table, row in rows.rows_of(kind, shown):
            exchange.add(table, self._completed(table, row, shown))
        labels = dict(list_labels(kind, shown, self._base_language))
        for lang, label in labels.items():
            exchange.add("entry_label", {"entry_id": entry_id, "lang": lang, **label._asdict()})
        exchange.write(left_out=_OF_TEXTS)
        self.directory.forget()
        self.labels.forget()
        found = _Written(exchange, rows, names)
        texts = list(self._write_texts(entry_id, kind, shown, labels, found))
        exchange.write()
        if is_rehearsed:
            return
        self._driver.execute("DELETE FROM stale WHERE entry_id = ?", (entry_id,))
        change_docs(self._driver, entry_id, texts)
        note_missing(self._driver, entry_id, names.missed)
        mark_followers(self._driver, (entry_id, kind), before, look_at(self._driver, entry_id))

    def _readable(self, kind: str, entry: Entry, hidden: str, names: NotingNames) -> Entry:
        """Return what the tables take of an entry: all that can be read, or a tombstone."""
        try:
            if not hidden:
                wanted = msgspec.structs.replace(entry, status=SHOWN, withdrawn="")
                shown = presentable(
                    kind,
                    wanted,
                    names.has,
                    base_language=self._base_language,
                    first_of=partial(self._first_of, names),
                )
                return without_stand_ins(kind, shown, wanted)
        except Invalid as error:  # it must refer to an entry of a kind that has none yet
            hidden = str(error)
        return Entry(
            slug=entry.slug,
            status=HIDDEN,
            version=entry.version,
            created=entry.created,
            updated=entry.updated,
            former_slugs=entry.former_slugs,
            withdrawn=hidden,
        )

    def _first_of(self, names: NotingNames, kind: str) -> str:
        names.missed.add((kind, ANY))
        return self._value(_ANY_OF_KIND, kind) or ""

    def _last_ids(self, tables: Iterable[str]) -> dict[str, int]:
        """Return the highest id of each of some tables."""
        return {name: self._value(f"SELECT coalesce(max(id), 0) FROM {name}") for name in tables}

    def _completed(self, table: str, row: Row, entry: Entry) -> Row:
        """Add to an image's row what its file says; a missing or odd file is none."""
        if table != "image" or not isinstance(entry, Image):
            return row
        data = self._value("SELECT data FROM asset WHERE name = ?", entry.file)
        try:
            return row | measure(data or b"")._asdict() | {"data": data}
        except Invalid:
            return row | {"media_type": "", "width": 0, "height": 0, "data": None}

    def _write_texts(
        self,
        entry_id: int,
        kind: str,
        entry: Entry,
        labels: Mapping[str, EntryLabel],
        to: "_Written",
    ) -> Iterator[SearchDoc]:
        """Render the bodies; keep their links, and yield what the search is to find."""
        if entry.status == HIDDEN:
            return
        plain: dict[tuple[str, str], str] = {}
        links = TextLinks((kind, entry.slug), self.directory)

        def resolver(lang: str) -> TextResolver:
            return TextResolver(to.names, self.labels, lang, self._base_language)

        for field, lang, document, _ in render_fields(kind, entry, resolver, render=render_again):
            if document is not None:
                to.exchange.add("rendered", rendered_row(entry_id, field, lang, document))
                links.add(field, document.links)
                plain[field, lang] = document.plain
        for row in links.rows():
            to.exchange.add("link", {"id": to.rows.next_id("link"), **row})
        yield from list_search_docs(kind, entry, entry_id, labels, plain, self._base_language)

    def _value(self, sql: str, *parameters: object) -> Any:
        found = self._driver.execute(sql, parameters).fetchone()
        return found[0] if found else None


class _Written(NamedTuple):
    """Where the texts of an entry go, and what is noted on the way."""

    exchange: EntryRows
    rows: RowWriter
    names: NotingNames


class _Ids:
    """Finds ids where the entry itself is not in the tables yet."""

    def __init__(self, directory: StoredDirectory, address: Address, entry_id: int) -> None:
        self._directory = directory
        self._address = address
        self._id = entry_id

    def __call__(self, kind: str, slug: str) -> int:
        if (kind, slug) == self._address:
            return self._id
        return self._directory.find_id(kind, slug)
