"""From what someone typed to hits: exact names first, then titles, then texts.

Ranking every match of a common beginning is what makes searches slow, so matches are ranked only
while there are at most `RANKED` of them; beyond that titles still come first, but both parts are in
order of date, the newest first.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from db.engine import ReadSession
from db.search import grammar
from db.search.filters import Conditions, resolve
from db.search.grammar import Query
from db.search.index import LAST_ID, id_range, kind_number, place
from db.search.normalise import name_key
from db.search.reader import BODY, TITLE, Found, Reader
from db.search.results import Count, Hit, HitGroup, KindCount, QuickResult, SearchResult
from db.search.snippets import Marker
from db.search.suggest import suggest

RANKED: Final = 1000
"""The most documents that are ranked, and the most that are counted one by one."""

EXACT: Final = "SELECT doc_id AS id FROM search_key WHERE key = :key"
LANGUAGES: Final = "SELECT id, lang FROM search_doc WHERE id IN (SELECT value FROM json_each(:ids))"
HITS: Final = (
    "SELECT d.id, d.lang, e.kind, e.slug, e.date, t.title, t.body, l.context"
    " FROM search_doc AS d JOIN search_text AS t ON t.id = d.id"
    " JOIN entry AS e ON e.id = d.entry_id"
    " LEFT JOIN entry_label AS l ON l.entry_id = d.entry_id AND l.lang = d.lang"
    " WHERE d.id IN (SELECT value FROM json_each(:ids))"
)


def search(
    session: ReadSession,
    text: str,
    *,
    kinds: Sequence[str] | None = None,
    lang: str = "en",
    limit: int = 20,
    offset: int = 0,
    today: date | None = None,
) -> SearchResult:
    """Return one page of what a text finds; no text can make it fail.

    Args:
        session: Of an edition.
        text: As typed.
        kinds: The kinds wanted, None for all; narrows like `kind:` in the text.
        lang: Language in which to show an entry that matches in several.
        limit: Most hits of the page.
        offset: Hits to skip.
        today: What `today` means in `before:today`.
    """
    query = grammar.parse(text)
    conditions = resolve(session, query.filters, kinds=kinds, today=today)
    notes = tuple(conditions.notes)
    if query.is_empty or conditions.is_impossible:
        return SearchResult(query.text, notes=notes)
    candidates = Candidates(session, query, conditions)
    total = candidates.total
    if not candidates.by_kind:
        better = suggest(session, query, lambda other: has_match(session, other, conditions))
        return SearchResult(query.text, did_you_mean=better, notes=notes)
    found = candidates.first(offset + limit, list(conditions.kinds))
    page = dict(list(found.items())[offset : offset + limit])
    return SearchResult(
        query.text,
        total,
        candidates.by_kind,
        _hits(session, query, page, lang),
        "rank" if candidates.is_ranked else "newest",
        notes=notes,
    )


def quick(
    session: ReadSession,
    text: str,
    *,
    per_kind: int = 3,
    kinds: Sequence[str] | None = None,
    lang: str = "en",
    today: date | None = None,
) -> QuickResult:
    """Return the first hits of every kind, for the box that someone is typing in.

    The kinds come in their usual order, but one that has an entry of exactly that name is first.
    """
    query = grammar.parse(text)
    conditions = resolve(session, query.filters, kinds=kinds, today=today)
    notes = tuple(conditions.notes)
    if query.is_empty or conditions.is_impossible:
        return QuickResult(query.text, notes=notes)
    candidates = Candidates(session, query, conditions)
    groups = candidates.first_of_each_kind(per_kind)
    if not candidates.by_kind:
        better = suggest(session, query, lambda other: has_match(session, other, conditions))
        return QuickResult(query.text, did_you_mean=better, notes=notes)
    everything = {key: docs for found in groups.values() for key, docs in found.items()}
    hits = iter(_hits(session, query, everything, lang))
    counts = {each.kind: each.count for each in candidates.by_kind}
    names = [conditions.kinds[number] for number in groups]
    return QuickResult(
        query.text,
        tuple(
            HitGroup(name, counts[name], tuple(next(hits) for _ in found))
            for name, found in zip(names, groups.values(), strict=True)
        ),
        notes=notes,
    )


def has_match(session: ReadSession, query: Query, conditions: Conditions) -> bool:
    """Say whether a query finds anything at all under the given conditions."""
    reader = Reader(session, query, conditions)
    return any(reader.ids(BODY, 1, id_range(number)) for number in conditions.kinds)


@dataclass(slots=True)
class _Scored:
    tier: int
    score: float
    docs: list[int]


class Candidates:
    """What a query matches: counted for every kind, put in order as far as asked.

    Attributes:
        by_kind: Kinds with a match, whether asked for or not.
        total: Entries in the kinds asked for.
        is_ranked: Whether there are few enough for ranking.
    """

    def __init__(self, session: ReadSession, query: Query, conditions: Conditions) -> None:
        """Count the matches; not for empty queries or impossible conditions."""
        self._session = session
        self._conditions = conditions
        self._reader = Reader(session, query, conditions)
        self._key = name_key(query.name)
        self._is_small = self._reader.count(RANKED + 1).is_exact
        counts = self._counts()
        self.by_kind = tuple(
            KindCount(kind, counts[number])
            for number, kind in conditions.all_kinds.items()
            if number in counts
        )
        wanted = [counts[number] for number in conditions.kinds if number in counts]
        self._kinds = [number for number in conditions.kinds if number in counts]
        self.total = Count(
            sum(each.number for each in wanted), all(each.is_exact for each in wanted)
        )
        is_few = self._is_small or (self.total.is_exact and self.total.number <= RANKED)
        self.is_ranked = is_few and self._reader.has_words

    def first(self, entries: int, kinds: list[int]) -> Found:
        """Return the first so many entries of some kinds."""
        kinds = [number for number in kinds if number in self._kinds]
        if self.is_ranked:
            return dict(list(self._ranked(kinds).items())[:entries])
        return self._by_date(entries, kinds)

    def first_of_each_kind(self, entries: int) -> dict[int, Found]:
        """Return the first so many entries of every kind that has one."""
        groups: dict[int, Found] = {number: {} for number in self._kinds}
        if self._is_small and self.is_ranked:
            for key, docs in self._ranked(self._kinds).items():
                group = groups[kind_number(docs[0])]
                if len(group) < entries:
                    group[key] = docs
        else:
            # Ranking kind by kind would weigh every word anew each time.
            groups = {number: self._by_date(entries, [number]) for number in self._kinds}
        exact = {kind_number(key) for key in self._exact(self._kinds)}
        return dict(sorted(groups.items(), key=lambda item: item[0] not in exact))

    def _counts(self) -> dict[int, Count]:
        if self._is_small:
            docs = self._reader.ids(BODY, RANKED)
            entries = Counter(
                kind_number(key) for key in {place(key): key for key in docs}.values()
            )
            return {number: Count(entries[number]) for number in entries}
        counted = (
            (number, self._reader.count(RANKED + 1, id_range(number)))
            for number in self._conditions.all_kinds
        )
        return {number: count for number, count in counted if count.number}

    def _exact(self, kinds: list[int]) -> list[int]:
        """Return the documents that have the query's words as a name."""
        if not self._key:
            return []
        named = [row["id"] for row in self._session.all(EXACT, {"key": self._key})]
        if not self._conditions.sql:
            return [key for key in named if kind_number(key) in kinds]
        return [
            key
            for key in named
            if kind_number(key) in kinds and self._reader.ids(TITLE, 1, (key, key))
        ]

    def _ranked(self, kinds: list[int]) -> Found:
        """Return every match: exact names, then titles, then texts, each by relevance."""
        exact = set(self._exact(kinds))
        ranges = [(0, LAST_ID)] if self._is_small else [id_range(number) for number in kinds]
        best: dict[int, _Scored] = {}
        for tier, table in ((1, TITLE), (2, BODY)):
            for ids in ranges:
                for key, score in self._reader.scores(table, RANKED + 1, ids):
                    if kind_number(key) in kinds:
                        _note(best, key, 0 if key in exact else tier, score)
        order = sorted(best.items(), key=lambda item: (item[1].tier, item[1].score, -item[0]))
        return {key: scored.docs for key, scored in order}

    def _by_date(self, entries: int, kinds: list[int]) -> Found:
        """Return the first matches: exact names, then titles, then texts, each the newest first."""
        found: Found = {}
        for key in self._exact(kinds):
            found.setdefault(place(key), []).append(key)
        if self._reader.has_words:
            for key, docs in self._reader.newest(TITLE, entries, kinds).items():
                found.setdefault(key, docs)
        if len(found) < entries:
            wanted = entries + len(found)
            for key, docs in self._reader.newest(BODY, wanted, kinds).items():
                found.setdefault(key, docs)
        return dict(list(found.items())[:entries])


