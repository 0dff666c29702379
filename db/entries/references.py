"""What entries say about each other: references that lead somewhere, and no circles."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from db.entries.base import Entry
from db.entries.findings import Address, Finding, Level, Path, did_you_mean
from db.entries.kinds import KINDS, REFERENCES
from db.entries.parts import walk

_CHAINS: Final = ("parent", "revises")
_KIND_OF: Final = {kind.document: kind.name for kind in KINDS.values()}


class Reference(NamedTuple):
    """A field's reference to an entry; kind is empty where it is not written as `kind/slug`."""

    path: Path
    kind: str
    slug: str


@dataclass(slots=True)
class Directory:
    """Which entries there are.

    Attributes:
        entries: The sound ones.
        broken: Addresses that exist but could not be read; slug `*` for all of a kind.
        former: Former address to the present slug.
    """

    entries: Mapping[Address, Entry]
    broken: Container[Address] = ()
    former: dict[Address, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Collect the former slugs."""
        for (kind, slug), entry in self.entries.items():
            for former in entry.former_slugs:
                self.former.setdefault((kind, former), slug)

    def is_broken(self, kind: str, slug: str) -> bool:
        """Whether the entry may well exist, but could not be read."""
        return (kind, slug) in self.broken or (kind, "*") in self.broken

    def slugs(self, kind: str) -> list[str]:
        """Return the slugs of a kind."""
        return [slug for found, slug in self.entries if found == kind]


def list_references(entry: Entry) -> Iterator[Reference]:
    """Yield the references that stand in an entry's fields, in the order of the fields."""
    own = _KIND_OF.get(type(entry), "")  # a tombstone refers to nothing
    for path, part in walk(entry):
        for name in part.__struct_fields__:
            target = REFERENCES.get(name)
            value = getattr(part, name)
            if target:
                kind = own if target == "self" else target
                yield from _read_references((*path, name), kind, value)
            elif name == "positions":
                for slug in value:
                    yield Reference((*path, name, slug), "country", slug)


def check_references(directory: Directory) -> Iterator[Finding]:
    """Find references that lead nowhere, or by a former name."""
    for (kind, slug), entry in directory.entries.items():
        for reference in list_references(entry):
            found = _check_reference(directory, entry, reference)
            if found:
                yield Finding(kind, slug, reference.path, *found)


def check_circles(directory: Directory) -> Iterator[Finding]:
    """Find entries that come to stand above, or follow, themselves."""
    for name in _CHAINS:
        nexts = {
            (kind, slug): (kind, getattr(entry, name, ""))
            for (kind, slug), entry in directory.entries.items()
        }
        done: set[Address] = set()
        for start in nexts:
            circle = _find_circle(start, nexts, done)
            if circle:
                kind, slug = min(circle)
                at = circle.index((kind, slug))
                way = [step for _, step in circle[at:] + circle[:at]]
                message = f"goes in a circle: {' → '.join([*way, slug])}"
                yield Finding(kind, slug, (name,), message)


def _read_references(path: Path, kind: str, value: str | list[str]) -> Iterator[Reference]:
    if isinstance(value, str):
        if value:
            yield _reference(path, kind, value)
        return
    for at, item in enumerate(value):
        yield _reference((*path, at), kind, item)


def _reference(path: Path, kind: str, text: str) -> Reference:
    if kind != "*":
        return Reference(path, kind, text)
    kind, slash, slug = text.partition("/")
    return Reference(path, kind if slash else "", slug if slash else text)


def _check_reference(
    directory: Directory, entry: Entry, reference: Reference
) -> tuple[str, str, Level] | None:
    """Return message, suggestion and level, or None for a reference that leads somewhere."""
    kind, slug = reference.kind, reference.slug
    if kind not in KINDS:
        written = f"{kind}/{slug}" if kind else slug
        return f"'{written}' is not written as kind/slug", did_you_mean(kind, KINDS), "error"
    target = directory.entries.get((kind, slug))
    if target is entry:
        return "refers to the entry itself", "", "error"
    if target is not None or directory.is_broken(kind, slug):
        return None
    if (kind, slug) in directory.former:
        now = directory.former[kind, slug]
        return f"{kind}/{slug} is now called '{now}'", "", "warning"
    return (
        f"there is no {kind}/{slug}",
        did_you_mean(slug, directory.slugs(kind)),
        "error",
    )


def _find_circle(
    start: Address, nexts: Mapping[Address, Address], done: set[Address]
) -> list[Address]:
    """Follow one chain; return the circle it ends in, if it is a new one."""
    way: list[Address] = []
    step = start
    while step in nexts and step not in done:
        if step in way:
            done.update(way)
            return way[way.index(step) :]
        way.append(step)
        step = nexts[step]
    done.update(way)
    return []
