"""The programme of a session: its parts, and who takes which seat, planned and actual."""

from collections import defaultdict
from sqlite3 import Row
from typing import Final

from db.queries import words
from db.queries.pages.draft import Draft
from db.queries.sql import join_text
from db.records import Plate, Programme, Seat, Slot
from db.values import replace

SEGMENTS: Final = (
    'SELECT s.id, s.key, s.kind, s.number, s.day, s.start, s."end", s.room, s.certainty, s.note,'
    " t.theme, t.description, t.time_note FROM segment AS s"
    + join_text("segment_text", "segment_id", "s.id", "t")
    + " WHERE s.entry_id = :id ORDER BY s.position"
)
SEATS: Final = (
    "SELECT p.id, p.segment_id, p.role, p.person_id, p.qualifier, p.stage, p.certainty, p.note,"
    " coalesce(p.country_id, p.organisation_id) AS body_id, t.title FROM participation AS p"
    + join_text("participation_text", "participation_id", "p.id", "t")
    + " WHERE p.entry_id = :id ORDER BY p.segment_id, p.position"
)

_WHOLE_SESSION: Final = "session"
"""Anchor of the slot without a title, which holds the seats of the session as a whole."""


def programme(draft: Draft, zone: str, place: str) -> tuple[Programme, ...]:
    """Return the programme of a session; none where nothing is known of it."""
    seats = _seats(draft)
    slots = []
    if None in seats:
        slots.append(Slot(_WHOLE_SESSION, "", seats=tuple(seats[None])))
    for row in draft.all(SEGMENTS):
        slots.append(_slot(draft, row, tuple(seats.get(row["id"], ()))))
    return (Programme(tuple(slots), zone, words.PROGRAMME, place),) if slots else ()


def _slot(draft: Draft, row: Row, seats: tuple[Seat, ...]) -> Slot:
    return Slot(
        anchor=row["key"],
        title=words.segment_name(row["kind"], row["number"]),
        theme=row["theme"] or "",
        description=row["description"] or "",
        day=row["day"],
        start=row["start"],
        end=row["end"],
        time_note=row["time_note"] or "",
        room=row["room"],
        seats=seats,
        documents=draft.targets("segment.documents", part_id=row["id"]),
        sources=draft.cite.numbers("segment", row["id"]),
        note=row["note"],
        is_uncertain=row["certainty"] == "uncertain",
    )


def _seats(draft: Draft) -> dict[int | None, list[Seat]]:
    """Return the seats by segment; None for those of the whole session."""
    rows = draft.all(SEATS)
    seats: defaultdict[int | None, list[Seat]] = defaultdict(list)
    for row in rows:
        seats[row["segment_id"]].append(_seat(draft, row, draft.plates.get(row["body_id"])))
    return seats


def _seat(draft: Draft, row: Row, plate: Plate | None) -> Seat:
    person = draft.link(row["person_id"])
    if person is not None:
        person = replace(person, context="")  # the seat has the title as listed then
    elif plate is not None:
        plate = replace(plate, is_empty=True)
    draft.link(row["body_id"])
    return Seat(
        role=words.role_name(row["role"]),
        plate=plate,
        person=person,
        title=row["title"] or "",
        qualifier=row["qualifier"],
        stage=row["stage"],
        sources=draft.cite.numbers("participation", row["id"]),
        is_uncertain=row["certainty"] == "uncertain",
        note=row["note"],
    )
