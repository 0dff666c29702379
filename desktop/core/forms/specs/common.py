"""What many forms ask alike: sources and certainty of a fact, statements, who translated."""

from typing import Final

from db.entries.base import Statement
from db.queries.words import STATEMENT_FIELDS
from desktop.core.forms.spec import Field, PartSpec, Section, choice, day, reference

CERTAINTIES: Final = {"confirmed": "Confirmed", "uncertain": "Uncertain"}
STAGES: Final = {"planned": "Planned", "actual": "As it happened", "replaced": "Later replaced"}

LONGEST_TITLE: Final = 160
LONGEST_LINE: Final = 240

SOURCES: Final = reference("sources", "Sources", "The best first", width="full")
CERTAINTY: Final = choice("certainty", "Certainty", CERTAINTIES)
NOTE: Final = Field(
    "note",
    "Note",
    "Why it is uncertain, or where in the source it stands",
    limit=LONGEST_LINE,
)
FACT: Final = (SOURCES, CERTAINTY, NOTE)
"""What every fact says of itself."""

STATEMENTS: Final = Field(
    "statements",
    "What sources say",
    "Values on which sources disagree; none replaces another",
    "parts",
    parts=PartSpec(
        Statement,
        "Statement",
        (
            choice("field", "About", STATEMENT_FIELDS),
            Field("label", "What is counted", "For a figure: “States voting”", width="half"),
            Field("value", "Value", "As the source gives it; a date where it is about one",
                  is_required=True),
            day("stated_on", "Stated on"),
            choice("stage", "Stage", STAGES),
            *FACT,
        ),
        columns=("field", "value", "stated_on", "stage"),
        title=("field", "label", "value"),
    ),
)  # fmt: skip
TRANSLATION: Final = Section(
    "Translation",
    (
        Field(
            "translation",
            "Translated by",
            "Who translated, and whether it was reviewed; empty for an original",
            is_translatable=True,
        ),
        Field(
            "translated_from",
            "Follows version",
            "Version of the original that the translation follows",
            "number",
            width="half",
            is_translatable=True,
        ),
    ),
)


def evidence(*fields: Field) -> Section:
    """Return the section of what an entry rests on, with more fields before."""
    return Section("Sources", (*fields, SOURCES, STATEMENTS))


def title_field(
    name: str, label: str, hint: str = "", *, limit: int = LONGEST_TITLE, is_required: bool = True
) -> Field:
    """Return the field that names an entry in a language."""
    return Field(name, label, hint, limit=limit, is_translatable=True, is_required=is_required)


def prose(name: str, label: str, hint: str = "") -> Field:
    """Return a field of Markdown."""
    return Field(name, label, hint, "markdown", is_translatable=True)


def translated(name: str, label: str, hint: str = "", *, limit: int = LONGEST_TITLE) -> Field:
    """Return a line that every language has its own of."""
    return Field(name, label, hint, limit=limit, is_translatable=True)
