"""Sanitised HTML of an edition as Markdown or as plain text, for terminals and other programs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final, Protocol

_HEADINGS: Final = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_BLOCKS: Final = _HEADINGS.union(
    ["blockquote", "dd", "div", "dl", "dt", "hr", "li", "ol", "p", "pre", "ul"],
    ["table", "tbody", "td", "th", "thead", "tr"],
)
_VOID: Final = frozenset(["br", "hr", "img"])
_SPACES: Final = re.compile(r"[ \t\n]+")
_FOOTNOTES: Final = "footnote"
_INDENT: Final = " " * 4  # what Python-Markdown takes for the inside of an item


class Inline(Protocol):
    """How a form of output writes what stands within a line."""

    def plain(self, text: str) -> str:
        """Write text that has no markup."""

    def link(self, words: str, address: str) -> str:
        """Write a link; the words are written already."""

    def mark(self, words: str, tag: str) -> str:
        """Write words that an inline element holds."""

    def footnote(self, number: str, *, is_definition: bool = False) -> str:
        """Write the mark of a footnote."""

    def title(self, level: int, words: str) -> str:
        """Write a heading; the words are written already."""

    @property
    def line_break(self) -> str:
        """What ends a line within a paragraph."""


@dataclass(slots=True)
class Node:
    """An element, or the root."""

    tag: str
    attributes: dict[str, str]
    children: list["Node | str"] = field(default_factory=list)


class _Reader(HTMLParser):
    """Builds the tree; sanitised HTML nests properly and not deeply."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Node("div", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(node)
        if tag not in _VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if len(self._open) > 1 and self._open[-1].tag == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def to_lines(html: str, inline: Inline) -> list[str]:
    """Return sanitised HTML as lines, an empty one between blocks."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return _Converter(inline).blocks(reader.root)


def table_lines(header: list[str], rows: list[list[str]]) -> list[str]:
    """Return a table of written cells in columns."""
    rows = [row + [""] * (len(header) - len(row)) for row in rows]
    cells = [[cell.replace("|", "\\|") for cell in row] for row in (header, *rows)]
    widths = [max(3, *(len(row[at]) for row in cells)) for at in range(len(header))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in cells
    ]
    return [lines[0], "| " + " | ".join("-" * width for width in widths) + " |", *lines[1:]]


class _Converter:
    """Walks the tree; a method a sort of block."""

    def __init__(self, inline: Inline) -> None:
        self._inline = inline

    def blocks(self, node: Node) -> list[str]:
        """Return the blocks inside a node, and runs of text between them as paragraphs."""
        parts: list[list[str]] = []
        run: list[Node | str] = []
        for child in [*node.children, None]:
            is_block = isinstance(child, Node) and child.tag in _BLOCKS
            if child is not None and not is_block:
                run.append(child)
                continue
            words = self._words(run)
            if words:
                parts.append(words.split("\n"))
            run = []
            if isinstance(child, Node):
                parts.append(self._block(child))
        parts = [part for part in parts if part]
        return [line for at, part in enumerate(parts) for line in ([""] if at else []) + part]

    def _block(self, node: Node) -> list[str]:
        tag = node.tag
        if tag in ("ul", "ol"):
            return self._list(node)
        if tag == "table":
            return self._table(node)
        if tag == "blockquote":
            return [f"> {line}".rstrip() for line in self.blocks(node)]
        if tag == "div" and node.attributes.get("class", "").startswith(_FOOTNOTES):
            return self._footnotes(node)
        if tag == "hr":
            return ["---"]
        if tag == "dd":
            return _indented(":   ", self.blocks(node))
        if tag == "dl":
            return self._definitions(node)
        if tag in _HEADINGS:
            words = self._words(node.children)
            return self._inline.title(int(tag[1]), words).split("\n") if words else []
        return self.blocks(node)

    def _list(self, node: Node) -> list[str]:
        start = int(node.attributes.get("start") or 1)
        lines: list[str] = []
        for at, item in enumerate(_elements(node)):
            mark = f"{start + at}. " if node.tag == "ol" else "- "
            inside = [line for line in self.blocks(item) if line] or [""]
            lines += _indented(mark.ljust(len(_INDENT)) if node.tag == "ol" else mark, inside)
        return lines

    def _definitions(self, node: Node) -> list[str]:
        """Return terms with their definitions, an empty line before each further term."""
        lines: list[str] = []
        tag = ""
        for child in _elements(node):
            if child.tag == "dt" and tag == "dd":
                lines.append("")
            tag = child.tag
            lines += self._block(child)
        return lines

    def _footnotes(self, node: Node) -> list[str]:
        lines: list[str] = []
        for item in _descendants(node, "li"):
            number = item.attributes.get("id", "").removeprefix("fn-")
            mark = self._inline.footnote(number, is_definition=True)
            lines += _indented(mark, self.blocks(item) or [""])
        return lines

    def _table(self, node: Node) -> list[str]:
        rows = [
            [self._words(cell.children) for cell in _elements(row)]
            for row in _descendants(node, "tr")
        ]
        return table_lines(rows[0], rows[1:]) if rows else []

    def _words(self, children: list[Node | str]) -> str:
        text = "".join(map(self._inline_of, children))
        lines = (line.strip(" ") for line in text.split("\0"))
        return f"{self._inline.line_break}\n".join(lines).strip()

    def _inline_of(self, child: Node | str) -> str:
        if isinstance(child, str):
            return self._inline.plain(_SPACES.sub(" ", child))
        if child.tag == "br":
            return "\0"
        attributes = child.attributes
        if child.tag == "img":
            return self._inline.plain(attributes.get("alt", ""))
        words = "".join(map(self._inline_of, child.children))
        if child.tag == "a":
            if attributes.get("class") == "footnote-backref":
                return ""
            if attributes.get("class") == "footnote-ref":
                return self._inline.footnote(words)
            return self._inline.link(words, attributes.get("href", ""))
        return self._inline.mark(words, child.tag)


def _elements(node: Node) -> Iterator[Node]:
    return (child for child in node.children if isinstance(child, Node))


def _descendants(node: Node, tag: str) -> Iterator[Node]:
    for child in _elements(node):
        if child.tag == tag:
            yield child
        else:
            yield from _descendants(child, tag)


def _indented(mark: str, lines: list[str]) -> list[str]:
    """Put a mark before the first line and indent those below it."""
    below = [f"{_INDENT}{line}" if line else "" for line in lines[1:]]
    return [f"{mark}{lines[0]}".rstrip(), *below]
