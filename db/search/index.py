"""The search index of an edition: its tables, and filling them when the edition is built.

A document of the index is one entry in one language. Its id says what the finder wants to know
without reading another table: the kind in the high bits, then the entry's place among its kind in
order of date, then the language's place within the entry. So one kind is a range of ids, newest
first is the ids backwards, and two languages of an entry differ only in the lowest bits.
"""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from db.errors import BugError
from db.kinds import ENTRY_KINDS
from db.search.grammar import UNINDEXED_BEGINNING
from db.search.normalise import CJK, index_text, name_key, words
from db.values import Value

TABLES: Final = (
    "CREATE TABLE search_kind (number INTEGER PRIMARY KEY, kind TEXT NOT NULL)",
    "CREATE TABLE search_doc (id INTEGER PRIMARY KEY, entry_id INTEGER NOT NULL,"
    " kind TEXT NOT NULL, lang TEXT NOT NULL, date TEXT NOT NULL)",
    "CREATE INDEX search_doc_of_entry ON search_doc (entry_id)",
    "CREATE TABLE search_text (id INTEGER PRIMARY KEY, title TEXT NOT NULL, body TEXT NOT NULL,"
    " title_norm TEXT NOT NULL, body_norm TEXT NOT NULL)",
    "CREATE TABLE search_key (key TEXT NOT NULL, doc_id INTEGER NOT NULL,"
    " PRIMARY KEY (key, doc_id)) WITHOUT ROWID",
    "CREATE TABLE search_word (term TEXT PRIMARY KEY, count INTEGER NOT NULL,"
    " shown TEXT NOT NULL) WITHOUT ROWID",
    "CREATE VIRTUAL TABLE search_title USING fts5(title_norm, content='search_text',"
    " content_rowid='id', prefix='1 2 3', tokenize=\"ascii tokenchars '/'\")",
    "CREATE VIRTUAL TABLE search_body USING fts5(body_norm, content='search_text',"
    " content_rowid='id', prefix='2 3', tokenize=\"ascii tokenchars '/'\")",
)
"""The statements that make the tables; texts are normalised before SQLite sees them, so its
tokenizer has only to part them at blanks. `search_body` covers titles as well."""

_VOCABULARY: Final = "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, search_body, row)"

LANGUAGE_BITS: Final = 4
KIND_SHIFT: Final = 32 + LANGUAGE_BITS
LAST_ID: Final = 2**62

_WITH_ACCENT: Final = re.compile(r"\w*[^\W\x00-\x7f]\w*")
_SUGGESTED: Final = f"[^\\W\\d_{CJK}]{{3,30}}"  # readers of an edition never compile it


class SearchDoc(Value):
    """An entry in one language, as the search should find it.

    Attributes:
        entry_id: Its row in `entry`.
        kind: Its kind.
        lang: BCP 47 tag.
        title: What hits show.
        aliases: Other names, codes and symbols; they count like the title.
        body: Plain text.
        date: First possible day (ISO), None where it has none.
    """

    entry_id: int
    kind: str
    lang: str
    title: str
    aliases: tuple[str, ...] = ()
    body: str = ""
    date: str | None = None


def id_range(kind_number: int) -> tuple[int, int]:
    """Return the first and last id that a document of the kind may have."""
    return kind_number << KIND_SHIFT, ((kind_number + 1) << KIND_SHIFT) - 1


def kind_number(doc_id: int) -> int:
    """Return the number of the kind (`search_kind`) that a document belongs to."""
    return doc_id >> KIND_SHIFT


def place(doc_id: int) -> int:
    """Return what all languages of one entry have in common."""
    return doc_id >> LANGUAGE_BITS


def create_tables(connection: sqlite3.Connection) -> None:
    """Create the empty index."""
    for statement in TABLES:
        connection.execute(statement)


def build_index(connection: sqlite3.Connection, docs: Iterable[SearchDoc]) -> None:
    """Fill the empty index; the order of the documents does not matter.

    Raises:
        BugError: An entry comes in one language twice, or in more than there is room for.
    """
    numbered = list(_numbered(docs))
    connection.executemany(
        "INSERT INTO search_kind VALUES (?, ?)",
        sorted({(number_of(doc.kind), doc.kind) for _, doc in numbered}),
    )
    connection.executemany(
        "INSERT INTO search_doc VALUES (?, ?, ?, ?, ?)",
        ((key, doc.entry_id, doc.kind, doc.lang, doc.date or "") for key, doc in numbered),
    )
    connection.executemany("INSERT INTO search_text VALUES (?, ?, ?, ?, ?)", _texts(numbered))
    connection.executemany("INSERT INTO search_key VALUES (?, ?)", _keys(numbered))
    for table in ("search_title", "search_body"):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
    _fill_vocabulary(connection, numbered)


