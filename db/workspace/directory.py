"""The entries of a workspace under every name they answer to, asked for one at a time.

A build knows all entries at once (`db.content.links.Directory`); a save knows its own, and looks
the few up that it refers to.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Final

from db.content.labels import EntryLabel
from db.entries.findings import Address

_FIND: Final = (
    "SELECT e.slug, e.id FROM entry AS e WHERE e.kind = ? AND e.slug = ? AND e.status = 'published'"
    " UNION ALL SELECT e.slug, e.id FROM former_slug AS f JOIN entry AS e ON e.id = f.entry_id"
    " WHERE f.kind = ? AND f.slug = ? AND e.status = 'published' LIMIT 1"
)
_LABELS: Final = (
    "SELECT l.lang, l.title, l.context, l.sort FROM entry_label AS l"
    " JOIN entry AS e ON e.id = l.entry_id WHERE e.kind = ? AND e.slug = ?"
)
_DOCUMENT: Final = (
    "SELECT e.slug FROM document AS d JOIN entry AS e ON e.id = d.entry_id"
    " WHERE d.symbol = ? ORDER BY coalesce(e.date_from, ''), e.slug LIMIT 1"
)
_TARGET: Final = (
    "SELECT e.slug FROM topic AS t JOIN entry AS e ON e.id = t.entry_id"
    " WHERE t.scheme = 'sdg' AND t.code = ? ORDER BY e.slug LIMIT 1"
)
_SDG: Final = "SDG "


Ask = Callable[[str, Sequence[Any]], Iterable[Sequence[Any]]]
"""Runs a statement with its parameters and returns the rows, within one transaction."""


class StoredDirectory:
    """Looks names up in a workspace; remembers them, so it lives no longer than one transaction."""

    def __init__(self, ask: Ask) -> None:
        """Look into a workspace.

        Args:
            ask: Of a session that reads or writes.
        """
        self._ask = ask
        self._find = cache(self._look_up)

    def find(self, kind: str, slug: str) -> Address | None:
        """Return the present address of an entry that can be shown, following former slugs."""
        found = self._find(kind, slug)
        return (kind, found[0]) if found else None

    def find_id(self, kind: str, slug: str) -> int:
        """Return the id of an entry that is known to exist."""
        found = self._find(kind, slug)
        assert found is not None, f"{kind}/{slug} was not checked"
        return found[1]

    def has(self, kind: str, slug: str) -> bool:
        """Whether there is such an entry, and it is neither withdrawn nor in the trash."""
        return self._find(kind, slug) is not None

    def find_symbol(self, text: str) -> Address | None:
        """Return what a document symbol or `SDG 10.7` names."""
        if text.startswith(_SDG):
            slug = self._value(_TARGET, text.removeprefix(_SDG))
            return ("topic", slug) if slug else None
        slug = self._value(_DOCUMENT, text)
        return ("document", slug) if slug else None

    def forget(self) -> None:
        """Look everything up anew: an entry was written."""
        self._find = cache(self._look_up)

    def _look_up(self, kind: str, slug: str) -> tuple[str, int] | None:
        for found, entry_id in self._ask(_FIND, (kind, slug, kind, slug)):
            return found, entry_id
        return None

    def _value(self, sql: str, parameter: str) -> Any:
        for row in self._ask(sql, (parameter,)):
            return row[0]
        return None


class StoredLabels:
    """What the entries of a workspace are called; like the directory, it remembers."""

    def __init__(self, ask: Ask) -> None:
        """Look into a workspace.

        Args:
            ask: Of a session that reads or writes.
        """
        self._ask = ask
        self._get = cache(self._look_up)

    def get(self, address: Address, /) -> Mapping[str, EntryLabel] | None:
        """Return the labels of an entry by language, None where it has none."""
        return self._get(address)

    def forget(self) -> None:
        """Look everything up anew: an entry was written."""
        self._get = cache(self._look_up)

    def _look_up(self, address: Address) -> Mapping[str, EntryLabel] | None:
        rows = self._ask(_LABELS, address)
        return {lang: EntryLabel(*label) for lang, *label in rows} or None
