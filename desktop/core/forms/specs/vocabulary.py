"""The forms of small entries: topics, terms, processes, phases, pictures and sources."""

from typing import Final

from db.queries.words import SCHEMES
from desktop.core.forms.spec import Field, FormSpec, Section, choice, date, day, reference
from desktop.core.forms.specs.common import (
    CERTAINTY,
    LONGEST_LINE,
    STATEMENTS,
    TRANSLATION,
    evidence,
    prose,
    title_field,
    translated,
)

TOPIC: Final = FormSpec(
    "topic",
    "Topic",
    (
        Section(
            "Label",
            (
                title_field("label", "Label", "An official title stays official", limit=0),
                choice("scheme", "Scheme", SCHEMES),
                Field("code", "Code", "As people cite it", width="half", is_required=True),
                Field("order", "Place in lists", "", "number", width="half"),
                date("date", "Date"),
                CERTAINTY,
            ),
        ),
        Section(
            "Where it belongs",
            (
                reference("parent", "Broader topic", own="topic"),
                reference("document", "Document", "That holds its text"),
                reference("related", "Related topics", own="topic", width="full"),
                Field("related_note", "Who says they are related"),
            ),
        ),
        Section("Text", (prose("description", "Description", "In our own words"),)),
        evidence(),
        TRANSLATION,
    ),
)
TERM: Final = FormSpec(
    "term",
    "Term",
    (
        Section(
            "Term",
            (
                translated("acronym", "Acronym or short form")._replace(width="half"),
                title_field("expansion", "Expansion"),
                prose("definition", "Definition", "In our own words"),
                reference("see", "See also", width="full"),
            ),
        ),
        evidence(),
        TRANSLATION,
    ),
)
PROCESS: Final = FormSpec(
    "process",
    "Process",
    (
        Section(
            "Title",
            (
                title_field("title", "Title"),
                date("date", "From and to", is_required=True),
                reference("documents", "Documents"),
                prose("description", "Description"),
            ),
        ),
        evidence(),
        TRANSLATION,
    ),
)
PHASE: Final = FormSpec(
    "phase",
    "Phase",
    (
        Section(
            "Title",
            (
                title_field("title", "Title"),
                reference("process", "Process")._replace(is_required=True),
                Field("number", "Number", "", "number", width="half", is_required=True),
                date("date", "From and to", is_required=True),
                prose("description", "Description"),
            ),
        ),
        evidence(),
        TRANSLATION,
    ),
)
IMAGE: Final = FormSpec(
    "image",
    "Picture",
    (
        Section(
            "Picture",
            (
                Field("file", "File", "PNG, JPEG or WebP; empty for a credit alone", "file"),
                Field("credit", "Credit", "As its owner wants it", width="half", is_required=True),
                Field("licence", "Licence", "SPDX identifier or words", width="half"),
                translated("caption", "Caption", limit=LONGEST_LINE),
                translated("alt", "Photo description", "What the picture shows, for readers who "
                           "cannot see it", limit=LONGEST_LINE),
            ),
        ),
        evidence(),
        TRANSLATION,
    ),
)  # fmt: skip
SOURCE: Final = FormSpec(
    "source",
    "Source",
    (
        Section(
            "Source",
            (
                title_field("title", "Title"),
                Field("publisher", "Publisher", "Body that answers for it"),
                Field("url", "On the web", "Empty where it is a document of this edition", "web"),
                reference("document", "Document", "Of this edition"),
                date("date", "Date"),
                day("accessed", "Read on"),
                Field("note", "Note", "For instance that it was read through a mirror",
                      limit=LONGEST_LINE),
                STATEMENTS,
            ),
        ),
        TRANSLATION,
    ),
)  # fmt: skip
