"""How a page was left, read back without trust: its file may be old, newer, or edited by hand."""

from collections.abc import Mapping
from typing import Any, Final

_LARGEST: Final = 2**31 - 1
"""Of the numbers that Qt takes for a place."""


def part(state: Mapping[str, Any], key: str) -> dict[str, Any]:
    """Return a part of a state; empty where there is none."""
    value = state.get(key)
    return value if isinstance(value, dict) else {}


def number(state: Mapping[str, Any], key: str) -> int | None:
    """Return a number that can be a place; None where there is none."""
    value = state.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > _LARGEST:
        return None
    return value


def texts(state: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """Return texts, as of a filter; none of them where one is not a text."""
    value = state.get(key)
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        return ()
    return tuple(value)
