"""HTML of the clipboard in pieces, in one pass whatever stands in it.

`html.parser` looks from every "<" for the end of what it begins, and nh3 is quadratic in nesting:
what another program puts on the clipboard would hold the window. Here no character is looked at
more than a few times, and what is not whole is dropped.
"""

import html
import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

_TAG: Final = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9:\-]*+)((?:[^<>"']++|"[^"]*+"|'[^']*+')*+)""")
_ATTRIBUTE: Final = re.compile(
    r"""(?<![\w:\-])([\w:\-]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))"""
)
_DEAD: Final = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noscript"))
"""What they hold is no HTML to a browser, and nothing to us."""


class Token(NamedTuple):
    """A piece: words (their references read), or the name of a tag with its attributes."""

    sort: Literal["text", "open", "close"]
    value: str
    attributes: str = ""


def read_tokens(source: str) -> Iterator[Token]:
    """Yield tags and texts in order; comments, declarations and dead contents are left out."""
    at, size = 0, len(source)
    while at < size:
        sign = source.find("<", at)
        if sign != at:
            end = sign if sign >= 0 else size
            yield Token("text", html.unescape(source[at:end]))
            at = end
        elif source[at + 1 : at + 2] in ("!", "?"):
            is_comment = source.startswith("<!--", at)
            at = _behind(source, "-->" if is_comment else ">", at)
        elif (tag := _TAG.match(source, at)) is None:
            yield Token("text", "<")
            at += 1
        elif source[tag.end() : tag.end() + 1] != ">":
            at = tag.end()  # where reading failed: looked at once, and no tag
        else:
            name = tag[2].lower()
            yield Token("close" if tag[1] else "open", name, tag[3])
            at = tag.end() + 1
            if name in _DEAD and not tag[1]:
                at = _end_of(source, name, at)


def attribute(attributes: str, name: str) -> str:
    """Return the value of an attribute; empty where it is missing."""
    for found in _ATTRIBUTE.finditer(attributes):
        if found[1].lower() == name:
            return html.unescape(found[2] or found[3] or found[4] or "").strip()
    return ""


def _behind(source: str, sign: str, at: int) -> int:
    found = source.find(sign, at)
    return found + len(sign) if found >= 0 else len(source)


def _end_of(source: str, name: str, at: int) -> int:
    found = re.compile(rf"</{name}\b", re.IGNORECASE).search(source, at)
    return found.start() if found else len(source)
