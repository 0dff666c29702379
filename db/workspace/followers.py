"""Who shows something of an entry, and so has to be derived again when that has changed."""

import sqlite3
from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from db.content.links import Names
from db.entries.findings import Address

SYMBOL: Final = "symbol"
"""Stands for the kind where a text names a document by its symbol, or `SDG 10.7`."""
ANY: Final = ""
"""Stands for the slug where any entry of the kind would do."""

_SLUG: Final = "SELECT slug FROM entry WHERE id = :id AND status = 'published'"
_FORMER: Final = (
    "SELECT f.slug FROM former_slug AS f JOIN entry AS e ON e.id = f.entry_id"
    " WHERE e.id = :id AND e.status = 'published'"
)
_TITLES: Final = "SELECT lang, title FROM entry_label WHERE entry_id = :id ORDER BY lang"
_SYMBOLS: Final = (
    "SELECT symbol FROM document WHERE entry_id = :id AND symbol <> ''"
    " UNION ALL SELECT 'SDG ' || code FROM topic WHERE entry_id = :id AND scheme = 'sdg'"
)
_WHO_REFERS: Final = "INSERT OR IGNORE INTO stale SELECT from_id FROM link WHERE to_id = ?"
_WHO_NAMES: Final = f"{_WHO_REFERS} AND origin = 'text'"
_WHO_WAITED: Final = (
    "INSERT OR IGNORE INTO stale SELECT entry_id FROM dangling WHERE kind = ? AND slug = ?"
)
_OTHERS: Final = (
    "SELECT entry_id FROM document WHERE symbol = :symbol AND entry_id <> :id"
    " UNION ALL SELECT entry_id FROM topic"
    " WHERE scheme = 'sdg' AND 'SDG ' || code = :symbol AND entry_id <> :id"
)


class Shown(NamedTuple):
    """What others may show of an entry; nothing of one that readers are not shown.

    Attributes:
        slug: The present one.
        former: Names it answers to beside that.
        titles: By language.
        symbols: Under which texts name it.
    """

    slug: str
    former: frozenset[str]
    titles: tuple[tuple[str, str], ...]
    symbols: frozenset[str]

    @property
    def names(self) -> frozenset[str]:
        """Every slug it answers to."""
        return self.former | {self.slug} - {""}


def look_at(driver: sqlite3.Connection, entry_id: int) -> Shown:
    """Return what the tables show of an entry now."""

    def column(sql: str) -> list[Any]:
        return [row[0] for row in driver.execute(sql, {"id": entry_id})]

    return Shown(
        slug=next(iter(column(_SLUG)), ""),
        former=frozenset(column(_FORMER)),
        titles=tuple(driver.execute(_TITLES, {"id": entry_id})),
        symbols=frozenset(column(_SYMBOLS)),
    )


def mark_followers(
    driver: sqlite3.Connection, address: tuple[int, str], before: Shown, now: Shown
) -> None:
    """Note whose rows must follow a change.

    Args:
        driver: To the workspace, after the change.
        address: Id and kind of the entry.
        before: What was shown of it.
        now: What is shown now.
    """
    entry_id, kind = address
    waited = [(kind, slug) for slug in now.names - before.names]
    waited += [(SYMBOL, symbol) for symbol in now.symbols - before.symbols]
    if now.slug and not before.slug:
        waited.append((kind, ANY))
    driver.executemany(_WHO_WAITED, waited)
    if before.names - now.names:
        driver.execute(_WHO_REFERS, (entry_id,))
    elif before != now:
        driver.execute(_WHO_NAMES, (entry_id,))
    for symbol in now.symbols - before.symbols:  # of two with one symbol, texts lead to the first
        for other in driver.execute(_OTHERS, {"symbol": symbol, "id": entry_id}).fetchall():
            driver.execute(_WHO_NAMES, other)


def note_missing(driver: sqlite3.Connection, entry_id: int, missing: Iterable[Address]) -> None:
    """Keep what an entry refers to in vain, so that it is followed once it is there."""
    driver.execute("DELETE FROM dangling WHERE entry_id = ?", (entry_id,))
    rows = [(entry_id, *each) for each in sorted(missing)]
    driver.executemany("INSERT INTO dangling VALUES (?, ?, ?)", rows)


class NotingNames:
    """Passes questions on to a directory, and remembers those that had no answer."""

    def __init__(self, names: Names) -> None:
        """Begin.

        Args:
            names: What answers.
        """
        self.missed: set[Address] = set()
        self._names = names

    def find(self, kind: str, slug: str) -> Address | None:
        """Return the present address of an entry, following former slugs."""
        found = self._names.find(kind, slug)
        if found is None:
            self.missed.add((kind, slug))
        return found

    def find_id(self, kind: str, slug: str) -> int:
        """Return the id of an entry that is known to exist."""
        return self._names.find_id(kind, slug)

    def find_symbol(self, text: str) -> Address | None:
        """Return what a document symbol or `SDG 10.7` names."""
        found = self._names.find_symbol(text)
        if found is None:
            self.missed.add((SYMBOL, text))
        return found

    def has(self, kind: str, slug: str) -> bool:
        """Whether there is such an entry."""
        return self.find(kind, slug) is not None
