"""Rich text of the clipboard (Word, Google Docs, a browser) to our Markdown."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from db.rendering.characters import strip_steering
from desktop.core.editing.html_tokens import Token, attribute, read_tokens
from desktop.core.editing.inline import BREAK, Run, is_kept, squeezed, write_line

MAX_HTML: Final = 1_000_000
"""Characters of HTML that are read: the formatting of more is not worth the wait."""

_MOST_OPEN: Final = 64
_MOST_CELLS: Final = 40
_DEEPEST: Final = 6
_STEP: Final = "    "
_HEADINGS: Final = {"h1": "## ", "h2": "## ", "h3": "### "} | dict.fromkeys(
    ("h4", "h5", "h6"), "### "
)
_BLOCKS: Final = frozenset(
    (
        *("p", "div", "section", "article", "header", "footer", "main", "address", "figure"),
        *("figcaption", "dl", "dt", "dd", "pre", "hr", "center", "form", "fieldset", "nav"),
        *("blockquote", "ul", "ol", "li", "table", "tr", "td", "th", "caption", *_HEADINGS),
    )
)
_VOID: Final = frozenset(("br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base"))
_HIDDEN: Final = frozenset(
    (
        *("head", "template", "object", "svg", "math", "select", "button", "audio", "video"),
        *("canvas", "del", "map", "applet", "embed", "rt", "rp"),
    )
)
_BOLD: Final = re.compile(r"font-weight\s*:\s*(bold|bolder|[6-9]00)")
_NOT_BOLD: Final = re.compile(r"font-weight\s*:\s*(normal|lighter|[1-5]00)")
_ITALIC: Final = re.compile(r"font-style\s*:\s*(italic|oblique)")
_NOT_ITALIC: Final = re.compile(r"font-style\s*:\s*normal")
_UNSEEN: Final = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden")
_WORD_LIST: Final = re.compile(r"mso-list\s*:\s*l\d+\s+level(\d)")
_WORD_MARKER: Final = re.compile(r"mso-list\s*:\s*ignore")
_NUMBERED: Final = re.compile(r"\(?(?:\d+|[a-z]{1,4})[.)]", re.IGNORECASE)
_ENDS_WITH_ITS_LIKE: Final = {
    "li": ("li",),
    "p": ("p",),
    "tr": ("tr", "td", "th"),
    "td": ("td", "th"),
    "th": ("td", "th"),
}


class _Open(NamedTuple):
    """An element that is open, with what holds for the words in it."""

    tag: str
    is_bold: bool = False
    is_italic: bool = False
    href: str = ""
    is_hidden: bool = False
    is_marker: bool = False


class _Block(NamedTuple):
    """A finished block.

    Attributes:
        quotes: How deep it is quoted.
        depth: Of the list that it is an item of; 0 for none.
    """

    text: str
    quotes: int = 0
    depth: int = 0
    is_numbered: bool = False


def to_markdown(html: str) -> str:
    """Return rich text as Markdown.

    Kept are paragraphs, headings as `##` and `###`, bold, italic, links to the web and to entries,
    lists, tables and quotes. Everything else, pictures included, is left out.

    Args:
        html: As the clipboard has it; a whole page or a part.

    Returns:
        Blocks with an empty line between; empty where there are no words or more than is read.
    """
    if len(html) > MAX_HTML:
        return ""
    reading = _Reading()
    for token in read_tokens(html):
        reading.take(token)
    return _joined(reading.ended())


class _Reading:
    """Walks the pieces once; the state is what is open, the paragraph and the table begun."""

    def __init__(self) -> None:
        self._open = [_Open("")]
        self._blocks: list[_Block] = []
        self._runs: list[Run] = []
        self._lists: list[tuple[bool, int]] = []
        self._marker: str | None = None
        self._word_level = 0
        self._word_marker = ""
        self._word_counts: dict[tuple[int, bool], int] = {}
        self._rows: list[list[str]] | None = None
        self._tables = 0
        self._is_in_cell = False

    def take(self, token: Token) -> None:
        """Read the next piece."""
        if token.sort == "text":
            self._take_text(token.value)
        elif token.sort == "open":
            self._take_open(token.value, token.attributes)
        else:
            self._take_close(token.value)

    def ended(self) -> list[_Block]:
        """Return what was read."""
        self._end_table()
        self._flush()
        return self._blocks

    def _take_text(self, text: str) -> None:
        here = self._open[-1]
        if here.is_marker:
            self._word_marker += text
        if here.is_hidden or here.is_marker:
            return
        text = strip_steering(text.replace("\u00ad", "")).replace("\u00a0", " ")
        if any(one.tag == "pre" for one in self._open):
            for number, line in enumerate(text.split("\n")):
                self._runs += [Run(BREAK)] if number else []
                self._runs.append(Run(line))
            return
        self._runs.append(Run(squeezed(text), here.is_bold, here.is_italic, here.href))

    def _take_open(self, tag: str, attributes: str) -> None:
        if tag == "br":
            is_second = bool(self._runs) and self._runs[-1].text == BREAK
            if is_second and self._rows is None:
                self._flush()  # two line ends are what many programs write for a paragraph
            elif self._runs:
                self._runs.append(Run(BREAK))
        if tag in _VOID and tag != "hr":
            return
        if tag in _ENDS_WITH_ITS_LIKE:
            self._close_like(tag)
        if tag in _BLOCKS:
            self._begin_block(tag, attributes)
        if tag != "hr" and len(self._open) < _MOST_OPEN:
            self._open.append(_opened(self._open[-1], tag, attributes))

    def _take_close(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._end_block(tag)
        for place in range(len(self._open) - 1, 0, -1):
            if self._open[place].tag == tag:
                del self._open[place:]
                break

    def _close_like(self, tag: str) -> None:
        """Close what was left open: an item ends where the next begins, but not one around it."""
        for place in range(len(self._open) - 1, 0, -1):
            name = self._open[place].tag
            if name in _ENDS_WITH_ITS_LIKE[tag]:
                self._end_block(name)
                del self._open[place:]
                break
            if name in _BLOCKS and name not in ("p", "div"):
                break

    def _begin_block(self, tag: str, attributes: str) -> None:
        if tag == "table":
            self._flush()
            self._tables += 1
            self._rows = [] if self._tables == 1 else self._rows
        elif self._rows is not None:
            if tag == "tr" and self._tables == 1:
                self._rows.append([])
            elif tag not in ("td", "th"):
                self._runs.append(Run(" "))
            elif self._tables == 1:
                self._runs, self._is_in_cell = [], True
            return
        else:
            self._flush()
        if tag in ("ul", "ol"):
            self._lists.append((tag == "ol", 0))
        elif tag == "li":
            self._begin_item()
        elif tag == "p":
            found = _WORD_LIST.search(attribute(attributes, "style").lower())
            self._word_level = min(_DEEPEST, int(found[1])) if found else 0

    def _end_block(self, tag: str) -> None:
        if tag == "table":
            if self._tables <= 1:
                self._end_table()
            self._tables = max(0, self._tables - 1)
        elif self._rows is not None:
            self._end_cell(tag)
        else:
            self._flush()
            if tag in ("ul", "ol") and self._lists:
                self._lists.pop()
            if tag == "li":
                self._marker = None

    def _end_cell(self, tag: str) -> None:
        if tag in ("td", "th") and self._rows and self._tables == 1 and self._is_in_cell:
            runs = [Run(" ") if run.text == BREAK else run for run in self._runs]
            text = write_line(runs).replace("|", r"\|")
            self._rows[-1].append(text)
            self._runs, self._is_in_cell = [], False
        else:
            self._runs.append(Run(" "))

    def _begin_item(self) -> None:
        is_numbered, count = self._lists[-1] if self._lists else (False, 0)
        if self._lists:
            self._lists[-1] = (is_numbered, count + 1)
        self._marker = f"{count + 1}. " if is_numbered else "- "

    def _end_table(self) -> None:
        if self._rows is not None:
            self._tables = 1
            self._end_cell("td")
        rows, self._rows = self._rows or [], None
        self._runs = [] if rows else self._runs
        rows = [row[:_MOST_CELLS] for row in rows if any(row)]
        width = max(map(len, rows), default=0)
        if width == 1:  # a frame, no table
            self._blocks += [_Block(row[0]) for row in rows]
        elif rows:
            lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows]
            lines.insert(1, "|" + " --- |" * width)
            self._blocks.append(_Block("\n".join(lines)))

    def _flush(self) -> None:
        """End the paragraph that is being read."""
        if self._rows is not None:
            return
        runs, self._runs = self._runs, []
        tags = [one.tag for one in self._open]
        heading = next((_HEADINGS[tag] for tag in reversed(tags) if tag in _HEADINGS), "")
        text = write_line(runs, is_plain=bool(heading))
        if not text:
            return
        quotes = min(_DEEPEST, tags.count("blockquote"))
        if self._word_level:
            self._blocks.append(self._word_item(text))
        elif self._lists or self._marker is not None:
            self._add_to_list(text, quotes)
        else:
            text = heading + text.replace("  \n", " ") if heading else text
            self._word_counts.clear()
            self._blocks.append(_Block(text, quotes))

    def _add_to_list(self, text: str, quotes: int) -> None:
        depth = min(_DEEPEST, max(1, len(self._lists)))
        if self._marker is None:  # a further paragraph of the item
            room = _STEP * depth
            text = room + text.replace("\n", f"\n{room}")
            self._blocks.append(_Block(text, quotes))
            return
        self._blocks.append(_item(self._marker, text, depth, quotes))
        self._marker = None

    def _word_item(self, text: str) -> _Block:
        level, marker = self._word_level, self._word_marker.strip()
        self._word_level, self._word_marker = 0, ""
        counts = {at: count for at, count in self._word_counts.items() if at[0] <= level}
        key = level, bool(_NUMBERED.match(marker))
        counts[key] = counts.get(key, 0) + 1
        self._word_counts = counts
        return _item(f"{counts[key]}. " if key[1] else "- ", text, level, 0)


def _opened(around: _Open, tag: str, attributes: str) -> _Open:
    style = attribute(attributes, "style").lower() if "style" in attributes.lower() else ""
    is_bold = around.is_bold or tag in ("b", "strong")
    is_bold = (is_bold or bool(_BOLD.search(style))) and not _NOT_BOLD.search(style)
    is_italic = around.is_italic or tag in ("i", "em", "cite", "dfn")
    is_italic = (is_italic or bool(_ITALIC.search(style))) and not _NOT_ITALIC.search(style)
    href = attribute(attributes, "href") if tag == "a" else around.href
    return _Open(
        tag,
        is_bold,
        is_italic,
        href if is_kept(href) else "",
        around.is_hidden or tag in _HIDDEN or bool(_UNSEEN.search(style)),
        around.is_marker or bool(_WORD_MARKER.search(style)),
    )


def _item(marker: str, text: str, depth: int, quotes: int) -> _Block:
    room = _STEP * (depth - 1)
    text = room + marker + text.replace("\n", f"\n{room}{_STEP}")
    return _Block(text, quotes, depth, marker != "- ")


def _joined(blocks: list[_Block]) -> str:
    return "".join(_pieces(blocks))


def _pieces(blocks: list[_Block]) -> Iterator[str]:
    before: _Block | None = None
    lists: dict[int, bool] = {}
    for block in blocks:
        mark = "> " * block.quotes
        lists = {depth: sort for depth, sort in lists.items() if depth <= block.depth}
        is_other_list = lists.get(block.depth, block.is_numbered) is not block.is_numbered
        if before is not None and before.depth and block.depth and not is_other_list:
            yield "\n"
        elif before is not None:
            shared = "> " * min(before.quotes, block.quotes)
            yield f"\n{shared.rstrip()}\n"
        yield mark + block.text.replace("\n", f"\n{mark}")
        lists |= {block.depth: block.is_numbered} if block.depth else {}
        before = block
