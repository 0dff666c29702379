"""The people who spoke for a country or held titles in an organisation."""

from collections import defaultdict
from collections.abc import Iterable
from sqlite3 import Row
from typing import Final

from db.queries import words
from db.queries.pages.draft import Draft
from db.queries.pages.seats import told
from db.queries.sql import join_text
from db.records import Links

PEOPLE: Final = (
    "SELECT a.id, a.entry_id AS person_id, a.date, a.certainty, t.title,"
    " coalesce(a.date_from, '') <= :as_of AND coalesce(a.date_to, '9999') >= :as_of"
    " AND a.date <> '' AS is_held FROM appointment AS a"
    + join_text("appointment_text", "appointment_id", "a.id", "t")
    + " WHERE a.represents_id = :id OR a.organisation_id = :id"
    ' ORDER BY is_held DESC, coalesce(a.date_from, a.date_to) DESC, a."order", a.id'
)


def link_people(draft: Draft) -> tuple[Links, ...]:
    """Return who held titles for the body, those of the as-of date first, with the titles."""
    rows = draft.all(PEOPLE, as_of=draft.as_of)
    draft.cite.take("appointment", (row["id"] for row in rows))
    held: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows:
        held[row["person_id"]].append(row)
    people = {found.id: found for found in draft.naming if found.id in held}
    links = tuple(
        told(draft, link, _titles(draft, titles), "appointment", titles)
        for person_id, titles in held.items()
        if person_id in people
        for link in draft.show([people[person_id]])
    )
    return (Links(words.PEOPLE, links),) if links else ()


def _titles(draft: Draft, rows: Iterable[Row]) -> str:
    said = ((row["title"] or "", draft.said(row["date"])) for row in rows)
    return words.REASON_SEPARATOR.join(", ".join(filter(None, parts)) for parts in said)
