"""Read and change one field of an entry document by the way to it; documents are never changed."""

import typing
from functools import cache
from typing import Any, cast

import msgspec

from db.entries.base import Entry
from db.entries.findings import Path, field_name
from db.errors import BugError

_NOTHING = ("", None)


def get_at(entry: Entry, path: Path) -> Any:
    """Return what stands at a path: a text, a number, a list, a part.

    A language that is not there reads as an empty text, or as None where a whole text would stand.

    Raises:
        BugError: There is no such field.
    """
    value: Any = entry
    owner: tuple[Any, str] | None = None
    for at, step in enumerate(path):
        if isinstance(value, dict) and step not in value and at + 1 == len(path):
            return _absent(owner, path)
        value, owner = _step(value, step, path), (value, str(step))
    return value


def set_at(entry: Entry, path: Path, value: Any) -> Entry:
    """Return the entry with another value at a path; everything beside it is shared.

    An empty text, or None, takes a language (or a State's position) away.

    Raises:
        BugError: There is no such field.
    """
    if not path and type(value) is not type(entry):
        raise BugError(f"a {type(value).__name__} cannot stand for a {type(entry).__name__}")
    return cast("Entry", _replaced(entry, path, path, value))


def insert_at(entry: Entry, path: Path, index: int, item: Any) -> Entry:
    """Return the entry with one item more in the list at a path, before the item at `index`.

    Raises:
        BugError: No list stands there, or it has no such place.
    """
    items = _list_at(entry, path)
    _check_index(index, len(items) + 1, path)
    return set_at(entry, path, [*items[:index], item, *items[index:]])


def remove_at(entry: Entry, path: Path, index: int) -> Entry:
    """Return the entry without one item of the list at a path.

    Raises:
        BugError: No list stands there, or it has no such item.
    """
    items = _list_at(entry, path)
    _check_index(index, len(items), path)
    return set_at(entry, path, items[:index] + items[index + 1 :])


def move_at(entry: Entry, path: Path, index: int, to: int) -> Entry:
    """Return the entry with one item of the list at a path in another place.

    Args:
        entry: The document.
        path: Of the list.
        index: Where the item stands.
        to: Where it stands afterwards.

    Raises:
        BugError: No list stands there, or it has no such places.
    """
    items = _list_at(entry, path)
    for place in (index, to):
        _check_index(place, len(items), path)
    rest = items[:index] + items[index + 1 :]
    return set_at(entry, path, [*rest[:to], items[index], *rest[to:]])


def _replaced(holder: Any, rest: Path, path: Path, value: Any) -> Any:
    if not rest:
        return value
    step, rest = rest[0], rest[1:]
    if isinstance(holder, dict) and not rest:
        return _with_key(holder, str(step), value)
    changed = _replaced(_step(holder, step, path), rest, path, value)
    if isinstance(holder, msgspec.Struct):
        return msgspec.structs.replace(holder, **{str(step): changed})
    copy = holder.copy()
    copy[step] = changed
    return copy


def _with_key(holder: dict[str, Any], key: str, value: Any) -> dict[str, Any]:
    if value in _NOTHING:
        return {name: held for name, held in holder.items() if name != key}
    return {**holder, key: value}


def _step(holder: Any, step: str | int, path: Path) -> Any:
    match holder:
        case msgspec.Struct() if step in holder.__struct_fields__:
            return getattr(holder, str(step))
        case dict() if step in holder:
            return holder[step]
        case list() if isinstance(step, int) and 0 <= step < len(holder):
            return holder[step]
    raise BugError(f"there is no {field_name(path)}: no {step!r} in a {type(holder).__name__}")


def _absent(owner: tuple[Any, str] | None, path: Path) -> Any:
    """Return what a key that is not there reads as."""
    if owner is None or not isinstance(owner[0], msgspec.Struct):
        raise BugError(f"there is no {field_name(path)}")
    return None if _holds_structs(type(owner[0]), owner[1]) else ""


@cache
def _holds_structs(struct: type[msgspec.Struct], name: str) -> bool:
    item = typing.get_args(typing.get_type_hints(struct)[name])[-1]
    return isinstance(item, type) and issubclass(item, msgspec.Struct)


def _list_at(entry: Entry, path: Path) -> list[Any]:
    items = get_at(entry, path)
    if not isinstance(items, list):
        raise BugError(f"{field_name(path)} is no list")
    return items


def _check_index(index: int, length: int, path: Path) -> None:
    if not 0 <= index < length:
        raise BugError(f"{field_name(path)} has no place {index}")
