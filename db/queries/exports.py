"""What calendars and address books want of an entry beyond its page."""

from typing import Final, NamedTuple

from db.engine import ReadSession
from db.queries.names import get_plate, list_plates
from db.queries.sql import join_text
from db.queries.titles import list_titles
from db.records import Plate

# Other programs know an entry by this name, so a new slug must not make another entry of it.
_FIRST_SLUG: Final = (
    "coalesce((SELECT f.slug FROM former_slug AS f WHERE f.entry_id = e.id"
    " ORDER BY f.position LIMIT 1), e.slug) AS first_slug"
)
_PUBLISHED: Final = " WHERE e.kind = :kind AND e.slug = :slug AND e.status = 'published'"
SESSION: Final = (
    f"SELECT {_FIRST_SLUG}, s.session_status, s.zone, s.kind, s.webcast, s.country_id,"
    " t.city, t.venue, e.date_from FROM entry AS e JOIN session AS s ON s.entry_id = e.id"
    + join_text("session_text", "entry_id", "e.id", "t")
    + _PUBLISHED
)
PERSON: Final = (
    f"SELECT e.id, {_FIRST_SLUG}, p.family, p.given, p.honorific, p.address_as, p.country_id"
    " FROM entry AS e JOIN person AS p ON p.entry_id = e.id" + _PUBLISHED
)
NAMES_OF: Final = (
    "SELECT name, lang FROM other_name WHERE entry_id = :id ORDER BY native DESC, position"
)
HELD: Final = (
    "SELECT coalesce(a.organisation_id, a.represents_id) AS body_id, a.certainty, a.note,"
    " t.title, t.lang, o.name AS full_name FROM appointment AS a"
    + join_text("appointment_text", "appointment_id", "a.id", "t")
    + join_text("organisation_text", "entry_id", "a.organisation_id", "o")
    + " WHERE a.entry_id = :id AND a.date <> '' AND coalesce(a.date_from, '') <= :day"
    " AND coalesce(a.date_to, '9999') >= :day"
    " ORDER BY a.\"order\", coalesce(a.date_from, '') DESC, a.position"
)


class SessionFacts(NamedTuple):
    """A session as a calendar wants it.

    Attributes:
        first_slug: The one it was first published under.
        status: As entered: planned, confirmed, moved, cancelled, held.
        zone: IANA name; empty where it is not known.
        country: By its name of the session's day.
    """

    first_slug: str
    status: str
    zone: str
    kind: str
    webcast: str
    venue: str
    city: str
    country: str


class HeldTitle(NamedTuple):
    """A title held on a day.

    Attributes:
        body: Organisation it is in, else the State represented, by its name of that day.
    """

    text: str
    body: str
    lang: str
    is_uncertain: bool = False
    note: str = ""


class PersonFacts(NamedTuple):
    """A person as an address book wants them.

    Attributes:
        first_slug: The one the entry was first published under.
        names: Other names with their languages, those in the person's own script first.
        titles: Held on the day asked for, the leading one first.
    """

    first_slug: str
    family: str
    given: str
    honorific: str
    address_as: str
    nationality: str
    names: tuple[tuple[str, str], ...]
    titles: tuple[HeldTitle, ...]


def get_session_facts(
    session: ReadSession, slug: str, lang: str, as_of: str
) -> SessionFacts | None:
    """Return the facts of a published session, None where there is no such session."""
    row = session.first(SESSION, {"kind": "session", "slug": slug, "lang": lang})
    if row is None:
        return None
    day = row["date_from"] or as_of
    country = get_plate(session, row["country_id"], day, lang).text if row["country_id"] else ""
    return SessionFacts(
        first_slug=row["first_slug"],
        status=row["session_status"],
        zone=row["zone"],
        kind=row["kind"],
        webcast=row["webcast"],
        venue=row["venue"] or "",
        city=row["city"] or "",
        country=country,
    )


def get_person_facts(session: ReadSession, slug: str, lang: str, day: str) -> PersonFacts | None:
    """Return the facts of a published person, None where there is no such person.

    Args:
        session: Of an edition.
        slug: Of the person.
        lang: Wanted for titles and bodies.
        day: ISO day on which titles must be held.
    """
    row = session.first(PERSON, {"kind": "person", "slug": slug})
    if row is None:
        return None
    country = get_plate(session, row["country_id"], day, lang).text if row["country_id"] else ""
    names = session.all(NAMES_OF, {"id": row["id"]})
    return PersonFacts(
        first_slug=row["first_slug"],
        family=row["family"],
        given=row["given"],
        honorific=row["honorific"],
        address_as=row["address_as"],
        nationality=country,
        names=tuple((found["name"], found["lang"]) for found in names),
        titles=_titles(session, row["id"], lang, day),
    )


def _titles(session: ReadSession, person_id: int, lang: str, day: str) -> tuple[HeldTitle, ...]:
    """Return the titles held; else the one that a session near the day lists."""
    rows = session.all(HELD, {"id": person_id, "lang": lang, "day": day})
    if not rows:
        listed = list_titles(session, (person_id,), day, lang).get(person_id)
        if listed is None:
            return ()
        body = listed.plate.text if listed.plate else ""
        return (HeldTitle(listed.text, body, lang, listed.is_uncertain),)
    bodies = [row["body_id"] for row in rows if row["body_id"] is not None]
    plates = list_plates(session, bodies, day, lang)
    return tuple(
        HeldTitle(
            row["title"] or "",
            _body(plates.get(row["body_id"]), row["full_name"]),
            row["lang"] or lang,
            row["certainty"] == "uncertain",
            row["note"],
        )
        for row in rows
    )


def _body(plate: Plate | None, full_name: str | None) -> str:
    """Return a body in full, as it was called on the day; plates have acronyms."""
    if plate is None:
        return ""
    return plate.text if plate.now else full_name or plate.text
