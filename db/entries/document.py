"""A document of the process: its symbol, lineage, signatories and votes."""

from typing import Literal

from db.entries.base import Entry, Fact, Text, Texts

DocumentKind = Literal[
    "resolution",
    "report",
    "issue-brief",
    "procedural-note",
    "letter",
    "summary",
    "draft",
    "declaration",
    "outcome",
    "statement",
    "press-release",
    "concept-note",
    "agreement",
    "publication",
]
Position = Literal["for", "against", "abstaining", "not-voting"]


class Vote(Fact, kw_only=True):
    """A recorded vote on the document.

    Attributes:
        date: EDTF day.
        subject: What was voted on, per language; empty for the text as a whole.
        positions: Country slug to position, for States where a source gives one.
    """

    date: str
    subject: Texts = {}
    in_favour: int
    against: int
    abstaining: int
    not_voting: int = 0
    positions: dict[str, Position] = {}


class DocumentText(Text, kw_only=True):
    """Title, our own abstract and, where it may be carried, the text (both Markdown)."""

    title: str
    abstract: str = ""
    body: str = ""


class Document(Entry, kw_only=True):
    """A document.

    Attributes:
        symbol: UN document symbol; empty for letters and notes without one.
        date: EDTF.
        issuers: Slugs of organisations.
        languages: BCP 47 tags it exists in.
        revises: Slug of the document this one follows (draft to revision to adopted text).
        people: Slugs of signatories.
        certainty: Of symbol and date; `note` says why.
    """

    text: dict[str, DocumentText]
    kind: DocumentKind
    symbol: str = ""
    date: str = ""
    issuers: list[str] = []
    countries: list[str] = []
    languages: list[str] = []
    url: str = ""
    revises: str = ""
    sessions: list[str] = []
    people: list[str] = []
    topics: list[str] = []
    votes: list[Vote] = []
    sources: list[str] = []
    certainty: Literal["confirmed", "uncertain"] = "confirmed"
    note: str = ""
