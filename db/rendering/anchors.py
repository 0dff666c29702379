"""Gives headings and paragraphs the anchors that addresses, outline and citations name."""

import html
import re
from xml.etree.ElementTree import Element

from anyascii import anyascii

from db.rendering.document import TocEntry
from db.rendering.findings import Findings

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_NUMBERED = frozenset(["p", "ul", "ol", "dl", "blockquote", "table", "pre"])
# Measured: Qt drops the id of these, and keeps that of what stands first in them.
_HOLLOW = frozenset(["ul", "ol", "dl", "blockquote", "table", "thead", "tbody", "tr"])
_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")
_SPACES = re.compile(r"\s+")
_SLUG_LENGTH = 60


def set_anchors(root: Element, findings: Findings) -> None:
    """Number the body's blocks p1, p2, …, name its headings h-…, and take its title out.

    Every top-level block with words in it counts: paragraphs, lists, quotations, tables,
    definitions and code; headings, rules, lone pictures and footnotes do not.
    """
    if len(root) and root[0].tag == "h1":
        findings.title = _words(root[0])
        root.remove(root[0])
    taken: dict[str, int] = {}
    number = 0
    for block in root:
        words = _words(block)
        if block.tag in _HEADINGS:
            anchor = _heading_anchor(words, taken)
            block.set("id", anchor)
            findings.toc.append(TocEntry(int(block.tag[1]), anchor, words))
        elif block.tag in _NUMBERED and words:
            number += 1
            _first_solid(block).set("id", f"p{number}")


def _words(element: Element) -> str:
    """The text of an element on one line, character references decoded."""
    return _SPACES.sub(" ", html.unescape("".join(element.itertext()))).strip()


def _first_solid(block: Element) -> Element:
    """The first element in a block that keeps an anchor in Qt."""
    while block.tag in _HOLLOW and len(block):
        block = block[0]
    return block


def _heading_anchor(words: str, taken: dict[str, int]) -> str:
    # ASCII, because the anchor is part of an address that people type and systems pass on.
    slug = _NOT_IN_SLUG.sub("-", anyascii(words).lower()).strip("-")[:_SLUG_LENGTH].strip("-")
    base = f"h-{slug or 'section'}"
    count = taken[base] = taken.get(base, 0) + 1
    # Two hyphens occur in no slug: a second "part" cannot take the place of a first "part 2".
    return base if count == 1 else f"{base}--{count}"
