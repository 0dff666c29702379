"""Reads which documents match a query, straight from the index and without ranking them."""

from collections.abc import Iterable
from typing import Any, Final

from db.engine import ReadSession
from db.search import grammar
from db.search.filters import Conditions
from db.search.grammar import Query
from db.search.index import KIND_SHIFT, LANGUAGE_BITS, LAST_ID, id_range, place

BODY: Final = "search_body"
TITLE: Final = "search_title"

_TEXT: Final = (
    "SELECT {columns} FROM {table}{join} WHERE {table} MATCH :match"
    " AND {table}.rowid BETWEEN :first AND :last{conditions}"
    " ORDER BY {table}.rowid DESC LIMIT :limit"
)
# CROSS JOIN: the full-text index leads, whatever the planner would think of it.
_JOIN: Final = " CROSS JOIN search_doc AS d ON d.id = {table}.rowid"
_BROWSE: Final = (
    "SELECT {columns} FROM search_doc AS d WHERE d.id BETWEEN :first AND :last"
    "{conditions} ORDER BY d.id DESC LIMIT :limit"
)
_WITHOUT: Final = (
    " AND d.id NOT IN (SELECT rowid FROM search_body WHERE search_body MATCH :without)"
)

_COUNT: Final = (
    "SELECT kind, count(*) AS docs, count(DISTINCT place) AS entries FROM ({sql})"
    " GROUP BY kind ORDER BY kind DESC"
)
ENDINGS: Final = (
    "SELECT term, count FROM search_word WHERE term > :term AND term < :after LIMIT :limit"
)

_FEW_ENDINGS: Final = 64
_MOST_ENDINGS: Final = 512
_MANY_MATCHES: Final = 10_000
"""More than a few endings are gathered by SQLite with less work, unless what they match is so
much that reading the first of it is less than gathering all."""

Found = dict[int, list[int]]
"""Places of entries in the order to show, each with the documents of it that matched best."""


class Reader:
    """Reads matching documents, the newest of a kind first.

    A query without wanted words matches by its conditions alone; one whose only word is a single
    letter is asked of the titles, whichever table is named.

    Attributes:
        has_words: Whether there is anything to rank by.
        is_of_titles: Whether it is asked of the titles only.
    """

    def __init__(self, session: ReadSession, query: Query, conditions: Conditions) -> None:
        self._session = session
        self._conditions = conditions
        self._match = grammar.to_match(query, self._endings)
        self._without = "" if self._match else grammar.exclusion(query)
        self.has_words = self._match is not None
        self.is_of_titles = self._match is not None and not self._match.body

    def statement(
        self, table: str, columns: str, limit: int, ids: tuple[int, int] = (0, LAST_ID)
    ) -> tuple[str, dict[str, Any]]:
        """Return the statement for the matches within a range of ids, and its parameters.

        Args:
            table: `BODY` or `TITLE`.
            columns: With `{id}` for the document's id, `{table}` for the table, and `d` for its
                row in `search_doc`.
            limit: Most documents.
            ids: First and last id.
        """
        conditions = self._conditions.sql
        parameters: dict[str, Any] = {
            **self._conditions.parameters,
            "first": ids[0],
            "last": ids[1],
            "limit": limit,
        }
        if self._match is None:
            if self._without:
                conditions += _WITHOUT
                parameters["without"] = self._without
            sql = _BROWSE.format(columns=columns.format(id="d.id"), conditions=conditions)
            return sql, parameters
        if self.is_of_titles:
            table = TITLE
        parameters["match"] = self._match.title if table == TITLE else self._match.body
        join = _JOIN.format(table=table) if conditions or "d." in columns else ""
        columns = columns.format(id=f"{table}.rowid", table=table)
        sql = _TEXT.format(columns=columns, table=table, join=join, conditions=conditions)
        return sql, parameters

    def count(self, most: int) -> dict[int, tuple[int, int]]:
        """Return by number of the kind how many documents match, and of how many entries.

        A kind that has more than so many documents is counted up to one more.
        """
        counts: dict[int, tuple[int, int]] = {}
        last = LAST_ID
        while True:
            # Not kind by kind: a beginning or a common word is gathered anew for each statement.
            found = self._count_of_first(most + 1, last)
            if sum(docs for docs, _ in found.values()) <= most:
                return counts | found
            *whole, cut = found
            counts |= {number: found[number] for number in whole or [cut]}
            last = id_range(cut)[1] if whole else id_range(cut)[0] - 1

    def _count_of_first(self, limit: int, last: int) -> dict[int, tuple[int, int]]:
        columns = f"{{id}} >> {KIND_SHIFT} AS kind, {{id}} >> {LANGUAGE_BITS} AS place"
        sql, parameters = self.statement(BODY, columns, limit, (0, last))
        rows = self._session.all(_COUNT.format(sql=sql), parameters)
        return {row["kind"]: (row["docs"], row["entries"]) for row in rows}

    def ids(self, table: str, limit: int, ids: tuple[int, int] = (0, LAST_ID)) -> list[int]:
        """Return the documents within a range of ids."""
        sql, parameters = self.statement(table, "{id} AS id", limit, ids)
        return [row["id"] for row in self._session.all(sql, parameters)]

    def scores(
        self, table: str, limit: int, ids: tuple[int, int] = (0, LAST_ID)
    ) -> dict[int, float]:
        """Return the documents with how well they match, less being better; only with words."""
        columns = "{id} AS id, bm25({table}) AS score"
        sql, parameters = self.statement(table, columns, limit, ids)
        return {row[0]: row[1] for row in self._session.all(sql, parameters)}

    def newest(self, table: str, entries: int, kinds: Iterable[int]) -> Found:
        """Return so many entries of some kinds, the newest first."""
        dated: list[tuple[str, int]] = []
        for number in kinds:
            # An entry may match in several languages; read on until there are enough entries.
            limit = entries + 1
            while True:
                sql, parameters = self.statement(
                    table, "{id} AS id, d.date AS date", limit, id_range(number)
                )
                rows = self._session.all(sql, parameters)
                if len(rows) < limit or len({place(row["id"]) for row in rows}) > entries:
                    break
                limit *= 4
            dated += ((row["date"], row["id"]) for row in rows)
        found: Found = {}
        for _, key in sorted(dated, reverse=True):
            found.setdefault(place(key), []).append(key)
        return dict(list(found.items())[:entries])

    def _endings(self, form: str) -> list[str] | None:
        bounds = {"term": form, "after": form + "\U0010ffff", "limit": _MOST_ENDINGS + 1}
        rows = self._session.all(ENDINGS, bounds)
        is_many = sum(row["count"] for row in rows) > _MANY_MATCHES
        if len(rows) > (_MOST_ENDINGS if is_many else _FEW_ENDINGS):
            return None
        return [row["term"] for row in rows]
