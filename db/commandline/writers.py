"""The forms a page is printed in: what a heading, a list, a link look like in each."""

import html
import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Final

from db.commandline.markup import table_lines, to_lines
from db.rendering.characters import strip_steering
from db.rendering.sanitise import sanitise

_SPECIAL: Final = re.compile(r"([\\`*_\[\]])")
_ENTITY: Final = re.compile(r"&(?=#?\w+;)")
_LINE_START: Final = re.compile(r"^(\d+)([.)])(?=\s)|^([#>+-])(?=\s|#|>)|^:(?=\s)", re.MULTILINE)
_MARKS: Final = {"em": "*", "strong": "**", "code": "`"}


class Writer(ABC):
    """Collects a page block by block; words come written by `plain` and `link`."""

    def __init__(self) -> None:
        self._blocks: list[str] = []

    @abstractmethod
    def plain(self, text: str) -> str:
        """Write text that has no markup."""

    @abstractmethod
    def link(self, words: str, address: str) -> str:
        """Write a link; the words are written already."""

    @abstractmethod
    def heading(self, level: int, words: str) -> None:
        """Add a heading; 1 is the title."""

    @abstractmethod
    def paragraph(self, words: str) -> None:
        """Add a paragraph."""

    @abstractmethod
    def items(self, items: Sequence[str], *, first: int = 0) -> None:
        """Add a list, numbered from `first` unless that is 0."""

    @abstractmethod
    def table(self, header: list[str], rows: list[list[str]]) -> None:
        """Add a table."""

    @abstractmethod
    def prose(self, text: str) -> None:
        """Add running text, HTML of the edition."""

    def finish(self) -> str:
        """Return the page."""
        return "\n\n".join(self._blocks)


class MarkdownWriter(Writer):
    """Markdown in the dialect of content files."""

    line_break = "  "

    def plain(self, text: str) -> str:
        """Write text so that none of it is taken for markup."""
        escaped = _ENTITY.sub("&amp;", _SPECIAL.sub(r"\\\1", strip_steering(text)))
        return _LINE_START.sub(_escape_start, escaped.replace("<", "&lt;"))

    def link(self, words: str, address: str) -> str:
        """Write a link with its address."""
        return f"[{words}]({address})"

    def mark(self, words: str, tag: str) -> str:
        """Write emphasis and code; other inline elements are their words."""
        sign = _MARKS.get(tag, "")
        return f"{sign}{words}{sign}" if words.strip() else words

    def footnote(self, number: str, *, is_definition: bool = False) -> str:
        """Write the mark of a footnote."""
        return f"[^{number}]: " if is_definition else f"[^{number}]"

    def title(self, level: int, words: str) -> str:
        """Write a heading."""
        return f"{'#' * level} {words}"

    def heading(self, level: int, words: str) -> None:
        """Add a heading."""
        self._blocks.append(self.title(level, words))

    def paragraph(self, words: str) -> None:
        """Add a paragraph."""
        self._blocks.append(words)

    def items(self, items: Sequence[str], *, first: int = 0) -> None:
        """Add a list."""
        lines = (f"{first + at}. {item}" if first else f"- {item}" for at, item in enumerate(items))
        self._blocks.append("\n".join(lines))

    def table(self, header: list[str], rows: list[list[str]]) -> None:
        """Add a table."""
        self._blocks.append("\n".join(table_lines(header, rows)))

    def prose(self, text: str) -> None:
        """Add running text."""
        self._blocks.append("\n".join(to_lines(sanitise(text), self)))


class TextWriter(MarkdownWriter):
    """Text to read in a terminal: the same layout without marks and addresses."""

    line_break = ""

    def plain(self, text: str) -> str:
        """Write text as it is."""
        return strip_steering(text)

    def link(self, words: str, address: str) -> str:
        """Write the words of a link; addresses outside the edition follow them."""
        is_outside = address.startswith("http") and address != words
        return f"{words} <{address}>" if is_outside else words

    def mark(self, words: str, tag: str) -> str:
        """Write the words alone."""
        return words

    def footnote(self, number: str, *, is_definition: bool = False) -> str:
        """Write the number of a footnote."""
        return f"[{number}] " if is_definition else f"[{number}]"

    def title(self, level: int, words: str) -> str:
        """Write a heading, the upper two levels underlined."""
        line = {1: "=", 2: "-"}.get(level, "")
        return f"{words}\n{line * len(words)}".rstrip()


class HtmlWriter(Writer):
    """A page that a browser shows and that loads nothing."""

    def __init__(self, lang: str, title: str) -> None:
        """Begin a page.

        Args:
            lang: Of the page.
            title: For the window.
        """
        super().__init__()
        self._head = (
            f'<!DOCTYPE html>\n<html lang="{html.escape(lang)}" dir="auto">\n'
            f'<head><meta charset="utf-8"><title>{self.plain(title)}</title></head>\n<body>'
        )

    def plain(self, text: str) -> str:
        """Write text so that none of it is taken for markup."""
        return html.escape(strip_steering(text))

    def link(self, words: str, address: str) -> str:
        """Write a link; only to entries and to the web."""
        if not address.startswith(("placard://", "https://", "http://")):
            return words
        return f'<a href="{html.escape(address)}">{words}</a>'

    def heading(self, level: int, words: str) -> None:
        """Add a heading."""
        self._blocks.append(f"<h{level}>{words}</h{level}>")

    def paragraph(self, words: str) -> None:
        """Add a paragraph."""
        self._blocks.append(f"<p>{words}</p>")

    def items(self, items: Sequence[str], *, first: int = 0) -> None:
        """Add a list."""
        tag, start = ("ol", f' start="{first}"') if first else ("ul", "")
        inside = "\n".join(f"<li>{item}</li>" for item in items)
        self._blocks.append(f"<{tag}{start}>\n{inside}\n</{tag}>")

    def table(self, header: list[str], rows: list[list[str]]) -> None:
        """Add a table."""
        lines = [_row("th", header), *(_row("td", row) for row in rows)]
        self._blocks.append("<table>\n" + "\n".join(lines) + "\n</table>")

    def prose(self, text: str) -> None:
        """Add running text, sanitised anew: an edition may come from anywhere."""
        self._blocks.append(sanitise(text).strip())

    def finish(self) -> str:
        """Return the page."""
        return "\n".join([self._head, *self._blocks, "</body>\n</html>"])


def _row(tag: str, cells: Sequence[str]) -> str:
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


def _escape_start(found: re.Match[str]) -> str:
    """Keep the beginning of a line from being read as a list, quote or heading."""
    number, sign, other = found.groups()
    if number:
        return f"{number}\\{sign}"
    return f"\\{other}" if other else "&#58;"  # a colon has no escape of its own
