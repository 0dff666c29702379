"""Acronyms in running text: the first of each on a page leads to its term or organisation."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

ACRONYMS: Final = (
    "SELECT acronym, min(address) AS address, min(id) AS id FROM ("
    "SELECT t.acronym, 'term/' || e.slug AS address, e.id FROM term_text AS t"
    " JOIN entry AS e ON e.id = t.entry_id WHERE t.lang = :lang AND e.status = 'published'"
    " UNION ALL SELECT t.acronym, 'organisation/' || e.slug, e.id FROM organisation_text AS t"
    " JOIN entry AS e ON e.id = t.entry_id WHERE t.lang = :lang AND e.status = 'published')"
    " WHERE length(acronym) > 1 GROUP BY acronym HAVING count(*) = 1"
    " ORDER BY length(acronym) DESC, acronym"
)
"""One that stands for several things leads nowhere."""

_TAG: Final = re.compile(r"(<[^>]*>)")
_NAME: Final = re.compile(r"<(/?)([a-z0-9]+)")
_QUIET: Final = frozenset({"a", "code", "pre", "abbr", "h1", "h2", "h3", "h4", "h5", "h6", "th"})
"""In these nothing is made a link."""


class Acronyms:
    """Links the acronyms of one page, each once however many texts the page has."""

    def __init__(self, addresses: Mapping[str, str]) -> None:
        """Know some acronyms.

        Args:
            addresses: Acronym to `kind/slug`, the longest first.
        """
        self._left = dict(addresses)
        self._names = tuple(addresses)

    def link(self, html: str) -> str:
        """Return a rendered text with links; what it links by itself is left alone."""
        for acronym, address in list(self._left.items()):
            if f'placard://{address}"' in html:
                del self._left[acronym]
        if not any(acronym in html for acronym in self._left):
            return html
        pattern = _pattern(self._names)
        depth = 0
        parts = _TAG.split(html)
        for number, part in enumerate(parts):
            if tag := _NAME.match(part):
                if tag[2] in _QUIET:
                    depth += -1 if tag[1] else 1
            elif not depth:
                parts[number] = pattern.sub(self._linked, part)
        return "".join(parts)

    def _linked(self, found: re.Match[str]) -> str:
        address = self._left.pop(found[1], "")
        return f'<a href="placard://{address}">{found[0]}</a>' if address else found[0]


@lru_cache(maxsize=16)  # one for each language, but for a page of what has an acronym itself
def _pattern(acronyms: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds acronyms as words, also in the plural, but not within symbols."""
    names = "|".join(map(re.escape, acronyms))
    return re.compile(rf"(?<![\w/.&-])({names})s?(?![\w/-])")
