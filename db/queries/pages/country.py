"""The page of a country: its names over time, who spoke for it, its seats and its votes."""

from sqlite3 import Row
from typing import Final

from db.queries import words
from db.queries.names import get_plate
from db.queries.pages.draft import Draft, fact
from db.queries.pages.facts import facts, former_names, statements
from db.queries.pages.groups import list_related
from db.queries.pages.people import link_people
from db.queries.pages.seats import SEATS_OF_BODY, link_seats
from db.queries.sql import in_language, join_text
from db.queries.words import Labels
from db.records import Block, Fact, Page, Table

COUNTRY: Final = (
    'SELECT c.iso3, c.m49, c."group", c.membership, t.formal FROM country AS c'
    " JOIN country_text AS t ON t.entry_id = c.entry_id"
    f" AND t.lang = {in_language('country_text', 'entry_id', 'c.entry_id')}"
    " WHERE c.entry_id = :id"
)
VOTES: Final = (
    "SELECT v.entry_id AS document_id, v.date, p.position, t.subject FROM vote_position AS p"
    " JOIN vote AS v ON v.id = p.vote_id"
    + join_text("vote_text", "vote_id", "v.id", "t")
    + " WHERE p.country_id = :id ORDER BY v.date, v.entry_id, v.position"
)


def make_page(draft: Draft) -> Page:
    """Return the page of a country."""
    row = draft.first(COUNTRY)
    assert row is not None, "a published country has texts"
    blocks: list[Block] = [*facts(_facts(draft, row))]
    blocks += facts(former_names(draft), words.FORMER_NAMES)
    blocks += statements(draft)
    blocks += link_people(draft)
    blocks += link_seats(draft, SEATS_OF_BODY, words.SEATS)
    blocks += _votes(draft)
    return draft.page(
        lead=row["formal"],
        plate=get_plate(draft.session, draft.subject.id, draft.day, draft.wanted),
        blocks=blocks,
        related=list_related(draft),
    )


def _facts(draft: Draft, row: Row) -> list[Fact]:
    codes = words.CODES.format(draft.subject.slug.upper(), row["iso3"], row["m49"])
    return [
        *fact(Labels.MEMBERSHIP, words.MEMBERSHIPS.get(row["membership"], row["membership"])),
        *fact(Labels.GROUP, words.REGIONAL_GROUPS.get(row["group"], "")),
        *fact(Labels.CODES, codes, sources=draft.cite.numbers()),
    ]


def _votes(draft: Draft) -> tuple[Table, ...]:
    documents = {found.id: found for found in draft.naming if found.relation == "vote.positions"}
    rows = []
    for row in draft.all(VOTES):
        found = documents.get(row["document_id"])
        if found is not None:
            (link,) = draft.show([found])
            cells = (
                draft.said(row["date"]),
                row["subject"] or "",
                words.POSITIONS.get(row["position"], row["position"]),
            )
            rows.append((link, *cells))
    header = (Labels.DOCUMENT, Labels.DATE, Labels.SUBJECT, words.POSITION)
    return (Table(header, tuple(rows), words.VOTES),) if rows else ()
