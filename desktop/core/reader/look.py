"""How pages are set: sizes and faces of look.md, as the style sheet of a text document."""

from collections.abc import Mapping
from typing import Final

from db.values import Value
from desktop.core.theme import Tokens, fill_sheet
from desktop.core.zones import VENUE_TIMES, Times

READING_PX: Final = 17
LEADING: Final = 1.6
MEASURE: Final = 536
WIDEST_MEASURE: Final = 600
SPREAD_MEASURE: Final = 988
"""Of a page of two columns."""

SPREAD_FROM: Final = 760
"""Narrower than this there is no room for two columns."""

RTL_LANGUAGES: Final = frozenset({"ar", "fa", "he", "ur"})


class Look(Value):
    """Everything outside the page itself that its HTML depends on.

    Attributes:
        tokens: Colours.
        scale: Of the interface: system text size and interface zoom.
        zoom: Of article text, on top of `scale`.
        sans: CSS list of families of the interface.
        serif: CSS list of families to read in, by language; `''` for all others.
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
        return max(1, round(length * self.scale * self.zoom))

    def faces(self, lang: str) -> str:
        """Return the families to set a language in."""
        return self.serif.get(lang) or self.serif[""]


def is_rtl(lang: str) -> bool:
    """Whether a language is written from the right."""
    return lang.partition("-")[0] in RTL_LANGUAGES


def style_sheet(look: Look, lang: str) -> str:
    """Return the default style sheet of a page in a language."""
    size, leading = (18, 31) if is_rtl(lang) else (READING_PX, READING_PX * LEADING)
    words = {
        **look.tokens.colours,
        "serif": look.faces(lang),
        "sans": look.sans,
        "text": f"{look.px(size)}px",
        "leading": f"{look.px(leading)}px",
    }
    faces = "".join(
        f"span.in-{tag} {{ font-family: {families}; }}\n"
        for tag, families in look.serif.items()
        if tag
    )
    return fill_sheet(look.template, words, look.px) + faces
