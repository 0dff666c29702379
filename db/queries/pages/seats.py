"""Links to sessions that say which seats someone had there."""

from collections.abc import Iterable
from dataclasses import replace
from sqlite3 import Row
from typing import Final

from db.queries import words
from db.queries.pages.draft import Draft
from db.records import Links

SEATS_OF_PERSON: Final = (
    "SELECT p.entry_id AS session_id, p.role, p.stage, '' AS qualifier, 0 AS is_empty, s.kind,"
    " s.number FROM participation AS p LEFT JOIN segment AS s ON s.id = p.segment_id"
    " WHERE p.person_id = :id ORDER BY p.entry_id, s.position, p.position"
)
SEATS_OF_BODY: Final = (
    "SELECT p.entry_id AS session_id, p.role, p.stage, p.qualifier,"
    " p.person_id IS NULL AS is_empty, s.kind, s.number"
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
    seats = _seats_by_session(draft.all(statement))
    sessions = {found.id: found for found in draft.naming if found.id in seats}
    by_date = sorted(sessions.values(), key=lambda found: (found.link.date, found.id))
    draft.show(by_date)
    links = []
    for found in by_date:
        said = words.REASON_SEPARATOR.join(seats[found.id])
        where = (found.link.context, said)
        links.append(replace(found.link, reason=": ".join(part for part in where if part)))
    return (Links(heading, tuple(links)),) if links else ()


def _seats_by_session(rows: Iterable[Row]) -> dict[int, list[str]]:
    seats: dict[int, dict[str, None]] = {}
    for row in rows:
        seats.setdefault(row["session_id"], {})[_seat(row)] = None
    return {session_id: list(said) for session_id, said in seats.items()}


def _seat(row: Row) -> str:
    parts = [words.role_name(row["role"])]
    if row["kind"]:
        parts.append(words.segment_name(row["kind"], row["number"]))
    if row["qualifier"]:
        parts.append(row["qualifier"])
    if row["is_empty"]:
        parts.append(words.NO_PERSON)
    return _STAGES.get(row["stage"], "{}").format(", ".join(parts))
