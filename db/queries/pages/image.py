"""The page of a picture: the picture or its credit, and where it is shown."""

from typing import Final

from db.queries import words
from db.queries.pages.draft import Draft, fact
from db.queries.pages.facts import facts, statements
from db.queries.pages.groups import list_related
from db.queries.pages.pictures import picture
from db.queries.words import Labels
from db.records import Block, Page

IMAGE: Final = "SELECT credit, licence, width, height FROM image WHERE entry_id = :id"


def make_page(draft: Draft) -> Page:
    """Return the page of a picture."""
    row = draft.first(IMAGE)
    assert row is not None, "a published image has a row"
    size = words.PIXELS.format(row["width"], row["height"]) if row["width"] else ""
    rows = [
        *fact(Labels.CREDIT, row["credit"], sources=draft.cite.numbers()),
        *fact(Labels.LICENCE, row["licence"]),
        *fact(Labels.SIZE, size),
    ]
    blocks: list[Block] = [*picture(draft, draft.subject.id), *facts(rows), *statements(draft)]
    return draft.page(blocks=blocks, related=list_related(draft))
