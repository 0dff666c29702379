"""The HTML that QTextDocument understands: escaped text, plates, tables that mirror."""

import re
import unicodedata
from html import escape
from typing import Final
from urllib.parse import quote, unquote

from db.records import Link, Plate
from db.rendering.characters import strip_steering
from db.rendering.sanitise import sanitise
from db.rendering.tables import mirror_tables
from desktop.core.lines import Face, face_of, face_sentence
from desktop.core.routes import SCHEME
from desktop.core.words import tr

PLATE_SCHEME: Final = "plate"
IMAGE_SCHEME: Final = "placard-image"
GAP: Final = '<p class="gap">&nbsp;</p>'
"""Room after a table, which has no margin of its own in a text document."""

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


def plate_html(plate: Plate) -> str:
    """Return a plate as a picture that the pane paints, and what the State is called now."""
    face = face_of(plate)
    image = (
        f'<img src="{plate_source(face)}" alt="{attribute(face_sentence(plate))}" '
        'style="vertical-align: middle">'
    )
    linked = (
        f'<a href="{SCHEME}://{attribute(plate.address)}">{image}</a>' if plate.address else image
    )
    now = f' <span class="now">{tr("now")} {text(plate.now)}</span>' if plate.now else ""
    return linked + now


def plate_source(face: Face) -> str:
    """Return the address of a plate's picture."""
    state = f"{'state' if face.is_state else 'body'}-{'empty' if face.is_empty else 'held'}"
    return f"{PLATE_SCHEME}:{state}:{quote(face.text, safe='')}"


def face_of_source(source: str) -> Face | None:
    """Return the plate that a picture's address means; None where it is not one of ours."""
    scheme, _, rest = source.partition(":")
    state, _, name = rest.partition(":")
    kind, _, edge = state.partition("-")
    if scheme != PLATE_SCHEME or kind not in ("state", "body") or edge not in ("held", "empty"):
        return None
    return Face(unquote(name), kind == "state", edge == "empty")


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
