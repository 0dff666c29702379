"""What typing changes of a page: one paragraph, most of the time, so that only it is set anew."""

import re
from dataclasses import replace
from typing import Final

from db.values import Value
from desktop.core.editing.units import changed_part
from desktop.core.reader.compose import Composed, whole_html

_OPENING: Final = re.compile(r'<p(?: [^>]*)? id="([^"]+)"[^>]*>')
_HOLDER: Final = re.compile(r"<(/?)(?:blockquote|li|d[dt]|t[dh])\b")
"""What a paragraph may lie in, and take its look from."""


class Change(Value):
    """A paragraph that says something else than before.

    Attributes:
        anchor: Its name, as before.
        html: A page of it alone.
    """

    anchor: str
    html: str


def find_change(before: Composed, after: Composed) -> Change | None:
    """Return the one named paragraph in which two pages differ.

    None where nothing differs or more does, or where it lies in a quotation, list or table.
    Both pages are as `compose` makes them: no paragraph lies in another.
    """
    if replace(before, html=after.html) != after:
        return None
    old, new = before.html, after.html
    start = new.rfind("<p", 0, changed_part(old, new)[0])
    opening = _OPENING.match(new, max(start, 0))
    if opening is None or not old.startswith(opening[0], opening.start()):
        return None
    marks = _HOLDER.findall(new, 0, opening.start())
    if 2 * marks.count("/") != len(marks):
        return None
    end, old_end = (html.find("</p>", opening.end()) for html in (new, old))
    if new[end:] != old[old_end:]:
        return None
    inner = new[opening.start() : end]
    return Change(opening[1], whole_html(f"{inner}</p>", rtl=after.rtl))
