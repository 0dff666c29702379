"""Who refers to whom: ids for references, targets for bodies, and the links found in them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, Protocol

from db.content.labels import EntryLabel
from db.entries.base import Entry
from db.entries.document import Document
from db.entries.findings import Address, Finding
from db.entries.references import list_references
from db.entries.vocabulary import Topic
from db.rendering.document import Target

TEXT_ORIGIN: Final = "text"


class Names(Protocol):
    """Names to entries: all of an edition's at once, or a workspace's one at a time."""

    def find(self, kind: str, slug: str) -> Address | None:
        """Return the present address of an entry, following former slugs."""

    def find_id(self, kind: str, slug: str) -> int:
        """Return the id of an entry that is known to exist."""

    def find_symbol(self, text: str) -> Address | None:
        """Return what a document symbol or `SDG 10.7` names."""


class Labels(Protocol):
    """Addresses to what lists and links call an entry."""

    def get(self, address: Address, /) -> Mapping[str, EntryLabel] | None:
        """Return the labels of an entry by language, None where it has none."""


class Directory:
    """The entries of an edition under every name they answer to."""

    def __init__(self, entries: Mapping[Address, Entry], ids: Mapping[Address, int]) -> None:
        """Collect the names.

        Args:
            entries: Those the edition will hold.
            ids: Their ids.
        """
        self._ids = ids
        self._former = {
            (kind, former): entry.slug
            for (kind, _), entry in entries.items()
            for former in entry.former_slugs
        }
        self._symbols: dict[str, Address] = {}
        for symbol, address in _symbols(entries):
            self._symbols.setdefault(symbol, address)

    def find(self, kind: str, slug: str) -> Address | None:
        """Return the present address of an entry, following former slugs."""
        if (kind, slug) in self._ids:
            return kind, slug
        now = self._former.get((kind, slug))
        return (kind, now) if now is not None else None

    def find_id(self, kind: str, slug: str) -> int:
        """Return the id of an entry that is known to exist."""
        address = self.find(kind, slug)
        assert address is not None, f"{kind}/{slug} was not checked"
        return self._ids[address]

    @property
    def symbols(self) -> Iterable[str]:
        """The document symbols, and targets written `SDG 10.7`, that have an entry."""
        return self._symbols

    def find_symbol(self, text: str) -> Address | None:
        """Return what a document symbol or `SDG 10.7` names."""
        return self._symbols.get(text)


class TextResolver:
    """The renderer's view of a directory, in one language."""

    def __init__(self, directory: Names, labels: Labels, lang: str, base_language: str) -> None:
        """Look at a directory.

        Args:
            directory: Names to addresses.
            labels: What links without words of their own are given.
            lang: Language of the body.
            base_language: Of labels that do not exist in it.
        """
        self._directory = directory
        self._labels = labels
        self._languages = (lang, base_language)

    def resolve(self, reference: str) -> Target | None:
        """Return the entry of a `kind/slug` reference; a withdrawn one counts as none."""
        kind, _, slug = reference.partition("/")
        address = self._directory.find(kind, slug)
        labels = self._labels.get(address) if address else None
        if address is None or not labels:
            return None
        known = [labels[lang] for lang in self._languages if lang in labels]
        label = known[0] if known else next(iter(labels.values()))
        return Target(*address, label.title)

    def find_symbol(self, text: str) -> str | None:
        """Return the reference of a document symbol or of a target written `SDG 10.7`."""
        address = self._directory.find_symbol(text)
        return "/".join(address) if address else None


class TextLinks:
    """Collects what the bodies of one entry link to, each target once a field."""

    def __init__(self, address: Address, directory: Names) -> None:
        """Begin with an entry.

        Args:
            address: Of the entry, which is never its own link.
            directory: Addresses to ids.
        """
        self._address = address
        self._directory = directory
        self._found: dict[tuple[str, Address], None] = {}

    def add(self, field: str, links: Iterable[Address]) -> None:
        """Take the links of a rendered field in one of its languages."""
        for address in links:
            if address != self._address:
                self._found.setdefault((field, address))

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield rows of `link`, without their ids."""
        positions: dict[str, int] = {}
        from_id = self._directory.find_id(*self._address)
        for field, address in self._found:
            position = positions[field] = positions.get(field, -1) + 1
            yield {
                "from_id": from_id,
                "to_id": self._directory.find_id(*address),
                "relation": field,
                "origin": TEXT_ORIGIN,
                "part_id": 0,
                "position": position,
            }


def find_unpublished(entries: Mapping[Address, Entry]) -> Iterator[Finding]:
    """Find references of published entries to entries that readers will not get."""
    for (kind, slug), entry in entries.items():
        if entry.status != "published":
            continue
        for path, target_kind, target_slug in list_references(entry):
            target = entries.get((target_kind, target_slug))
            if target is not None and target.status != "published":
                yield Finding(kind, slug, path, describe_unpublished(target_kind, target))


def describe_unpublished(kind: str, entry: Entry) -> str:
    """Say why a reference to an entry stops a build."""
    state = {"draft": "a draft", "review": "in review"}.get(entry.status, entry.status)
    return f"refers to {kind}/{entry.slug}, which is {state}; publish it or remove the reference"


def _symbols(entries: Mapping[Address, Entry]) -> Iterator[tuple[str, Address]]:
    for address, entry in entries.items():
        if entry.status != "published":
            continue
        if isinstance(entry, Document) and entry.symbol:
            yield entry.symbol, address
        elif isinstance(entry, Topic) and entry.scheme == "sdg":
            yield f"SDG {entry.code}", address
