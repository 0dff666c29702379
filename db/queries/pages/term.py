"""The page of a term: what it stands for, what it means, where to read on."""

from typing import Final

from db.queries import words
from db.queries.pages.draft import Draft, fact
from db.queries.pages.facts import facts, statements
from db.queries.pages.groups import list_related
from db.queries.sql import in_language
from db.queries.words import Labels
from db.records import Block, Links, Page

TERM: Final = (
    "SELECT acronym FROM term_text WHERE entry_id = :id"
    f" AND lang = {in_language('term_text', 'entry_id', ':id')}"
)


def make_page(draft: Draft) -> Page:
    """Return the page of a term."""
    row = draft.first(TERM)
    assert row is not None, "a published term has texts"
    own = draft.cite.numbers()
    blocks: list[Block] = [*facts(fact(Labels.ABBREVIATION, row["acronym"], sources=own))]
    blocks += statements(draft)
    blocks += draft.prose("definition")
    see = draft.targets("see")
    if see:
        blocks.append(Links(words.SEE_ALSO, see))
    return draft.page(blocks=blocks, related=list_related(draft))
