"""The pages of a process and of its phases: a time, and what happened in it."""

from typing import Final

from db.charts import Cities, City, Course, Span
from db.queries import words
from db.queries.pages.crumbs import list_crumbs
from db.queries.pages.draft import Draft, fact
from db.queries.pages.facts import facts, statements
from db.queries.pages.groups import list_related
from db.queries.sql import LABEL, LABEL_COLUMNS, join_text
from db.queries.words import Labels
from db.records import Block, Link, Links, Page

PHASES: Final = (
    f"SELECT {LABEL_COLUMNS}, p.number FROM phase AS p JOIN entry AS e ON e.id = p.entry_id{LABEL}"
    " WHERE p.process_id = :id AND e.status = 'published' ORDER BY p.number, e.date_from, e.id"
)
CITIES: Final = (
    "SELECT t.city, coalesce(k.slug, '') AS country, coalesce(nullif(en.city, ''), t.city)"
    " AS english, count(*) AS n FROM session AS s JOIN entry AS e ON e.id = s.entry_id"
    + join_text("session_text", "entry_id", "s.entry_id", "t")
    + " LEFT JOIN session_text AS en ON en.entry_id = s.entry_id AND en.lang = 'en'"
    " LEFT JOIN entry AS k ON k.id = s.country_id"
    " WHERE s.process_id = :id AND e.status = 'published' AND s.session_status <> 'cancelled'"
    " AND t.city <> '' GROUP BY country, english ORDER BY n DESC, english"
)
PROCESS_OF: Final = "SELECT process_id FROM phase WHERE entry_id = :id"


def make_page(draft: Draft) -> Page:
    """Return the page of a process or of one of its phases."""
    return _process_page(draft) if draft.subject.kind == "process" else _phase_page(draft)


def _process_page(draft: Draft) -> Page:
    """Return the page of a process: its phases, and the sessions that belong to none of them."""
    phases = draft.origins("process", kinds=("phase",))
    meetings = draft.origins("process", kinds=("session",))
    blocks = _head(draft)
    blocks += _course(draft, meetings)
    blocks += _cities(draft)
    blocks += _in_order(words.PHASES, phases)
    blocks += _in_order(words.MEETINGS, meetings)
    documents = draft.targets("documents")
    if documents:
        blocks.append(Links(words.GROUPS["document"], documents))
    return draft.page(blocks=blocks, related=list_related(draft))


def _phase_page(draft: Draft) -> Page:
    """Return the page of a phase: its sessions in the order of time."""
    row = draft.first(PROCESS_OF)
    crumbs = list_crumbs(draft, tuple(row)) if row else ()
    blocks = _head(draft)
    blocks += _in_order(words.MEETINGS, draft.origins("phase", kinds=("session",)))
    return draft.page(crumbs=crumbs, blocks=blocks, related=list_related(draft))


def _course(draft: Draft, meetings: tuple[Link, ...]) -> tuple[Course, ...]:
    """Return the phases over time with the meetings, none where no phase has a date."""
    phases = tuple(Span(row["title"], row["date"], row["number"]) for row in draft.all(PHASES))
    if not any(phase.date for phase in phases):
        return ()
    dated = (Span(link.title, link.date) for link in meetings if link.date)
    by_date = tuple(sorted(dated, key=lambda span: (span.date, span.title)))
    return (Course("course", words.COURSE, phases, by_date),)


def _cities(draft: Draft) -> tuple[Cities, ...]:
    """Return the cities that the process met in, none where no source names one."""
    places = tuple(
        City(row["city"], row["country"], row["english"], row["n"]) for row in draft.all(CITIES)
    )
    return (Cities("cities", words.CITIES, places),) if places else ()


def _head(draft: Draft) -> list[Block]:
    rows = [
        *fact(Labels.DATE, draft.said(draft.subject.date), sources=draft.cite.numbers()),
        *fact(Labels.PROCESS, links=draft.targets("process")),
    ]
    return [*facts(rows), *statements(draft), *draft.prose("description")]


def _in_order(heading: str, links: tuple[Link, ...]) -> tuple[Links, ...]:
    by_date = tuple(sorted(links, key=lambda link: (link.date, link.slug)))
    return (Links(heading, by_date),) if by_date else ()
