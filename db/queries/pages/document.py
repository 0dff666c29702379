"""The page of a document: symbol, lineage, who issued and signed it, how States voted."""

from sqlite3 import Row
from typing import Final

from db.charts import Ballot
from db.queries import words
from db.queries.mentions import list_citing
from db.queries.pages.draft import Draft, fact
from db.queries.pages.facts import facts, statements
from db.queries.pages.groups import list_related
from db.queries.pages.lineage import lineage
from db.queries.pages.structure import structure
from db.queries.pages.translation import translation_notice
from db.queries.sql import in_language, join_text
from db.queries.words import Labels
from db.records import Block, Fact, Links, Page, Table
from db.search.folding import fold

DOCUMENT: Final = (
    "SELECT d.kind, d.symbol, d.languages, d.url, d.certainty, d.note, t.translation,"
    " t.translated_from FROM document AS d JOIN document_text AS t ON t.entry_id = d.entry_id"
    f" AND t.lang = {in_language('document_text', 'entry_id', 'd.entry_id')}"
    " WHERE d.entry_id = :id"
)
VOTES: Final = (
    "SELECT v.id, v.date, v.in_favour, v.against, v.abstaining, v.not_voting, v.certainty, v.note,"
    " t.subject FROM vote AS v"
    + join_text("vote_text", "vote_id", "v.id", "t")
    + " WHERE v.entry_id = :id ORDER BY v.position"
)
POSITIONS: Final = (
    "SELECT p.vote_id, p.country_id, p.position FROM vote_position AS p"
    " JOIN vote AS v ON v.id = p.vote_id WHERE v.entry_id = :id"
)
_COUNTS: Final = (
    ("for", "in_favour"),
    ("against", "against"),
    ("abstaining", "abstaining"),
    ("not-voting", "not_voting"),
)
_ORDER: Final = {position: place for place, position in enumerate(words.POSITIONS)}
"""Of States in a table of votes."""


def make_page(draft: Draft) -> Page:
    """Return the page of a document."""
    row = draft.first(DOCUMENT)
    assert row is not None, "a published document has texts"
    blocks: list[Block] = [*translation_notice(draft, row), *facts(_facts(draft, row))]
    blocks += lineage(draft)
    blocks += statements(draft)
    blocks += draft.prose("abstract", words.ABSTRACT, is_numbered=False)
    for vote in draft.all(VOTES):
        blocks += _vote(draft, vote)
    blocks += structure(draft, row["kind"])
    blocks += draft.prose("body", words.TEXT)
    blocks += _signatories(draft)
    citing = list_citing(draft.session, draft.subject.id, draft.wanted)
    return draft.page(
        lead=row["symbol"],
        dates=((Labels.DATE, draft.subject.date, ""),),
        blocks=blocks,
        related=list_related(draft, more=draft.as_named(citing)),
    )


def _facts(draft: Draft, row: Row) -> list[Fact]:
    own = draft.cite.numbers()
    doubt = {"certainty": row["certainty"], "note": row["note"]}
    dated = fact(Labels.DATE, draft.said(draft.subject.date), sources=own, **doubt)
    symbol = fact(Labels.SYMBOL, row["symbol"], sources=own, **({} if dated else doubt))
    languages = ", ".join(words.language_name(tag) for tag in row["languages"].split())
    return [
        *symbol,
        *fact(Labels.KIND, words.DOCUMENT_KINDS.get(row["kind"], row["kind"])),
        *dated,
        *fact(Labels.ISSUED_BY, links=draft.targets("issuers")),
        *fact(Labels.COUNTRIES, links=draft.targets("countries")),
        *fact(Labels.LANGUAGES, languages),
        *fact(Labels.SESSIONS, links=draft.targets("sessions")),
        *fact(Labels.TOPICS, links=draft.targets("topics")),
        *fact(Labels.WEB, row["url"]),
    ]


def _vote(draft: Draft, row: Row) -> list[Block]:
    """Return a vote as a chart and in figures and, where they are known, how States voted."""
    heading = words.VOTE.format(draft.said(row["date"]))
    counts = tuple(
        (position, words.POSITIONS[position], row[column])
        for position, column in _COUNTS
        if row[column] or position != "not-voting"
    )
    said = ", ".join(f"{name}: {count}" for _, name, count in counts)
    rows = fact(
        row["subject"] or words.WHOLE_TEXT,
        said,
        sources=draft.cite.numbers("vote", row["id"]),
        certainty=row["certainty"],
        note=row["note"],
    )
    cells = [found for found in draft.all(POSITIONS) if found["vote_id"] == row["id"]]
    chart = [Ballot(f"vote-{row['id']}", counts)] if any(count for *_, count in counts) else []
    table = [_positions(draft, cells)] if cells else []
    return [*facts(rows, heading), *chart, *table]


def _positions(draft: Draft, rows: list[Row]) -> Table:
    votes = []
    for row in rows:
        country = draft.link(row["country_id"])
        if country is None and draft.session.is_workspace:
            continue  # hidden a moment ago; the document is derived again without it soon
        assert country is not None, "States that voted are among what the document names"
        said = words.POSITIONS.get(row["position"], row["position"])
        place = _ORDER.get(row["position"], len(_ORDER))
        votes.append((place, fold(country.title), said, country))
    return Table(
        header=(Labels.COUNTRY, words.POSITION),
        rows=tuple(
            (country, said) for _, _, said, country in sorted(votes, key=lambda vote: vote[:2])
        ),
    )


def _signatories(draft: Draft) -> tuple[Links, ...]:
    signed = [found for found in draft.named if found.relation == "people"]
    links = draft.show(draft.with_titles(signed))
    return (Links(Labels.SIGNED_BY, links),) if links else ()
