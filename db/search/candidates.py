"""What a query matches, counted and in order: exact names first, then titles, then texts.

Ranking every match of a common beginning is what makes searches slow, so matches are ranked only
while there are at most `RANKED` of them; beyond that titles still come first, but both parts are in
order of date, the newest first.
"""

import json
from typing import Final

from db.engine import ReadSession
from db.search.filters import Conditions
from db.search.grammar import Query
from db.search.index import KIND_SHIFT, LANGUAGE_BITS, LAST_ID, id_range, kind_number, place
from db.search.normalise import name_key
from db.search.reader import BODY, TITLE, Reader, by_kind, count_entries
from db.search.results import Count, KindCount

RANKED: Final = 400
"""The most documents that are ranked, and the most of a kind that are counted one by one."""

BACKGROUND: Final = ("image", "source")
"""Kinds that stand behind other entries, and in results after them."""

EXACT: Final = "SELECT doc_id AS id FROM search_key WHERE key = :key"
DATES: Final = "SELECT id, date FROM search_doc WHERE id IN (SELECT value FROM json_each(:ids))"

_LANGUAGES: Final = 4
"""Documents of an entry to expect, where so many entries are to be read."""

Found = dict[int, list[int]]
"""Places of entries in the order to show, each with the documents of it that matched best."""


