"""Changes a search index entry by entry, as a workspace needs it; an edition's is filled at once.

Where a build numbers the entries of a kind one after another, a workspace leaves room: the place of
a dated entry is its day and a number within the day, that of an undated one its id, which is less
than any day since 1643. Newest first is still the ids backwards.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Final

from db.errors import Invalid
from db.search.grammar import UNINDEXED_BEGINNING
from db.search.index import (
    KIND_SHIFT,
    LANGUAGE_BITS,
    SearchDoc,
    id_range,
    is_suggested,
    list_keys,
    list_spellings,
    names_and_body,
    number_of,
    place,
    text_row,
)

_DAY_BITS: Final = 12
_LAST_DAY: Final = (1 << (KIND_SHIFT - LANGUAGE_BITS - _DAY_BITS)) - 1
_MOST_LANGUAGES: Final = 1 << LANGUAGE_BITS

_DOCS_OF_ENTRY: Final = "SELECT id, lang, date FROM search_doc WHERE entry_id = ? ORDER BY id"
_LAST_OF_DAY: Final = "SELECT max(id) FROM search_doc WHERE id BETWEEN ? AND ?"
_INDEXED: Final = "SELECT title_norm, body_norm FROM search_text WHERE id = ?"
_TEXT: Final = "SELECT title, title_norm, body FROM search_text WHERE id = ?"
_NEW_WORDS: Final = (
    "SELECT value FROM json_each(?) WHERE value NOT IN (SELECT term FROM search_word)"
)
_TABLES: Final = ("search_title", "search_body")
_MOST_PIECES: Final = 256
_PAGES_MERGED: Final = 64
_REMOVALS: Final = (
    "DELETE FROM search_key WHERE doc_id = ?",
    "DELETE FROM search_text WHERE id = ?",
    "DELETE FROM search_doc WHERE id = ?",
)


def change_docs(connection: sqlite3.Connection, entry_id: int, docs: Sequence[SearchDoc]) -> None:
    """Put documents in the place of those an entry had; none to take it out of the index.

    Args:
        connection: Within a transaction; `search_key` is indexed by document.
        entry_id: Of the entry.
        docs: One a language.

    Raises:
        Invalid: The entry has texts in more languages than there is room for.
    """
    had = connection.execute(_DOCS_OF_ENTRY, (entry_id,)).fetchall()
    wanted = sorted(docs, key=lambda doc: doc.lang)
    if [row[1:] for row in had] == [(doc.lang, doc.date or "") for doc in wanted]:
        for (key, *_), doc in zip(had, wanted, strict=True):
            if not _is_indexed(connection, key, doc):
                _remove(connection, key)
                _add(connection, key, doc)
        return
    for key, *_ in had:
        _remove(connection, key)
    if docs:
        _insert(connection, wanted, place(had[0][0]) if had else None)


def put_off_merges(connection: sqlite3.Connection) -> None:
    """Let a change of the index only add to it; `merge_some` brings its pieces together later.

    By default one change in some merges what came before it, up to 6 MB at 100 000 stories: a save
    that takes 15 ms took 50 then.
    """
    for table in _TABLES:
        for name, value in (("automerge", 0), ("crisismerge", _MOST_PIECES)):
            connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES (?, ?)", (name, value))


def merge_some(connection: sqlite3.Connection) -> bool:
    """Bring some pieces of the index together; return whether there may be more to do."""
    before = connection.total_changes
    for table in _TABLES:
        connection.execute(
            f"INSERT INTO {table} ({table}, rank) VALUES ('merge', ?)", (_PAGES_MERGED,)
        )
    return connection.total_changes - before > len(_TABLES)


def spread_places(connection: sqlite3.Connection, tell: Callable[[str], None]) -> None:
    """Number the documents of a finished index anew, with room between them.

    Args:
        connection: To an index as a build made it, in a file of one's own.
        tell: Told what is going on.
    """
    tell("Making room in the search index")
    taken: dict[int, int] = {}
    moves: dict[int, int] = {}
    found = connection.execute("SELECT id, entry_id, kind, date FROM search_doc ORDER BY id")
    for key, entry_id, kind, day in found:
        old = place(key)
        if old not in moves:
            first = _first_place(kind, entry_id, day)
            moves[old] = taken[first] = taken.get(first, first - 1) + 1
    connection.execute("CREATE TEMP TABLE move (old INTEGER PRIMARY KEY, new INTEGER NOT NULL)")
    connection.executemany("INSERT INTO temp.move VALUES (?, ?)", moves.items())
    slot = (1 << LANGUAGE_BITS) - 1
    for table, column in (("search_doc", "id"), ("search_text", "id"), ("search_key", "doc_id")):
        # By way of negative numbers, which collide with none that is still to be moved.
        connection.execute(
            f"UPDATE {table} SET {column} = -(((SELECT new FROM temp.move WHERE old ="
            f" {column} >> {LANGUAGE_BITS}) << {LANGUAGE_BITS}) | ({column} & {slot}))"
        )
        connection.execute(f"UPDATE {table} SET {column} = -{column}")
    connection.execute("DROP TABLE temp.move")
    for table in _TABLES:
        tell("Making the search index")
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")


def _first_place(kind: str, entry_id: int, day: str) -> int:
    """Return the first place that an entry of a day may have, the kind included."""
    first = id_range(number_of(kind))[0] >> LANGUAGE_BITS
    if not day:
        return first + entry_id
    return first + (min(date.fromisoformat(day).toordinal(), _LAST_DAY) << _DAY_BITS)


def _remove(connection: sqlite3.Connection, key: int) -> None:
    title, body = connection.execute(_INDEXED, (key,)).fetchone()
    for table, column, text in (
        ("search_title", "title_norm", title),
        ("search_body", "body_norm", body),
    ):
        # The index does not keep the text: it must be told what it takes out.
        connection.execute(
            f"INSERT INTO {table} ({table}, rowid, {column}) VALUES ('delete', ?, ?)", (key, text)
        )
    for statement in _REMOVALS:
        connection.execute(statement, (key,))


def _insert(connection: sqlite3.Connection, docs: Sequence[SearchDoc], had: int | None) -> None:
    if len(docs) > _MOST_LANGUAGES:
        raise Invalid(f"There is room for {_MOST_LANGUAGES} languages; this entry has {len(docs)}.")
    kind, entry_id = docs[0].kind, docs[0].entry_id
    connection.execute("INSERT OR IGNORE INTO search_kind VALUES (?, ?)", (number_of(kind), kind))
    at = _place_for(connection, kind, entry_id, docs[0].date or "", had)
    for slot, doc in enumerate(docs):
        _add(connection, (at << LANGUAGE_BITS) + slot, doc)


def _is_indexed(connection: sqlite3.Connection, key: int, doc: SearchDoc) -> bool:
    """Whether a document stands in the index as it is; to normalise its body takes long."""
    title, names, body = connection.execute(_TEXT, (key,)).fetchone()
    return (title, names, body) == (doc.title, *names_and_body(doc))


def _add(connection: sqlite3.Connection, key: int, doc: SearchDoc) -> None:
    row = text_row(doc)
    connection.execute(
        "INSERT INTO search_doc VALUES (?, ?, ?, ?, ?)",
        (key, doc.entry_id, doc.kind, doc.lang, doc.date or ""),
    )
    connection.execute("INSERT INTO search_text VALUES (?, ?, ?, ?, ?)", (key, *row))
    connection.execute("INSERT INTO search_title (rowid, title_norm) VALUES (?, ?)", (key, row[2]))
    connection.execute("INSERT INTO search_body (rowid, body_norm) VALUES (?, ?)", (key, row[3]))
    connection.executemany(
        "INSERT INTO search_key VALUES (?, ?)", [(name, key) for name in list_keys(doc)]
    )
    _add_words(connection, doc, row[3].split())


def _place_for(
    connection: sqlite3.Connection, kind: str, entry_id: int, day: str, had: int | None
) -> int:
    """Return the place of an entry: the one it had if that is of its day, else a free one."""
    first = _first_place(kind, entry_id, day)
    if not day:
        return first
    while True:
        last = first + (1 << _DAY_BITS) - 1
        if had is not None and first <= had <= last:
            return had
        bounds = (first << LANGUAGE_BITS, (last << LANGUAGE_BITS) + _MOST_LANGUAGES - 1)
        (taken,) = connection.execute(_LAST_OF_DAY, bounds).fetchone()
        free = first if taken is None else place(taken) + 1
        if free <= last:
            return free
        first = last + 1  # a day with thousands of entries runs over into the next


def _add_words(connection: sqlite3.Connection, doc: SearchDoc, terms: Iterable[str]) -> None:
    """Add the words of a text that the index had not met; those that went do no harm."""
    new = connection.execute(_NEW_WORDS, (json.dumps(sorted(set(terms))),)).fetchall()
    if not new:
        return
    spellings = list_spellings([doc])
    rows = []
    for (term,) in new:
        if is_suggested(term):
            rows.append((term, 1, spellings.get(term, (term, 0))[0]))
        elif len(term) >= UNINDEXED_BEGINNING:
            rows.append((term, 1, ""))
    connection.executemany("INSERT OR IGNORE INTO search_word VALUES (?, ?, ?)", rows)
