"""Links to sessions that say which seats someone had there."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from sqlite3 import Row
from typing import Final

from db.queries import words
from db.queries.pages.draft import Draft
from db.records import Link, Links
from db.values import replace

SEATS_OF_PERSON: Final = (
    "SELECT p.id, p.entry_id AS session_id, p.role, p.stage, '' AS qualifier, 0 AS is_empty,"
    " p.certainty, s.kind, s.number FROM participation AS p"
    " LEFT JOIN segment AS s ON s.id = p.segment_id"
    " WHERE p.person_id = :id ORDER BY p.entry_id, s.position, p.position"
)
SEATS_OF_BODY: Final = (
    "SELECT p.id, p.entry_id AS session_id, p.role, p.stage, p.qualifier,"
    " p.person_id IS NULL AS is_empty, p.certainty, s.kind, s.number"
    " FROM participation AS p LEFT JOIN segment AS s ON s.id = p.segment_id"
    " WHERE p.country_id = :id OR p.organisation_id = :id"
    " ORDER BY p.entry_id, s.position, p.position"
)

_STAGES: Final = {"planned": words.PLANNED, "replaced": words.REPLACED}


def link_seats(draft: Draft, statement: str, heading: str) -> tuple[Links, ...]:
    """Return the sessions in the order of time, each with the seats taken in it.

    Args:
        draft: The page of a person, country or organisation.
        statement: Reads its seats.
        heading: Of the block.
    """
    rows = draft.all(statement)
    draft.cite.take("participation", (row["id"] for row in rows))
    seats: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows:
        seats[row["session_id"]].append(row)
    sessions = {found.id: found for found in draft.naming if found.id in seats}
    by_date = sorted(sessions.values(), key=lambda found: (found.link.date, found.id))
    draft.show(by_date)
    links = []
    for found in by_date:
        taken = seats[found.id]
        said = words.REASON_SEPARATOR.join(dict.fromkeys(_seat(row) for row in taken))
        where = (found.link.context, said)
        reason = ": ".join(part for part in where if part)
        links.append(told(draft, found.link, reason, "participation", taken))
    return (Links(heading, tuple(links)),) if links else ()


def told(draft: Draft, link: Link, reason: str, part: str, rows: Iterable[Row]) -> Link:
    """Return a link with the reason it stands here, and the sources of that.

    Args:
        draft: The page, which knows the sources of the rows.
        link: To what is told of.
        reason: What the rows say.
        part: Their table.
        rows: With `id` and `certainty`; one uncertain row makes all that is said uncertain.
    """
    rows = tuple(rows)
    numbers = chain.from_iterable(draft.cite.numbers(part, row["id"]) for row in rows)
    is_uncertain = any(row["certainty"] != "confirmed" for row in rows)
    sources = tuple(dict.fromkeys(numbers))
    return replace(link, reason=reason, sources=sources, is_uncertain=is_uncertain)


def _seat(row: Row) -> str:
    """Say a role, and where in the programme, unless that is called the same."""
    parts = [words.role_name(row["role"])]
    if row["kind"]:
        parts.append(words.segment_name(row["kind"], row["number"]))
    if row["qualifier"]:
        parts.append(row["qualifier"])
    if row["is_empty"]:
        parts.append(words.NO_PERSON)
    return _STAGES.get(row["stage"], "{}").format(", ".join(dict.fromkeys(parts)))
