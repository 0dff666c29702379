"""A session's programme as HTML: days, slots, and seats with and without a name."""

import datetime
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Final

from db.records import Programme, Seat, Slot
from desktop.core.calendar import weekday_name
from desktop.core.dating import date_of, date_text
from desktop.core.reader.look import Look
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
from desktop.core.zones import (
    OwnClock,
    Times,
    offset_text,
    own_clock,
    own_offset_text,
    zone_name,
)

_TIME_COLUMN: Final = 120
"""In pixels: Qt takes a share of the width away again where a plate stands in the other column."""
_STAGES: Final = {"planned": "planned", "replaced": "planned, later replaced"}

Marks = Callable[..., str]
Doubt = Callable[..., str]


def programme_html(
    programme: Programme, *, look: Look, rtl: bool, marks: Marks, doubt: Doubt
) -> str:
    """Return the programme; a slot without a day stands under no day's heading.

    Clock times are the venue's, the reader's own or both, with the offset each has on that day.
    """
    parts = []
    for day, slots in groupby(programme.slots, key=_day_of):
        shown = tuple(slots)
        if day:
            zones = _zones(programme, look.times, day, shown)
            cells = [cell(paragraph(text(_heading(day)), "h3"), "day")]
            if zones:
                zoned = paragraph(text(zones), "meta")
                cells.append(cell(zoned, "zones", align="left" if rtl else "right"))
            parts.append(table([row(cells, rtl=rtl)]))
        venue = programme.zone
        rows = [_slot(slot, look, venue, rtl=rtl, marks=marks, doubt=doubt) for slot in shown]
        parts.append(table(rows) + GAP)
    return "".join(parts)


def clock_lines(slot: Slot, times: Times, venue: str) -> list[str]:
    """Return a slot's clock times, the venue's first; the own alone where only it is wanted."""
    lines = []
    given = [part for part in (slot.start, slot.end) if part]
    own = [own_clock(times.zone, venue, slot.day, part) for part in given]
    can_convert = times.shows_own and bool(given) and None not in own
    if given and (times.shows_venue or not can_convert):
        lines.append("–".join(given))
    if can_convert:
        lines.append("–".join(_own_text(clock, slot.day) for clock in own if clock))
    return list(dict.fromkeys(lines))  # two clocks that agree are told once


def _own_text(clock: OwnClock, day: str) -> str:
    """Return an own time, with its own day where that is not the venue's."""
    if not clock.days:
        return clock.text
    there = datetime.date.fromisoformat(day) + datetime.timedelta(days=clock.days)
    return f"{clock.text} ({weekday_name(there)[:3]})"


def _heading(day: str) -> str:
    """Return a day with its name; a month is only a month."""
    date = date_of(day)
    if date is None or date.lower is None or date.lower != date.upper:
        return date_text(day)
    return f"{weekday_name(date.lower)} {date_text(day)}"


def _zones(programme: Programme, times: Times, day: str, slots: Sequence[Slot]) -> str:
    """Return the zones that the times of a day are told in, with their offsets on it."""
    timed = next((slot.start or slot.end for slot in slots if slot.start or slot.end), "")
    if not timed or not programme.zone:
        return ""
    venue, place = programme.zone, programme.place or zone_name(programme.zone)
    own = own_offset_text(times.zone, venue, day, timed) if times.shows_own else ""
    said = []
    if times.shows_venue or not own:
        said.append(", ".join(part for part in (place, offset_text(venue, day, timed)) if part))
    if own and not (said and times.zone == venue):
        said.append(f"{zone_name(times.zone)}, {own}")
    return " / ".join(said)


def _day_of(slot: Slot) -> str:
    return slot.day


def _slot(slot: Slot, look: Look, venue: str, *, rtl: bool, marks: Marks, doubt: Doubt) -> str:
    first, *others = clock_lines(slot, look.times, venue) or [""]
    said = [(first, "ui"), *((line, "meta") for line in others)]
    said += [(slot.time_note, "small"), (slot.room, "meta")]
    left = "".join(paragraph(text(line), style) for line, style in said if line)
    title = (
        f'<a name="{attribute(slot.anchor)}"></a><b>{text(slot.title)}</b>' if slot.title else ""
    )
    numbers = marks(slot.sources, is_uncertain=slot.is_uncertain)
    right = [paragraph(title + numbers, "ui")] if title else []
    right += [paragraph(text(said), "ui") for said in (slot.theme,) if said]
    right += [paragraph(text(said), "small") for said in (slot.description,) if said]
    right += [_seat(seat, marks=marks, doubt=doubt) for seat in slot.seats]
    right += [paragraph(link_html(link), "small") for link in slot.documents]
    if slot.is_uncertain or slot.note:
        right.append(paragraph(doubt(slot.note, is_uncertain=slot.is_uncertain), "meta"))
    return row([cell(left, "label", str(look.px(_TIME_COLUMN))), cell("".join(right))], rtl=rtl)


def _seat(seat: Seat, *, marks: Marks, doubt: Doubt) -> str:
    who = link_html(seat.person) if seat.person else ""
    said = ", ".join(part for part in (who, text(seat.title), text(seat.qualifier)) if part)
    stage = tr(_STAGES.get(seat.stage, ""))
    role = f"{text(seat.role)} ({stage})" if stage else text(seat.role)
    plate = f"{plate_html(seat.plate)} " if seat.plate else ""
    line = f"{role}: {plate}{said}" if said or plate else role
    if seat.plate and seat.plate.is_empty:
        line += f' <span class="now">{tr("no person named")}</span>'
    numbers = marks(seat.sources, is_uncertain=seat.is_uncertain)
    html = paragraph(line + numbers, "seat" if seat.plate else "small")
    if seat.is_uncertain or seat.note:
        html += paragraph(doubt(seat.note, is_uncertain=seat.is_uncertain), "meta")
    return html
