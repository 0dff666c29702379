"""How pages are set: sizes and faces of look.md, as the style sheet of a text document."""

from collections.abc import Mapping
from functools import lru_cache, partial
from typing import Final

from db.values import Value
from desktop.core.theme import Tokens, fill_sheet
from desktop.core.zones import VENUE_TIMES, Times

READING_PX: Final = 17
MEASURE: Final = 536
WIDEST_MEASURE: Final = 600
SPREAD_MEASURE: Final = 988
"""Of a page of two columns."""

SPREAD_FROM: Final = 760
"""Narrower than this there is no room for two columns."""

ANY_SCRIPT: Final = "any"
SCRIPTS: Final = ("ar", "zh")
"""Languages whose script has faces of its own."""

RTL_LANGUAGES: Final = frozenset({"ar", "fa", "he", "ur"})


class Look(Value):
    """Everything outside the page itself that its HTML depends on.

    Attributes:
        tokens: Colours.
        scale: Of the interface: system text size and interface zoom.
        zoom: Of article text, on top of `scale`.
        sans: CSS list of families of the interface.
        serif: CSS list of families to read in, by script (see `script_of`).
        template: The style sheet of pages, as `resources/css/page.css` has it.
        times: Whose clock the times of a programme are told by.
    """

    tokens: Tokens
    scale: float
    zoom: float
    sans: str
    serif: Mapping[str, str]
    template: str
    times: Times = VENUE_TIMES

    def px(self, length: float) -> int:
        """Return a length of the drawings in this page's pixels."""
        return _px(self.scale * self.zoom, length)


def is_rtl(lang: str) -> bool:
    """Whether a language is written from the right."""
    return lang.partition("-")[0] in RTL_LANGUAGES


def script_of(lang: str) -> str:
    """Return the name of what a language is set in: one of `SCRIPTS` or `ANY_SCRIPT`."""
    base = lang.partition("-")[0]
    return base if base in SCRIPTS else ANY_SCRIPT


def style_sheet(look: Look) -> str:
    """Return the default style sheet of pages, in whatever languages they are."""
    colours, serif = tuple(look.tokens.colours.items()), tuple(look.serif.items())
    return _sheet(look.template, colours, serif, look.sans, look.scale * look.zoom)


@lru_cache(maxsize=2)  # a page's and that of a printed one
def _sheet(
    template: str,
    colours: tuple[tuple[str, str], ...],
    serif: tuple[tuple[str, str], ...],
    sans: str,
    scale: float,
) -> str:
    faces = [f"body.in-{script} {{ font-family: {families}; }}\n" for script, families in serif]
    faces += [
        f"span.in-{script} {{ font-family: {families}; }}\n"
        for script, families in serif
        if script != ANY_SCRIPT  # such words are set as those round them
    ]
    words = {**dict(colours), "sans": sans}
    return fill_sheet(template, words, partial(_px, scale)) + "".join(faces)


def _px(scale: float, length: float) -> int:
    return max(1, round(length * scale))
