"""Bounds on a body, checked before parsing.

Python-Markdown is quadratic on some text and cannot be stopped once it runs.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from db.errors import Invalid

MAX_BYTES = 256 * 1024
MAX_LINES = 6_000
MAX_BLOCK_LINES = 300
MAX_BLOCK_CHARACTERS = 16_384
MAX_MARKS = 16_000
MAX_NESTING = 8
MAX_OPEN_BRACKETS = 8
MAX_CODE_MARKS = 100
MAX_CODE_MARK_LENGTH = 4

_INDENT = 4
_RULE = re.compile(r"[ ]{0,3}(?:[*_-][ ]{0,2}){3,}+$")
_MARKER = re.compile(r"[ ]{0,3}(?:>|(?:[*+-]|\d+\.|:)(?=[ ]))[ ]?")
_MARK = re.compile(r"[*_`\[<\\]")
_CODE_MARK = re.compile(r"`+")
_BRACKET = re.compile(r"\\.|[\[\]]")


@lru_cache(maxsize=256)
def check_limits(text: str) -> None:
    """Refuse a body that is too large or nested too deeply to be rendered in time.

    A form asks it of all its texts after each key, of which one has changed.

    Raises:
        Invalid: Naming the line and what to do.
    """
    size = len(text.encode())
    if size > MAX_BYTES:
        raise Invalid(
            f"The text is {size:,} bytes long; at most {MAX_BYTES:,} can be shown: divide it"
        )
    lines = text.expandtabs(_INDENT).split("\n")
    if len(lines) > MAX_LINES:
        raise Invalid(
            f"The text has {len(lines):,} lines; at most {MAX_LINES:,} can be shown: divide it"
        )
    marks = len(_MARK.findall(text))
    if marks > MAX_MARKS:
        raise Invalid(
            f"The text has {marks:,} of the marks * _ ` [ < \\ and at most {MAX_MARKS:,} "
            "can be shown: divide it"
        )
    for number, block in _blocks(lines):
        _check_block(number, block)


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield runs of lines without an empty one, each with the number of its first line."""
    block: list[str] = []
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _check_block(number: int, block: list[str]) -> None:
    if len(block) > MAX_BLOCK_LINES:
        raise Invalid(
            f"Line {number}: {len(block)} lines without an empty line between; "
            f"at most {MAX_BLOCK_LINES} can be shown: divide them"
        )
    characters = sum(map(len, block))
    if characters > MAX_BLOCK_CHARACTERS:
        raise Invalid(
            f"Line {number}: a paragraph of {characters:,} characters; "
            f"at most {MAX_BLOCK_CHARACTERS:,} can be shown: divide it"
        )
    for offset, line in enumerate(block):
        if _nesting(line) > MAX_NESTING:
            raise Invalid(
                f"Line {number + offset}: lists, quotes or indents nested deeper than {MAX_NESTING}"
            )
    text = "\n".join(block)
    if _open_brackets(text) > MAX_OPEN_BRACKETS:
        raise Invalid(
            f"Line {number}: more than {MAX_OPEN_BRACKETS} '[' are open at once: "
            "close them with ']' or write '\\['"
        )
    _check_code_marks(number, text)


def _nesting(line: str) -> int:
    """How many levels of list, quote and indent a line opens."""
    if _RULE.match(line):
        return 0
    depth, position = 0, 0
    while match := _MARKER.match(line, position):
        depth, position = depth + 1, match.end()
    rest = line[position:]
    outer = len(line) - len(line.lstrip(" ")) if position == 0 else 0
    inner = len(rest) - len(rest.lstrip(" "))
    return depth + max(outer, inner) // _INDENT


def _open_brackets(text: str) -> int:
    """The most brackets that are open at one place."""
    most = depth = 0
    for match in _BRACKET.finditer(text):
        if match.group() == "[":
            depth += 1
            most = max(most, depth)
        elif match.group() == "]" and depth:
            depth -= 1
    return most


def _check_code_marks(number: int, text: str) -> None:
    runs = _CODE_MARK.findall(text)
    if len(runs) > MAX_CODE_MARKS:
        raise Invalid(f"Line {number}: more than {MAX_CODE_MARKS} '`' marks in one paragraph")
    if max(map(len, runs), default=0) > MAX_CODE_MARK_LENGTH:
        raise Invalid(f"Line {number}: more than {MAX_CODE_MARK_LENGTH} '`' in a row")
