"""From what someone typed to what is shown: the door to search for windows and scripts."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Final

from db.engine import ReadSession
from db.search import grammar
from db.search.candidates import Candidates, Found
from db.search.filters import Conditions, resolve
from db.search.grammar import Query
from db.search.index import id_range
from db.search.reader import BODY, Reader
from db.search.results import Hit, HitGroup, QuickResult, SearchResult
from db.search.snippets import Marker
from db.search.suggest import suggest

LANGUAGES: Final = "SELECT id, lang FROM search_doc WHERE id IN (SELECT value FROM json_each(:ids))"
HITS: Final = (
    "SELECT d.id, e.kind, e.slug, t.title, t.body, e.date, d.lang, l.context"
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
    found = candidates.first(offset + limit)
    page = dict(list(found.items())[offset : offset + limit])
    return SearchResult(
        query.text,
        total,
        candidates.by_kind,
        _hits(session, Marker(query, is_of_titles=candidates.is_of_titles), page, lang),
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
    marker = Marker(query, is_of_titles=candidates.is_of_titles)
    hits = iter(_hits(session, marker, everything, lang))
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


def _hits(session: ReadSession, marker: Marker, found: Found, lang: str) -> tuple[Hit, ...]:
    chosen = _in_language(session, found, lang)
    hits = {}
    for key, kind, slug, title, body, day, written_in, context in session.all(
        HITS, {"ids": json.dumps(chosen)}
    ):
        marks, (snippet, snippet_marks) = marker.marks(title), marker.snippet(body)
        hits[key] = Hit(
            kind, slug, title, marks, snippet, snippet_marks, day, written_in, context or ""
        )  # by place, which takes half the time
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
