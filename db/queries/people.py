"""The lists of people, organisations and countries, each with what it was on a day."""

from __future__ import annotations  # array[int] is only a type before Python 3.12

from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Final, Literal, NamedTuple

from db.engine import ReadSession
from db.queries import words
from db.queries.names import list_plates
from db.queries.sql import LABEL, join_text, pack
from db.queries.titles import NEAR_DAYS, list_titles
from db.records import Plate
from db.search.grammar import name_match
from db.search.normalise import words as normalised
from db.values import Value

PeopleOrder = Literal["name", "state", "organisation"]

SORTED: Final = (
    f"SELECT e.id, coalesce(l.sort, e.slug) AS sort FROM entry AS e{LABEL}"
    " WHERE e.kind = :kind AND e.status = 'published' ORDER BY sort, e.id"
)
NAMED: Final = (
    "SELECT DISTINCT d.entry_id FROM search_title JOIN search_doc AS d"
    " ON d.id = search_title.rowid WHERE search_title MATCH :match AND d.kind = :kind"
)
HELD: Final = (
    "SELECT entry_id AS person_id, represents_id AS state_id, organisation_id FROM appointment"
    " WHERE date <> '' AND coalesce(date_from, '') <= :day AND coalesce(date_to, '9999') >= :day"
    " ORDER BY entry_id, \"order\", coalesce(date_from, '') DESC, position"
)
SEATED: Final = (
    "SELECT p.person_id, p.country_id AS state_id, p.organisation_id FROM participation AS p"
    " JOIN entry AS s ON s.id = p.entry_id WHERE p.person_id IS NOT NULL"
    " AND abs(julianday(s.date_from) - julianday(:day)) <= :near"
    " AND coalesce(p.country_id, p.organisation_id) IS NOT NULL"
    " ORDER BY p.person_id, abs(julianday(s.date_from) - julianday(:day)),"
    " p.stage = 'replaced', p.position, p.id"
)
SEATS: Final = (
    "SELECT -p.id AS id, p.country_id AS state_id, p.organisation_id, e.slug, p.role, p.qualifier,"
    " p.stage, s.kind, s.number, coalesce(l.title, e.slug) AS title, coalesce(g.key, '') AS anchor"
    " FROM participation AS p JOIN entry AS e ON e.id = p.entry_id"
    " JOIN session AS s ON s.entry_id = e.id LEFT JOIN segment AS g ON g.id = p.segment_id"
    f"{LABEL} WHERE p.person_id IS NULL AND p.stage <> 'replaced' AND e.status = 'published'"
    " AND coalesce(p.country_id, p.organisation_id) IS NOT NULL"
    " ORDER BY e.date_from, e.id, p.position, p.id"
)
PEOPLE: Final = (
    "SELECT e.id, e.slug, coalesce(l.title, e.slug) AS title, p.family, p.given"
    " FROM json_each(:ids) AS wanted JOIN entry AS e ON e.id = wanted.value"
    f" JOIN person AS p ON p.entry_id = e.id{LABEL}"
)
# Of titles not held on the day the one that ended last before it, then the next to begin.
NOT_HELD: Final = (
    "SELECT a.entry_id AS person_id, a.date, t.title FROM json_each(:ids) AS wanted"
    " JOIN appointment AS a ON a.id = (SELECT other.id FROM appointment AS other"
    " WHERE other.entry_id = wanted.value ORDER BY other.date = '',"
    " coalesce(other.date_to, '9999') >= :day,"
    " CASE WHEN other.date_to < :day THEN julianday(:day) - julianday(other.date_to)"
    ' ELSE julianday(other.date_from) - julianday(:day) END, other."order", other.position LIMIT 1)'
    + join_text("appointment_text", "appointment_id", "a.id", "t")
)
BODIES: Final = (
    "SELECT e.id, e.kind, e.slug, coalesce(l.title, e.slug) AS title,"
    " coalesce(l.context, '') AS context FROM json_each(:ids) AS wanted"
    f" JOIN entry AS e ON e.id = wanted.value{LABEL}"
)

_SEAT_KIND: Final = "seat"
_LAST: Final = "\U0010ffff"
"""Sorts behind every name."""


class PersonRow(Value):
    """A row of the list of people, organisations or countries, as of a day.

    Attributes:
        id: Of the entry; negative for a seat without a name.
        kind: Of the entry; 'seat' for a seat without a name, then `slug` is its session's.
        name: Family name first, as the list is sorted; empty for a seat.
        plate: The State or body on the day; of an organisation or a country, its own.
        title: Held on the day; the role of a seat.
        period: EDTF of a title that was not held on the day, which then stands in `title`.
        is_held: The title counts for the day; one without dates or of another time does not.
        session: Where a seat is, in short.
        anchor: Place of a seat on the page of its session.
    """

    id: int
    kind: str
    slug: str
    name: str
    plate: Plate | None = None
    title: str = ""
    period: str = ""
    is_held: bool = True
    session: str = ""
    anchor: str = ""


