"""A page wide enough for two columns: what someone did, and beside it who tells of it.

Pages are one column of text everywhere else; a person's page has little text and many entries, and
is drawn over the whole width.
"""

from typing import Final

from db.figures import Roles
from db.records import Block, Link, LinkGroup, Links, Notice, Page, Picture, Prose
from db.values import Value, replace
from desktop.core.dating import date_text, tile_of
from desktop.core.reader.markup import (
    GAP,
    anchor_of,
    cell,
    link_html,
    paragraph,
    plate_html,
    row,
    table,
    text,
    tile_html,
)
from desktop.core.reader.sources import link_marks
from desktop.core.words import tr

_KINDS: Final = frozenset({"person"})
_FIRST: Final = (Notice, Picture, Roles)
_LEFT: Final = (Prose, Links)
_LEADING: Final = ("story", "document")
"""Kinds that tell of a person; the others follow in their usual order."""

_TILE_COLUMN: Final = "56"
_HALF: Final = "50%"
_GUTTER: Final = "28"


class Columns(Value):
    """Blocks side by side."""

    left: tuple[Block, ...]
    right: tuple[Links, ...]


def is_spread(page: Page) -> bool:
    """Whether a page is set over the whole width where there is enough of it."""
    return page.kind in _KINDS and any(isinstance(block, Roles) for block in page.blocks)


def spread(page: Page) -> tuple[Block | Columns, ...]:
    """Return the blocks of a page for the whole width, what stands beside others among them."""
    first = [block for block in page.blocks if isinstance(block, _FIRST)]
    entries = [block for block in page.blocks if isinstance(block, Links)]
    texts = [_titled(block) for block in page.blocks if isinstance(block, Prose)]
    left: tuple[Block, ...] = (*entries, *texts)
    right = tuple(Links(group.title, group.links) for group in sorted(page.related, key=_rank))
    rest = [block for block in page.blocks if not isinstance(block, (*_FIRST, *_LEFT))]
    if not left or not right:
        return (*first, *left, *right, *rest)
    return (*first, Columns(left, right), *rest)


def for_paper(page: Page) -> Page:
    """Return a page without its live figure; the blocks after it say the same in words."""
    return replace(page, blocks=tuple(b for b in page.blocks if not isinstance(b, Roles)))


def entries_html(block: Links, *, rtl: bool) -> str:
    """Return links under a heading with their number, sessions with their date tiles."""
    head = f'{text(block.heading)} <span class="now">{len(block.links)}</span>'
    parts = [paragraph(head, "colhead", anchor_of(block.heading)), GAP]
    if any(link.kind == "session" for link in block.links):
        rows = []
        for link in block.links:
            tile = tile_of(link.date, link.lang)
            date = f'<p class="tile">{tile_html(tile)}</p>' if tile else ""
            cells = [cell(date, "entry", _TILE_COLUMN), cell(_entry(link), "entry")]
            rows.append(row(cells, rtl=rtl))
        return "".join((*parts, table(rows), GAP))
    return "".join((*parts, *map(_entry, block.links)))


def columns_html(left: str, right: str, *, rtl: bool) -> str:
    """Return two columns with a gutter between."""
    cells = [
        cell(left, "half", _HALF),
        cell("<p></p>", "plain", _GUTTER),
        cell(right, "half", _HALF),
    ]
    return GAP + table([row(cells, rtl=rtl)])


def _entry(link: Link) -> str:
    about = link.reason or link.context
    date = date_text(link.date, lang=link.lang) if link.kind in ("story", "document") else ""
    said = about if date in about else " · ".join(part for part in (date, about) if part)
    title = paragraph(link_html(link), "entry")
    marked = text(said) + link_marks(link)
    if link.plate:
        return title + paragraph(f"{plate_html(link.plate)} {marked}", "about seated")
    return title + (paragraph(marked, "about") if marked else "")


def _titled(block: Prose) -> Prose:
    """Head the text, which elsewhere follows the name at once."""
    return block if block.heading else replace(block, heading=tr("Biography"))


def _rank(group: LinkGroup) -> int:
    return _LEADING.index(group.key) if group.key in _LEADING else len(_LEADING)
