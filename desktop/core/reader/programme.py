"""A session's programme as HTML: days, slots, and seats with and without a name."""

from collections.abc import Callable
from itertools import groupby
from typing import Final

from db.records import Programme, Seat, Slot
from desktop.core.dating import date_text
from desktop.core.reader.markup import (
    GAP,
    attribute,
    cell,
    link_html,
    paragraph,
    plate_html,
    row,
    table,
    text,
)
from desktop.core.words import tr

_TIME_COLUMN: Final = "24%"
_STAGES: Final = {"planned": "planned", "replaced": "planned, later replaced"}

Marks = Callable[[tuple[int, ...]], str]
Doubt = Callable[..., str]


def programme_html(programme: Programme, *, rtl: bool, marks: Marks, doubt: Doubt) -> str:
    """Return the programme; a slot without a day stands under no day's heading."""
    parts = []
    for day, slots in groupby(programme.slots, key=_day_of):
        if day:
            parts.append(paragraph(text(date_text(day)), "h3"))
        rows = [_slot(slot, rtl=rtl, marks=marks, doubt=doubt) for slot in slots]
        parts.append(table(rows) + GAP)
    return "".join(parts)


def _day_of(slot: Slot) -> str:
    return slot.day


def _slot(slot: Slot, *, rtl: bool, marks: Marks, doubt: Doubt) -> str:
    clock = "–".join(part for part in (slot.start, slot.end) if part)
    left = "".join(
        paragraph(text(said), style)
        for said, style in ((clock, "ui"), (slot.time_note, "small"), (slot.room, "meta"))
        if said
    )
    title = (
        f'<a name="{attribute(slot.anchor)}"></a><b>{text(slot.title)}</b>' if slot.title else ""
    )
    right = [paragraph(title + marks(slot.sources), "ui")] if title else []
    right += [paragraph(text(said), "ui") for said in (slot.theme,) if said]
    right += [paragraph(text(said), "small") for said in (slot.description,) if said]
    right += [_seat(seat, marks=marks, doubt=doubt) for seat in slot.seats]
    right += [paragraph(link_html(link), "small") for link in slot.documents]
    if slot.is_uncertain or slot.note:
        right.append(paragraph(doubt(slot.note, is_uncertain=slot.is_uncertain), "meta"))
    return row([cell(left, "label", _TIME_COLUMN), cell("".join(right))], rtl=rtl)


def _seat(seat: Seat, *, marks: Marks, doubt: Doubt) -> str:
    who = link_html(seat.person) if seat.person else ""
    said = ", ".join(part for part in (who, text(seat.title), text(seat.qualifier)) if part)
    stage = tr(_STAGES.get(seat.stage, ""))
    role = f"{text(seat.role)} ({stage})" if stage else text(seat.role)
    plate = f"{plate_html(seat.plate)} " if seat.plate else ""
    line = f"{role}: {plate}{said}" if said or plate else role
    if seat.plate and seat.plate.is_empty:
        line += f' <span class="now">{tr("no person named")}</span>'
    html = paragraph(line + marks(seat.sources), "seat" if seat.plate else "small")
    if seat.is_uncertain or seat.note:
        html += paragraph(doubt(seat.note, is_uncertain=seat.is_uncertain), "meta")
    return html
