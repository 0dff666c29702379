"""What changed between two states of an entry: field by field, and word by word within a text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, Literal, NamedTuple

import msgspec

from db.entries.base import Entry, Part
from db.entries.findings import Path
from db.entries.matching import list_moved, match_parts
from db.entries.parts import own_fields
from db.entries.sequences import runs

ChangeSort = Literal["changed", "added", "removed", "moved"]
SpanSort = Literal["same", "added", "removed"]

_CJK: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TOKEN: Final = re.compile(
    rf"[{_CJK}]|[^\W{_CJK}]+(?:['’\-][^\W{_CJK}]+)*|\s+|[^\w\s]", re.UNICODE
)  # fmt: skip


class FieldChange(NamedTuple):
    """A field that differs.

    Attributes:
        path: Way to it in the later state; of what was removed, in the earlier one.
        before: Its value; None for a part or a language that was added.
        after: Its value; None for a part or a language that was removed.
        sort: A part that only `moved` has its places as values.
    """

    path: Path
    before: Any
    after: Any
    sort: ChangeSort = "changed"


class Span(NamedTuple):
    """A stretch of text that is in both states, or in one."""

    sort: SpanSort
    text: str


def compare(before: Entry, after: Entry) -> list[FieldChange]:
    """Return the fields that differ, in the order of the type's own fields.

    Languages are fields of their own. Parts are matched by key or by what they say, so that one
    more at the top is one addition.
    """
    return list(_compare((), before, after))


def word_diff(before: str, after: str) -> list[Span]:
    """Compare two texts by words, Chinese and Japanese by characters.

    The spans that are not `added` make up `before`, those not `removed` make up `after`. Very long
    texts are compared by lines, and beyond that as a whole.
    """
    lines, others = before.splitlines(keepends=True), after.splitlines(keepends=True)
    pairs: list[tuple[str, str]] = []
    for old, new in _pieces(lines, others):
        pairs += [(old, new)] if old == new or not (old and new) else _by_words(old, new)
    return list(_spans(pairs))


def count_words(spans: Iterable[Span]) -> tuple[int, int]:
    """Return how many words were added and removed."""
    counts = {"same": 0, "added": 0, "removed": 0}
    for sort, text in spans:
        counts[sort] += sum(token[0].isalnum() for token in _TOKEN.findall(text))
    return counts["added"], counts["removed"]


def _compare(path: Path, before: Any, after: Any) -> Iterator[FieldChange]:
    if before == after:
        return
    match before, after:
        case msgspec.Struct(), msgspec.Struct() if type(before) is type(after):
            for name in own_fields(type(before)):
                yield from _compare((*path, name), getattr(before, name), getattr(after, name))
        case dict(), dict():
            for key in dict.fromkeys([*before, *after]):
                yield from _compare_key((*path, key), before.get(key), after.get(key))
        case list(), list() if any(isinstance(item, Part) for item in [*before, *after]):
            yield from _compare_parts(path, before, after)
        case _:
            yield FieldChange(path, before, after)


def _compare_key(path: Path, before: Any, after: Any) -> Iterator[FieldChange]:
    if before is not None and after is not None:
        yield from _compare(path, before, after)
    elif isinstance(before or after, str):  # a language of a title: an empty text is none
        yield from _compare(path, before or "", after or "")
    else:
        yield FieldChange(path, before, after, "added" if before is None else "removed")


def _compare_parts(path: Path, before: list[Part], after: list[Part]) -> Iterator[FieldChange]:
    """Yield changes in the order of the later list, then what is gone."""
    pairs = match_parts(before, after)
    moved = list_moved(pairs)
    here_of = {there: here for here, there in pairs.items()}
    for there, part in enumerate(after):
        here = here_of.get(there)
        if here is None:
            yield FieldChange((*path, there), None, part, "added")
            continue
        if here in moved:
            yield FieldChange((*path, there), here, there, "moved")
        yield from _compare((*path, there), before[here], part)
    for here, part in enumerate(before):
        if here not in pairs:
            yield FieldChange((*path, here), part, None, "removed")


def _by_words(before: str, after: str) -> Iterator[tuple[str, str]]:
    return _pieces(_TOKEN.findall(before), _TOKEN.findall(after))


def _pieces(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the stretches of two texts beside each other; a space alone brings nothing together."""
    for run in runs(before, after, str.isspace):
        yield (
            "".join(before[run.start : run.end]),
            "".join(after[run.other_start : run.other_end]),
        )


def _spans(pairs: Iterable[tuple[str, str]]) -> Iterator[Span]:
    """Yield spans; changed words with only a space between them become one change."""
    removed = added = held = ""
    for before, after in pairs:
        if before != after:
            removed, added, held = removed + held + before, added + held + after, ""
        elif before.isspace() and removed and added:
            held += before
        else:
            yield from _change(removed, added)
            yield from _same(held + before)
            removed = added = held = ""
    yield from _change(removed, added)
    yield from _same(held)


def _change(removed: str, added: str) -> Iterator[Span]:
    if removed:
        yield Span("removed", removed)
    if added:
        yield Span("added", added)


def _same(text: str) -> Iterator[Span]:
    if text:
        yield Span("same", text)
