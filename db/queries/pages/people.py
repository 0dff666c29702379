"""The people who spoke for a country or held titles in an organisation."""

from dataclasses import replace
from typing import Final

from db.queries import words
from db.queries.pages.draft import Draft
from db.queries.sql import join_text
from db.records import Links

PEOPLE: Final = (
    "SELECT a.id, a.entry_id AS person_id, a.date, t.title, coalesce(a.date_from, '') <= :as_of"
    " AND coalesce(a.date_to, '9999') >= :as_of AND a.date <> '' AS is_held FROM appointment AS a"
    + join_text("appointment_text", "appointment_id", "a.id", "t")
    + " WHERE a.represents_id = :id OR a.organisation_id = :id"
    ' ORDER BY is_held DESC, coalesce(a.date_from, a.date_to) DESC, a."order", a.id'
)


def link_people(draft: Draft) -> tuple[Links, ...]:
    """Return who held titles for the body, those of the as-of date first, with the titles."""
    titles: dict[int, list[str]] = {}
    for row in draft.all(PEOPLE, as_of=draft.as_of):
        said = (row["title"] or "", draft.said(row["date"]))
        titles.setdefault(row["person_id"], []).append(", ".join(part for part in said if part))
    people = {found.id: found for found in draft.naming if found.id in titles}
    links = tuple(
        replace(link, reason=words.REASON_SEPARATOR.join(titles[person_id]))
        for person_id in titles
        if person_id in people
        for link in draft.show([people[person_id]])
    )
    return (Links(words.PEOPLE, links),) if links else ()
