"""A body within the bounds renders in time whatever it is made of; one beyond them says why."""

import time
from contextlib import suppress

import pytest

from db.errors import Invalid
from db.rendering import limits
from db.rendering.render import render
from tests.db.rendering.entries import Entries


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("é" * 131_073, "262,146 bytes"),
        ("a\n\n" * 3001, "6,003 lines"),
        ("a\n" * 301, "301 lines without an empty line"),
        ("a " * 8193, "16,386 characters"),
        ("ok\n\n" + "[" * 9, "Line 3: more than 8 '['"),
        ("> " * 9 + "x", "Line 1: lists, quotes or indents nested deeper than 8"),
        ("- " * 9 + "x", "nested deeper"),
        ("1. " * 9 + "x", "nested deeper"),
        ("> - : " * 3 + "x", "nested deeper"),
        ("ok\n" + "    " * 9 + "x", "Line 2: lists, quotes or indents"),
        ("- " + "    " * 8 + "x", "nested deeper"),
        ("\t" * 9 + "x", "nested deeper"),
        ("`````a", "more than 4 '`' in a row"),
        ("`a` " * 51, "more than 100 '`'"),
        (("*a* " * 4000 + "\n\n") * 3, "24,000 of the marks"),
        ("*[A]: " + "b" * 201, "explained in more than 200"),
        ("".join(f"*[A{n}]: b\n\n" for n in range(201)), "More than 200 abbreviations"),
        ("".join(f"[^{n}]: b\n\n" for n in range(501)), "500 footnotes"),
        ("[^1]: b\n\n" + ("[^1] " * 900 + "\n\n") * 3, "more than 2000 times"),
        ("a[^1]\n\n[^1]: > [^2]: y", "inside another footnote"),
    ],
)
def test_what_cannot_be_shown_in_time_is_refused_with_its_reason(text, reason):
    with pytest.raises(Invalid) as caught:
        render(text, Entries())
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "> > > > x",
        "- a\n    - b\n        - c\n            - d",
        "* * * * * * * * * * * *",
        "- " * 20,
        "[a] " * 200,
        "\\[" * 50,
        "[" * 8,
        "`` a`b `` `c`",
        "|" * 200,
        "See (a) [sic] and (b",
    ],
)
def test_ordinary_text_is_within_the_bounds(text):
    limits.check_limits(text)


# Each is a shape on which a step of the parser is slower than linear, found by a search.
_SHAPES = [
    "[",
    "![",
    "[a](",
    "[a](<",
    '[a]("x) ',
    "[a](b 'c) ",
    "[a](http://b) ",
    "<http://a> ",
    "*",
    "_*",
    "*a _b ",
    "**a *b ",
    "`",
    "\\``|",
    "\\``",
    ">",
    "# a\n",
    "***\n",
    "a\n=\n",
    ": a\n",
    "a\n: b\n",
    "1. a\n",
    "- a\n    - b\n        - c\n",
    "a|b\n-|-\n",
    "*[a]: b\n",
    "a\n\n",
    "SDG 10.7 ",
    "A/RES/71/280 ",
    "A/",
    "A/A/A/",
    "&#",
    "[[a/b|c]] ",
    "[^1] ",
]


_PROSE = "The co-facilitators met in Geneva. "


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "shape",
    [
        pytest.param(shape, marks=() if number % 4 == 0 else pytest.mark.soak)
        for number, shape in enumerate(_SHAPES)
    ],
)
def test_the_worst_bodies_within_the_bounds_render_in_time(shape):
    """A step that is slower than linear takes hundreds of times as long as prose, not twenty.

    Three tries, each beside its own measure of prose: a machine changes its pace meanwhile.
    """
    assert any(_seconds(shape) < 20 * _seconds(_PROSE) for _ in range(3))


def _seconds(shape):
    body = _largest_allowed(shape)
    limits.check_limits(body)
    start = time.process_time()
    with suppress(Invalid):  # nested too deeply, which only the parser can tell
        render(body, Entries())
    return time.process_time() - start


def _largest_allowed(shape):
    """As much of a shape as the bounds let through."""
    marks = len(limits._MARK.findall(shape))
    repeats = limits.MAX_BLOCK_CHARACTERS // len(shape)
    if lines := shape.count("\n"):
        repeats = min(repeats, (limits.MAX_BLOCK_LINES - 1) // lines)
    if marks:
        repeats = min(repeats, limits.MAX_MARKS // marks)
    if ticks := shape.count("`"):
        repeats = min(repeats, limits.MAX_CODE_MARKS // ticks)
    if shape in ("`", ">"):
        repeats = 4
    while repeats > 1 and limits._open_brackets(shape * repeats) > limits.MAX_OPEN_BRACKETS:
        repeats = min(repeats - 1, limits.MAX_OPEN_BRACKETS)
    block = shape * repeats + "\n\n"
    count = limits.MAX_BYTES // len(block.encode())
    count = min(count, (limits.MAX_LINES - 1) // block.count("\n"))
    if marks:
        count = min(count, limits.MAX_MARKS // (marks * repeats))
    return block * max(1, count)
