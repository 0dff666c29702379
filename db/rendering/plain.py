"""The words of a page without its markup: for the search index, and for pages shown as text."""

import re
from html.parser import HTMLParser

from db.rendering.characters import END_ISOLATE, ISOLATE

_INLINE = frozenset(["a", "abbr", "br", "code", "em", "img", "span", "strong", "sub", "sup"])
_SPACES = re.compile(r"[ \t\n]+")
_FOOTNOTE_LINKS = ("footnote-ref", "footnote-backref")


def to_plain(html: str) -> str:
    """Return the text of sanitised HTML, a line per block, cells included, footnote marks not."""
    reader = _TextReader()
    reader.feed(html)
    reader.close()
    lines = (_SPACES.sub(" ", line).strip() for line in "".join(reader.parts).split("\0"))
    return "\n".join(line for line in lines if line)


class _TextReader(HTMLParser):
    """Collects text, with a NUL (which sanitised HTML cannot hold) at every edge of a block."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._is_in_mark = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag not in _INLINE:
            self.parts.append("\0")
        elif tag == "br":
            self.parts.append(" ")
        elif tag == "img":
            self.parts.append(values.get("alt") or "")
        elif tag == "a" and values.get("class") in _FOOTNOTE_LINKS:
            self._is_in_mark = True

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self.parts.append("\0")
        elif tag == "a":
            self._is_in_mark = False

    def handle_data(self, data: str) -> None:
        if not self._is_in_mark:
            self.parts.append(data.replace(ISOLATE, "").replace(END_ISOLATE, ""))
