"""Exchange the rows of one entry: those that stay the same are not written again.

A row is known by its hash, which covers its ids; so parts are given the ids that the entry's parts
had. What a save changes is then a few rows, and few pages of the file.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cache
from typing import Final, NamedTuple

from db.content.hashing import ROW_HASH, UNHASHED, hash_row
from db.entries.layout import layout_of_kind, layout_of_part
from db.entries.rows import Row
from db.schema import metadata

_OF_ANY_KIND: Final = ("entry", "former_slug", "entry_label", "rendered", "link", "citation")


class _Statements(NamedTuple):
    """Of one table: what finds an entry's rows, and what takes one out and puts one in."""

    columns: tuple[str, ...]
    find: str
    delete: str
    insert: str


class EntryRows:
    """The rows an entry has in the tables of its kind, and those it is to have."""

    def __init__(self, driver: sqlite3.Connection, kind: str, entry_id: int) -> None:
        """Read which there are.

        Args:
            driver: To a workspace, within a transaction.
            kind: Of the entry.
            entry_id: Of the entry.
        """
        self._driver = driver
        self._had: dict[str, dict[bytes, int]] = {
            table: {row[1]: row[0] for row in driver.execute(_statements(table).find, (entry_id,))}
            for table in tables_of(kind)
        }
        self._new: defaultdict[str, list[Row]] = defaultdict(list)

    def free_ids(self) -> dict[str, list[int]]:
        """Return the ids its parts have in each table, the lowest last."""
        return {
            table: sorted(rows.values(), reverse=True)
            for table, rows in self._had.items()
            if table != "entry" and "id" in metadata.tables[table].c
        }

    def add(self, table: str, row: Row) -> None:
        """Take a row, which names every column of its table but those of hashes."""
        columns = _statements(table).columns
        row_hash = hash_row(table, (row[name] for name in columns[:-1]))
        if self._had[table].pop(row_hash, None) is None:
            self._new[table].append({**row, ROW_HASH: row_hash})

    def write(self, *, left_out: Collection[str] = ()) -> None:
        """Take out what was not added again, and put in what is new.

        Args:
            left_out: Tables that wait for the next time.
        """
        for table, rows in self._had.items():
            if table in left_out:
                continue
            statements = _statements(table)
            if rows:
                self._driver.executemany(statements.delete, [(key,) for key in rows.values()])
                rows.clear()
            if new := self._new.pop(table, None):
                self._driver.executemany(statements.insert, new)


@cache
def tables_of(kind: str) -> tuple[str, ...]:
    """Return the tables that hold something of an entry of a kind."""
    return tuple(dict.fromkeys(_list_tables(kind)))


def _list_tables(kind: str) -> Iterator[str]:
    layout = layout_of_kind(kind)
    yield from (*_OF_ANY_KIND, layout.table.name, f"{kind}_text")
    parts = [part for _, part in layout.parts]
    while parts:
        inner = layout_of_part(parts.pop())
        yield inner.table.name
        if inner.texts_table is not None:
            yield inner.texts_table.name
        if inner.table.name == "vote":
            yield "vote_position"
        parts += [part for _, part in inner.parts]


@cache
def _statements(name: str) -> _Statements:
    table = metadata.tables[name]
    columns = [column.name for column in table.c if column.name not in UNHASHED]
    key = {"link": "from_id", "entry": "id"}.get(name, "entry_id")
    where = f"{key} = ?"
    if key not in table.c:
        owner = next(
            foreign.column.table.name
            for column in table.primary_key.columns
            for foreign in column.foreign_keys
            if foreign.column.table.name != "entry"
        )
        where = f"{owner}_id IN (SELECT id FROM {owner} WHERE entry_id = ?)"
    names = (*columns, ROW_HASH)
    quoted = ", ".join(f'"{column}"' for column in names)
    places = ", ".join(f":{column}" for column in names)
    return _Statements(
        columns=names,
        find=f"SELECT rowid, {ROW_HASH} FROM {name} WHERE {where}",
        delete=f"DELETE FROM {name} WHERE rowid = ?",
        insert=f"INSERT INTO {name} ({quoted}) VALUES ({places})",
    )
