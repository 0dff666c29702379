"""Ways through an entry document that every user of the types needs: parts, texts, field order."""

import inspect
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from db.entries.base import Entry, Text
from db.entries.findings import Path


def walk(part: msgspec.Struct, path: Path = ()) -> Iterator[tuple[Path, msgspec.Struct]]:
    """Yield an entry and every part inside it, each with the way to it."""
    yield path, part
    for name in part.__struct_fields__:
        value = getattr(part, name)
        items: Iterable[tuple[str | int, object]] = ()
        if isinstance(value, list):
            items = enumerate(value)
        elif isinstance(value, dict):
            items = value.items()
        for key, item in items:
            if isinstance(item, msgspec.Struct):
                yield from walk(item, (*path, name, key))


def texts_of(entry: Entry) -> dict[str, Text]:
    """Return the texts by language of an entry of any kind; a tombstone has none."""
    texts: dict[str, Text] = getattr(entry, "text", {})
    return texts


@cache
def own_fields(struct: type[msgspec.Struct]) -> tuple[str, ...]:
    """Return the fields in canonical order: a type's own before those it inherits."""
    names: dict[str, None] = {}
    for base in struct.__mro__:
        names.update(dict.fromkeys(inspect.get_annotations(base)))
    return tuple(name for name in names if name in struct.__struct_fields__)
