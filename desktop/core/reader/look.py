"""How pages are set: sizes and faces of look.md, as the style sheet of a text document."""

from collections.abc import Mapping
from dataclasses import dataclass
from string import Template
from typing import Final

from desktop.core.theme import Tokens

READING_PX: Final = 17
LEADING: Final = 1.6
MEASURE: Final = 536
WIDEST_MEASURE: Final = 600
RTL_LANGUAGES: Final = frozenset({"ar", "fa", "he", "ur"})


@dataclass(frozen=True, slots=True)
class Look:
    """Everything outside the page itself that its HTML depends on.

    Attributes:
        tokens: Colours.
        scale: Of the interface: system text size and interface zoom.
        zoom: Of article text, on top of `scale`.
        sans: CSS list of families of the interface.
        serif: CSS list of families to read in, by language; `''` for all others.
    """

    tokens: Tokens
    scale: float
    zoom: float
    sans: str
    serif: Mapping[str, str]

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
    lengths = {f"px{n}": f"{look.px(n)}px" for n in _LENGTHS}
    return _SHEET.substitute(
        lengths,
        **look.tokens.colours,
        serif=look.faces(lang),
        sans=look.sans,
        text=f"{look.px(size)}px",
        leading=f"{look.px(leading)}px",
    )


_LENGTHS: Final = (2, 4, 6, 8, 10, 12, 13, 14, 16, 18, 19, 20, 21, 24, 26, 27, 30, 34, 40)

_SHEET: Final = Template("""
body { font-family: $serif; font-size: $text; color: $ink; }
p, li, dt, dd, blockquote { line-height: $leading; -qt-line-height-type: fixed; }
p { margin-top: 0; margin-bottom: $px14; }
li { margin-bottom: $px6; }
a { color: $accent; text-decoration: underline; }
p.h1 { font-size: $px27; font-weight: 700; line-height: $px34; margin-top: $px26; margin-bottom: $px12; }
p.lead { font-family: $sans; font-size: $px14; line-height: $px21; color: $ink2; margin-bottom: $px12; }
p.dates { font-family: $sans; font-size: $px13; line-height: $px18; color: $ink2; margin-bottom: $px20; }
h2, h3, h4 { font-weight: 700; line-height: $px27; -qt-line-height-type: fixed;
  margin-top: $px24; margin-bottom: $px8; }
p.h2 { font-size: $px19; font-weight: 700; line-height: $px27; margin-top: $px24; margin-bottom: $px8; }
p.h3 { font-family: $sans; font-size: $px14; font-weight: 600; line-height: $px20; margin-top: $px16;
  margin-bottom: $px4; }
blockquote { color: $ink2; }
code, pre { font-size: $px14; }
th { font-weight: 600; }
td, th { padding: $px6; border-bottom: 1px solid $line; }
td p, th p { margin-bottom: 0; }
td.bar { background-color: $accent; border: 0; padding: 0; }
td.wash { background-color: $wash; border: 0; padding: $px12; }
td.rule { background-color: $control; border: 0; padding: 0; }
td.note { background-color: $side; border: 0; padding: $px10; }
p.box, td.wash p, td.wash li { font-family: $sans; font-size: $px14; line-height: $px21; margin-bottom: $px4; }
p.boxhead { font-family: $sans; font-size: $px12; font-weight: 600; line-height: $px18; color: $accent2;
  margin-bottom: $px6; }
p.caption { font-family: $sans; font-size: $px12; line-height: $px16; color: $ink3; margin-bottom: $px14; }
p.ui { font-family: $sans; font-size: $px13; line-height: $px20; margin-bottom: $px2; }
p.meta { font-family: $sans; font-size: $px12; line-height: $px16; color: $ink3; margin-bottom: $px2; }
p.small { font-family: $sans; font-size: $px12; line-height: $px18; color: $ink2; margin-bottom: $px2; }
p.end { font-family: $sans; font-size: $px12; line-height: $px16; color: $ink3; margin-top: $px24;
  margin-bottom: $px40; }
p.gap { font-size: $px4; line-height: $px14; margin-bottom: 0; }
td.plain { border: 0; padding: 0; }
span.uncertain { color: $warn; }
span.now { color: $ink3; }
sup { font-size: $px12; }
""")
