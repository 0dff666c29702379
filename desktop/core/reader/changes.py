"""What typing changes of a page: a paragraph or two, most of the time, so that only they are set.

A page is a row of parts, as `compose` makes it: paragraphs, headings, lists, quotations, tables.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from db.values import Value, replace
from desktop.core.editing.units import shared
from desktop.core.reader.compose import Composed, whole_html

MOST_AT_ONCE: Final = 4000
"""Characters of HTML; more are not set in one turn of the event loop while somebody types."""

_TAG: Final = re.compile(r"<(/?)(p|h[1-6]|[uod]l|blockquote|table|pre|div|hr)\b[^>]*>")
_ANY_TAG: Final = re.compile(r"<[^>]*>")
_NAMED: Final = re.compile(r'<(?:p|h[1-6])\b[^>]* id="([^"]+)"')
_ID: Final = re.compile(r' id="([^"]+)"')
_NUMBER: Final = re.compile(r' id="p\d+"')


class Change(Value):
    """A run of parts that says something else than before.

    Attributes:
        first: Anchor of the paragraph that the run begins with, before and after.
        until: Anchor that the paragraph behind it had before; '' where the page ends with the run.
        html: A page of the run alone.
        renamed: (before, after) of each anchor from `until` on.
        toc: Of the whole page.
    """

    first: str
    until: str
    html: str
    renamed: tuple[tuple[str, str], ...]
    toc: tuple[tuple[int, str, str], ...]


def find_change(before: Composed, after: Composed) -> Change | None:
    """Return the run of parts in which two pages differ, as small as paragraphs with names allow.

    None where nothing differs, where the pages are not set alike, where no paragraph with a name
    stands above what differs, or where that is too much to be set at once.
    """
    if before == after or replace(before, html=after.html, toc=after.toc) != after:
        return None
    if _has_twins(before.html) or _has_twins(after.html):
        return None
    old, new = parts_of(before.html), parts_of(after.html)
    same = shared(old, new)
    behind = shared(*([_NUMBER.sub("", part) for part in row[same:][::-1]] for row in (old, new)))
    first = min(same, len(old) - behind - 1, len(new) - behind - 1)
    while first >= 0 and not _begin(old, first) == _begin(new, first) != "":
        first -= 1
    if first < 0:
        return None
    while behind and not (_begin(old, -behind) and _ends(new[-behind - 1])):
        behind -= 1
    end, old_end = len(new) - behind, len(old) - behind
    html = "".join(new[first:end])
    if len(html) > MOST_AT_ONCE:
        return None
    gone, come = (_ID.findall("".join(row)) for row in (old[old_end:], new[end:]))
    return Change(
        _name(new[first]),
        _name(old[old_end]) if behind else "",
        whole_html(html, after.lang),
        tuple(zip(gone, come, strict=True)),
        after.toc,
    )


def in_pieces(page: Composed) -> list[str]:
    """Return the HTML of a page as pages to be set one behind the other, none of them long."""
    parts = parts_of(page.html)
    pieces = [""]
    for at, part in enumerate(parts):
        is_long = len(pieces[-1]) + len(part) > MOST_AT_ONCE
        if at and is_long and _ends(parts[at - 1]):
            pieces.append("")
        pieces[-1] += part
    return [whole_html(piece, page.lang) for piece in pieces]


@lru_cache(maxsize=2)  # a page is looked at again when the next is compared with it
def parts_of(html: str) -> tuple[str, ...]:
    """Return the parts of a page in order, each with what stands between it and the next."""
    body = html[html.index("<body") : html.rindex("</body>")]
    starts, depth = [], 0
    for tag in _TAG.finditer(body):
        if tag[1]:
            depth -= 1
        else:
            if depth == 0:
                starts.append(tag.start())
            depth += tag[2] != "hr"
    return tuple(body[one:other] for one, other in pairwise((*starts, len(body))))


def _has_twins(html: str) -> bool:
    names = _ID.findall(html)
    return len(set(names)) < len(names)


def _begin(parts: Sequence[str], at: int) -> str:
    """Return the anchor of a part that a run may begin with; '' of any other."""
    return _name(parts[at]) if at == 0 or _ends(parts[at - 1]) else ""


def _ends(part: str) -> bool:
    """Whether a run may end with a part.

    Qt puts an empty block behind a table that is its last, and takes that of a paragraph without
    words for the next one's.
    """
    is_empty = "<img" not in part and not _ANY_TAG.sub("", part).strip()
    return not is_empty and not part.startswith("<table")


def _name(part: str) -> str:
    """Return the anchor of a paragraph or heading; '' of any other part."""
    found = _NAMED.match(part)
    return found[1] if found else ""
