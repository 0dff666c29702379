"""The parts an issue brief names: groups under one heading, each with a list, read off its text."""

from html.parser import HTMLParser
from typing import Final

from db.charts import Structure
from db.queries import words
from db.queries.pages.draft import RENDERED, Draft

STRUCTURED_KIND: Final = "issue-brief"
_FEWEST_GROUPS: Final = 2


def structure(draft: Draft, kind: str) -> tuple[Structure, ...]:
    """Return the first heading of the text whose sub-headings all have a numbered list."""
    row = draft.first(RENDERED, field="body") if kind == STRUCTURED_KIND else None
    if row is None:
        return ()
    reader = _Reader()
    reader.feed(row["html"])
    for title, groups in reader.sections:
        found = tuple((name, tuple(items)) for name, items in groups)
        if len(found) >= _FEWEST_GROUPS and all(items for _, items in found):
            return (Structure("structure", words.STRUCTURE, title, found),)
    return ()


class _Reader(HTMLParser):
    """Collects (h2, [(h3, items of the numbered list right below it)])."""

    def __init__(self) -> None:
        super().__init__()
        self.sections: list[tuple[str, list[tuple[str, list[str]]]]] = []
        self._said: list[str] = []
        self._in_list = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "ol":
            self._in_list = self._takes_items()
        elif tag in ("h2", "h3", "li"):
            self._said = []

    def handle_data(self, data: str) -> None:
        self._said.append(data)

    def handle_endtag(self, tag: str) -> None:
        said = " ".join("".join(self._said).split())
        if tag == "h2":
            self.sections.append((said, []))
        elif tag == "h3" and self.sections:
            self.sections[-1][1].append((said, []))
        elif tag == "li" and self._in_list:
            self.sections[-1][1][-1][1].append(said)
        elif tag == "ol":
            self._in_list = False

    def _takes_items(self) -> bool:
        """Whether a list is the first below a sub-heading."""
        return bool(self.sections and self.sections[-1][1] and not self.sections[-1][1][-1][1])
