"""A page as records to blocks of any form of output: what comes in which order, and its words."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from db.charts import Ballot, Cities, Course, Lineage, Structure
from db.commandline.writers import Writer
from db.dates import format_date, parse
from db.errors import Invalid
from db.figures import Roles
from db.records import (
    Fact,
    Facts,
    Highlights,
    Link,
    Links,
    Notice,
    Page,
    Picture,
    Plate,
    Programme,
    Prose,
    Seat,
    Slot,
    SourceItem,
    Table,
)

_SCHEME: Final = "placard://"


def write_page(page: Page, out: Writer) -> str:
    """Write everything a reader would see of an entry."""
    out.heading(1, _joined([out.plain(page.title), _plate(page.plate, out)], " | "))
    if page.lead:
        out.paragraph(out.plain(page.lead))
    dates = [
        out.plain(f"{label}: {_joined([_date(edtf), place], ', ')}")
        for label, edtf, place in page.dates
    ]
    if dates:
        out.items(dates)
    for block in page.blocks:
        _BLOCKS[type(block)](block, out)
    if page.sources:
        out.heading(2, "Sources")
        out.items([_source(source, out) for source in page.sources], first=page.sources[0].number)
    for group in page.related:
        out.heading(2, out.plain(group.title))
        out.items([_link(link, out) for link in group.links])
    updated = f"updated {page.updated}" if page.updated else ""
    end = _joined([f"{_SCHEME}{page.address}", f"version {page.version}", updated], ", ")
    out.paragraph(out.plain(end))
    return out.finish()


def _prose(block: Prose, out: Writer) -> None:
    if block.heading:
        out.heading(2, out.plain(block.heading))
    out.prose(block.html)


def _highlights(block: Highlights, out: Writer) -> None:
    out.heading(2, "Highlights")
    out.items([out.plain(item) for item in block.items])


def _picture(block: Picture, out: Writer) -> None:
    caption = block.caption or block.alt
    unseen = "" if block.slug else "not carried in this edition"
    credit = f"Photo: {block.credit}" if block.credit else ""
    out.paragraph(out.plain(f"[{_joined([caption, credit, unseen], '; ')}]"))


def _facts(block: Facts, out: Writer) -> None:
    if block.heading:
        out.heading(2, out.plain(block.heading))
    out.items([_fact(fact, out) for fact in block.rows])


def _fact(fact: Fact, out: Writer) -> str:
    links = _joined((_name(link, out) for link in fact.links), "; ")
    value = _joined([out.plain(fact.value), links], ", ")
    said = _joined([out.plain(f"{fact.label}:"), value], " ")
    return said + _marks(fact.sources, fact.note, out, is_uncertain=fact.is_uncertain)


def _roles(_block: Roles, _out: Writer) -> None:
    """Leave a figure out: the facts that follow it say the same in words."""


def _lineage(block: Lineage, out: Writer) -> None:
    out.heading(2, out.plain(block.heading))
    rows = []
    for step in block.steps:
        title = out.plain(step.title)
        if not step.is_here:
            title = out.link(title, f"{_SCHEME}{step.address}")
        said = (step.stage, title, out.plain(step.symbol), _date(step.date))
        rows.append(_joined(said, ", "))
    out.items(rows)


def _ballot(_block: Ballot, _out: Writer) -> None:
    """Leave a chart out: the facts before it say the same in words."""


def _course(_block: Course, _out: Writer) -> None:
    """Leave a chart out: the phases and meetings after it are listed with their dates."""


def _structure(block: Structure, out: Writer) -> None:
    out.heading(2, out.plain(block.heading))
    out.items([out.plain(f"{name}: {'; '.join(items)}") for name, items in block.groups])


def _cities(block: Cities, out: Writer) -> None:
    out.heading(2, out.plain(block.heading))
    out.items([out.plain(f"{place.name}: {place.count}") for place in block.places])


def _programme(block: Programme, out: Writer) -> None:
    if block.heading:
        out.heading(2, out.plain(block.heading))
    if block.zone:
        out.paragraph(out.plain(f"Times in {block.zone}"))
    for slot in block.slots:
        _slot(slot, out)


def _slot(slot: Slot, out: Writer) -> None:
    if slot.title:
        out.heading(3, out.plain(_joined([slot.title, slot.theme], ": ")))
    hours = _joined([slot.start, slot.end], "–")
    when = _joined([_date(slot.day), hours, slot.time_note, slot.room], ", ")
    note = _marks(slot.sources, slot.note, out, is_uncertain=slot.is_uncertain)
    if when or note:
        out.paragraph((out.plain(when) + note).strip())
    if slot.description:
        out.paragraph(out.plain(slot.description))
    rows = [_seat(seat, out) for seat in slot.seats]
    rows += [_link(document, out) for document in slot.documents]
    if rows:
        out.items(rows)


def _seat(seat: Seat, out: Writer) -> str:
    person = _name(seat.person, out) if seat.person else ""
    details = _joined([seat.title, seat.qualifier], ", ")
    stage = "" if seat.stage == "actual" else f"({seat.stage})"
    holder = _joined([person, out.plain(details), _plate(seat.plate, out)], ", ")
    said = _joined([out.plain(f"{seat.role}:"), holder, out.plain(stage)], " ")
    return said + _marks(seat.sources, seat.note, out, is_uncertain=seat.is_uncertain)


def _table(block: Table, out: Writer) -> None:
    if block.heading:
        out.heading(2, out.plain(block.heading))
    rows = [
        [_link(cell, out) if isinstance(cell, Link) else out.plain(cell) for cell in row]
        for row in block.rows
    ]
    out.table([out.plain(cell) for cell in block.header], rows)


def _links(block: Links, out: Writer) -> None:
    out.heading(2, out.plain(block.heading))
    out.items([_link(link, out) for link in block.links])


def _notice(block: Notice, out: Writer) -> None:
    out.paragraph(out.plain(_joined([_date(block.date), block.text], ": ")))


def _link(link: Link, out: Writer) -> str:
    """Write a link with its plate, the line about it and the reason it stands here."""
    about = link.context or _date(link.date)
    details = _joined(["" if link.reason.startswith(about) else about, link.reason], "; ")
    said = _joined([_name(link, out), out.plain(f"({details})") if details else ""], " ")
    return said + _marks(link.sources, "", out, is_uncertain=link.is_uncertain)


def _name(link: Link, out: Writer) -> str:
    """Write a link with its plate, unless that says the same."""
    words = out.link(out.plain(link.title), f"{_SCHEME}{link.address}")
    plate = _plate(link.plate, out)
    return words if plate == out.plain(link.title) else _joined([words, plate], ", ")


def _plate(plate: Plate | None, out: Writer) -> str:
    """Write who holds a seat, and the present name where it differs."""
    if plate is None:
        return ""
    now = f"now {plate.now}" if plate.now else ""
    empty = "nobody named" if plate.is_empty else ""
    details = _joined([now, empty], ", ")
    return out.plain(f"{plate.text} ({details})" if details else plate.text)


def _source(source: SourceItem, out: Writer) -> str:
    address = f"{_SCHEME}{source.address}" if source.address else source.url
    title = out.plain(source.title)
    words = out.link(title, address) if address else title
    accessed = f"read {_date(source.accessed)}" if source.accessed else ""
    details = _joined([source.publisher, _date(source.date), accessed, source.note], ", ")
    return _joined([words, out.plain(details)], ", ")


def _marks(sources: tuple[int, ...], note: str, out: Writer, *, is_uncertain: bool) -> str:
    """Write the numbers of sources, and what makes a fact uncertain."""
    doubt = _joined(["uncertain" if is_uncertain else "", note], ": ")
    numbers = "".join(f"[{number}]" for number in sources)
    said = _joined([f"({doubt})" if doubt else "", numbers], " ")
    return f" {out.plain(said)}" if said else ""


def _date(text: str) -> str:
    """Write a date in words; damage may have left something else there, which stays as it is."""
    try:
        return format_date(parse(text)) if text else ""
    except Invalid:
        return text


def _joined(parts: Iterable[str], separator: str) -> str:
    return separator.join(part for part in parts if part)


_BLOCKS: Final[dict[type, Callable[[Any, Writer], None]]] = {
    Prose: _prose,
    Highlights: _highlights,
    Picture: _picture,
    Facts: _facts,
    Roles: _roles,
    Lineage: _lineage,
    Ballot: _ballot,
    Course: _course,
    Structure: _structure,
    Cities: _cities,
    Programme: _programme,
    Table: _table,
    Links: _links,
    Notice: _notice,
}
