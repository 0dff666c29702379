"""The form of a document: symbol, lineage, signatories, votes."""

from typing import Final

from db.entries.document import Vote
from db.queries.words import DOCUMENT_KINDS
from desktop.core.forms.spec import Field, FormSpec, PartSpec, Section, choice, date, day, reference
from desktop.core.forms.specs.common import (
    CERTAINTY,
    FACT,
    NOTE,
    TRANSLATION,
    evidence,
    prose,
    title_field,
    translated,
)

_VOTES: Final = Field(
    "votes",
    "Votes",
    "Recorded votes on the document",
    "parts",
    parts=PartSpec(
        Vote,
        "Vote",
        (
            day("date", "Day", is_required=True),
            translated("subject", "Voted on", "Empty for the text as a whole"),
            Field("in_favour", "In favour", "", "number", width="half", is_required=True),
            Field("against", "Against", "", "number", width="half", is_required=True),
            Field("abstaining", "Abstaining", "", "number", width="half", is_required=True),
            Field("not_voting", "Not voting", "", "number", width="half"),
            Field(
                "positions",
                "How States voted",
                "Where a source says",
                "positions",
                kinds=("country",),
            ),
            *FACT,
        ),
        columns=("date", "subject", "in_favour", "against", "abstaining"),
        title=("date", "subject"),
    ),
)

DOCUMENT: Final = FormSpec(
    "document",
    "Document",
    (
        Section(
            "Title",
            (
                title_field("title", "Title"),
                choice("kind", "Kind", DOCUMENT_KINDS),
                Field("symbol", "Symbol", "Empty for letters and notes without one", width="half"),
                date("date", "Date"),
                CERTAINTY._replace(hint="Of symbol and date"),
                NOTE,
            ),
        ),
        Section(
            "Where it stands",
            (
                reference("issuers", "Issued by"),
                reference("countries", "Countries"),
                reference("people", "Signed by"),
                reference("sessions", "Sessions"),
                reference("topics", "Topics"),
                reference("revises", "Follows", "The draft or text before it", own="document"),
                Field("languages", "Languages", "Tags like en, one each", "list", width="half"),
                Field("url", "On the web", "", "web", width="half"),
            ),
        ),
        Section(
            "Text",
            (
                prose("abstract", "Abstract", "In our own words"),
                prose("body", "Text", "Where it may be carried"),
            ),
        ),
        Section("Votes", (_VOTES,)),
        evidence(),
        TRANSLATION,
    ),
)