class PeopleList(NamedTuple):
    """What a list holds: ids in order, the bands they stand under, and how many there are at all.

    Ids below zero are seats without a name.
    """

    ids: array[int]
    bands: tuple[tuple[str, int], ...]
    total: int


class _Place(NamedTuple):
    """Where a row stands: under which band, and in which order there."""

    band_sort: str
    band: str
    sort: str
    id: int


class _Bodies(NamedTuple):
    state_id: int | None
    organisation_id: int | None

    @property
    def ids(self) -> tuple[int, ...]:
        return tuple(one for one in self if one is not None)


def list_people(
    session: ReadSession, lang: str, day: str, *, order: PeopleOrder = "name", text: str = ""
) -> PeopleList:
    """Return the people of an edition, and behind them the seats that nobody is named for.

    Args:
        session: Of an edition.
        lang: Of the names they are sorted by.
        day: ISO day of the State or organisation they stand under.
        order: By initial, or by the State or the organisation of the title held on the day.
        text: Beginnings of words of a name in any script, or of the State or body on the day.
    """
    people = session.all(SORTED, {"kind": "person", "lang": lang})
    seats = session.all(SEATS, {"lang": lang})
    bodies: dict[int, _Bodies] = {}
    named: dict[int, Plate] = {}
    if order != "name" or text.strip():  # by initial alone it does not matter who stood for whom
        bodies = _bodies_of_day(session, day)
        bodies |= {row["id"]: _Bodies(row["state_id"], row["organisation_id"]) for row in seats}
        of_day = {one for each in bodies.values() for one in each.ids}
        named = list_plates(session, of_day, day, lang)
    sorts = {row["id"]: row["sort"] for row in people}
    total = len(sorts) + len(seats)
    if text.strip():
        wanted = _matching(session, "person", text) | _of_matching_bodies(bodies, named, text)
        wanted |= {row["id"] for row in seats if _begins(text, row["title"])}
        sorts = {entry_id: sort for entry_id, sort in sorts.items() if entry_id in wanted}
        seats = [row for row in seats if row["id"] in wanted]
    sorts |= {row["id"]: f"{_LAST}{number:09}" for number, row in enumerate(seats)}
    bands = {one: (" ".join(normalised(plate.text)), plate.text) for one, plate in named.items()}
    places = [
        _Place(*_band(order, sort, bodies.get(entry_id), bands), sort, entry_id)
        for entry_id, sort in sorts.items()
    ]
    return _listed(places, total)


def list_bodies(
    session: ReadSession, kind: str, lang: str, day: str, *, text: str = ""
) -> PeopleList:
    """Return the organisations or countries of an edition by their names of a day.

    Args:
        session: Of an edition.
        kind: 'organisation' or 'country'.
        lang: Of the names they are sorted by.
        day: ISO day of the names.
        text: Beginnings of words of a present or former name, in any script.
    """
    sorts = {row["id"]: row["sort"] for row in session.all(SORTED, {"kind": kind, "lang": lang})}
    total = len(sorts)
    plates = list_plates(session, sorts, day, lang)
    for entry_id, plate in plates.items():
        if plate.now:
            sorts[entry_id] = " ".join(normalised(plate.text))
    if text.strip():
        wanted = _matching(session, kind, text)
        sorts = {entry_id: sort for entry_id, sort in sorts.items() if entry_id in wanted}
    places = [_Place(*_initial(sort), sort, entry_id) for entry_id, sort in sorts.items()]
    return _listed(places, total)


def list_person_rows(
    session: ReadSession, ids: Sequence[int], lang: str, day: str
) -> list[PersonRow]:
    """Return people and seats of `list_people` in the order of their ids."""
    people = [one for one in ids if one > 0]
    rows = session.all(PEOPLE, {"ids": pack(people), "lang": lang})
    titles = list_titles(session, people, day, lang)
    untitled = [row["id"] for row in rows if row["id"] not in titles]
    parameters = {"ids": pack(untitled), "day": day, "lang": lang}
    others = {row["person_id"]: row for row in session.all(NOT_HELD, parameters)}
    found: dict[int, PersonRow] = {}
    for row in rows:
        entry_id = row["id"]
        record = PersonRow(entry_id, "person", row["slug"], _listed_name(row))
        if entry_id in titles:
            held = titles[entry_id]
            record = _with_title(record, held.text, held.plate)
        elif entry_id in others:
            other = others[entry_id]
            record = _with_title(record, other["title"] or "", None, other["date"], is_held=False)
        found[entry_id] = record
    if len(people) < len(ids):
        found |= _seat_rows(session, {one for one in ids if one < 0}, lang, day)
    return [found[one] for one in ids if one in found]