def number_of(kind: str) -> int:
    """Number the kinds backwards: where only so many are read, backwards, the first kinds are."""
    return len(ENTRY_KINDS) - ENTRY_KINDS.index(kind)


def _numbered(docs: Iterable[SearchDoc]) -> Iterator[tuple[int, SearchDoc]]:
    ordered = sorted(
        docs, key=lambda doc: (number_of(doc.kind), doc.date or "", doc.entry_id, doc.lang)
    )
    for kind, of_kind in groupby(ordered, key=lambda doc: doc.kind):
        first, _ = id_range(number_of(kind))
        for number, (entry_id, of_entry) in enumerate(
            groupby(of_kind, key=lambda doc: doc.entry_id)
        ):
            versions = list(of_entry)
            langs = {doc.lang for doc in versions}
            if len(langs) < len(versions) or len(versions) > 1 << LANGUAGE_BITS:
                raise BugError(f"{kind} {entry_id}: {len(versions)} texts in {sorted(langs)}")
            for slot, doc in enumerate(versions):
                yield first + (number << LANGUAGE_BITS) + slot, doc


def _texts(numbered: Sequence[tuple[int, SearchDoc]]) -> Iterator[tuple[int, str, str, str, str]]:
    for key, doc in numbered:
        yield key, *text_row(doc)


def names_and_body(doc: SearchDoc) -> tuple[str, str]:
    """Return the names as they are indexed, and the body as it is kept."""
    # One blank between words: a snippet is then a plain slice of the text.
    return index_text("\n".join((doc.title, *doc.aliases))), " ".join(doc.body.split())


def text_row(doc: SearchDoc) -> tuple[str, str, str, str]:
    """Return title, body, and both as they are indexed."""
    indexed, body = names_and_body(doc)
    names = "\n".join((doc.title, *doc.aliases))
    return doc.title, body, indexed, index_text(f"{names}\n{body}")


def list_keys(doc: SearchDoc) -> set[str]:
    """Return what an entry is found by where someone types exactly its name."""
    return {name_key(name) for name in (doc.title, *doc.aliases)} - {""}


def _keys(numbered: Sequence[tuple[int, SearchDoc]]) -> list[tuple[str, int]]:
    return sorted({(name, key) for key, doc in numbered for name in list_keys(doc)})


def _fill_vocabulary(
    connection: sqlite3.Connection, numbered: Sequence[tuple[int, SearchDoc]]
) -> None:
    """Keep the words of the texts: a read-only file cannot be asked for them later.

    All long ones are kept, for beginnings; those that may be suggested with their usual spelling.
    """
    connection.execute(_VOCABULARY)
    found = connection.execute(
        "SELECT term, doc, cnt FROM temp.vocabulary ORDER BY term"
    ).fetchall()
    connection.execute("DROP TABLE temp.vocabulary")
    spellings = list_spellings(doc for _, doc in numbered)
    rows = []
    for term, documents, occurrences in found:
        if is_suggested(term):
            written, times = spellings.get(term, (term, 0))
            rows.append((term, documents, written if times * 2 > occurrences else term))
        elif len(term) >= UNINDEXED_BEGINNING:
            rows.append((term, documents, ""))
    connection.executemany("INSERT INTO search_word VALUES (?, ?, ?)", rows)


def is_suggested(term: str) -> bool:
    """Whether a word of the index may be offered to someone who mistyped it."""
    return re.fullmatch(_SUGGESTED, term) is not None


def list_spellings(docs: Iterable[SearchDoc]) -> dict[str, tuple[str, int]]:
    """Return normalised words that are also written with other letters: how, and how often."""
    seen: Counter[str] = Counter()
    for doc in docs:
        for text in (doc.title, *doc.aliases, doc.body):
            seen.update(_WITH_ACCENT.findall(text.lower()))
    best: dict[str, tuple[str, int]] = {}
    for spelling, times in sorted(seen.items()):
        normal = words(spelling)
        if len(normal) == 1 and times > best.get(normal[0], ("", 0))[1]:
            best[normal[0]] = spelling, times
    return best
