"""Reads which documents match a query, straight from the index and without ranking them."""

import json
from bisect import bisect_right
from collections.abc import Iterable
from operator import neg
from typing import Any, Final

from db.engine import ReadSession
from db.search import grammar
from db.search.filters import Conditions
from db.search.grammar import Query
from db.search.index import LANGUAGE_BITS, LAST_ID, id_range, kind_number

BODY: Final = "search_body"
TITLE: Final = "search_title"

_TEXT: Final = (
    "SELECT {columns} FROM {table}{join} WHERE {table} MATCH :match"
    " AND {table}.rowid BETWEEN :first AND :last{conditions}"
    " ORDER BY {table}.rowid {order} LIMIT :limit"
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

# One value: a row of Python's for every document takes longer than finding it.
_IDS: Final = "SELECT json_group_array(id) FROM ({sql})"
ENDINGS: Final = (
    "SELECT term, count FROM search_word WHERE term >= :term AND term < :after LIMIT :limit"
)

_FEW_ENDINGS: Final = 64
_MOST_ENDINGS: Final = 512
_MATCHES_AN_ENDING: Final = 60
"""SQLite gathers so many matches of a beginning in the time that one more word takes. More than a
few endings that match less are left to it; else reading the first matches is less than all."""


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
        self._of_endings = 0
        self._match = grammar.to_match(query, self._endings)
        self._without = "" if self._match else grammar.exclusion(query)
        self.has_words = self._match is not None
        self.is_of_titles = self._match is not None and not self._match.body

    def is_narrow(self, most: int) -> bool:
        """Say whether the words that begin like the last one are known to stand in so few texts."""
        return 0 < self._of_endings <= most

    def statement(
        self,
        table: str,
        columns: str,
        limit: int,
        ids: tuple[int, int] = (0, LAST_ID),
        order: str = "DESC",
    ) -> tuple[str, dict[str, Any]]:
        """Return the statement for the matches within a range of ids, and its parameters.

        Args:
            table: `BODY` or `TITLE`.
            columns: With `{id}` for the document's id, `{table}` for the table, and `d` for its
                row in `search_doc`.
            limit: Most documents.
            ids: First and last id.
            order: Which of them come first; only with words.
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
        sql = _TEXT.format(
            columns=columns, table=table, join=join, conditions=conditions, order=order
        )
        return sql, parameters

    def read(self, table: str, most: int, entries: int = 0) -> dict[int, list[int]]:
        """Return by number of the kind which documents match, the newest first.

        Args:
            table: `BODY` or `TITLE`.
            most: A kind with more documents than that is read so far.
            entries: … and as much further as it takes to have more than so many entries.
        """
        found: dict[int, list[int]] = {}
        last, limit = LAST_ID, most
        while True:
            # Not kind by kind: a beginning or a common word is gathered anew for each statement.
            ids = self.ids(table, limit, (0, last))
            of_kinds = by_kind(ids)
            if len(ids) < limit:
                return found | of_kinds
            *whole, cut = of_kinds
            found |= {number: of_kinds[number] for number in whole}
            if whole:
                last = id_range(cut)[1]
            elif not entries or count_entries(ids) > entries:
                found[cut] = ids
                last, limit = id_range(cut)[0] - 1, most
            else:
                limit *= 4

    def ids(self, table: str, limit: int, ids: tuple[int, int] = (0, LAST_ID)) -> list[int]:
        """Return the documents within a range of ids, the last first."""
        sql, parameters = self.statement(table, "{id} AS id", limit, ids)
        found: list[int] = json.loads(self._session.value(_IDS.format(sql=sql), parameters))
        return found

    def scores(
        self, table: str, limit: int, ids: tuple[int, int] = (0, LAST_ID)
    ) -> dict[int, float]:
        """Return the documents with how well they match, less being better; only with words."""
        columns = "{id} AS id, bm25({table}) AS score"
        # As they stand: backwards takes SQLite a tenth longer.
        sql, parameters = self.statement(table, columns, limit, ids, "ASC")
        return {row[0]: row[1] for row in self._session.all(sql, parameters)}

    def _endings(self, form: str) -> list[str] | None:
        bounds = {"term": form, "after": form + "\U0010ffff", "limit": _MOST_ENDINGS + 1}
        rows = self._session.all(ENDINGS, bounds)
        matches = sum([row[1] for row in rows])
        self._of_endings += matches
        is_many = matches > _MATCHES_AN_ENDING * len(rows)
        if len(rows) > (_MOST_ENDINGS if is_many else _FEW_ENDINGS):
            return None
        return [row[0] for row in rows]


def count_entries(ids: Iterable[int]) -> int:
    """Return of how many entries some documents are."""
    return len({key >> LANGUAGE_BITS for key in ids})


def by_kind(ids: list[int]) -> dict[int, list[int]]:
    """Part documents that stand in descending order into those of each kind."""
    found: dict[int, list[int]] = {}
    start = 0
    while start < len(ids):
        number = kind_number(ids[start])
        end = bisect_right(ids, -id_range(number)[0], start, key=neg)
        found[number] = ids[start:end]
        start = end
    return found
