"""Rules on what holds entries together: links, sources, pictures' words, translations."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from db.content.contents import Contents
from db.content.lint.prose import linked, passages, published, visible
from db.entries.base import Entry, Fact
from db.entries.findings import Address, Finding, Path
from db.entries.parts import texts_of, walk
from db.entries.references import list_references
from db.entries.vocabulary import Image, Topic
from db.rendering.mentions import find_mentions

_LISTED: Final = ("story", "country", "term", "process", "phase")
"""Kinds that are read from a list of their own; they need no link to be found."""

_CITING: Final = ("story", "session", "person", "document", "organisation", "topic", "term")
_SORTING: Final = ("region",)
"""Schemes of topics that sort other entries: found in the list of topics, and claiming nothing."""
_PICTURE: Final = re.compile(r"!\[\s*\]\(")


def find_orphans(contents: Contents) -> Iterator[Finding]:
    """Find entries that no other leads to."""
    reached = {target for origin, target in _list_links(contents) if origin != target}
    for (kind, slug), entry in published(contents):
        is_listed = kind in _LISTED or _is_sorting(entry)
        if not is_listed and (kind, slug) not in reached:
            message = "nothing links to this entry"
            suggestion = "link it from where it matters, or withdraw it"
            yield Finding(kind, slug, (), message, suggestion)


def find_unsourced(contents: Contents) -> Iterator[Finding]:
    """Find facts, and entries made of facts, that cite no source."""
    for (kind, slug), entry in published(contents):
        suggestion = "cite a source, or leave out what has none"
        is_citing = kind in _CITING and not _is_sorting(entry)
        if is_citing and not getattr(entry, "sources", ()):
            yield Finding(kind, slug, ("sources",), "cites no source", suggestion)
        for path, part in _facts(entry):
            if not part.sources:
                yield Finding(kind, slug, (*path, "sources"), "cites no source", suggestion)


def find_pictures_without_words(contents: Contents) -> Iterator[Finding]:
    """Find pictures that say nothing to whoever cannot see them."""
    suggestion = "say in a sentence what the picture shows"
    for (kind, slug), entry in published(contents):
        if isinstance(entry, Image) and entry.file:
            for lang, text in entry.text.items():
                if not text.alt:
                    path = ("text", lang, "alt")
                    yield Finding(kind, slug, path, "is missing", suggestion)
    for passage in passages(contents):
        if passage.is_body and _PICTURE.search(passage.text):
            message = "has a picture without alternative text"
            yield Finding(*passage.address, passage.path, message, suggestion)


def find_old_translations(contents: Contents) -> Iterator[Finding]:
    """Find translations of a version that has been replaced."""
    for (kind, slug), entry in published(contents):
        for lang, text in texts_of(entry).items():
            if text.translation and text.translated_from < entry.version:
                message = f"follows version {text.translated_from}; the original is {entry.version}"
                suggestion = f"bring the text up to date and write {entry.version}"
                yield Finding(kind, slug, ("text", lang, "translated_from"), message, suggestion)


def _list_links(contents: Contents) -> Iterator[tuple[Address, Address]]:
    """Yield every pair of entries of which the first leads to the second."""
    for address, entry in published(contents):
        for _, kind, slug in list_references(entry):
            target = contents.directory.find(kind, slug)
            if target:
                yield address, target
    for passage in passages(contents):
        if passage.is_body:
            for target in linked(passage.text, contents):
                yield passage.address, target
            for mention in find_mentions(visible(passage.text, contents, passage.lang)):
                for target in filter(None, map(contents.directory.find_symbol, mention.names)):
                    yield passage.address, target


def _facts(entry: Entry) -> Iterator[tuple[Path, Fact]]:
    parts: Sequence[tuple[Path, msgspec.Struct]] = tuple(walk(entry))
    return ((path, part) for path, part in parts if isinstance(part, Fact))


def _is_sorting(entry: Entry) -> bool:
    return isinstance(entry, Topic) and entry.scheme in _SORTING
