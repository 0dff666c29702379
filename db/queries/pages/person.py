"""The page of a person: what they represent on the as-of date, titles over time, appearances."""

from sqlite3 import Row
from typing import Final

from db.figures import Role, Roles
from db.queries import words
from db.queries.names import list_plates
from db.queries.pages.draft import Draft, fact
from db.queries.pages.facts import facts, statements
from db.queries.pages.groups import list_related
from db.queries.pages.pictures import picture
from db.queries.pages.seats import SEATS_OF_PERSON, link_seats
from db.queries.sql import join_text
from db.queries.words import Labels
from db.records import Block, Fact, Facts, Link, Page, Plate
from db.values import replace

PERSON: Final = (
    "SELECT honorific, address_as, country_id, image_id FROM person WHERE entry_id = :id"
)
APPOINTMENTS: Final = (
    "SELECT a.id, a.organisation_id, a.represents_id, a.date, a.date_from, a.date_to, a.certainty,"
    " a.note, t.title, coalesce(a.date_from, '') <= :as_of"
    " AND coalesce(a.date_to, '9999') >= :as_of AND a.date <> '' AS is_held FROM appointment AS a"
    + join_text("appointment_text", "appointment_id", "a.id", "t")
    + ' WHERE a.entry_id = :id ORDER BY is_held DESC, CASE WHEN is_held THEN a."order" END,'
    " a.date = '', coalesce(a.date_from, a.date_to) DESC, a.\"order\", a.position"
)
OTHER_NAMES: Final = (
    "SELECT id, name, lang FROM other_name WHERE entry_id = :id ORDER BY native DESC, position"
)


def make_page(draft: Draft) -> Page:
    """Return the page of a person."""
    row = draft.first(PERSON)
    assert row is not None, "a published person has a row"
    held = draft.titles((draft.subject.id,)).get(draft.subject.id)
    appointments = draft.all(APPOINTMENTS, as_of=draft.as_of)
    names = draft.all(OTHER_NAMES)
    blocks: list[Block] = [*picture(draft, row["image_id"])]
    blocks += _roles(draft, appointments)
    blocks += _titles(draft, appointments)
    blocks += facts(_particulars(draft, row, names))
    blocks += statements(draft)
    blocks += draft.prose("biography")
    blocks += link_seats(draft, SEATS_OF_PERSON, words.APPEARANCES)
    return draft.page(
        lead="\n".join(_held(appointments)) or (held.text if held else ""),
        dates=_identity(draft, row, names),
        plate=held.plate if held else None,
        blocks=blocks,
        related=list_related(draft),
    )


def _held(appointments: list[Row]) -> list[str]:
    """Return every title held on the as-of date, the leading one first."""
    return [row["title"] for row in appointments if row["is_held"] and row["title"]]


def _roles(draft: Draft, appointments: list[Row]) -> tuple[Roles, ...]:
    """Return the titles as a figure over time, none where there is nothing to paint."""
    if not any(row["date"] for row in appointments):
        return ()
    rows = tuple(
        Role(row["title"] or "", row["date"], is_held=bool(row["is_held"])) for row in appointments
    )
    sourced = sum(bool(draft.cite.numbers("appointment", row["id"])) for row in appointments)
    return (Roles(rows, draft.as_of, sourced, _heading(draft, appointments)),)


def _heading(draft: Draft, appointments: list[Row]) -> str:
    """Return the heading above the first titles."""
    if any(row["is_held"] for row in appointments):
        return words.NOW_TITLE.format(draft.said(draft.as_of))
    return words.TITLES


def _titles(draft: Draft, appointments: list[Row]) -> tuple[Facts, ...]:
    """Return the appointments, those held on the as-of date first."""
    held: list[Fact] = []
    others: list[Fact] = []
    for row in appointments:
        (held if row["is_held"] else others).extend(_appointment(draft, row))
    heading = _heading(draft, appointments)
    if not held:
        return facts(others, heading)
    return facts(held, heading) + facts(others, words.OTHER_TITLES)


def _appointment(draft: Draft, row: Row) -> tuple[Fact, ...]:
    bodies = [one for one in (row["organisation_id"], row["represents_id"]) if one is not None]
    if draft.session.is_workspace:  # one may be hidden; the person is derived again without it soon
        bodies = [one for one in bodies if draft.link(one) is not None]
    # A title of the past is shown with the names of its last day, as far as that is known.
    day = min(row["date_to"] or draft.as_of, draft.as_of)
    plates = list_plates(draft.session, bodies, day, draft.wanted) if bodies else {}
    return fact(
        draft.said(row["date"]) or words.DATES_UNKNOWN,
        row["title"] or "",
        tuple(_named(draft.link(one), plates[one]) for one in bodies),
        sources=draft.cite.numbers("appointment", row["id"]),
        certainty=row["certainty"],
        note=row["note"],
    )


def _named(link: Link | None, plate: Plate) -> Link:
    """Return a State with its plate, a body by its name of the time."""
    assert link is not None, "an appointment's bodies are among what the person names"
    if plate.kind == "state":
        return replace(link, title=plate.text, plate=plate)
    return replace(link, title=plate.text) if plate.now else link


def _identity(draft: Draft, row: Row, names: list[Row]) -> tuple[tuple[str, str, str], ...]:
    """Return the line under the titles: of which State, and how others write the name."""
    country = draft.link(row["country_id"])
    written = ", ".join(f"\u2068{name['name']}\u2069" for name in names)
    return (
        (Labels.NATIONALITY, "", country.title if country else ""),
        (words.ALSO_WRITTEN, "", written),
    )


def _particulars(draft: Draft, row: Row, names: list[Row]) -> list[Fact]:
    country = draft.link(row["country_id"])
    rows = [
        *fact(Labels.HONORIFIC, row["honorific"]),
        *fact(Labels.ADDRESS_AS, row["address_as"]),
        *fact(Labels.NATIONALITY, links=(country,) if country else ()),
    ]
    for name in names:
        rows += fact(
            words.language_name(name["lang"]) if name["lang"] else words.OTHER_NAMES,
            name["name"],
            sources=draft.cite.numbers("other_name", name["id"]),
            lang=name["lang"],
        )
    return rows
