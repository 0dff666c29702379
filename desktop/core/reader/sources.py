"""Numbers of sources in a page: the mark behind a fact, and what a card says of it."""

import re
from typing import Final, NamedTuple

from db.records import Link, SourceItem
from desktop.core.dating import date_text
from desktop.core.reader.markup import anchor
from desktop.core.words import tr

_SURE: Final = "source-"
_UNSURE: Final = "doubted-source-"
_ADDRESS: Final = re.compile(rf"#({_SURE}|{_UNSURE})(\d{{1,6}})")


class Cited(NamedTuple):
    """What the address of a mark says.

    Attributes:
        is_uncertain: Of the fact that the mark stands behind, not of the source.
    """

    number: int
    is_uncertain: bool


def source_marks(numbers: tuple[int, ...], *, is_uncertain: bool = False) -> str:
    """Return the numbers of sources as links to the list at the end."""
    prefix = _UNSURE if is_uncertain else _SURE
    return "".join(f" <sup>{anchor(f'#{prefix}{number}', str(number))}</sup>" for number in numbers)


def link_marks(link: Link) -> str:
    """Return the marks of what a link says of itself."""
    return source_marks(link.sources, is_uncertain=link.is_uncertain)


def source_anchors(number: int) -> str:
    """Return what the marks of a source lead to."""
    return f'<a name="{_SURE}{number}"></a><a name="{_UNSURE}{number}"></a>'


def cited_by(address: str) -> Cited | None:
    """Return what a mark cites; None for any other link."""
    found = _ADDRESS.fullmatch(address)
    return Cited(int(found[2]), found[1] == _UNSURE) if found else None


def source_lines(source: SourceItem, cited: Cited) -> tuple[str, ...]:
    """Return what a card says below the title of a source."""
    origin = (source.publisher, date_text(source.date))
    read = tr("Read on {day}").format(day=date_text(source.accessed)) if source.accessed else ""
    sure = tr("What it is cited for here: confirmed")
    if cited.is_uncertain:
        sure = tr("What it is cited for here: uncertain")
    said = (" · ".join(part for part in origin if part), source.note, read, sure)
    return tuple(line for line in said if line)
