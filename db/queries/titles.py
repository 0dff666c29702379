"""Which title a person held on a day, and for whom."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from db.engine import ReadSession
from db.queries.names import list_plates
from db.queries.sql import in_language, pack
from db.records import Plate

# Of several titles the leading one, then the later; one without dates only where no other holds.
TITLES: Final = (
    "SELECT a.id, a.entry_id, coalesce(a.represents_id, a.organisation_id) AS body_id,"
    " a.certainty, t.title FROM json_each(:ids) AS wanted"
    " JOIN appointment AS a ON a.id = (SELECT held.id FROM appointment AS held"
    " WHERE held.entry_id = wanted.value AND coalesce(held.date_from, '') <= :day"
    " AND coalesce(held.date_to, '9999') >= :day ORDER BY held.date = '', held.\"order\","
    " coalesce(held.date_from, '') DESC, held.position LIMIT 1)"
    " LEFT JOIN appointment_text AS t ON t.appointment_id = a.id AND t.lang = "
    + in_language("appointment_text", "appointment_id", "a.id")
)


class Title(NamedTuple):
    """A title held on a day.

    Attributes:
        text: The title.
        plate: The State represented, else the body the title is in, as named that day.
        is_uncertain: Sources leave it in doubt.
    """

    text: str
    plate: Plate | None
    is_uncertain: bool


def list_titles(
    session: ReadSession, person_ids: Iterable[int], day: str, lang: str
) -> dict[int, Title]:
    """Return the title each person held on an ISO day; people known to hold none are left out."""
    ids = pack(sorted(set(person_ids)))
    rows = session.all(TITLES, {"ids": ids, "day": day, "lang": lang})
    bodies = [row["body_id"] for row in rows if row["body_id"] is not None]
    plates = list_plates(session, bodies, day, lang) if bodies else {}
    return {
        row["entry_id"]: Title(
            row["title"] or "", plates.get(row["body_id"]), row["certainty"] == "uncertain"
        )
        for row in rows
    }
