"""Marks and snippets: what matched, shown in the text as it was written."""

import re
from collections.abc import Iterator
from typing import Final

from db.search.folding import fold_with_offsets
from db.search.grammar import Query, Term
from db.search.normalise import (
    ARTICLES,
    arabic_forms,
    is_unspaced,
    runs,
    without_article,
)
from db.search.results import Marks

SNIPPET_LENGTH: Final = 160
_SLACK: Final = 24
"""How far a cut may move to reach the end of a word."""

_WINDOW: Final = 600
"""How far a text is looked through after enough was found, for a denser place."""

_PIECE: Final = 4096
_LEAD: Final = 8
"""More than the longest article and what may be written before it."""

_LONGEST_LOOK: Final = 48_000
"""How much of a text is looked through for the best place: hits of huge texts must not wait."""

_ELLIPSIS: Final = "…"
_ARTICLE: Final = f"(?:{'|'.join(ARTICLES)})?"


class Marker:
    """Finds what a query's wanted words match, in any text."""

    def __init__(self, query: Query) -> None:
        """Prepare for one query.

        Args:
            query: Its unwanted terms and filters do not matter here.
        """
        terms = dict.fromkeys(term for group in query.wanted for term in group)
        # The longest first: a phrase is marked whole where one of its words would do as well.
        patterns = sorted(filter(None, map(_pattern, terms)), key=len, reverse=True)
        self._regex = re.compile("|".join(patterns)) if patterns else None
        # What every match contains: looking for that alone takes a tenth of the expression's time.
        self._needles = frozenset(
            without_article(part) for term in terms for part in runs(term.text)[:1]
        )
        self._enough = len(patterns)  # marks that are looked for: hits of long texts must not wait

    def marks(self, text: str) -> Marks:
        """Return the (start, end) of every match in the original text."""
        return tuple(self._found(text))

    def snippet(self, text: str) -> tuple[str, Marks]:
        """Return about 160 characters around the densest matches, and the marks within them.

        Without a match it is the beginning of the text.
        """
        marks = self._first_marks(text)
        start, end = _cut(text, _densest(marks))
        before = _ELLIPSIS if start else ""
        after = _ELLIPSIS if end < len(text) else ""
        shift = len(before) - start
        inside = tuple(
            (mark_start + shift, mark_end + shift)
            for mark_start, mark_end in marks
            if start <= mark_start and mark_end <= end
        )
        return before + text[start:end] + after, inside

    def _found(self, text: str) -> Iterator[tuple[int, int]]:
        if self._regex is None:
            return
        folded = fold_with_offsets(text)
        at = last = 0
        while (needle := self._next_needle(folded.text, at)) >= 0:
            match = self._regex.search(folded.text, max(at, needle - _LEAD))
            if match is None:
                return
            start, end = folded.span(*match.span())
            if start >= last:  # letters of one ligature (¼, ﬁ) may match apart
                yield start, end
                last = end
            at = match.end()

    def _next_needle(self, folded: str, at: int) -> int:
        places = [folded.find(needle, at) for needle in self._needles]
        return min([place for place in places if place >= 0], default=-1)

    def _first_marks(self, text: str) -> list[tuple[int, int]]:
        """Return the marks of the first part of a text that has enough of them."""
        found: list[tuple[int, int]] = []
        start, until = 0, min(len(text), _LONGEST_LOOK)
        while start < until:
            end = _next_blank(text, start + _PIECE)
            for first, last in self._found(text[start:end]):
                if first + start >= until:
                    return found
                found.append((first + start, last + start))
                if len(found) == self._enough:
                    until = min(until, first + start + _WINDOW)
            start = end
        return found


def _pattern(term: Term) -> str:
    """Return a regular expression over folded text for one term."""
    parts = runs(term.text)
    pieces: list[str] = []
    for number, part in enumerate(parts):
        if number:
            closed_up = is_unspaced(part) or is_unspaced(parts[number - 1])
            pieces.append(r"[\W_]*" if closed_up else r"[\W_]+")
        if is_unspaced(part):
            pieces.append(re.escape(part))
            continue
        before = "" if number else r"(?<![^\W_])"
        after = r"[^\W_]*" if term.is_prefix and number == len(parts) - 1 else r"(?![^\W_])"
        pieces.append(f"{before}{_word_pattern(part)}{after}")
    return "".join(pieces)


def _word_pattern(part: str) -> str:
    if not "\u0620" <= part[0] <= "\u06ff":
        return part
    # What looks like an article may belong to the word, so each reading may have one.
    readings = dict.fromkeys([without_article(part), part, *arabic_forms(part)])
    if any(reading.startswith("ل") for reading in readings):
        return f"(?:{_ARTICLE}|ل)(?:{'|'.join(readings)})"
    return f"{_ARTICLE}(?:{'|'.join(readings)})"


def _densest(marks: list[tuple[int, int]]) -> tuple[int, int]:
    """Return the span of the most marked characters that fit into a snippet, the first if equal."""
    best = (0, 0)
    best_weight = first = weight = 0
    for start, end in marks:
        weight += end - start
        while end - marks[first][0] > SNIPPET_LENGTH and marks[first] != (start, end):
            weight -= marks[first][1] - marks[first][0]
            first += 1
        if weight > best_weight:
            best, best_weight = (marks[first][0], end), weight
    return best


def _cut(text: str, core: tuple[int, int]) -> tuple[int, int]:
    """Return where to cut so that the core stands in the middle and words stay whole."""
    spare = max(0, SNIPPET_LENGTH - (core[1] - core[0]))
    start = max(0, core[0] - spare // 2)
    end = min(len(text), max(core[1], start + SNIPPET_LENGTH))
    start = max(0, min(start, end - SNIPPET_LENGTH))
    if start:
        blank = text.find(" ", start - 1, min(core[0], start + _SLACK))
        start = blank + 1 if blank >= 0 else start
    if end < len(text):
        blank = text.rfind(" ", max(core[1], end - _SLACK), end + 1)
        end = blank if blank >= 0 else end
    return start, end


def _next_blank(text: str, at: int) -> int:
    blank = text.find(" ", at, at + 200)
    return blank if blank >= 0 else at
