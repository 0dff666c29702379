"""The reference being typed at the cursor (`[[person/lou`) and its completion."""

import re
from typing import Final, NamedTuple

from desktop.core.editing.markdown import Edit

_OPEN: Final = "[["
_LONGEST: Final = 200
_REST: Final = re.compile(r"[\w/\-]*(?=\]\]|\|[^\[\]\n]*\]\])")
"""What is left of a reference behind the cursor, where it is already whole."""

_REFERENCE: Final = re.compile(r"[a-z]+/[a-z0-9]+(?:-[a-z0-9]+)*")


class Typing(NamedTuple):
    """A reference that is being typed: where its words begin, and those up to the cursor."""

    start: int
    typed: str


def open_reference(text: str, place: int) -> Typing | None:
    """Find the reference that the cursor is in, on its line; None for none."""
    line = text.rfind("\n", 0, place) + 1
    found = text.rfind(_OPEN, max(line, place - _LONGEST), place)
    if found < 0:
        return None
    typed = text[found + len(_OPEN) : place]
    if any(sign in typed for sign in "[]|"):
        return None
    return Typing(found + len(_OPEN), typed)


def complete_reference(text: str, place: int, value: str) -> Edit:
    """Put a reference in for what is being typed, the cursor behind it.

    Args:
        text: All of it.
        place: The cursor.
        value: `kind/slug`.
    """
    typing = open_reference(text, place)
    start = typing.start if typing else place
    opened = "" if typing else _OPEN
    rest = _REST.match(text, place)
    if typing and rest:  # it has an end, perhaps with words of its own
        put = start + len(value)
        made = text[:start] + value + text[rest.end() :]
        at = made.index("]]", put) + 2
        return Edit(made, at, at)
    made = text[:start] + opened + value + "]]"
    return Edit(made + text[place:], len(made), len(made))


def begin_reference(text: str, start: int, end: int, kind: str) -> Edit:
    """Open a reference to an entry of a kind behind the selection."""
    made = f"{text[:end]}{_OPEN}{kind}/"
    return Edit(made + text[end:], len(made), len(made))


def is_reference(value: str) -> bool:
    """Return whether a text is a `kind/slug`."""
    return _REFERENCE.fullmatch(value) is not None