class Candidates:
    """What a query matches: counted for every kind, put in order as far as asked.

    Attributes:
        by_kind: Kinds with a match, whether asked for or not.
        total: Entries in the kinds asked for.
        is_ranked: Whether there are few enough for ranking.
        is_of_titles: Whether only names and titles were asked.
    """

    def __init__(self, session: ReadSession, query: Query, conditions: Conditions) -> None:
        """Count the matches; not for empty queries or impossible conditions."""
        self._session = session
        self._conditions = conditions
        self._reader = Reader(session, query, conditions)
        self.is_of_titles = self._reader.is_of_titles
        self._scores = self._scores_of_few(query)
        self._docs = docs = self._read_all()
        self._counts = counts = {number: count_entries(ids) for number, ids in docs.items()}
        self._is_small = sum(map(len, docs.values())) <= RANKED
        self.by_kind = tuple(
            KindCount(kind, Count(counts[number], len(docs[number]) <= RANKED))
            for number, kind in conditions.all_kinds.items()
            if number in docs
        )
        self._kinds = [number for number in conditions.kinds if number in docs]
        wanted = [each.count for each in self.by_kind if each.kind in conditions.kinds.values()]
        self.total = Count(
            sum(each.number for each in wanted), all(each.is_exact for each in wanted)
        )
        is_few = self._is_small or sum(len(docs[number]) for number in self._kinds) <= RANKED
        self._key = name_key(query.name)
        self._named = self._exact()
        self._read: dict[tuple[str, int], dict[int, list[int]]] = {}
        self.is_ranked = is_few and self._reader.has_words

    def _scores_of_few(self, query: Query) -> dict[int, float] | None:
        """Return the ranks of what matches, None where there are, or may be, too many.

        One statement finds and ranks where few are likely; a phrase is always asked so: the places
        of its words are compared anew for each statement.
        """
        most = RANKED if len(query.wanted) == 1 else RANKED * 3 // 2  # not all have the others
        has_phrase = any(term.is_phrase for group in query.wanted for term in group)
        if not has_phrase and not self._reader.is_narrow(most):
            return None
        scores = self._reader.scores(BODY, RANKED + 1)
        return scores if len(scores) <= RANKED else None

    def _read_all(self) -> dict[int, list[int]]:
        if self._scores is not None:
            return by_kind(sorted(self._scores, reverse=True))
        return self._reader.read(BODY, RANKED + 1)

    def first(self, entries: int) -> Found:
        """Return the first so many entries."""
        if self.is_ranked:
            return self._ranked(entries)
        front, back = self._front_and_back()
        found = self._by_date(entries, front)
        if len(found) < entries and back:
            found |= self._by_date(entries - len(found), back)
        return found

    def first_of_each_kind(self, entries: int) -> dict[int, Found]:
        """Return the first so many entries of every kind that has one, by number of the kind.

        A kind with an entry of exactly the query's name comes first.
        """
        groups: dict[int, Found] = {number: {} for number in self._kinds}
        if self._is_small and self.is_ranked:
            for key, docs in self._ranked(RANKED).items():
                group = groups[kind_number(docs[0])]
                if len(group) < entries:
                    group[key] = docs
        else:
            # Ranking kind by kind would weigh every word anew each time.
            groups = {number: self._by_date(entries, [number]) for number in self._kinds}
        exact = set(map(kind_number, self._named))
        return dict(sorted(groups.items(), key=lambda item: item[0] not in exact))

    def _exact(self) -> list[int]:
        """Return the documents that have the query's words as a name."""
        if not self._key:
            return []
        named = [row["id"] for row in self._session.all(EXACT, {"key": self._key})]
        return [
            key
            for key in named
            if kind_number(key) in self._kinds
            and (not self._conditions.sql or self._reader.ids(TITLE, 1, (key, key)))
        ]

    def _front_and_back(self) -> tuple[list[int], list[int]]:
        """Return the kinds asked for that have a match: those to show first, and the others."""
        names = self._conditions.kinds
        front = [number for number in self._kinds if names[number] not in BACKGROUND]
        return front, [number for number in self._kinds if number not in front]

    def _ranked(self, entries: int) -> Found:
        """Return the first so many matches in order of relevance."""
        ranges = [(0, LAST_ID)] if self._is_small else [id_range(n) for n in sorted(self._kinds)]
        bodies: dict[int, float] = {}
        titles: dict[int, float] = {}
        for ids in ranges:
            known = self._scores
            bodies |= self._reader.scores(BODY, RANKED, ids) if known is None else known
            if not self.is_of_titles:
                titles |= self._reader.scores(TITLE, RANKED, ids)
        titles = bodies if self.is_of_titles else titles
        titled = _best_first(titles)
        named = set(self._named)
        classes = (
            [key for key in titled if key in named],
            [key for key in titled if key not in named],
            [key for key in _best_first(bodies) if key not in titles],
        )
        found: Found = {}
        for kinds in self._front_and_back():
            for docs in classes:
                _take(found, [key for key in docs if key >> KIND_SHIFT in kinds], entries)
        return found

    def _by_date(self, entries: int, kinds: list[int]) -> Found:
        """Return the first matches: exact names, then titles, then texts, each the newest first."""
        found: Found = {}
        for key in self._named:
            if kind_number(key) in kinds:
                found.setdefault(place(key), []).append(key)
        if self._reader.has_words:
            for key, docs in self._newest(TITLE, entries, kinds).items():
                found.setdefault(key, docs)
        if len(found) < entries:
            for key, docs in self._newest(BODY, entries + len(found), kinds).items():
                found.setdefault(key, docs)
        return _first(found, entries)

    def _newest(self, table: str, entries: int, kinds: list[int]) -> Found:
        """Return so many entries of some kinds, the newest first."""
        known = self._known(table, entries)
        parts = [_last_entries(known[number], entries) for number in kinds if known.get(number)]
        ids = [key for part in parts for key in part]
        if len(parts) > 1:  # within a kind they stand by date
            dates = {row[0]: row[1] for row in self._session.all(DATES, {"ids": json.dumps(ids)})}
            ids.sort(key=lambda key: (dates[key], key), reverse=True)
        found: Found = {}
        for key in ids:
            found.setdefault(place(key), []).append(key)
        return _first(found, entries)

    def _known(self, table: str, entries: int) -> dict[int, list[int]]:
        """Return by kind what matches, the newest first, of so many entries where there are."""
        if table == BODY or self.is_of_titles:
            cut = (number for number, ids in self._docs.items() if len(ids) > RANKED)
            if all(self._counts[number] > entries for number in cut):
                return self._docs
        if (table, entries) not in self._read:
            self._read[table, entries] = self._reader.read(table, _LANGUAGES * entries, entries)
        return self._read[table, entries]


def _best_first(scores: dict[int, float]) -> list[int]:
    """Return documents, which stand in ascending order, the best first and of equals the newest."""
    newest_first = list(reversed(scores))
    return sorted(newest_first, key=scores.__getitem__)


def _take(found: Found, docs: list[int], entries: int) -> None:
    """Add the entries of documents that are as good as each other, up to so many in all."""
    added: Found = {}
    room = entries - len(found)
    for key in docs:  # up to hundreds of times: nothing is called here
        entry = key >> LANGUAGE_BITS
        if entry in added:
            added[entry].append(key)
        elif len(added) < room and entry not in found:
            added[entry] = [key]
    found |= added


def _first(found: Found, entries: int) -> Found:
    return dict(list(found.items())[:entries])


def _last_entries(ids: list[int], entries: int) -> list[int]:
    """Return the documents of the first so many entries, in the order in which they stand."""
    seen: set[int] = set()
    for number, key in enumerate(ids):
        seen.add(place(key))
        if len(seen) > entries:
            return ids[:number]
    return ids
