"""Rows of the lists of people, organisations and countries, prepared for painting."""

from typing import Final

from db.queries.people import PersonRow
from db.records import Plate
from db.values import replace
from desktop.core.dating import date_text
from desktop.core.lines import EntryLine, face_of, face_sentence
from desktop.core.words import tr

ORDERS: Final = (
    ("name", "By name"),
    ("state", "By State"),
    ("organisation", "By organisation"),
)
"""Ways to sort people, by what queries call them."""


def person_line(row: PersonRow) -> EntryLine:
    """Prepare a row: the name, below it the seat and the title of the day.

    A title that was not held on the day stands with its own time, and without a plate.
    """
    if row.kind in ("organisation", "country"):
        return _body_line(row)
    plate = row.plate
    title = row.name or tr("Seat without a name")
    role = row.title
    time = "" if row.is_held or not role else _time_of(row)
    parts = (_now(plate), role, row.session)
    context = ", ".join(part for part in parts if part)
    said = (title, face_sentence(plate) if plate else "", role, time, row.session)
    return EntryLine(
        kind="person",
        title=title,
        context=context,
        sentence=", ".join(part for part in said if part),
        address=f"person/{row.slug}" if row.kind == "person" else (plate.address if plate else ""),
        date=time,
        face=face_of(plate) if plate else None,
    )


def _body_line(row: PersonRow) -> EntryLine:
    """Prepare a body by its name of the day."""
    then = row.plate if row.plate and row.plate.now else None
    line = EntryLine(row.kind, row.name, row.title, "", f"{row.kind}/{row.slug}")
    if then is not None:
        line = replace(line, title=then.text, context=_now(then))
    said = (line.title, line.context)
    return replace(line, sentence=", ".join(part for part in said if part))


def _time_of(row: PersonRow) -> str:
    return date_text(row.period, "short") if row.period else tr("no dates")


def _now(plate: Plate | None) -> str:
    return f"{tr('now')} {plate.now}" if plate and plate.now else ""
