"""The page of an organisation: names over time, who held titles there, what it did."""

from sqlite3 import Row
from typing import Final

from db.queries import words
from db.queries.names import get_plate
from db.queries.pages.crumbs import list_crumbs
from db.queries.pages.draft import Draft, fact
from db.queries.pages.facts import facts, former_names, statements
from db.queries.pages.groups import list_related
from db.queries.pages.people import link_people
from db.queries.pages.seats import SEATS_OF_BODY, link_seats
from db.queries.sql import in_language
from db.queries.words import Labels
from db.records import Block, Fact, Links, Page

ORGANISATION: Final = (
    "SELECT o.kind, o.parent_id, o.seat, o.url, t.name, t.acronym FROM organisation AS o"
    " JOIN organisation_text AS t ON t.entry_id = o.entry_id"
    f" AND t.lang = {in_language('organisation_text', 'entry_id', 'o.entry_id')}"
    " WHERE o.entry_id = :id"
)


def make_page(draft: Draft) -> Page:
    """Return the page of an organisation."""
    row = draft.first(ORGANISATION)
    assert row is not None, "a published organisation has texts"
    blocks: list[Block] = [*facts(_facts(draft, row))]
    blocks += facts(former_names(draft), words.FORMER_NAMES)
    blocks += statements(draft)
    blocks += draft.prose("description")
    members = draft.origins("parent", kinds=("organisation",))
    if members:
        blocks.append(Links(words.MEMBERS, members))
    blocks += link_people(draft)
    blocks += link_seats(draft, SEATS_OF_BODY, words.SEATS)
    former = get_plate(draft.session, draft.subject.id, draft.day, draft.wanted)
    return draft.page(
        plate=former if former.now else None,
        crumbs=list_crumbs(draft, (row["parent_id"],)),
        blocks=blocks,
        related=list_related(draft),
    )


def _facts(draft: Draft, row: Row) -> list[Fact]:
    return [
        *fact(Labels.ABBREVIATION, row["acronym"], sources=draft.cite.numbers()),
        *fact(Labels.KIND, words.ORGANISATION_KINDS.get(row["kind"], row["kind"])),
        *fact(Labels.PARENT, links=draft.targets("parent")),
        *fact(Labels.BASED_IN, row["seat"], draft.targets("country")),
        *fact(Labels.WEB, row["url"]),
    ]