def list_body_rows(
    session: ReadSession, ids: Sequence[int], lang: str, day: str
) -> list[PersonRow]:
    """Return organisations or countries of `list_bodies` in the order of their ids."""
    plates = list_plates(session, ids, day, lang)
    rows = {row["id"]: row for row in session.all(BODIES, {"ids": pack(ids), "lang": lang})}
    return [
        PersonRow(row["id"], row["kind"], row["slug"], row["title"], plates[one], row["context"])
        for one in ids
        if (row := rows.get(one)) is not None
    ]


def _bodies_of_day(session: ReadSession, day: str) -> dict[int, _Bodies]:
    """Return what each person stood for, by the same rules as `list_titles`, in two scans."""
    found: dict[int, _Bodies] = {}
    for statement in (HELD, SEATED):
        taken = set(found)
        for row in session.all(statement, {"day": day, "near": NEAR_DAYS}):
            if row["person_id"] not in taken:
                bodies = _Bodies(row["state_id"], row["organisation_id"])
                found.setdefault(row["person_id"], bodies)
    return found


def _matching(session: ReadSession, kind: str, text: str) -> set[int]:
    """Return the entries with a name that has, for each word of a text, one that begins so."""
    found: set[int] | None = None
    for word in normalised(text):
        rows = session.all(NAMED, {"match": name_match(word), "kind": kind})
        ids = {row["entry_id"] for row in rows}
        found = ids if found is None else found & ids
    return found or set()


def _of_matching_bodies(bodies: dict[int, _Bodies], named: dict[int, Plate], text: str) -> set[int]:
    matching = {one for one, plate in named.items() if _begins(text, f"{plate.text} {plate.now}")}
    return {entry_id for entry_id, each in bodies.items() if matching.intersection(each.ids)}


def _begins(text: str, name: str) -> bool:
    """Whether every word of a text begins one of a name."""
    parts, has = normalised(name), normalised(text)
    return bool(has) and all(any(part.startswith(word) for part in parts) for word in has)


def _band(
    order: PeopleOrder, sort: str, bodies: _Bodies | None, bands: dict[int, tuple[str, str]]
) -> tuple[str, str]:
    """Return the key and the text of the band that a row stands under."""
    if order == "name":
        return _initial(sort)
    is_state = order == "state"
    body_id = bodies and (bodies.state_id if is_state else bodies.organisation_id)
    if body_id is None:
        return _LAST, words.NO_STATE if is_state else words.NO_ORGANISATION
    return bands[body_id]


def _initial(sort: str) -> tuple[str, str]:
    if sort.startswith(_LAST):
        return _LAST, words.SEATS_WITHOUT_NAME
    return sort[:1], sort[:1].upper()


def _listed(places: list[_Place], total: int) -> PeopleList:
    places.sort()
    key: Callable[[_Place], str] = _band_of
    bands = tuple((band, sum(1 for _ in rows)) for band, rows in groupby(places, key))
    return PeopleList(array("q", [place.id for place in places]), bands, total)


def _band_of(place: _Place) -> str:
    return place.band


def _listed_name(row: Sequence[str]) -> str:
    """Return a name as lists sort it; one that is not written "given family" stays as it is."""
    _, _, title, family, given = row
    return f"{family}, {given}" if given and title == f"{given} {family}" else title


def _with_title(
    row: PersonRow, title: str, plate: Plate | None, period: str = "", *, is_held: bool = True
) -> PersonRow:
    return PersonRow(
        row.id, row.kind, row.slug, row.name, plate, title, period=period, is_held=is_held
    )


def _seat_rows(
    session: ReadSession, ids: Iterable[int], lang: str, day: str
) -> dict[int, PersonRow]:
    rows = [row for row in session.all(SEATS, {"lang": lang}) if row["id"] in ids]
    bodies = {row["id"]: row["state_id"] or row["organisation_id"] for row in rows}
    plates = list_plates(session, bodies.values(), day, lang)
    found = {}
    for row in rows:
        plate = plates[bodies[row["id"]]]
        role = words.role_name(row["role"])
        found[row["id"]] = PersonRow(
            row["id"],
            _SEAT_KIND,
            row["slug"],
            "",
            Plate(plate.text, plate.kind, is_empty=True, now=plate.now, address=plate.address),
            ", ".join(part for part in (role, row["qualifier"]) if part),
            session=words.session_name(row["kind"], row["number"], row["title"]),
            anchor=row["anchor"],
        )
    return found
