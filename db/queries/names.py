"""What countries and organisations were called on a day, as plates."""

from collections.abc import Iterable
from typing import Final

from db.engine import ReadSession
from db.queries.sql import join_text, pack
from db.records import Plate

# Two names may hold on a day that is itself not known to the day; the later one then counts.
_NAME_OF_DAY: Final = (
    "(SELECT d.id FROM dated_name AS d WHERE d.entry_id = e.id AND :day <> ''"
    " AND coalesce(d.date_from, '') <= :day AND coalesce(d.date_to, '9999') >= :day"
    " ORDER BY coalesce(d.date_from, '') DESC, d.position LIMIT 1)"
)
PLATES: Final = (
    "SELECT e.id, e.kind, e.slug, coalesce(c.name, nullif(o.acronym, ''), o.name, e.slug) AS now,"
    " coalesce(nullif(d.acronym, ''), nullif(d.name, '')) AS then_name"
    " FROM json_each(:ids) AS wanted JOIN entry AS e ON e.id = wanted.value"
    + join_text("country_text", "entry_id", "e.id", "c")
    + join_text("organisation_text", "entry_id", "e.id", "o")
    + join_text("dated_name_text", "dated_name_id", _NAME_OF_DAY, "d")
)


def list_plates(
    session: ReadSession, ids: Iterable[int], day: str | None, lang: str
) -> dict[int, Plate]:
    """Return the plates of countries and organisations.

    Args:
        session: Of an edition.
        ids: Of the entries; those of other kinds get a plate by their slug.
        day: ISO day on which the name must hold; None or empty for the present names.
        lang: Of the names.
    """
    rows = session.all(PLATES, {"ids": pack(sorted(set(ids))), "day": day or "", "lang": lang})
    plates = {}
    for row in rows:
        text = row["then_name"] or row["now"]
        plates[row["id"]] = Plate(
            text=text,
            kind="state" if row["kind"] == "country" else "organisation",
            now=row["now"] if row["now"] != text else "",
            address=f"{row['kind']}/{row['slug']}",
        )
    return plates


def get_plate(session: ReadSession, entry_id: int, day: str | None, lang: str) -> Plate:
    """Return the plate of one country or organisation, as `list_plates` does of many."""
    return list_plates(session, (entry_id,), day, lang)[entry_id]
