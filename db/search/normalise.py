"""One way to prepare text for matching, so that search, filters and pickers never disagree."""

import re
from functools import cache
from typing import Final, NamedTuple

from db.search.folding import fold, fold_with_offsets

CJK: Final = "\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
"""Characters of scripts written without spaces, as the inside of a regex class."""

COMPOUND_MARK: Final = "/"
"""What joins the parts of a symbol or number, whichever of / . - _ the text has."""

ARTICLES: Final = ("وال", "بال", "كال", "فال", "لل", "ال")
"""The Arabic article, alone and joined with and, with, like, so and for."""

_RUN: Final = re.compile(r"[^\W_]+")
_COMPOUND: Final = re.compile(r"[^\W_]+(?:[/.\-_][^\W_]+)+")
_COMPOUND_JOIN: Final = re.compile(r"[/.\-_]")
_DIGIT: Final = re.compile(r"[0-9]")
_CJK_OR_ARABIC: Final = f"[{CJK}\u0620-\u06ff]"
_CJK_SPLIT: Final = f"[{CJK}]+|[^\\W_{CJK}]+"
_IS_CJK: Final = f"[{CJK}]"
_LONGEST_COMPOUND: Final = 10


class Token(NamedTuple):
    """A normalised word and where it stands in the original text."""

    text: str
    start: int
    end: int


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
