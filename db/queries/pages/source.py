"""The page of a source: what it is, and which facts rest on it."""

from sqlite3 import Row
from typing import Final

from db.queries import words
from db.queries.pages.draft import Draft, fact
from db.queries.pages.facts import facts, statements
from db.queries.pages.groups import list_related
from db.queries.words import Labels
from db.records import Block, Fact, Page

SOURCE: Final = "SELECT publisher, url, accessed, note FROM source WHERE entry_id = :id"
CITED_FOR: Final = (
    "SELECT DISTINCT part, entry_id FROM citation WHERE source_id = :id ORDER BY part, entry_id"
)


def make_page(draft: Draft) -> Page:
    """Return the page of a source."""
    row = draft.first(SOURCE)
    assert row is not None, "a published source has a row"
    blocks: list[Block] = [*facts(_facts(draft, row)), *statements(draft)]
    blocks += facts(_cited_for(draft), words.CITED_FOR)
    return draft.page(
        dates=((Labels.DATE, draft.subject.date, ""),),
        blocks=blocks,
        related=list_related(draft),
    )


def _facts(draft: Draft, row: Row) -> list[Fact]:
    return [
        *fact(Labels.PUBLISHER, row["publisher"]),
        *fact(Labels.DATE, draft.said(draft.subject.date)),
        *fact(Labels.DOCUMENT, links=draft.targets("document")),
        *fact(Labels.WEB, row["url"]),
        *fact(Labels.ACCESSED, draft.said(row["accessed"])),
        *fact(Labels.NOTE, row["note"]),
    ]


def _cited_for(draft: Draft) -> list[Fact]:
    """Return the sorts of facts that rest on the source, each with the entries they are of."""
    citing: dict[str, set[int]] = {}
    for row in draft.all(CITED_FOR):
        citing.setdefault(row["part"], set()).add(row["entry_id"])
    rows: list[Fact] = []
    for part, name in words.PARTS.items():
        ids = citing.get(part, set())
        rows += fact(name, links=draft.show(one for one in draft.naming if one.id in ids))
    return rows
