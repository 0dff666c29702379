"""What validation says about an entry, and the near matches it offers instead."""

import re
from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

from rapidfuzz import fuzz, process

Level = Literal["error", "warning", "note"]
Path = tuple[str | int, ...]
"""Way to a field: names and positions, `("segments", 2, "kind")`."""

Slip = tuple[Path, str]
"""A field of one entry and what is wrong with it."""

Address = tuple[str, str]
"""Kind and slug."""

_STEP: Final = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
_NEAR_SCORE: Final = 75
_NEAR_COUNT: Final = 3


class Finding(NamedTuple):
    """A rule that an entry breaks.

    Attributes:
        kind: Of the entry; with `slug` its address.
        path: Field within the entry document.
        message: Reason, written to follow "field: ".
        suggestion: A question to end with ("did you mean 'panel'?"), or empty.
    """

    kind: str
    slug: str
    path: Path
    message: str
    suggestion: str = ""
    level: Level = "error"


def field_name(path: Path) -> str:
    """Write a path as people read it: `segments[2].kind`."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            text += f".{step}" if text else step
    return text


def field_path(text: str) -> Path:
    """Read a path as `field_name` writes it."""
    return tuple(name or int(number) for name, number in _STEP.findall(text))


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Ask for the nearest of the choices, or return an empty string when none is near."""
    near = process.extract(
        word, sorted(choices), scorer=fuzz.WRatio, limit=_NEAR_COUNT, score_cutoff=_NEAR_SCORE
    )
    names = [f"'{name}'" for name, _, _ in near]
    return f"did you mean {' or '.join(names)}?" if names else ""
