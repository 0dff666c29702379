"""The texts of entries as rules read them: passages, their visible words, their links."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from db.content.contents import Contents
from db.content.rendered import MARKDOWN_FIELDS
from db.dates import Edtf, parse
from db.entries.base import Entry, Text
from db.entries.document import Document
from db.entries.findings import Address, Path
from db.entries.parts import walk
from db.entries.session import Session
from db.entries.story import Story

LINK: Final = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]]+))?\]\]")

_NOT_PROSE: Final = ("translation", "name", "acronym")
_MARKS: Final = re.compile(r"^\s*(?:#+|[-*>]|\d+\.|\|)\s*|[*_`|]|\[\^[^\]]*\]:?", re.MULTILINE)


class Passage(NamedTuple):
    """A text that people read, in one language.

    Attributes:
        path: Way to it within the entry.
        is_body: Whether it is Markdown, in which links can stand.
    """

    address: Address
    path: Path
    lang: str
    text: str
    is_body: bool


def published(contents: Contents) -> Iterator[tuple[Address, Entry]]:
    """Yield the entries that people read; a tombstone keeps what it was."""
    for address, entry in contents.entries.items():
        if entry.status == "published":
            yield address, entry


def passages(contents: Contents) -> Iterator[Passage]:
    """Yield the texts of all published entries."""
    for address, entry in published(contents):
        yield from passages_of(address, entry, contents.base_language)


def passages_of(address: Address, entry: Entry, base_language: str) -> Iterator[Passage]:
    """Yield the texts of one entry: its own fields, and what its parts say."""
    for path, part in walk(entry):
        for name in part.__struct_fields__:
            value = getattr(part, name)
            if not value or name in _NOT_PROSE:
                continue
            here = (*path, name)
            if isinstance(part, Text):
                lang = str(path[1])
                is_body = name in MARKDOWN_FIELDS[address[0]]
                items = enumerate(value) if isinstance(value, list) else ()
                for at, item in items:
                    yield Passage(address, (*here, at), lang, item, is_body=False)
                if isinstance(value, str):
                    yield Passage(address, here, lang, value, is_body)
            elif name == "note" and isinstance(value, str):
                yield Passage(address, here, base_language, value, is_body=False)
            elif isinstance(value, dict):
                yield from _by_language(address, here, value)


def visible(text: str, contents: Contents, lang: str) -> str:
    """Return what a reader sees of Markdown: links by their words, marks gone."""

    def words_of(match: re.Match[str]) -> str:
        return match[2] or label_of(contents, match[1], lang)

    return _MARKS.sub(" ", LINK.sub(words_of, text))


def label_of(contents: Contents, reference: str, lang: str) -> str:
    """Return what a link without words of its own shows."""
    kind, _, slug = reference.strip().partition("/")
    labels = contents.labels.get(contents.directory.find(kind, slug) or ("", ""), {})
    label = labels.get(lang) or labels.get(contents.base_language)
    return label.title if label else reference


def linked(text: str, contents: Contents) -> Iterator[Address]:
    """Yield the entries that a Markdown text links to by name."""
    for match in LINK.finditer(text):
        kind, _, slug = match[1].strip().partition("/")
        address = contents.directory.find(kind, slug)
        if address:
            yield address


def own_date(entry: Entry) -> Edtf | None:
    """Return the day from which an entry speaks, None for one that speaks from none."""
    match entry:
        case Story():
            return parse(entry.published)
        case Session() | Document() if entry.date:
            return parse(entry.date)
        case _:
            return None


def _by_language(address: Address, path: Path, texts: Mapping[str, object]) -> Iterator[Passage]:
    for lang, text in texts.items():
        if isinstance(text, str) and path[-1] != "positions":
            yield Passage(address, (*path, lang), lang, text, is_body=False)
