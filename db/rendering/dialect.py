"""The Markdown of bodies: what is added to Python-Markdown's syntax and what is taken away.

Added: tables, footnotes, definition lists, abbreviations, strict lists and ``[[kind/slug|words]]``.
Taken away: raw HTML (it shows as text), links by footnote-like labels (``[words][1]``), mail links.
"""

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.abbr import AbbrExtension, AbbrTreeprocessor
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import (
    IMAGE_LINK_RE,
    LINK_RE,
    ImageInlineProcessor,
    InlineProcessor,
    LinkInlineProcessor,
)
from markdown.treeprocessors import Treeprocessor

from db.errors import Invalid
from db.rendering.links import REFERENCE_ATTRIBUTE

MAX_FOOTNOTES = 500
MAX_FOOTNOTE_REFERENCES = 2000
MAX_ABBREVIATIONS = 200
MAX_EXPANSION_CHARACTERS = 200
MAX_DEPTH = 40

_FIRST_PASS = -10
_AFTER_FIRST_PASS = -12
_WIKI_LINK = r"\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]]{1,400}))?\]\]"
# Possessive, where Python-Markdown's own search for the end of a link is quadratic.
_DESTINATION = re.compile(
    r"\(\s*+(?:<([^<>\n]*+)>|((?:[^\s()<>]|\([^\s()<>]*+\))*+))"
    r"(?:\s++(?:\"[^\"\n]*+\"|'[^'\n]*+'))?\s*+\)"
)


def build_parser(*passes: Callable[[Element], None]) -> Markdown:
    """Return a parser for one body that runs the given passes over the finished tree in order."""
    parser = Markdown(
        extensions=[
            _Footnotes(SEPARATOR="-", PLACE_MARKER="\0", BACKLINK_TITLE=""),
            _AbbreviationExtension(),
            DefListExtension(),
            TableExtension(use_align_attribute=True),
            SaneListExtension(),
        ],
        output_format="html",
    )
    _take_away(parser)
    patterns = parser.inlinePatterns
    patterns.register(_WikiLink(_WIKI_LINK, parser), "wiki_link", 178)
    patterns.register(_Link(LINK_RE, parser), "link", 160)
    patterns.register(_Image(IMAGE_LINK_RE, parser), "image_link", 150)
    trees = parser.treeprocessors
    trees.register(_Pass(_check_depth), "depth", 12)
    for number, run in enumerate(passes):
        trees.register(_Pass(run), f"pass_{number}", _FIRST_PASS - 10 * number)
    return parser


def _take_away(parser: Markdown) -> None:
    parser.preprocessors.deregister("html_block")
    parser.postprocessors.deregister("raw_html")
    parser.parser.blockprocessors.deregister("reference")
    for name in (
        "html",
        "entity",
        "automail",
        "reference",
        "image_reference",
        "short_reference",
        "short_image_ref",
    ):
        parser.inlinePatterns.deregister(name)


def _check_depth(root: Element) -> None:
    level, depth = list(root), 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            raise Invalid(f"Emphasis, lists and quotes are nested deeper than {MAX_DEPTH}")
        level = [child for element in level for child in element]


class _Pass(Treeprocessor):
    """Runs a function over the tree."""

    def __init__(self, run: Callable[[Element], None]) -> None:
        super().__init__()
        self._run = run

    def run(self, root: Element) -> None:
        self._run(root)


class _WikiLink(InlineProcessor):
    """``[[kind/slug]]`` and ``[[kind/slug|words]]``, left for a later pass to resolve."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        link = Element("a", {REFERENCE_ATTRIBUTE: m.group(1).strip()})
        link.text = (m.group(2) or "").strip()
        return link, m.start(), m.end()


class _Link(LinkInlineProcessor):
    """An inline link; its title is read and not shown."""

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:
        match = _DESTINATION.match(data, index)
        if match is None:
            return "", None, index, False
        address = match.group(1) if match.group(1) is not None else match.group(2)
        return self.unescape(address).strip(), None, match.end(), True


class _Image(_Link, ImageInlineProcessor):
    """An inline picture, its address read as a link's."""


class _Abbreviations(AbbrTreeprocessor):
    """Marks abbreviations, bounded so that a long expansion cannot be multiplied."""

    def run(self, root: Element) -> None:
        if len(self.abbrs) > MAX_ABBREVIATIONS:
            raise Invalid(f"More than {MAX_ABBREVIATIONS} abbreviations are defined")
        for name, expansion in self.abbrs.items():
            if len(expansion) > MAX_EXPANSION_CHARACTERS:
                raise Invalid(
                    f"The abbreviation '{name}' is explained in more than "
                    f"{MAX_EXPANSION_CHARACTERS} characters"
                )
        super().run(root)


class _AbbreviationExtension(AbbrExtension):
    """Abbreviations that are marked after the links, which look for words they would cut apart."""

    def extendMarkdown(self, md: Markdown) -> None:
        super().extendMarkdown(md)
        inherited = md.treeprocessors["abbr"]
        assert isinstance(inherited, AbbrTreeprocessor)
        md.treeprocessors.deregister("abbr")
        md.treeprocessors.register(_Abbreviations(md, inherited.abbrs), "abbr", _AFTER_FIRST_PASS)


class _Footnotes(FootnoteExtension):
    """Footnotes whose anchors are their numbers (``fn-1``, ``fnref-1``), bounded in number."""

    _is_complete = False

    def makeFootnotesDiv(self, root: Element) -> Element | None:  # noqa: N802 - inherited
        self._is_complete = True
        return super().makeFootnotesDiv(root)

    def setFootnote(self, id: str, text: str) -> None:
        if self._is_complete:  # found while the notes themselves are parsed
            raise Invalid(f"The footnote '[^{id}]' is defined inside another footnote")
        super().setFootnote(id, text)
        if len(self.footnotes) > MAX_FOOTNOTES:
            raise Invalid(f"The text has more than {MAX_FOOTNOTES} footnotes")

    def makeFootnoteId(self, id: str) -> str:
        return f"fn-{self._number(id)}"

    def makeFootnoteRefId(self, id: str, found: bool = False) -> str:
        return self.unique_ref(f"fnref-{self._number(id)}", found)

    def unique_ref(self, reference: str, found: bool = False) -> str:
        # The inherited search for a free name is quadratic in the number of references.
        if not found:
            return reference
        count = self.found_refs[reference] = self.found_refs.get(reference, 0) + 1
        if sum(self.found_refs.values()) > MAX_FOOTNOTE_REFERENCES:
            raise Invalid(f"The text refers to footnotes more than {MAX_FOOTNOTE_REFERENCES} times")
        return reference if count == 1 else reference.replace("fnref", f"fnref{count}")

    def _number(self, id: str) -> int:
        return list(self.footnotes).index(id) + 1
