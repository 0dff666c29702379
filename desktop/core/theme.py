"""Theme tokens: the colours of look.md, read from `resources/themes/*.toml`."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from db.errors import BugError
from db.values import Value

TOKENS: Final = frozenset(
    [
        "desk",
        "side",
        "list",
        "paper",
        "raised",
        "line",
        "line2",
        "control",
        "ink",
        "ink2",
        "ink3",
        "accent",
        "accent2",
        "soft",
        "wash",
        "onaccent",
        "un",
        "mark",
        "hover",
        "ok",
        "oksoft",
        "warn",
        "warnsoft",
        "err",
        "errsoft",
        "ins",
        "insink",
        "dele",
        "delink",
        "plate",
        "plateline",
        "platelip",
        "band1",
        "band2",
        "band3",
        "band4",
        "bar1",
        "bar2",
        "bar3",
        "bar4",
    ]
)

_INKS: Final = ("ink2", "ink3", "accent", "accent2", "ok", "warn", "err", "insink", "delink")
_LINES: Final = ("line", "line2", "plateline")
_GROUNDS: Final = (
    *("side", "list", "paper", "raised", "hover", "soft", "wash", "mark", "plate", "onaccent"),
    *("oksoft", "warnsoft", "errsoft", "ins", "dele", "band1", "band2", "band3", "band4"),
)

_PLACEHOLDER: Final = re.compile(r"\{(?:(?P<px>\d+(?:\.\d+)?)px|(?P<word>[a-z]+\d?))\}")


class Tokens(Value):
    """The colours of one theme as `#RRGGBB`, by token."""

    name: str
    colours: Mapping[str, str]
    is_contrast: bool = False

    def __getitem__(self, token: str) -> str:
        """Return a colour.

        Raises:
            KeyError: No such token.
        """
        return self.colours[token]

    @property
    def is_dark(self) -> bool:
        """Whether text is lighter than its ground."""
        return luminance(self["paper"]) < luminance(self["ink"])


def load_tokens(path: Path) -> Tokens:
    """Read a theme file: TOML, of which it may use comments, a table and `name = "value"`.

    Reading all of TOML would load its parser at every start, seven milliseconds; a test compares.

    Raises:
        BugError: A token is missing; theme files are ours.
    """
    lines = [line.partition(" = ") for line in path.read_text("utf-8").splitlines()]
    colours = {name: value.strip('"') for name, mark, value in lines if mark and name[0] != "#"}
    name = colours.pop("name", path.stem)
    missing = TOKENS - colours.keys()
    if missing:
        raise BugError(f"{path.name}: no colour for {', '.join(sorted(missing))}")
    return Tokens(name, colours)


def load_goals(path: Path) -> list[str]:
    """Read the colours of the goals in their order, as quickly: no more stands in quotes."""
    return path.read_text("utf-8").split('"')[1::2]


def heightened(tokens: Tokens) -> Tokens:
    """Return a theme with every ink the ink and every line that of a control (look.md, 2)."""
    colours = dict(tokens.colours)
    colours |= dict.fromkeys(_INKS, tokens["ink"])
    colours |= dict.fromkeys(_LINES, tokens["control"])
    return Tokens(f"{tokens.name} contrast", colours, is_contrast=True)


def of_system(tokens: Tokens, *, window: str, base: str, ink: str, link: str) -> Tokens:
    """Return a theme in the colours of a system that asks for high contrast.

    Args:
        tokens: For what a system has no colour for, which becomes ink or ground.
        window: Ground of windows.
        base: Ground of texts and lists.
        ink: Of either.
        link: Of links and of the focus.
    """
    colours = dict.fromkeys(tokens.colours, ink)
    colours |= dict.fromkeys(_GROUNDS, base) | {"desk": window, "accent": link, "platelip": link}
    return Tokens("system contrast", colours, is_contrast=True)


def fill_sheet(template: str, words: Mapping[str, str], px: Callable[[float], int]) -> str:
    """Fill a style sheet: `{name}` from `words`, `{12px}` with that length in our pixels.

    Raises:
        KeyError: The sheet names a word that is not given.
    """

    def fill(match: re.Match[str]) -> str:
        length = match["px"]
        return f"{px(float(length))}px" if length else words[match["word"]]

    return _PLACEHOLDER.sub(fill, template)


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB`, 0 to 1 (WCAG 2.2)."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
