"""Text without case, accents and other differences of spelling, and the way back to the original.

Folding works character by character (NFKD, case fold, marks dropped, look-alike letters joined).
Because no character's folding depends on its neighbours, every place in the folded text leads back
to one place in the original, and folding twice changes nothing.
"""

import codecs
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from typing import Final

_SAME_LETTER: Final = {
    # Letters that Unicode does not decompose, though people type the plain one.
    **{"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "ŋ": "n", "ƀ": "b"},
    **{"æ": "ae", "œ": "oe", "þ": "th", "ə": "e", "ґ": "г"},
    # Arabic: wasla, Maghrebi and Persian forms; hamza seats and madda are marks after NFKD.
    **{"ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ة": "ه", "ۃ": "ه", "ە": "ه", "ک": "ك"},
    **dict.fromkeys("‐‑‒–—―−﹣", "-"),
    **dict.fromkeys("ʻʼ‘’‛`´ʹʾʿ", "'"),
    "\u0640": "",  # tatweel only stretches a word
}
_DROPPED: Final = frozenset(("Mn", "Mc", "Me", "Cf"))
_BLANK: Final = frozenset(("Cc", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"))

_PIECE: Final = 2048
"""Characters folded in one go: after one that has no byte, the rest of the piece is begun anew."""

_LETTER: Final = re.compile("[^\x00-\x7f\xa0-\xbf\u2000-\u206f\u3000-\u303f\uff00-\uff65]")
"""What tells the script of a text: beyond ASCII, and no sign that all scripts share."""

_NO_IDEOGRAPHS: Final = re.compile("[^\x00-\x7f\u4e00-\u9fa5]+")
_LATIN: Final = (0x00, 0x01, 0x1E)
_IDEOGRAPHS: Final = range(0x4E, 0xA0)
_LATER: Final = 0x30
"""Blocks of 256 characters, as `ord(letter) >> 8`; what comes after the last has one table."""

_NONE: Final = "\ufffe"
"""What a charmap has for a byte without a character."""


class _FoldTable(dict[int, str]):
    """`str.translate` table that works a character out when it is first met.

    Attributes:
        uneven: Characters met that do not fold to exactly one.
    """

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()

    def __missing__(self, code: int) -> str:
        character = chr(code)
        # Lines of ASCII stay lines; a few letters (Cherokee) are capitals after case folding.
        folded = (character if code < 128 else _fold_character(character)).lower()
        if len(folded) != 1:
            self.uneven.add(character)
        self[code] = folded
        return folded


def _fold_character(character: str) -> str:
    decomposed = unicodedata.normalize("NFKD", character).casefold()
    return "".join(map(_fold_simple, unicodedata.normalize("NFKD", decomposed)))


def _fold_simple(character: str) -> str:
    if character in _SAME_LETTER:
        return _SAME_LETTER[character]
    category = unicodedata.category(character)
    if category in _DROPPED:
        return ""
    if category in _BLANK:
        return " "
    if category == "Nd":
        return str(unicodedata.decimal(character))
    return character


_FOLD: Final = _FoldTable()


class _Script:
    """Folds the characters of one script by way of bytes, a tenth of the time of a table.

    A charmap knows 256 characters: ASCII, and whichever others were met first.
    """

    def __init__(self) -> None:
        self._known = [chr(code) for code in range(128)]
        self._put_together()

    def fold(self, text: str) -> str:
        """Return a text of known characters folded, as long as it was.

        Raises:
            UnicodeEncodeError: It has others; the error says where the first ones stand.
        """
        encoding, decoding = self._maps
        return codecs.charmap_decode(
            codecs.charmap_encode(text, "strict", encoding)[0], "strict", decoding
        )[0]

    def learn(self, characters: Iterable[str]) -> None:
        """Know more characters from now on: those that fold to one, while there is room."""
        new = [each for each in dict.fromkeys(characters) if _is_learnable(each)]
        room = 256 - len(self._known)
        if new and room:
            self._known = list(dict.fromkeys([*self._known, *new[:room]]))
            self._put_together()

    def _put_together(self) -> None:
        known = self._known[:256]  # two threads that learn at once may forget, never be wrong
        rest = _NONE * (256 - len(known))
        folded = "".join(_FOLD[ord(each)] for each in known)
        self._maps = codecs.charmap_build("".join(known) + rest), folded + rest


def _is_learnable(character: str) -> bool:
    if "\u3041" <= character <= "\ud7ff" or character > "\uffee":
        return False  # scripts of thousands of characters, and what has no room in a charmap
    return len(_FOLD[ord(character)]) == 1


_SCRIPTS: Final[dict[int, _Script]] = {}


class Folded:
    """Folded text that remembers where its characters come from.

    Attributes:
        text: As `fold` gives it.
    """

    __slots__ = ("_is_even", "_original", "_steps", "text")

    def __init__(self, original: str) -> None:
        """Fold a text."""
        self.text, self._is_even = _folded(original)
        self._original = original
        self._steps: tuple[list[int], list[int]] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original's (start, end) of a non-empty part of the folded text."""
        if self._is_even:
            return start, end
        first, last = self._place(start), self._place(end - 1) + 1
        # Marks that follow the last letter were dropped; they belong to it.
        return first, max(last, self._place(end))

    def _place(self, index: int) -> int:
        if self._steps is None:  # most texts are only looked through
            self._steps = _steps(self._original)
        folded_at, original_at = self._steps
        step = bisect_right(folded_at, index) - 1
        return index if step < 0 else original_at[step] + index - folded_at[step]


def fold(text: str) -> str:
    """Return the text without case, accents, vowel signs and other differences of spelling."""
    return _folded(text)[0]


def fold_with_offsets(text: str) -> Folded:
    """Fold a text and keep the way back to the original."""
    return Folded(text)


def _folded(text: str) -> tuple[str, bool]:
    """Return the folded text, and whether each of its characters stands where its original does."""
    if text.isascii():
        return text.lower(), True
    if len(text) <= _PIECE:
        return _folded_piece(text)
    pieces = [_folded_piece(text[at : at + _PIECE]) for at in range(0, len(text), _PIECE)]
    return "".join(piece for piece, _ in pieces), all(is_even for _, is_even in pieces)


def _folded_piece(text: str) -> tuple[str, bool]:
    letter = _LETTER.search(text)
    block = ord(letter[0]) >> 8 if letter else 0
    if block in _IDEOGRAPHS:
        others = "".join(_NO_IDEOGRAPHS.findall(text))
        folded = _NO_IDEOGRAPHS.sub(lambda found: found[0].translate(_FOLD), text).lower()
        return folded, _FOLD.uneven.isdisjoint(others)
    block = 0 if block in _LATIN else min(block, _LATER)
    script = _SCRIPTS.get(block) or _SCRIPTS.setdefault(block, _Script())
    try:
        return script.fold(text), True
    except UnicodeEncodeError:
        return _folded_in_parts(text, script)


def _folded_in_parts(text: str, script: _Script) -> tuple[str, bool]:
    """Fold what a script knows by it, and each run of other characters by the table."""
    parts: list[str] = []
    is_even = True
    start = 0
    while True:
        try:
            parts.append(script.fold(text[start:]))
        except UnicodeEncodeError as error:
            first, last = start + error.start, start + error.end
            others = text[first:last]
            parts += (script.fold(text[start:first]), others.translate(_FOLD))
            is_even = is_even and _FOLD.uneven.isdisjoint(others)
            script.learn(others)
            start = last
        else:
            return "".join(parts), is_even


def _steps(text: str) -> tuple[list[int], list[int]]:
    """Return places of the folded text and of the original from which on both go alike."""
    folded_at: list[int] = []
    original_at: list[int] = []
    shift = 0
    for found in re.finditer(f"[{re.escape(''.join(_FOLD.uneven))}]", text):
        # An expansion (ß) points each of its letters at the one original.
        place, letters = found.start(), len(_FOLD[ord(found[0])])
        first = place + shift
        folded_at += range(first, first + letters + 1)
        original_at += [place] * letters + [place + 1]
        shift += letters - 1
    return folded_at, original_at
