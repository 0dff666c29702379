"""The page of a session: where it stands in the process, what is known of it, its programme."""

from sqlite3 import Row
from typing import Final

from db.queries import words
from db.queries.pages.crumbs import list_crumbs
from db.queries.pages.draft import Draft, fact
from db.queries.pages.facts import facts, statements
from db.queries.pages.groups import list_related
from db.queries.pages.programme import programme
from db.queries.pages.translation import translation_notice
from db.queries.sql import LABEL, LABEL_COLUMNS, in_language
from db.queries.words import Labels
from db.records import Block, Fact, Link, Links, Page

SESSION: Final = (
    "SELECT s.*, t.topic, t.city, t.venue, t.translation, t.translated_from"
    " FROM session AS s JOIN session_text AS t ON t.entry_id = s.entry_id"
    f" AND t.lang = {in_language('session_text', 'entry_id', 's.entry_id')} WHERE s.entry_id = :id"
)
SERIES: Final = (
    f"SELECT {LABEL_COLUMNS}, s.kind AS session_kind, s.number"
    f" FROM session AS s JOIN entry AS e ON e.id = s.entry_id{LABEL}"
    " WHERE s.series = :series AND s.number IN ("
    "(SELECT max(number) FROM session WHERE series = :series AND number < :number),"
    " (SELECT min(number) FROM session WHERE series = :series AND number > :number))"
    " AND s.number > 0 AND e.status = 'published' ORDER BY s.number"
)


def make_page(draft: Draft) -> Page:
    """Return the page of a session."""
    row = draft.first(SESSION)
    assert row is not None, "a published session has texts"
    crumbs = list_crumbs(draft, (row["process_id"], row["phase_id"], row["parent_id"]))
    blocks: list[Block] = [*translation_notice(draft, row)]
    blocks += programme(draft, row["zone"], row["city"])
    blocks += draft.prose("summary")
    blocks += facts(_facts(draft, row))
    blocks += statements(draft)
    blocks += _around(draft, row)
    return draft.page(
        lead=row["topic"],
        dates=(
            (
                words.STATUSES.get(row["session_status"], row["session_status"]),
                draft.subject.date,
                row["city"],
            ),
        ),
        crumbs=crumbs,
        blocks=blocks,
        related=list_related(draft),
    )


def _facts(draft: Draft, row: Row) -> list[Fact]:
    own = draft.cite.numbers()
    place = ", ".join(part for part in (row["venue"], row["city"]) if part)
    return [
        *fact(Labels.DATE, draft.said(draft.subject.date), sources=own),
        *fact(Labels.PLACE, place, draft.targets("country"), sources=own),
        *fact(Labels.STATUS, words.STATUSES.get(row["session_status"], row["session_status"])),
        *fact(Labels.KIND, words.SESSION_KINDS.get(row["kind"], row["kind"])),
        *fact(Labels.CONVENED_BY, links=draft.targets("convened_by")),
        *fact(Labels.TOPICS, links=draft.targets("topics")),
        *fact(Labels.PROCESS, links=draft.targets("process")),
        *fact(Labels.PHASE, links=draft.targets("phase")),
        *fact(Labels.PARENT, links=draft.targets("parent")),
        *fact(Labels.WEBCAST, row["webcast"]),
    ]


def _around(draft: Draft, row: Row) -> list[Links]:
    """Return its own meetings, and the sessions before and after it in its series."""
    blocks = []
    meetings = draft.origins("parent", kinds=("session",))
    if meetings:
        blocks.append(Links(words.MEETINGS, _by_date(meetings)))
    if row["series"] and row["number"]:
        found = draft.all(SERIES, series=row["series"], number=row["number"])
        near = tuple(_neighbour(one, row["number"]) for one in found)
        draft.shown.update(one["id"] for one in found)
        if near:
            blocks.append(Links(words.SERIES, near))
    return blocks


def _neighbour(row: Row, number: int) -> Link:
    return Link(
        row["kind"],
        row["slug"],
        row["title"],
        context=row["context"],
        date=row["date"],
        reason=words.PREVIOUS if row["number"] < number else words.NEXT,
        lang=row["lang"],
    )


def _by_date(links: tuple[Link, ...]) -> tuple[Link, ...]:
    return tuple(sorted(links, key=lambda link: (link.date, link.slug)))
