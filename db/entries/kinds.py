"""The table of kinds: which document, where it is kept, and what each field refers to."""

from typing import Final, Literal, NamedTuple

from db.entries.base import Entry, Text
from db.entries.bodies import Country, CountryText, Organisation, OrganisationText
from db.entries.document import Document, DocumentText
from db.entries.person import Person, PersonText
from db.entries.session import Session, SessionText
from db.entries.story import Story, StoryText
from db.entries.vocabulary import (
    Image,
    ImageText,
    Phase,
    Process,
    Source,
    SourceText,
    SpanText,
    Term,
    TermText,
    Topic,
    TopicText,
)


class Kind(NamedTuple):
    """How one kind of entry is typed and kept.

    Attributes:
        name: As in addresses and folders.
        document: Struct of the whole entry.
        text: Struct of its translatable fields.
        storage: One Markdown file an entry, or one YAML list for the kind.
        body: Translatable field that is the Markdown body of a file; empty for lists.
        title: Translatable field that names the entry; empty where the entry itself does.
    """

    name: str
    document: type[Entry]
    text: type[Text]
    storage: Literal["files", "list"]
    body: str
    title: str


KINDS: Final = {
    kind.name: kind
    for kind in (
        Kind("story", Story, StoryText, "files", "body", "headline"),
        Kind("session", Session, SessionText, "files", "summary", "title"),
        Kind("person", Person, PersonText, "files", "biography", ""),
        Kind("document", Document, DocumentText, "files", "body", "title"),
        Kind("organisation", Organisation, OrganisationText, "list", "", "name"),
        Kind("country", Country, CountryText, "list", "", "name"),
        Kind("topic", Topic, TopicText, "list", "", "label"),
        Kind("term", Term, TermText, "list", "", "expansion"),
        Kind("process", Process, SpanText, "list", "", "title"),
        Kind("phase", Phase, SpanText, "list", "", "title"),
        Kind("image", Image, ImageText, "list", "", "caption"),
        Kind("source", Source, SourceText, "list", "", "title"),
    )
}

REFERENCES: Final = {
    "sessions": "session",
    "people": "person",
    "person": "person",
    "organisations": "organisation",
    "organisation": "organisation",
    "convened_by": "organisation",
    "issuers": "organisation",
    "documents": "document",
    "document": "document",
    "revises": "document",
    "topics": "topic",
    "countries": "country",
    "country": "country",
    "represents": "country",
    "image": "image",
    "process": "process",
    "phase": "phase",
    "sources": "source",
    "see": "*",
    "parent": "self",
    "related": "self",
}
"""Field name to the kind it refers to: `self` the entry's own kind, `*` written as `kind/slug`."""
