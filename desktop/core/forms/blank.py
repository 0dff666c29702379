"""What a new entry, language or part begins as, and the names that are proposed for it."""

import re
import typing
from collections.abc import Container
from typing import Any, Final

import msgspec
from anyascii import anyascii

from db.entries.base import Entry, Part, Text
from db.entries.kinds import KINDS
from desktop.core.forms.spec import PartSpec

_LONGEST_SLUG: Final = 60
_LONGEST_KEY: Final = 30
_ANY_KEY: Final = "part"
_APOSTROPHES: Final = re.compile(r"['’ʼ]")
_NOT_NAME: Final = re.compile(r"[^a-z0-9]+")


def blank(kind: str, slug: str, base_language: str = "en") -> Entry:
    """Return a new entry that says nothing yet: a draft with an empty text in the base language."""
    texts = {base_language: blank_text(kind)}
    values = _blank_values(KINDS[kind].document) | {"slug": slug, "status": "draft", "text": texts}
    return KINDS[kind].document(**values)


def blank_text(kind: str) -> Text:
    """Return an empty text, for one more language of an entry."""
    return KINDS[kind].text(**_blank_values(KINDS[kind].text))


def blank_part(spec: PartSpec, existing_keys: Container[str] = ()) -> Part:
    """Return a new part, with a key of its own where its type must have one.

    Args:
        spec: Of the part.
        existing_keys: Of the other parts of the entry.
    """
    values = _blank_values(spec.struct)
    if "key" in values:
        values["key"] = new_key(existing_keys, spec.noun)
    return spec.struct(**values)


def new_key(existing: Container[str], hint: str = "") -> str:
    """Return a key that no part has, after a hint such as a title ("Panel 1")."""
    return _free(_name_of(hint, _LONGEST_KEY) or _ANY_KEY, existing)


def slug_from(title: str, existing: Container[str] = ()) -> str:
    """Propose a slug for a title in any script; empty for a title without letters."""
    name = _name_of(title, _LONGEST_SLUG)
    return _free(name, existing) if name else ""


def _blank_values(struct: type[msgspec.Struct]) -> dict[str, Any]:
    """Return values for the fields that have no default."""
    hints = typing.get_type_hints(struct)
    required = (field.name for field in msgspec.structs.fields(struct) if field.required)
    return {name: _blank_value(hints[name]) for name in required}


def _blank_value(hint: Any) -> Any:
    origin = typing.get_origin(hint)
    if origin is typing.Literal:
        return typing.get_args(hint)[0]
    return (origin or hint)()


def _name_of(text: str, longest: int) -> str:
    """Write a text in a-z, 0-9 and '-', cut between words."""
    name = _NOT_NAME.sub("-", anyascii(_APOSTROPHES.sub("", text)).lower()).strip("-")
    if len(name) <= longest:
        return name
    return name[: longest + 1].rpartition("-")[0] or name[:longest]


def _free(name: str, existing: Container[str]) -> str:
    number, free = 1, name
    while free in existing:
        number += 1
        free = f"{name}-{number}"
    return free
