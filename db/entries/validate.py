"""The rules that entries obey beyond the form of their fields, alone and among each other."""

from collections.abc import Container, Iterator, Mapping
from functools import cache
from typing import Final

import msgspec

from db.entries.base import Entry, Fact, Statement, Text
from db.entries.bodies import Country
from db.entries.document import Document, Vote
from db.entries.fields import (
    RULES,
    Rule,
    check_date,
    check_day,
    check_language,
    check_slug,
)
from db.entries.findings import Address, Finding, Level, Path, Slip
from db.entries.parts import texts_of, walk
from db.entries.references import Directory, check_circles, check_references
from db.entries.rules import check_kind
from db.entries.session import Session
from db.entries.story import Correction
from db.entries.vocabulary import Image, Phase, Topic
from db.errors import Invalid
from db.rendering.characters import strip_steering
from db.rendering.limits import check_limits

_EXCEPTIONS: Final[Mapping[tuple[type, str], Rule]] = {
    (Vote, "date"): check_day,
    (Correction, "date"): check_day,
}
_FREE_KEYS: Final = "positions"


def validate(
    entries: Mapping[Address, Entry],
    *,
    broken: Container[Address] = (),
    images: Container[str] = (),
) -> Iterator[Finding]:
    """Yield everything wrong with a set of entries.

    Args:
        entries: All of them; the keys are their addresses.
        broken: Addresses that exist but could not be read; slug `*` for all of a kind.
        images: Names of the picture files there are.
    """
    for (kind, slug), entry in entries.items():
        for path, message in check_entry(entry):
            yield Finding(kind, slug, path, message)
        if isinstance(entry, Image) and entry.file and entry.file not in images:
            yield Finding(kind, slug, ("file",), f"there is no picture '{entry.file}'")
    directory = Directory(entries, broken)
    yield from check_references(directory)
    yield from check_circles(directory)
    yield from _check_former(directory)
    yield from _check_unique(entries)


def check_entry(entry: Entry) -> Iterator[Slip]:
    """Yield what is wrong with one entry, whatever stands beside it."""
    message = check_slug(entry.slug)
    if message:
        yield ("slug",), message
    yield from _check_life(entry)
    for path, part in walk(entry):
        yield from _check_part(path, part)
    yield from check_kind(entry)


def _check_life(entry: Entry) -> Iterator[Slip]:
    if entry.version < 1:
        yield ("version",), f"{entry.version} is less than 1"
    if entry.status == "withdrawn" and not entry.withdrawn:
        yield ("withdrawn",), "is missing; a withdrawn entry says why"
    if entry.withdrawn and entry.status != "withdrawn":
        yield ("status",), "is not 'withdrawn', yet a reason for withdrawal is given"
    if entry.created and entry.updated and entry.updated < entry.created:
        yield ("updated",), f"{entry.updated} is before the entry was created ({entry.created})"
    if not texts_of(entry) and entry.status != "withdrawn":
        yield ("text",), "has no text in any language"
    for number, former in enumerate(entry.former_slugs):
        if former == entry.slug:
            yield ("former_slugs", number), "is the present slug"


def _check_part(path: Path, part: msgspec.Struct) -> Iterator[Slip]:
    """Apply the rules for single values to every field of a part."""
    required = _required(type(part))
    for name in part.__struct_fields__:
        value = getattr(part, name)
        here = (*path, name)
        if value in ("", [], {}):
            if name in required:
                yield here, "is empty"
            continue
        rule = _EXCEPTIONS.get((type(part), name), RULES.get(name))
        yield from _check_value(here, value, rule)
        if isinstance(part, Text) and isinstance(value, str):
            yield from _check_limits(here, value)
    if isinstance(part, Statement) and part.field == "when":
        message = check_date(part.value)
        if message:
            yield (*path, "value"), message
    if isinstance(part, Fact) and part.certainty == "uncertain" and not part.note:
        yield (*path, "note"), "is missing; it says why this is uncertain"


def _check_value(path: Path, value: object, rule: Rule | None) -> Iterator[Slip]:
    match value:
        case bool():
            return
        case int():
            if value < 0:
                yield path, f"{value} is less than 0"
        case str():
            message = (rule(value) if rule else "") or _check_characters(value)
            if message:
                yield path, message
        case list():
            for number, item in enumerate(value):
                if isinstance(item, str):
                    yield from _check_value((*path, number), item, rule)
            yield from _check_repeats(path, value)
        case dict() if path[-1] != _FREE_KEYS:
            yield from _check_texts(path, value)


def _check_texts(path: Path, texts: dict[str, object]) -> Iterator[Slip]:
    """Check a mapping by language: the tags, and what stands under them where it is text."""
    for lang, text in texts.items():
        message = check_language(lang)
        if message:
            yield (*path, lang), message
        if isinstance(text, str):
            yield from _check_value((*path, lang), text, None)


def _check_repeats(path: Path, items: list[object]) -> Iterator[Slip]:
    """Find a text that stands in a list twice, and an empty one."""
    seen: set[str] = set()
    for number, item in enumerate(items):
        if not isinstance(item, str):
            continue
        if not item:
            yield (*path, number), "is empty"
        elif item in seen:
            yield (*path, number), f"'{item}' stands in the list twice"
        seen.add(item)


def _check_characters(text: str) -> str:
    if strip_steering(text) != text:
        return "holds control or invisible characters; type the text anew"
    return ""


def _check_limits(path: Path, text: str) -> Iterator[Slip]:
    try:
        check_limits(text)
    except Invalid as error:
        yield path, str(error)


def _check_former(directory: Directory) -> Iterator[Finding]:
    for (kind, slug), entry in directory.entries.items():
        for number, former in enumerate(entry.former_slugs):
            path = ("former_slugs", number)
            if former != slug and (kind, former) in directory.entries:
                yield Finding(kind, slug, path, f"'{former}' is the name of another {kind} now")
            holder = directory.former[kind, former]
            if holder != slug:
                yield Finding(kind, slug, path, f"'{former}' was the name of '{holder}' already")


def _check_unique(entries: Mapping[Address, Entry]) -> Iterator[Finding]:
    """Find what may exist only once: codes, numbers in a series, symbols."""
    seen: dict[tuple[object, ...], str] = {}
    for (kind, slug), entry in entries.items():
        for name, value, level in _unique_values(entry):
            first = seen.setdefault((kind, name, value), slug)
            if first != slug:
                message = f"'{getattr(entry, name)}' is that of '{first}' already"
                yield Finding(kind, slug, (name,), message, level=level)


def _unique_values(entry: Entry) -> Iterator[tuple[str, object, Level]]:
    match entry:
        case Country():
            yield "iso3", entry.iso3, "error"
            yield "m49", entry.m49, "error"
        case Topic() if entry.code:
            yield "code", (entry.scheme, entry.code), "error"
        case Phase():
            yield "number", (entry.process, entry.number), "error"
        case Session() if entry.number:
            yield "number", (entry.series, entry.number), "error"
        case Document() if entry.symbol:
            yield "symbol", entry.symbol, "warning"
        case Image() if entry.file:
            yield "file", entry.file, "error"


@cache
def _required(struct: type[msgspec.Struct]) -> frozenset[str]:
    return frozenset(field.name for field in msgspec.structs.fields(struct) if field.required)
