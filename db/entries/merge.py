"""Bring together what two people made of one entry; only what both changed is left to decide."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple, TypeVar, cast

import msgspec

from db.entries.base import Entry, Part
from db.entries.compare import FieldChange, compare
from db.entries.findings import Path
from db.entries.kinds import REFERENCES
from db.entries.matching import match_parts
from db.entries.parts import own_fields
from db.entries.paths import get_at, insert_at, remove_at, set_at
from db.entries.sequences import runs

T = TypeVar("T", bound=Hashable)

_HIGHEST: Final = frozenset({"version", "updated"})
"""Fields that both sides move forward; the further one is right."""
_SETS: Final = frozenset({*REFERENCES, "languages", "former_slugs"})
"""Lists of names, in which one more on either side disturbs nobody."""
_PARAGRAPH: Final = "\n\n"

_Name = tuple[str, int]
_Edit = tuple[int, int, tuple[str, ...]]


class Conflict(NamedTuple):
    """A field that both sides changed, each in its own way.

    Attributes:
        path: Way to it in the merged entry; for a part that is not in it, its place there.
        base: Its value before; None for a part or a language that was not there.
        theirs: Theirs; None for a part or a language that they took away.
        mine: Mine, which the merged entry holds; None likewise.
    """

    path: Path
    base: Any
    theirs: Any
    mine: Any


class Merged(NamedTuple):
    """Two states of an entry in one.

    Attributes:
        entry: Holds mine where there are conflicts.
        taken: What of theirs is in it, as changes of mine.
        conflicts: What is left to decide.
    """

    entry: Entry
    taken: list[FieldChange]
    conflicts: list[Conflict]


class _Slot(NamedTuple):
    """A part of a merged list, as each side has it; None where it has not."""

    base: Part | None
    theirs: Part | None
    mine: Part | None


def merge(base: Entry, theirs: Entry, mine: Entry) -> Merged:
    """Merge two states that began as the same one.

    Fields are merged one by one, parts by what they are, texts by paragraphs.
    """
    conflicts: list[Conflict] = []
    entry = cast("Entry", _Merge(conflicts).value((), base, theirs, mine))
    return Merged(entry, compare(mine, entry), conflicts)


def decide(merged: Merged, values: Mapping[int, Any]) -> Entry:
    """Return the merged entry with values for its conflicts, by their number.

    None takes a part or a language away. What is not decided stays mine.
    """
    entry = merged.entry
    chosen = [(merged.conflicts[number], value) for number, value in values.items()]
    for conflict, value in chosen:
        if not _is_place(entry, conflict):
            entry = set_at(entry, conflict.path, value)
    places = [choice for choice in chosen if _is_place(entry, choice[0])]
    # From the last place on, so that no other moves; what stands at one before what goes there.
    places.sort(key=lambda choice: (choice[0].path, choice[0].mine is not None), reverse=True)
    for conflict, value in places:
        entry = _decide_place(entry, conflict, value)
    return entry


def _is_place(entry: Entry, conflict: Conflict) -> bool:
    """Whether a conflict is about a whole part of a list."""
    *holder, step = conflict.path or ("",)
    return isinstance(step, int) and isinstance(get_at(entry, tuple(holder)), list)


def _decide_place(entry: Entry, conflict: Conflict, value: Any) -> Entry:
    *holder, step = conflict.path
    path, place = tuple(holder), cast("int", step)
    if conflict.mine is None:
        return entry if value is None else insert_at(entry, path, place, value)
    return remove_at(entry, path, place) if value is None else set_at(entry, conflict.path, value)


class _Merge:
    """The walk over three states at once."""

    def __init__(self, conflicts: list[Conflict]) -> None:
        self._conflicts = conflicts

    def value(self, path: Path, base: Any, theirs: Any, mine: Any) -> Any:
        """Return the merged value of a field."""
        if base == theirs or theirs == mine:
            return mine
        if base == mine:
            return theirs
        if path and path[-1] in _HIGHEST:
            return max(theirs, mine)
        match base, theirs, mine:
            case msgspec.Struct(), msgspec.Struct(), msgspec.Struct() if _is_one_type(
                base, theirs, mine
            ):
                return self._struct(path, base, theirs, mine)
            case dict(), dict(), dict():
                return self._dict(path, base, theirs, mine)
            case list(), list(), list():
                return self._list(path, base, theirs, mine)
            case str(), str(), str():
                return self._text(path, base, theirs, mine)
        return self._conflict(path, base, theirs, mine)

    def _conflict(self, path: Path, base: Any, theirs: Any, mine: Any) -> Any:
        self._conflicts.append(Conflict(path, base, theirs, mine))
        return mine

    def _struct(self, path: Path, base: Any, theirs: Any, mine: Any) -> Any:
        values = {
            name: self.value((*path, name), *(getattr(each, name) for each in (base, theirs, mine)))
            for name in own_fields(cast("type[msgspec.Struct]", type(mine)))
        }
        return msgspec.structs.replace(mine, **values)

    def _dict(
        self, path: Path, base: dict[str, Any], theirs: dict[str, Any], mine: dict[str, Any]
    ) -> dict[str, Any]:
        merged = {}
        for key in dict.fromkeys([*mine, *theirs]):
            sides = (base.get(key), theirs.get(key), mine.get(key))
            if isinstance(next(side for side in sides if side is not None), str):
                sides = (sides[0] or "", sides[1] or "", sides[2] or "")
            value = self.value((*path, key), *sides)
            if value not in ("", None):
                merged[key] = value
        return merged

    def _list(self, path: Path, base: list[Any], theirs: list[Any], mine: list[Any]) -> list[Any]:
        if any(isinstance(item, Part) for item in (*base, *theirs, *mine)):
            return self._parts(path, base, theirs, mine)
        if path[-1] in _SETS:
            return weave(base, theirs, mine)
        merged = merge_runs(base, theirs, mine)
        if merged is None:
            self._conflict(path, base, theirs, mine)
            return mine
        return merged

    def _text(self, path: Path, base: str, theirs: str, mine: str) -> str:
        paragraphs = (text.split(_PARAGRAPH) for text in (base, theirs, mine))
        merged = merge_runs(*paragraphs)
        if merged is None:
            self._conflict(path, base, theirs, mine)
            return mine
        return _PARAGRAPH.join(merged)

    def _parts(
        self, path: Path, base: list[Part], theirs: list[Part], mine: list[Part]
    ) -> list[Part]:
        merged: list[Part] = []
        for slot in _slots(base, theirs, mine):
            here = (*path, len(merged))
            match slot:
                case _Slot(_, None, None):
                    continue
                case _Slot(None, theirs=part, mine=None) | _Slot(None, theirs=None, mine=part):
                    merged.append(cast("Part", part))
                case _Slot(was, theirs=part, mine=None):
                    if part != was:
                        self._conflict(here, was, part, None)
                case _Slot(was, theirs=None, mine=part):
                    if part != was:
                        merged.append(self._conflict(here, was, None, part))
                case _:
                    merged.append(self.value(here, *slot))
        return merged


def weave(base: Sequence[T], theirs: Sequence[T], mine: Sequence[T]) -> list[T]:
    """Merge lists that hold each name once: what either added is in, what either took is out.

    The order is mine if I changed it, else theirs; what only one has follows what it followed.
    """
    kept = [
        name
        for name in dict.fromkeys([*theirs, *mine])
        if name not in base or (name in theirs and name in mine)
    ]
    common = [name for name in dict.fromkeys(base) if name in theirs and name in mine]
    is_mine = [name for name in dict.fromkeys(mine) if name in common] != common
    first, second = (mine, theirs) if is_mine else (theirs, mine)
    woven = [name for name in dict.fromkeys(first) if name in kept]
    for before, name in pairwise([None, *(name for name in dict.fromkeys(second) if name in kept)]):
        if name is not None and name not in woven:
            woven.insert(woven.index(before) + 1 if before is not None else 0, name)
    return woven


def merge_runs(base: Sequence[str], theirs: Sequence[str], mine: Sequence[str]) -> list[str] | None:
    """Merge two changed lists of paragraphs, None where both changed the same ones."""
    edits = sorted({*_edits(base, theirs), *_edits(base, mine)})
    merged: list[str] = []
    done = 0
    for number, (start, end, paragraphs) in enumerate(edits):
        if number and _touch(edits[number - 1], edits[number]):
            return None
        merged += [*base[done:start], *paragraphs]
        done = end
    return [*merged, *base[done:]]


def _edits(base: Sequence[str], other: Sequence[str]) -> Iterator[_Edit]:
    """Yield the runs of paragraphs that were replaced, with what stands there instead."""
    for run in runs(base, other):
        if not run.is_same:
            yield run.start, run.end, tuple(other[run.other_start : run.other_end])


def _touch(one: _Edit, following: _Edit) -> bool:
    """Whether two edits in order are of the same paragraphs or put something in the same place."""
    return following[0] < one[1] or following[0] == one[0]


def _slots(base: list[Part], theirs: list[Part], mine: list[Part]) -> Iterator[_Slot]:
    """Yield the parts of all sides in the order of the merged list."""
    names_theirs = _named(base, theirs, "theirs")
    names_mine = _named(base, mine, "mine")
    added_theirs = [name for name in names_theirs if name[0] == "theirs"]
    added_mine = [name for name in names_mine if name[0] == "mine"]
    same = match_parts(
        [theirs[place] for _, place in added_theirs],
        [mine[place] for _, place in added_mine],
        is_exact=True,
    )
    both = {added_mine[there]: added_theirs[here] for here, there in same.items()}
    names_mine = [both.get(name, name) for name in names_mine]
    of_theirs = dict(zip(names_theirs, theirs, strict=True))
    of_mine = dict(zip(names_mine, mine, strict=True))
    names = [("base", place) for place in range(len(base))]
    for name in names:
        was = base[name[1]]
        if name not in of_theirs and of_mine.get(name, was) != was:
            _put_back(name, names_theirs)
        if name not in of_mine and of_theirs.get(name, was) != was:
            _put_back(name, names_mine)
    for name in weave(names, names_theirs, names_mine):
        known = base[name[1]] if name[0] == "base" else None
        yield _Slot(known, of_theirs.get(name), of_mine.get(name))


def _named(base: list[Part], other: list[Part], side: str) -> list[_Name]:
    """Name each part of a side by its place in the base, or by its own if it is new."""
    here_of = {there: here for here, there in match_parts(base, other).items()}
    return [
        ("base", here_of[place]) if place in here_of else (side, place)
        for place in range(len(other))
    ]


def _put_back(name: _Name, names: list[_Name]) -> None:
    """Give what one side took away, and the other changed, its place among the former's names."""
    before = [place for place, other in enumerate(names) if other[0] == "base" and other < name]
    names.insert(before[-1] + 1 if before else 0, name)


def _is_one_type(*structs: object) -> bool:
    return len({type(each) for each in structs}) == 1
