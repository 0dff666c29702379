"""Which part of one list is which of another: by key, else by what it says, else by its place."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, Final, get_type_hints

import msgspec
from rapidfuzz import fuzz

from db.entries.base import Part, Texts

_LIKE: Final = 0.5
"""More of this share of their fields in common makes two parts the same wherever they stand."""
_LIKE_HERE: Final = 0.3
"""This share is enough where both stand between the same neighbours."""

Pairs = dict[int, int]
"""Place in the earlier list to place in the later one."""


def match_parts(before: Sequence[Part], after: Sequence[Part], *, is_exact: bool = False) -> Pairs:
    """Return which parts are the same; the others came or went.

    Two parts with keys of their own are the same only if the keys are.

    Args:
        before: The earlier list.
        after: The later list.
        is_exact: Whether parts that are only alike stay apart.
    """
    pairs: Pairs = {}
    for same in (_same_key, _equal):
        taken = set(pairs.values())
        for here, part in enumerate(before):
            if here in pairs:
                continue
            found = (at for at, other in enumerate(after) if at not in taken and same(part, other))
            there = next(found, None)
            if there is not None:
                pairs[here] = there
                taken.add(there)
    if not is_exact:
        _add_similar(pairs, before, after)
    return pairs


def list_moved(pairs: Pairs) -> set[int]:
    """Return the places (in the earlier list) of the fewest parts whose moves explain the order."""
    longest: dict[int, list[int]] = {}
    for place in sorted(pairs):
        ways = [way for last, way in longest.items() if pairs[last] < pairs[place]]
        longest[place] = [*_longest(ways), place]
    return set(pairs) - set(_longest(longest.values()))


def _add_similar(pairs: Pairs, before: Sequence[Part], after: Sequence[Part]) -> None:
    taken = set(pairs.values())
    gap_before = list(_gaps(len(before), {here: at for at, here in enumerate(sorted(pairs))}))
    in_order = {there: at for at, (_, there) in enumerate(sorted(pairs.items()))}
    gap_after = list(_gaps(len(after), in_order))
    found = []
    for here, part in enumerate(before):
        for there, other in enumerate(after):
            if here in pairs or there in taken:
                continue
            score = _likeness(part, other)
            is_here = gap_before[here] == gap_after[there]
            if score > _LIKE or (is_here and score >= _LIKE_HERE):
                found.append((-score, abs(here - there), here, there))
    for _, _, here, there in sorted(found):
        if here not in pairs and there not in taken:
            pairs[here] = there
            taken.add(there)


def _longest(ways: Iterable[list[int]]) -> list[int]:
    return max(ways, key=len, default=[])


def _gaps(length: int, numbers: dict[int, int]) -> Iterator[int]:
    """Yield for each place the number of the last matched part before it, -1 for none."""
    last = -1
    for place in range(length):
        last = numbers.get(place, last)
        yield last


def _same_key(part: Part, other: Part) -> bool:
    key = getattr(part, "key", "")
    return bool(key) and key == getattr(other, "key", "")


def _equal(part: Part, other: Part) -> bool:
    return part == other


def _likeness(part: Part, other: Part) -> float:
    """Return the share of the fields either has in which they agree, from 0 to 1."""
    keys = getattr(part, "key", ""), getattr(other, "key", "")
    if type(part) is not type(other) or (all(keys) and keys[0] != keys[1]):
        return 0.0
    scores = [
        _agreement(getattr(part, name), getattr(other, name), is_text=name in _texts(type(part)))
        for name, default in _defaults(type(part))
        if name != "key" and (getattr(part, name), getattr(other, name)) != (default, default)
    ]
    return sum(scores) / len(scores) if scores else 1.0


def _agreement(value: Any, other: Any, *, is_text: bool) -> float:
    if not is_text or value == other:
        return float(value == other)
    return fuzz.ratio(" ".join(value.values()), " ".join(other.values())) / 100


@cache
def _texts(struct: type[Part]) -> frozenset[str]:
    return frozenset(name for name, hint in get_type_hints(struct).items() if hint == Texts)


@cache
def _defaults(struct: type[Part]) -> tuple[tuple[str, Any], ...]:
    fields = msgspec.structs.fields(struct)
    return tuple(
        (
            each.name,
            each.default if each.default_factory is msgspec.NODEFAULT else each.default_factory(),
        )
        for each in fields
    )
