"""Did you mean: the nearest words of the edition, only when a search found nothing.

Not all words are compared: that takes a third of a second in a large edition. Those are that begin
with the same letter, and those that would if the first letter were wrong, missing, too much or in
the second's place; the index of words gives them at once.
"""

import json
from collections.abc import Callable
from itertools import islice, product
from math import log
from typing import Final

from db.engine import ReadSession
from db.search.grammar import Query, parse
from db.search.normalise import words

KNOWN: Final = "SELECT count, shown FROM search_word WHERE term = :term"
BEGUN: Final = "SELECT 1 FROM search_word WHERE term >= :term AND term < :after LIMIT 1"
NEIGHBOURS: Final = (
    "SELECT w.term, w.count, w.shown FROM json_each(:beginnings) AS b JOIN search_word AS w"
    " ON w.term >= b.value AND w.term < b.value || :beyond WHERE w.shown <> ''"
    " AND length(w.term) BETWEEN :shortest AND :longest ORDER BY w.count DESC, w.term"
)

_ALPHABETS: Final = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзиийклмнопрстуфхцчшщъыьэюя",
    "ءابتثجحخدذرزسشصضطظعغفقكلمنهوي",
)
_SHORTEST: Final = 4
_LONGEST: Final = 30
_SIMILARITY: Final = 0.7
_CHOICES: Final = 3
_TRIES: Final = 9
_BEYOND: Final = "\U0010ffff"


def suggest(session: ReadSession, query: Query, has_match: Callable[[Query], bool]) -> str:
    """Return a query near to one that found nothing and that does find something, or ''.

    Args:
        session: Of an edition.
        query: What found nothing.
        has_match: Says whether another query finds something.
    """
    unknown = _unknown_words(session, query)
    choices = {word: _nearest(session, word) for word in unknown}
    choices = {word: near for word, near in choices.items() if near}
    if not choices:
        return ""
    for combination in islice(product(*choices.values()), _TRIES):
        candidate = query.with_words(dict(zip(choices, combination, strict=True)))
        candidate = parse(candidate.text)  # as it will be read when someone takes it up
        if candidate != query and has_match(candidate):
            return candidate.text
    return ""


def _unknown_words(session: ReadSession, query: Query) -> list[str]:
    found: dict[str, None] = {}
    for term in (term for group in query.wanted for term in group):
        parts = words(term.text)
        for number, part in enumerate(parts):
            is_begun = term.is_prefix and number == len(parts) - 1
            if _is_word(part) and not _is_known(session, part, is_begun):
                found[part] = None
    return list(found)


def _is_word(part: str) -> bool:
    return part.isalpha() and _SHORTEST <= len(part) <= _LONGEST


def _is_known(session: ReadSession, part: str, is_begun: bool) -> bool:
    if is_begun:
        return session.first(BEGUN, {"term": part, "after": part + _BEYOND}) is not None
    return session.first(KNOWN, {"term": part}) is not None


def _nearest(session: ReadSession, word: str) -> list[str]:
    """Return a few words of the edition that a mistyped one may stand for, the likeliest first."""
    from rapidfuzz import process  # only a search that found nothing pays for the import
    from rapidfuzz.distance import OSA

    slack = 1 if len(word) < 6 else 2
    rows = session.all(
        NEIGHBOURS,
        {
            "beginnings": json.dumps(_beginnings(word)),
            "beyond": _BEYOND,
            "shortest": len(word) - slack,
            "longest": len(word) + slack,
        },
    )
    pool = [row["term"] for row in rows]
    near = process.extract(
        word, pool, scorer=OSA.normalized_similarity, score_cutoff=_SIMILARITY, limit=12
    )
    # A frequent word is likelier meant than a rare one that is a little nearer.
    ranked = sorted(near, key=lambda item: -(item[1] + 0.02 * log(rows[item[2]]["count"] + 1)))
    return [rows[index]["shown"] for _, _, index in ranked[:_CHOICES]]


def _beginnings(word: str) -> list[str]:
    """Return with what the words meant may begin, no beginning twice."""
    alphabet = next((letters for letters in _ALPHABETS if word[0] in letters), "")
    wrong_or_missing = (letter + rest for letter in alphabet for rest in (word[1:3], word[:2]))
    whole = (word[0], word[1])
    rest = (each for each in wrong_or_missing if each[0] not in whole)
    return list(dict.fromkeys((*whole, *rest)))