def _note(best: dict[int, _Scored], key: int, tier: int, score: float) -> None:
    """Keep a document if it is in the best tier seen of its entry."""
    seen = best.get(place(key))
    if seen is None or tier < seen.tier:
        best[place(key)] = _Scored(tier, score, [key])
    elif tier == seen.tier:
        seen.docs.append(key)
        seen.score = min(seen.score, score)


def _hits(session: ReadSession, query: Query, found: Found, lang: str) -> tuple[Hit, ...]:
    chosen = _in_language(session, found, lang)
    marker = Marker(query)
    hits = {}
    for row in session.all(HITS, {"ids": json.dumps(chosen)}):
        snippet, snippet_marks = marker.snippet(row["body"])
        hits[row["id"]] = Hit(
            kind=row["kind"],
            slug=row["slug"],
            title=row["title"],
            title_marks=marker.marks(row["title"]),
            snippet=snippet,
            snippet_marks=snippet_marks,
            date=row["date"],
            lang=row["lang"],
            context=row["context"] or "",
        )
    return tuple(hits[key] for key in chosen)


def _in_language(session: ReadSession, found: Found, lang: str) -> list[int]:
    """Choose one document of each entry: the wanted language, else English, else the first."""
    several = [key for docs in found.values() if len(docs) > 1 for key in docs]
    langs: dict[int, str] = {}
    if several:
        rows = session.all(LANGUAGES, {"ids": json.dumps(several)})
        langs = {row["id"]: row["lang"] for row in rows}
    return [
        min(docs, key=lambda key: (langs.get(key) != lang, langs.get(key) != "en", key))
        for docs in found.values()
    ]
