"""Where two sequences of words, lines or paragraphs are the same, found in bounded time."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final, NamedTuple

from rapidfuzz.distance import LCSseq

_MOST_MATCHES: Final = 20_000
"""Pairs of equal items up to which difflib is quick; it is cubic where all are equal."""
_MOST_PAIRS: Final = 64_000_000
"""Pairs of items up to which the longest common sequence fits into a few megabytes."""

_Code = tuple[bool, int, int, int, int]


class Run(NamedTuple):
    """A stretch of one sequence beside what stands there in the other.

    Attributes:
        is_same: Whether both are equal.
        start: In the earlier one; `end` is the place after it.
        other_start: In the later one; `other_end` likewise.
    """

    is_same: bool
    start: int
    end: int
    other_start: int
    other_end: int


def runs(
    before: Sequence[str], after: Sequence[str], is_junk: Callable[[str], bool] | None = None
) -> Iterator[Run]:
    """Yield stretches that are the same and stretches that differ, in turns.

    People's texts go through difflib, which finds what reads best; texts that repeat themselves
    through the longest common sequence; beyond that all is one stretch that differs.

    Args:
        before: The earlier sequence.
        after: The later one.
        is_junk: What alone brings nothing together, such as a space.
    """
    codes = _codes(before, after, is_junk)
    for is_same, group in groupby(codes, key=lambda code: code[0]):
        found = list(group)
        yield Run(is_same, found[0][1], found[-1][2], found[0][3], found[-1][4])


def _codes(
    before: Sequence[str], after: Sequence[str], is_junk: Callable[[str], bool] | None
) -> Iterator[_Code]:
    counts, others = Counter(before), Counter(after)
    matches = sum(
        count * others[item] for item, count in counts.items() if not (is_junk and is_junk(item))
    )
    if matches <= _MOST_MATCHES:
        matcher = SequenceMatcher(is_junk, before, after, autojunk=False)
        for tag, start, end, other_start, other_end in matcher.get_opcodes():
            yield tag == "equal", start, end, other_start, other_end
    elif len(before) * len(after) <= _MOST_PAIRS:
        for code in LCSseq.opcodes(before, after):
            yield (
                code.tag == "equal",
                code.src_start,
                code.src_end,
                code.dest_start,
                code.dest_end,
            )
    else:
        yield False, 0, len(before), 0, len(after)
