"""Help as pages like the others: hand-written files, with what the tables know put in its place.

A file of `resources/help` is `<h1>` on its first line, one `<p>` with the lead on the second, then
sections, each begun by an `<h2>` line; a line like `<!-- keys -->` is where a table goes.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from html import unescape
from pathlib import Path
from typing import Final

from db.errors import NotFound
from db.records import Block, Page, Plate, Programme, Prose, Seat, Slot, Table
from db.search.grammar import FIELDS
from desktop.core.actions import ACTIONS
from desktop.core.words import tr

NAMES: Final = (
    *(
        "getting-started",
        "search",
        "keyboard",
        "marks",
        "correcting",
        "editing",
        "installing",
        "about",
    ),
)
"""In the order of the list; the first is the one that Help opens."""

INDEX: Final = "index"

_LINE: Final = re.compile(r"<(h1|h2|p)>(.*)</\1>\s*")
_MARKER: Final = re.compile(r"<!-- (\w+) -->\s*")

Keys = Mapping[str, str]


def load_help(folder: Path, name: str, keys: Keys) -> Page:
    """Return a help page.

    Args:
        folder: `resources/help`.
        name: One of `NAMES`; `INDEX` is the first of them.
        keys: Name of an action to its keys, as this system writes them.

    Raises:
        NotFound: There is no such page.
    """
    name = NAMES[0] if name == INDEX else name
    if name not in NAMES:
        raise NotFound(f"There is no help page “{name}”.")
    lines = (folder / f"{name}.html").read_text("utf-8").splitlines()
    title, lead = (_words(line) for line in lines[:2])
    makers: dict[str, Callable[[], tuple[Block, ...]]] = {
        "keys": partial(_key_tables, keys),
        "fields": _field_table,
        "plates": _plates,
    }
    blocks = tuple(_blocks(lines[2:], makers))
    return Page("help", name, "en", title, ("en",), lead=lead, blocks=blocks, version=0)


def _blocks(
    lines: list[str], makers: Mapping[str, Callable[[], tuple[Block, ...]]]
) -> Iterator[Block]:
    heading, body = "", []
    for line in [*lines, "<h2></h2>"]:
        marker, found = _MARKER.fullmatch(line), _LINE.fullmatch(line)
        is_heading = found is not None and found[1] == "h2"
        if not (marker or is_heading):
            body.append(line)
            continue
        if heading or body:
            yield Prose("\n".join(body), heading=heading, is_numbered=False)
        heading, body = "", []
        if marker:
            yield from makers[marker[1]]()
        elif found:
            heading = unescape(found[2])


def _words(line: str) -> str:
    found = _LINE.fullmatch(line)
    return unescape(found[2]) if found else ""


def _key_tables(keys: Keys) -> tuple[Block, ...]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for action in ACTIONS:
        if keys.get(action.name):
            row = (tr(action.label).rstrip("…"), keys[action.name])
            groups.setdefault(action.group, []).append(row)
    header = (tr("What it does"), tr("Keys"))
    return tuple(Table(header, tuple(rows), heading=tr(group)) for group, rows in groups.items())


def _field_table() -> tuple[Block, ...]:
    rows = tuple((f"{name}:", meaning) for name, meaning in FIELDS.items())
    return (Table((tr("Write"), tr("To find entries")), rows),)


def _plates() -> tuple[Block, ...]:
    """Return the four sorts of plates, set as a programme sets them."""
    shown = (
        (tr("A State"), Plate("Switzerland", "state")),
        (tr("An organisation"), Plate("United Nations", "organisation")),
        (tr("A name of that day"), Plate("Turkey", "state", now="Türkiye")),
        (tr("A seat without a name"), Plate("Eritrea", "state", is_empty=True)),
    )
    slots = tuple(
        Slot(f"plate-{number}", "", time_note=what, seats=(Seat(tr("Moderator"), plate, None),))
        for number, (what, plate) in enumerate(shown)
    )
    return (Programme(slots),)
