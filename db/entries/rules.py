"""The rules of single kinds: what the fields of one entry must be to each other."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from db.dates import Edtf, parse
from db.entries.base import Entry
from db.entries.bodies import Country
from db.entries.document import Document, Position
from db.entries.findings import Path, Slip, did_you_mean
from db.entries.person import Person
from db.entries.session import Participation, Segment, Session
from db.entries.story import Story
from db.entries.vocabulary import Source
from db.errors import Invalid


def check_kind(entry: Entry) -> Iterator[Slip]:
    """Yield what is wrong with an entry as one of its kind."""
    check = _BY_TYPE.get(type(entry))
    if check:
        yield from check(entry)


def _check_story(story: Story) -> Iterator[Slip]:
    for lang, text in story.text.items():
        if not text.body:
            yield ("text", lang, "body"), "the story has no text"


def _check_session(session: Session) -> Iterator[Slip]:
    held = _date(session.date)
    for at, segment in enumerate(session.segments):
        yield from _check_segment(("segments", at), segment, held)
        if (segment.start or segment.end) and not session.zone:
            message = "is missing; the times of segments are those of a time zone"
            yield ("zone",), message
            break
    yield from _check_keys(
        (("segments", at, "key"), segment.key) for at, segment in enumerate(session.segments)
    )
    seats = list(list_seats(session))
    yield from _check_keys(((*path, "key"), seat.key) for path, seat in seats)
    for path, seat in seats:
        yield from _check_seat(path, seat)
    yield from _check_replacements(seats)
    if session.number and not session.series:
        yield ("series",), "is missing; a number counts within a series"


def _check_segment(path: Path, segment: Segment, held: Edtf | None) -> Iterator[Slip]:
    day = _date(segment.day)
    if day and held and not _is_within(day, held):
        yield (*path, "day"), f"{segment.day} is not within the session's date, {held.text}"
    if segment.start and segment.end and segment.end <= segment.start:
        yield (*path, "end"), f"{segment.end} is not after the start, {segment.start}"


def _check_seat(path: Path, seat: Participation) -> Iterator[Slip]:
    if not (seat.person or seat.country or seat.organisation):
        yield path, "names no one; give a person, a country or an organisation"
    if seat.country and seat.organisation:
        yield (*path, "organisation"), "a seat is a State's or an organisation's, not of both"
    if seat.replaced_by and seat.stage == "actual":
        message = (
            "is given, yet the stage is 'actual'; what was replaced is 'planned' or 'replaced'"
        )
        yield (*path, "replaced_by"), message


def _check_replacements(seats: list[tuple[Path, Participation]]) -> Iterator[Slip]:
    """Check that each `replaced_by` names another seat of the session, and goes in no circle."""
    nexts = {seat.key: seat.replaced_by for _, seat in seats if seat.key}
    for path, seat in seats:
        if not seat.replaced_by:
            continue
        here = (*path, "replaced_by")
        if seat.replaced_by not in nexts:
            near = did_you_mean(seat.replaced_by, nexts)
            message = f"no participation here has the key '{seat.replaced_by}'"
            yield here, message + (f"; {near}" if near else "")
        elif seat.key and _leads_back(seat.key, nexts):
            yield here, f"'{seat.key}' comes to replace itself"


def _check_person(person: Person) -> Iterator[Slip]:
    yield from _check_keys(
        (("appointments", at, "key"), held.key) for at, held in enumerate(person.appointments)
    )
    for at, held in enumerate(person.appointments):
        if held.order < 1:
            yield ("appointments", at, "order"), f"{held.order} is less than 1"


def _check_document(document: Document) -> Iterator[Slip]:
    if document.certainty == "uncertain" and not document.note:
        yield ("note",), "is missing; it says why this is uncertain"
    for at, vote in enumerate(document.votes):
        listed = Counter(vote.positions.values())
        totals: dict[Position, int] = {
            "for": vote.in_favour,
            "against": vote.against,
            "abstaining": vote.abstaining,
        }
        for position, counted in totals.items():
            if listed[position] > counted:
                message = f"lists {listed[position]} States {position}; the vote counted {counted}"
                yield ("votes", at, "positions"), message


def _check_country(country: Country) -> Iterator[Slip]:
    if len(country.slug) != len("ch") or not country.slug.isalpha():
        yield ("slug",), "is not an ISO 3166-1 code of two letters in lower case"


def _check_source(source: Source) -> Iterator[Slip]:
    if source.url and source.document:
        yield ("url",), "is not needed beside 'document', which leads into this edition"


def _check_keys(items: Iterable[tuple[Path, str]]) -> Iterator[Slip]:
    """Find keys used twice among parts of one entry; an empty key is none."""
    seen: set[str] = set()
    for path, key in items:
        if key and key in seen:
            yield path, f"the key '{key}' is used twice"
        seen.add(key)


def list_seats(session: Session) -> Iterator[tuple[Path, Participation]]:
    """Yield the seats of a session and of its segments, each with its path."""
    for at, seat in enumerate(session.participations):
        yield ("participations", at), seat
    for place, segment in enumerate(session.segments):
        for at, seat in enumerate(segment.participations):
            yield ("segments", place, "participations", at), seat


def _leads_back(key: str, nexts: Mapping[str, str]) -> bool:
    step, passed = nexts.get(key, ""), set[str]()
    while step and step != key and step not in passed:
        passed.add(step)
        step = nexts.get(step, "")
    return step == key


def _is_within(inner: Edtf, outer: Edtf) -> bool:
    (first, last), (opens, closes) = inner.sort_key, outer.sort_key
    return opens <= first and last <= closes


def _date(text: str) -> Edtf | None:
    """Return a date, or None for one that is missing or is reported as wrong elsewhere."""
    try:
        return parse(text) if text else None
    except Invalid:
        return None


_BY_TYPE: Final[Mapping[type[Entry], Callable[[Any], Iterator[Slip]]]] = {
    Story: _check_story,
    Session: _check_session,
    Person: _check_person,
    Document: _check_document,
    Country: _check_country,
    Source: _check_source,
}
