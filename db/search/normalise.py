"""One way to prepare text for matching, so that search, filters and pickers never disagree.

Folding works character by character (NFKD, case fold, marks dropped, look-alike letters joined).
Because no character's folding depends on its neighbours, every place in the folded text leads back
to one place in the original, and folding twice changes nothing.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from typing import Final, NamedTuple

from db.values import Value

CJK: Final = "\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
"""Characters of scripts written without spaces, as the inside of a regex class."""

COMPOUND_MARK: Final = "/"
"""What joins the parts of a symbol or number, whichever of / . - _ the text has."""

ARTICLES: Final = ("وال", "بال", "كال", "فال", "لل", "ال")
"""The Arabic article, alone and joined with and, with, like, so and for."""

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

_NON_ASCII: Final = re.compile(r"[^\x00-\x7f]+")
_DENSE: Final = 1.08
"""Bytes a character, in UTF-8, from which on a text is folded whole."""

_RUN: Final = re.compile(r"[^\W_]+")
_COMPOUND: Final = re.compile(r"[^\W_]+(?:[/.\-_][^\W_]+)+")
_COMPOUND_JOIN: Final = re.compile(r"[/.\-_]")
_DIGIT: Final = re.compile(r"[0-9]")
_CJK_OR_ARABIC: Final = f"[{CJK}\u0620-\u06ff]"
_CJK_SPLIT: Final = f"[{CJK}]+|[^\\W_{CJK}]+"
_IS_CJK: Final = f"[{CJK}]"
_LONGEST_COMPOUND: Final = 10


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


class Token(NamedTuple):
    """A normalised word and where it stands in the original text."""

    text: str
    start: int
    end: int


class Folded(Value):
    """Folded text that remembers where its characters come from.

    Attributes:
        text: As `fold` gives it.
    """

    text: str
    _folded_at: tuple[int, ...]
    _original_at: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original's (start, end) of a non-empty part of the folded text."""
        first, last = self._original(start), self._original(end - 1) + 1
        # Marks that follow the last letter were dropped; they belong to it.
        return first, max(last, self._original(end))

    def _original(self, index: int) -> int:
        step = bisect_right(self._folded_at, index) - 1
        if step < 0:
            return index
        return self._original_at[step] + index - self._folded_at[step]


def fold(text: str) -> str:
    """Return the text without case, accents, vowel signs and other differences of spelling."""
    if text.isascii():
        return text.lower()
    # A table is asked for every character; where few need it, finding those takes less.
    if len(text.encode(errors="surrogatepass")) < len(text) * _DENSE:
        return _NON_ASCII.sub(lambda match: match[0].translate(_FOLD), text).lower()
    return text.translate(_FOLD)


def fold_with_offsets(text: str) -> Folded:
    """Fold a text and keep the way back to the original."""
    folded = fold(text)
    if text.isascii() or _FOLD.uneven.isdisjoint(text):
        return Folded(folded, (), ())
    folded_at: list[int] = []
    original_at: list[int] = []
    shift = 0
    for place, character in enumerate(text):
        if character in _FOLD.uneven:
            # An expansion (ß) points each of its letters at the one original.
            letters = len(_FOLD[ord(character)])
            first = place + shift
            folded_at += range(first, first + letters + 1)
            original_at += [place] * letters + [place + 1]
            shift += letters - 1
    return Folded(folded, tuple(folded_at), tuple(original_at))


def words(text: str) -> list[str]:
    """Return the normalised words in order.

    A symbol counts as its parts, a run of Chinese as its pairs of characters, an Arabic word as
    itself without its article. `matched_forms` says what else a word is known by.
    """
    return _words_of(fold(text))


def tokens(text: str) -> list[Token]:
    """Return `words` with their places in the original text."""
    folded = fold_with_offsets(text)
    found: list[Token] = []
    for match in _compiled(_CJK_SPLIT).finditer(folded.text):
        start, end = match.span()
        if len(match[0]) > 2 and is_unspaced(match[0]):
            for at in range(start, end - 1):
                found.append(Token(folded.text[at : at + 2], *folded.span(at, at + 2)))
        else:
            (word,) = _run_words(match[0])
            found.append(Token(word, *folded.span(start, end)))
    return found


def matched_forms(text: str) -> list[str]:
    """Return the forms beside `words` under which a text is found, each once.

    These are symbols and numbers whole and from each of their parts on (`a/res/71/1`, `71/1`,
    `10/7`), Arabic words with their article, and single Chinese characters.
    """
    return _forms_of(fold(text))


def index_text(text: str) -> str:
    """Return what the full-text index stores: the words in order, then the other forms.

    The other forms stand at the end, where they do not come between the words of a phrase.
    """
    folded = fold(text)
    return " ".join([*_words_of(folded), *_forms_of(folded)])


def compound(text: str) -> str:
    """Return the whole form of a symbol or number with parts, or '' when the text is not one."""
    match = _COMPOUND.fullmatch(fold(text))
    forms = _compound_forms(match[0]) if match else []
    return forms[0] if forms else ""


def arabic_forms(word: str) -> list[str]:
    """Return what an Arabic word with an article is found under beside its bare form.

    That is itself, since what looks like an article may belong to the word (`التزام`), and, in
    words like `للاجئين`, the noun with the letter that the article swallowed.
    """
    folded = fold(word)
    if _compiled(_IS_CJK).search(folded) or without_article(folded) == folded:
        return []
    return [folded, folded[1:]] if folded.startswith("لل") else [folded]


def runs(text: str) -> list[str]:
    """Return the folded text in runs of one sort of script, as they stand in it."""
    return _compiled(_CJK_SPLIT).findall(fold(text))


def is_unspaced(run: str) -> bool:
    """Say whether a run is of a script written without spaces between words."""
    return _compiled(_IS_CJK).match(run) is not None


def without_article(word: str) -> str:
    """Return a folded Arabic word without its article and what is written together with it."""
    for article in ARTICLES:
        if word.startswith(article):
            return word[len(article) :] if len(word) >= len(article) + 2 else word
    return word


def name_key(text: str) -> str:
    """Return a key that is equal for equal names, in whichever order their parts stand."""
    return " ".join(sorted(words(text)))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile at first use: each of these large classes takes 3 ms, and no start needs one."""
    return re.compile(pattern)


def _words_of(folded: str) -> list[str]:
    if not _compiled(_CJK_OR_ARABIC).search(folded):
        return _RUN.findall(folded)
    return [word for run in _compiled(_CJK_SPLIT).findall(folded) for word in _run_words(run)]


def _forms_of(folded: str) -> list[str]:
    forms: dict[str, None] = {}
    if _DIGIT.search(folded):
        for match in _COMPOUND.finditer(folded):
            forms.update(dict.fromkeys(_compound_forms(match[0])))
    if _compiled(_CJK_OR_ARABIC).search(folded):
        for run in set(_compiled(_CJK_SPLIT).findall(folded)):
            forms.update(dict.fromkeys(_script_forms(run)))
    return sorted(forms)


def _run_words(run: str) -> list[str]:
    if is_unspaced(run):
        return [run[at : at + 2] for at in range(len(run) - 1)] or [run]
    return [without_article(run)]


def _compound_forms(run: str) -> list[str]:
    parts = _COMPOUND_JOIN.split(run)
    if len(parts) > _LONGEST_COMPOUND or not _DIGIT.search(run):
        return []
    return [COMPOUND_MARK.join(parts[at:]) for at in range(len(parts) - 1)]


def _script_forms(run: str) -> list[str]:
    return list(run) if is_unspaced(run) else arabic_forms(run)
