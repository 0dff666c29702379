"""Which column or table keeps each field of an entry document, read off the types themselves.

The rules: a plain field is the column of its name, a reference to one entry is `<field>_id`, a list
of references is rows of `link`, `sources` are rows of `citation`, a list of parts is a table of the
part's name, and what is translatable stands in `<table>_text`, a row a language.
"""

import re
import typing
from functools import cache
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import Table

from db.entries.base import Part, Texts
from db.entries.kinds import KINDS, REFERENCES, Kind
from db.schema import metadata

LIFE_CYCLE: Final = ("slug", "status", "version", "created", "updated", "withdrawn")
"""Fields that `entry` keeps, for every kind."""

_ELSEWHERE: Final = frozenset({*LIFE_CYCLE, "text", "former_slugs", "sources", "positions"})
_CAPITAL: Final = re.compile(r"(?<!^)(?=[A-Z])")


class Layout(NamedTuple):
    """Where the fields of one struct are kept.

    Attributes:
        table: Its rows.
        texts_table: Rows of its translatable fields; None where it has none.
        columns: Plain fields; `<field>_from` and `<field>_to` stand beside some dates.
        packed: Lists of words, kept in one column.
        references: Fields that name one entry.
        lists: Fields that name several entries.
        parts: Fields that hold parts, with their struct.
        texts: Translatable fields.
        has_sources: Whether it cites sources.
    """

    table: Table
    texts_table: Table | None
    columns: tuple[str, ...]
    packed: tuple[str, ...]
    references: tuple[str, ...]
    lists: tuple[str, ...]
    parts: tuple[tuple[str, type[Part]], ...]
    texts: tuple[str, ...]
    has_sources: bool


def date_field(kind: Kind) -> str:
    """Return the field that dates entries of a kind, empty for kinds without a date."""
    names = kind.document.__struct_fields__
    if kind.name == "story":
        return "published"
    return "date" if "date" in names else ""


@cache
def layout_of_kind(name: str) -> Layout:
    """Return where entries of a kind are kept."""
    kind = KINDS[name]
    layout = _layout(kind.document, name, _ELSEWHERE | {date_field(kind)})
    texts = kind.text.__struct_fields__
    return layout._replace(texts=texts, texts_table=metadata.tables[f"{name}_text"])


@cache
def layout_of_part(part: type[Part]) -> Layout:
    """Return where parts of entries are kept."""
    return _layout(part, _CAPITAL.sub("_", part.__name__).lower(), _ELSEWHERE)


def target_kind(field: str, own_kind: str, value: str) -> tuple[str, str]:
    """Return kind and slug of what a reference field's value names."""
    kind = REFERENCES[field]
    if kind == "*":
        named, _, slug = value.partition("/")
        return named, slug
    return (own_kind if kind == "self" else kind), value


def _layout(struct: type[msgspec.Struct], table: str, elsewhere: frozenset[str]) -> Layout:
    found: dict[str, list[str]] = {
        sort: [] for sort in ("columns", "packed", "references", "lists", "texts")
    }
    parts = []
    for name, hint in typing.get_type_hints(struct).items():
        if name in elsewhere:
            continue
        part = _part_in(hint)
        if part is not None:
            parts.append((name, part))
        else:
            found[_sort(name, hint)].append(name)
    return Layout(
        table=metadata.tables[table],
        texts_table=metadata.tables[f"{table}_text"] if found["texts"] else None,
        parts=tuple(parts),
        has_sources="sources" in struct.__struct_fields__,
        **{sort: tuple(names) for sort, names in found.items()},
    )


def _part_in(hint: object) -> type[Part] | None:
    """Return the struct of a list of parts."""
    arguments = typing.get_args(hint)
    if typing.get_origin(hint) is list and issubclass(arguments[0], Part):
        return typing.cast("type[Part]", arguments[0])
    return None


def _sort(name: str, hint: object) -> str:
    is_list = typing.get_origin(hint) is list
    if name in REFERENCES:
        return "lists" if is_list else "references"
    if is_list:
        return "packed"
    return "texts" if hint == Texts else "columns"
