"""Marks and snippets: what matched, shown in the text as it was written."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

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

_WINDOW: Final = 2 * SNIPPET_LENGTH
"""How far a text is looked through after every word was found, for a denser place."""

_PIECE: Final = 4096
_TRIES: Final = 32
"""Places where a word is looked for as it was typed, before it is looked for in folded text."""

_LEAD: Final = 8
"""More than the longest article and what may be written before it."""

_LONGEST_LOOK: Final = 48_000
"""How much of a text is looked through for the best place: hits of huge texts must not wait."""

_ELLIPSIS: Final = "…"
_ARTICLE: Final = f"(?:{'|'.join(ARTICLES)})?"


class _Word(NamedTuple):
    """How a term is looked for in texts.

    Attributes:
        pattern: A regular expression of what it matches in folded text.
        needle: What every match contains; to look for that takes a tenth of the expression's time.
        spellings: As it is most likely written.
        is_open: (before, after): whether a match may stand right behind, and before, a letter.
        has_article: Whether a match is from the beginning of a word, which may be an article.
    """

    pattern: str
    needle: str
    spellings: tuple[str, ...]
    is_open: tuple[bool, bool]
    has_article: bool

    def first_spelling(self, text: str) -> int:
        """Return where the word first stands as it is most likely written, -1 where it does not."""
        first, last = -1, _LONGEST_LOOK
        for spelling in self.spellings:
            place = self._place_of(spelling, text, last)
            if place >= 0:
                first, last = place, place + len(spelling) - 1  # the others only matter before it
        return first

    def _place_of(self, spelling: str, text: str, last: int) -> int:
        end = 0
        for _ in range(_TRIES):
            at = text.find(spelling, end, last)
            end = at + len(spelling)
            if at < 0 or (
                (self.is_open[0] or not _is_in_word(text[at - 1 : at]))
                and (self.is_open[1] or not _is_in_word(text[end : end + 1]))
            ):
                return at
        return -1

    def first_match(self, folded: str) -> int:
        """Return where the first match begins in folded text, -1 without any."""
        return next(self.spans(folded), (-1, -1))[0]

    def spans(self, folded: str) -> Iterator[tuple[int, int]]:
        """Yield the (start, end) of every match in folded text."""
        at, end = folded.find(self.needle), 0
        if at < 0:
            return
        regex = re.compile(self.pattern)
        if not self.has_article:
            yield from (match.span() for match in regex.finditer(folded, at))
            return
        while at >= 0:  # `re` would look for an article at every letter
            start = _word_start(folded, at, max(end, at - _LEAD))
            match = regex.match(folded, start)
            end = match.end() if match else at + 1
            if match:
                yield match.span()
            at = folded.find(self.needle, end)


class Marker:
    """Finds what a query's wanted words match, in any text."""

    def __init__(self, query: Query, *, is_of_titles: bool = False) -> None:
        """Prepare for one query.

        Args:
            query: Its unwanted terms and filters do not matter here.
            is_of_titles: Texts were not asked: their snippets are beginnings, without marks.
        """
        terms = dict.fromkeys(term for group in query.wanted for term in group)
        # The longest first: a phrase is marked whole where one of its words would do as well.
        words = sorted(filter(None, map(_word, terms)), key=lambda word: -len(word.pattern))
        self._words = words
        self._is_of_titles = is_of_titles

    def marks(self, text: str) -> Marks:
        """Return the (start, end) of every match in the original text."""
        return tuple(self._found(text))

    def snippet(self, text: str) -> tuple[str, Marks]:
        """Return about 160 characters around the densest matches, and the marks within them.

        Without a match it is the beginning of the text.
        """
        marks = [] if self._is_of_titles else self._marks_of_a_place(text)
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
        if not self._words:
            return
        folded = fold_with_offsets(text)
        found = [
            (start, number, end)
            for number, word in enumerate(self._words)
            for start, end in word.spans(folded.text)
        ]
        last_folded = last = 0
        for first, _, after in sorted(found):
            start, end = folded.span(first, after)
            if first >= last_folded and start >= last:  # letters of ¼ and ﬁ may match apart
                yield start, end
                last_folded, last = after, end

    def _marks_of_a_place(self, text: str) -> list[tuple[int, int]]:
        """Return the marks round the first place of the word that comes last: the rarest word."""
        # Most words stand somewhere as they were typed: a text need not be folded to find that.
        places = [word.first_spelling(text) for word in self._words]
        missing = [word for word, at in zip(self._words, places, strict=True) if at < 0]
        place = max([*places, _place_of_last(missing, text)])
        if place < 0:
            return []
        start = _next_blank(text, place - SNIPPET_LENGTH) if place > SNIPPET_LENGTH else 0
        end = _next_blank(text, place + _WINDOW)
        return [(first + start, last + start) for first, last in self._found(text[start:end])]


def _place_of_last(missing: list[_Word], text: str) -> int:
    """Return where the last of the words that are found is found first, -1 without any."""
    start, place = 0, -1
    while missing and start < min(len(text), _LONGEST_LOOK):
        end = _next_blank(text, start + _PIECE)
        folded = fold_with_offsets(text[start:end])
        places = [word.first_match(folded.text) for word in missing]
        if (last := max(places)) >= 0:
            place = start + folded.span(last, last + 1)[0]
            missing = [word for word, at in zip(missing, places, strict=True) if at < 0]
        start = end
    return place


def _word_start(text: str, at: int, least: int) -> int:
    while at > least and text[at - 1].isalnum():
        at -= 1
    return at


def _is_in_word(character: str) -> bool:
    return character.isalnum() or (character != "" and unicodedata.combining(character) > 0)


def _word(term: Term) -> _Word | None:
    parts = runs(term.text)
    if not parts:
        return None
    written = term.text.strip()
    return _Word(
        _pattern(term, parts),
        without_article(parts[0]),
        tuple(dict.fromkeys((written, written.lower(), written.capitalize()))),
        (is_unspaced(parts[0]), term.is_prefix or is_unspaced(parts[-1])),
        _is_arabic(parts[0]),
    )


def _pattern(term: Term, parts: list[str]) -> str:
    """Return a regular expression over folded text for one term of so many parts."""
    pieces: list[str] = []
    for number, part in enumerate(parts):
        if number:
            closed_up = is_unspaced(part) or is_unspaced(parts[number - 1])
            pieces.append(r"[\W_]*" if closed_up else r"[\W_]+")
        if is_unspaced(part):
            pieces.append(re.escape(part))
            continue
        after = r"[^\W_]*" if term.is_prefix and number == len(parts) - 1 else r"(?![^\W_])"
        before = ""
        if number == 0 and _is_arabic(part):
            before = r"(?<![^\W_])"
        elif number == 0:  # asked behind the word: Python goes from one such word to the next
            after = f"(?<![^\\W_]{part}){after}"
        pieces.append(f"{before}{_word_pattern(part)}{after}")
    return "".join(pieces)


def _is_arabic(part: str) -> bool:
    return "\u0620" <= part[0] <= "\u06ff"


def _word_pattern(part: str) -> str:
    if not _is_arabic(part):
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
