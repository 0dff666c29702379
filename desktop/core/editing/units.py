"""Places in a text as Qt counts them (UTF-16) and as Python does (characters)."""

from collections.abc import Sequence


def units_before(text: str, index: int) -> int:
    """Return how many UTF-16 units the first `index` characters take."""
    if text.isascii():
        return index
    return len(text[:index].encode("utf-16-le", "surrogatepass")) // 2


def index_at(text: str, units: int) -> int:
    """Return how many characters the first `units` UTF-16 units hold."""
    if text.isascii():
        return units
    head = text.encode("utf-16-le", "surrogatepass")[: 2 * units]
    return len(head.decode("utf-16-le", "ignore"))


def changed_part(old: str, new: str) -> tuple[int, int, str]:
    """Return (start, end, words): what to put in for which part of the old text."""
    start = shared(old, new)
    tail = shared(old[start:][::-1], new[start:][::-1])
    return start, len(old) - tail, new[start : len(new) - tail]


def shared(one: Sequence[object], other: Sequence[object]) -> int:
    """Return how many characters two texts, or members two rows, begin with alike."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
