"""The HTML that QTextDocument understands: escaped text, plates, tables that mirror."""

import re
import unicodedata
from html import escape
from typing import Final
from urllib.parse import quote, unquote

from db.dates import Tile
from db.records import Link, Plate
from db.rendering.characters import strip_steering
from db.rendering.sanitise import sanitise
from db.rendering.tables import mirror_tables
from desktop.core.lines import Face, face_of, face_sentence
from desktop.core.reader.look import script_of
from desktop.core.routes import SCHEME
from desktop.core.words import tr

PLATE_SCHEME: Final = "plate"
IMAGE_SCHEME: Final = "placard-image"
FIGURE_SCHEME: Final = "figure"
"""Room in a page for a figure that a widget paints; see `desktop.widgets.figure_host`."""

TILE_SCHEME: Final = "tile"
GAP: Final = '<p class="gap">&nbsp;</p>'
"""Room after a table, which has no margin of its own in a text document."""

_LARGE: Final = "-large"
_TAG: Final = re.compile(r"<[^>]*>|&[a-z#0-9]+;")
_TABLE: Final = '<table width="100%" cellspacing="0" cellpadding="0">'


def text(value: str) -> str:
    """Return text as HTML, without characters that would steer instead of being read."""
    return escape(strip_steering(value), quote=False)


def attribute(value: str) -> str:
    """Return text as the value of an attribute, to stand between double quotes."""
    return escape(strip_steering(value))


def paragraph(html: str, style: str = "", anchor: str = "") -> str:
    """Return a paragraph; `html` is markup already."""
    attributes = f' class="{style}"' if style else ""
    if anchor:
        attributes += f' id="{anchor}"'
    return f'<p{attributes} dir="{direction(html)}">{html}</p>'


def item(value: str) -> str:
    """Return a text as an item of a list."""
    return f'<li dir="{direction(value)}">{text(value)}</li>'


def direction(html: str) -> str:
    """Return 'rtl' or 'ltr' by the first strong character of the words (UAX 9, P2 and P3).

    Said of every paragraph, because Qt takes HTML without `dir` for left to right.
    """
    for char in _TAG.sub("", html):
        kind = unicodedata.bidirectional(char)
        if kind in ("R", "AL"):
            return "rtl"
        if kind == "L":
            break
    return "ltr"


def anchor(address: str, label: str) -> str:
    """Return a link to an entry (`kind/slug`) or within the page (`#name`)."""
    href = address if address.startswith("#") else f"{SCHEME}://{address}"
    return f'<a href="{attribute(href)}">{text(label)}</a>'


def outside(url: str, label: str) -> str:
    """Return a link to the web; only http and https are ever made one."""
    if not url.lower().startswith(("http://", "https://")):
        return text(label)
    return f'<a href="{attribute(url)}">{text(label)}</a>'


def link_html(link: Link) -> str:
    """Return a link with its own label."""
    return anchor(link.address, link.title)


def plate_html(plate: Plate, *, is_large: bool = False) -> str:
    """Return a plate as a picture that the pane paints, and what the State is called now."""
    source = plate_source(face_of(plate), is_large=is_large)
    image = (
        f'<img src="{source}" alt="{attribute(face_sentence(plate))}" '
        'style="vertical-align: middle">'
    )
    linked = (
        f'<a href="{SCHEME}://{attribute(plate.address)}">{image}</a>' if plate.address else image
    )
    now = f' <span class="now">{tr("now")} {text(plate.now)}</span>' if plate.now else ""
    return linked + now


def plate_source(face: Face, *, is_large: bool = False) -> str:
    """Return the address of a plate's picture."""
    state = f"{'state' if face.is_state else 'body'}-{'empty' if face.is_empty else 'held'}"
    size = _LARGE if is_large else ""
    return f"{PLATE_SCHEME}:{state}{size}:{quote(face.text, safe='')}"


def face_of_source(source: str) -> Face | None:
    """Return the plate that a picture's address means; None where it is not one of ours."""
    scheme, _, rest = source.partition(":")
    state, _, name = rest.partition(":")
    kind, _, edge = state.removesuffix(_LARGE).partition("-")
    if scheme != PLATE_SCHEME or kind not in ("state", "body") or edge not in ("held", "empty"):
        return None
    return Face(unquote(name), kind == "state", edge == "empty")


def is_large_plate(source: str) -> bool:
    """Whether a plate's address asks for the large one, as beside the name of a page."""
    return source.split(":")[1].endswith(_LARGE)


def figure_source(name: str) -> str:
    """Return the address of the room that a page leaves for a figure."""
    return f"{FIGURE_SCHEME}:{name}"


def figure_html(name: str, words: str) -> str:
    """Return room for a figure; a copy of the page says it in words."""
    return f'<p class="figure"><img src="{figure_source(name)}" alt="{attribute(words)}"></p>'


def tile_html(tile: Tile) -> str:
    """Return a date tile as a picture that the pane paints."""
    edge = "open" if tile.is_dashed else "known"
    source = f"{TILE_SCHEME}:{edge}:{quote(tile.big, safe='')}:{quote(tile.small, safe='')}"
    return f'<img src="{source}" alt="{attribute(f"{tile.big} {tile.small}")}">'


def tile_of_source(source: str) -> Tile | None:
    """Return the date tile that a picture's address means; None where it is not one of ours."""
    scheme, _, rest = source.partition(":")
    parts = rest.split(":")
    if scheme != TILE_SCHEME or len(parts) != 3 or parts[0] not in ("open", "known"):
        return None
    return Tile(unquote(parts[1]), unquote(parts[2]), parts[0] == "open")


def in_language(html: str, lang: str) -> str:
    """Return words of another language, to be set in the face of its script."""
    return f'<span lang="{attribute(lang)}" class="in-{script_of(lang)}">{html}</span>'


def anchor_of(heading: str) -> str:
    """Return the name by which links and the outline reach a heading."""
    kept = "".join(char if char.isalnum() else "-" for char in heading.lower())
    return f"h-{'-'.join(part for part in kept.split('-') if part)}"


def row(cells: list[str], *, rtl: bool) -> str:
    """Return a table row; Qt never mirrors tables, so cells are written in reverse for RTL."""
    return f"<tr>{''.join(reversed(cells) if rtl else cells)}</tr>"


def cell(html: str, style: str = "", width: str = "", align: str = "") -> str:
    """Return a table cell; a width is `104` (pixels) or `30%`, `align` a side."""
    attributes = f' class="{style}"' if style else ""
    if width:
        attributes += f' width="{width}"'
    if align:
        attributes += f' align="{align}"'
    return f'<td{attributes} valign="top">{html}</td>'


def table(rows: list[str]) -> str:
    """Return a table over the whole measure."""
    return f"{_TABLE}{''.join(rows)}</table>"


def body_html(html: str, *, rtl: bool) -> str:
    """Return a stored body, sanitised again; a body too large for that is refused by `sanitise`."""
    clean = sanitise(html).replace("<table>", _TABLE).replace("</table>", f"</table>{GAP}")
    return mirror_tables(clean) if rtl else clean
