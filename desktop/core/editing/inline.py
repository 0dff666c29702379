"""Runs of words with their styles to one line of Markdown."""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Final, NamedTuple

from desktop.core.editing.references import is_reference

BREAK: Final = "\n"
"""The text of a run that is the end of a line within a paragraph."""

_PLACARD: Final = "placard://"
_WEB: Final = re.compile(r"https?://[^\s<>\"'`\\]+", re.IGNORECASE)
_SPACES: Final = re.compile(r"[ \t\r\n\f\u00a0]+")
_SIGNS: Final = re.compile(
    r"\\(?=[\\`*_{}\[\]()>#+\-.!|])|`|\*(?![ ]|$)|(?<=\S)\*|(?<!\w)_|_(?!\w)|\[(?=[\[^])|(?<=\])\("
)
_BEGINNING: Final = re.compile(r"(?:#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|[-=]{2,}$)")
_NUMBER: Final = re.compile(r"(\d{1,9})\.(?=\s|$)")


class Run(NamedTuple):
    """Words of one style."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    href: str = ""


def write_line(runs: Iterable[Run], *, is_plain: bool = False) -> str:
    """Write the runs of a paragraph, without spaces around it; lines end where a `BREAK` is.

    Args:
        runs: In order.
        is_plain: Without bold and italic, as in a heading.
    """
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run.text == BREAK:
            lines.append([])
        else:
            lines[-1].append(run._replace(is_bold=False, is_italic=False) if is_plain else run)
    written = [_safe(_write(line)) for line in lines]
    return "  \n".join(line for line in written if line)


def is_kept(href: str) -> bool:
    """Return whether a link leads where ours may."""
    return bool(_WEB.fullmatch(href)) or is_reference(href.removeprefix(_PLACARD))


def squeezed(text: str) -> str:
    """Return a text with single, breaking spaces."""
    return _SPACES.sub(" ", text)


def _write(runs: list[Run]) -> str:
    made = []
    for href, group in groupby(runs, key=lambda run: run.href):
        words = _styled(group)
        made.append(_linked(words, href) if href and words.strip() else words)
    return squeezed("".join(made)).strip()


def _styled(runs: Iterable[Run]) -> str:
    made = ""
    for (is_bold, is_italic), group in groupby(runs, key=lambda run: (run.is_bold, run.is_italic)):
        text = squeezed("".join(run.text for run in group))
        words = text.strip()
        mark = "*" * (2 * is_bold + is_italic) if words else ""
        if not mark:
            made += _escaped(text)
            continue
        head = " " if text[0] == " " else ""
        tail = " " if text[-1] == " " else ""
        # A mark within a word would stay a star: stars take a word apart only at its edges.
        made += f"{head}{mark}{_escaped(words)}{mark}{tail}"
    return made


def _linked(words: str, href: str) -> str:
    head = " " if words[0] == " " else ""
    tail = " " if words[-1] == " " else ""
    place = href.removeprefix(_PLACARD)
    if place != href:
        said = re.sub(r"[\[\]|*\\]", "", words).strip()
        return f"{head}[[{place}|{said}]]{tail}"
    said = re.sub(r"(?<!\\)([\[\]])", r"\\\1", words.strip())
    address = f"<{href}>" if "(" in href or ")" in href else href
    return f"{head}[{said}]({address}){tail}"


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", text)


def _safe(line: str) -> str:
    """Escape what would begin a heading, a list or a quote."""
    line = _BEGINNING.sub(r"\\\g<0>", line, count=1) if _BEGINNING.match(line) else line
    return _NUMBER.sub(r"\1\\.", line, count=1) if _NUMBER.match(line) else line
