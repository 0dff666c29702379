"""Which title a person held on a day, and for whom."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from db.engine import ReadSession
from db.queries import words
from db.queries.names import list_plates
from db.queries.sql import join_text, pack
from db.records import Plate

# Of several titles the leading one, then the later. One without dates is nobody's on any day.
APPOINTED: Final = (
    "SELECT a.entry_id AS person_id, coalesce(a.represents_id, a.organisation_id) AS body_id,"
    " a.certainty, '' AS role, t.title FROM json_each(:ids) AS wanted"
    " JOIN appointment AS a ON a.id = (SELECT held.id FROM appointment AS held"
    " WHERE held.entry_id = wanted.value AND held.date <> ''"
    " AND coalesce(held.date_from, '') <= :day AND coalesce(held.date_to, '9999') >= :day"
    " ORDER BY held.\"order\", coalesce(held.date_from, '') DESC, held.position LIMIT 1)"
    + join_text("appointment_text", "appointment_id", "a.id", "t")
)
LISTED: Final = (
    "SELECT p.person_id, coalesce(p.country_id, p.organisation_id) AS body_id, p.certainty, p.role,"
    " t.title"
    " FROM json_each(:ids) AS wanted JOIN participation AS p ON p.id = (SELECT seat.id"
    " FROM participation AS seat JOIN entry AS s ON s.id = seat.entry_id"
    " WHERE seat.person_id = wanted.value"
    " AND abs(julianday(s.date_from) - julianday(:day)) <= :near"
    " AND coalesce(seat.country_id, seat.organisation_id) IS NOT NULL"
    " ORDER BY abs(julianday(s.date_from) - julianday(:day)), seat.stage = 'replaced',"
    " seat.position, seat.id LIMIT 1)"
    + join_text("participation_text", "participation_id", "p.id", "t")
)

NEAR_DAYS: Final = 31
"""So near a session, a person was what its list says."""


class Title(NamedTuple):
    """A title held on a day.

    Attributes:
        text: The title; the role in a session where only that is known.
        plate: The State represented, else the body the title is in, as named that day.
        is_uncertain: Sources leave it in doubt.
    """

    text: str
    plate: Plate | None
    is_uncertain: bool


def list_titles(
    session: ReadSession, person_ids: Iterable[int], day: str, lang: str
) -> dict[int, Title]:
    """Return what each person was on an ISO day: as appointed, else as listed by a session near it.

    People of whom neither is known are left out.
    """
    wanted = sorted(set(person_ids))
    parameters = {"day": day, "lang": lang, "near": NEAR_DAYS}
    rows = session.all(APPOINTED, parameters | {"ids": pack(wanted)}) if wanted else []
    appointed = {row["person_id"] for row in rows}
    others = [one for one in wanted if one not in appointed]
    if others:
        rows += session.all(LISTED, parameters | {"ids": pack(others)})
    bodies = [row["body_id"] for row in rows if row["body_id"] is not None]
    plates = list_plates(session, bodies, day, lang) if bodies else {}
    return {
        row["person_id"]: Title(
            row["title"] or words.role_name(row["role"]),
            plates.get(row["body_id"]),
            row["certainty"] == "uncertain",
        )
        for row in rows
    }
