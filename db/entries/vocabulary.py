"""Small entries kept as lists: topics, terms, processes, phases, images and sources."""

from typing import Literal

from db.entries.base import Certainty, Entry, Text

Scheme = Literal["issue", "sdg", "framework", "objective", "principle", "region"]


class TopicText(Text, kw_only=True):
    """Label (an official title stays official) and our own description (Markdown)."""

    label: str
    description: str = ""


class Topic(Entry, kw_only=True):
    """Something entries are about, in one of six schemes.

    Attributes:
        code: As people cite it (`10.7`, `23`, `A/RES/70/1`); unique within the scheme.
        parent: Slug of the broader topic.
        document: Slug of the document that holds its text.
        related: Slugs of topics; for objectives, SDG targets close in theme.
        related_note: Who says they are related (suggestions are marked as such).
    """

    text: dict[str, TopicText]
    scheme: Scheme
    code: str
    parent: str = ""
    document: str = ""
    date: str = ""
    order: int = 0
    related: list[str] = []
    related_note: str = ""
    sources: list[str] = []
    certainty: Certainty = "confirmed"


class TermText(Text, kw_only=True):
    """Acronym or short form, expansion and our own definition (Markdown)."""

    acronym: str = ""
    expansion: str
    definition: str = ""


class Term(Entry, kw_only=True):
    """A glossary term; `see` holds references as `kind/slug`."""

    text: dict[str, TermText]
    see: list[str] = []
    sources: list[str] = []


class SpanText(Text, kw_only=True):
    """Title and description (Markdown) of a process or a phase."""

    title: str
    description: str = ""


class Process(Entry, kw_only=True):
    """A negotiating process, the frame of phases and sessions."""

    text: dict[str, SpanText]
    date: str
    documents: list[str] = []
    sources: list[str] = []


class Phase(Entry, kw_only=True):
    """A phase of a process."""

    text: dict[str, SpanText]
    process: str
    number: int
    date: str
    sources: list[str] = []


class ImageText(Text, kw_only=True):
    """Caption and alternative text."""

    caption: str = ""
    alt: str = ""


class Image(Entry, kw_only=True):
    """A picture, or the credit of one that may not be carried.

    Attributes:
        file: Name of a PNG, JPEG or WebP file beside the list; empty for a credit-only record.
        credit: As its owner wants it.
        licence: SPDX identifier or words.
    """

    text: dict[str, ImageText]
    file: str = ""
    credit: str
    licence: str = ""
    sources: list[str] = []


class SourceText(Text, kw_only=True):
    """Title of the cited page or document."""

    title: str


class Source(Entry, kw_only=True):
    """A page or document that facts are taken from.

    Attributes:
        publisher: Body that answers for it.
        url: Official address; empty when `document` is in this edition.
        document: Slug of a document of this edition.
        date: EDTF date of the source.
        accessed: EDTF day it was read.
        note: For instance that it was read through a mirror.
    """

    text: dict[str, SourceText]
    publisher: str = ""
    url: str = ""
    document: str = ""
    date: str = ""
    accessed: str = ""
    note: str = ""
