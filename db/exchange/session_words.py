"""A session and its parts in plain words, as a calendar shows them under an event."""

from collections.abc import Iterator
from typing import Final

from db.date_words import ENGLISH
from db.dates import Edtf, format_date, parse
from db.errors import Invalid
from db.exchange.selection import SCHEME
from db.queries import words
from db.queries.exports import SessionFacts
from db.records import Fact, Facts, Page, Plate, Programme, Seat, Slot

_DATE_NOTE: Final = "The day is not certain: sources say {}. The event covers every day it may be."
_OPEN_NOTE: Final = "Not both ends are known: sources say {}. The event covers the days that are."
_NO_END: Final = "No source says when it ended."
_NO_ZONE: Final = "The time is local to the venue; its time zone is not known."
_LOCAL: Final = "Times in {}"


def date_note(when: Edtf) -> str:
    """Return what makes a date uncertain in words, empty for days that are known."""
    if when.precision == "day" and not (when.is_approximate or when.is_uncertain or when.is_open):
        return ""
    note = _OPEN_NOTE if when.is_open else _DATE_NOTE
    return note.format(format_date(when, words=ENGLISH))


def describe_session(page: Page, facts: SessionFacts, source: str) -> str:
    """Return the subject, the standing, the programme with its people, and where this is from."""
    status = words.STATUSES.get(facts.status, "")
    webcast = f"{words.Labels.WEBCAST}: {facts.webcast}" if facts.webcast else ""
    head = [page.lead, f"{status}." if status else "", date_note(parse(page.date)), webcast]
    paragraphs = ["\n".join(filter(None, head))]
    for block in page.blocks:
        if isinstance(block, Programme):
            paragraphs += ["\n".join(_programme_lines(slot)) for slot in block.slots]
            if block.zone and any(slot.start for slot in block.slots):
                paragraphs.append(_LOCAL.format(block.zone))
        elif isinstance(block, Facts) and block.heading == words.STATEMENTS:
            paragraphs.append("\n".join([f"{block.heading}:", *map(_fact, block.rows)]))
    paragraphs.append(f"{source}\n{SCHEME}{page.address}")
    return "\n\n".join(filter(None, paragraphs))


def describe_slot(page: Page, slot: Slot, facts: SessionFacts) -> str:
    """Return the session a part belongs to, what is known of the part, and its people."""
    notes = [slot.description, slot.time_note, _doubt(slot.note, is_uncertain=slot.is_uncertain)]
    if not slot.end:
        notes.append(_NO_END)
    if not facts.zone:
        notes.append(_NO_ZONE)
    seats = [_seat(seat) for seat in slot.seats]
    paragraphs = [page.title, "\n".join(filter(None, notes)), "\n".join(seats)]
    paragraphs.append(f"{SCHEME}{page.address}")
    return "\n\n".join(filter(None, paragraphs))


def slot_name(slot: Slot) -> str:
    """Return what a part is called, with its theme."""
    return _joined(slot.title, slot.theme, separator=": ")


def _programme_lines(slot: Slot) -> Iterator[str]:
    name = slot_name(slot)
    if name:
        hours = _joined(slot.start, slot.end, separator="–")
        when = _joined(_date(slot.day), hours, slot.time_note, slot.room)
        yield f"{name} ({when})" if when else name
    doubt = _doubt(slot.note, is_uncertain=slot.is_uncertain)
    if doubt:
        yield doubt
    yield from map(_seat, slot.seats)


def _seat(seat: Seat) -> str:
    """Return a seat; a State that names nobody holds it by its own name."""
    person = seat.person.title if seat.person else ""
    plate = _plate(seat.plate)
    plate = f"({plate})" if plate and person else plate
    holder = _joined(person, seat.title, seat.qualifier) if person else ""
    said = _joined(holder, plate, separator=" ")
    if not person:
        said = _joined(plate, seat.title, seat.qualifier, words.NO_PERSON if plate else "")
    stage = {"planned": words.PLANNED, "replaced": words.REPLACED}.get(seat.stage, "{}")
    doubt = _doubt(seat.note, is_uncertain=True) if seat.is_uncertain else ""
    return _joined(f"- {seat.role}: {stage.format(said)}", doubt, separator=". ")


def _plate(plate: Plate | None) -> str:
    return plate.text if plate else ""


def _fact(fact: Fact) -> str:
    doubt = _doubt(fact.note, is_uncertain=fact.is_uncertain)
    return _joined(f"- {fact.label}: {fact.value}", doubt, separator=". ")


def _doubt(note: str, *, is_uncertain: bool) -> str:
    return _joined("Uncertain" if is_uncertain else "", note, separator=": ")


def _date(edtf: str) -> str:
    try:
        return format_date(parse(edtf)) if edtf else ""
    except Invalid:
        return edtf


def _joined(*parts: str, separator: str = ", ") -> str:
    return separator.join(part for part in parts if part)
