"""The form of a story."""

from typing import Final

from db.entries.story import Correction
from desktop.core.forms.spec import Field, FormSpec, PartSpec, Section, day, reference
from desktop.core.forms.specs.common import LONGEST_LINE, TRANSLATION, evidence, prose, title_field

LONGEST_HEADLINE: Final = 90
LONGEST_STANDFIRST: Final = 300

_CORRECTIONS: Final = Field(
    "corrections",
    "Corrections",
    "What was wrong in the published text, and when it was put right",
    "parts",
    parts=PartSpec(
        Correction,
        "Correction",
        (
            day("date", "Corrected on", is_required=True),
            Field("note", "What was corrected", limit=LONGEST_LINE, is_required=True),
        ),
        columns=("date", "note"),
        title=("date", "note"),
    ),
)

STORY: Final = FormSpec(
    "story",
    "Story",
    (
        Section(
            "Headline",
            (
                title_field("headline", "Headline", limit=LONGEST_HEADLINE),
                Field(
                    "standfirst",
                    "Standfirst",
                    "What happened, in a sentence or two",
                    "text",
                    limit=LONGEST_STANDFIRST,
                    is_translatable=True,
                ),
                day("dateline", "Dateline", "Day of the news itself"),
                day("published", "Published", "Day the page appeared", is_required=True),
                Field("dateline_place", "Place", "Where the news is from", width="half"),
                Field("author", "Author", width="half"),
            ),
        ),
        Section(
            "About",
            (
                reference("people", "People", width="full"),
                reference("sessions", "Sessions"),
                reference("documents", "Documents"),
                reference("organisations", "Organisations"),
                reference("countries", "Countries"),
                reference("topics", "Topics", width="full"),
                reference(
                    "related", "Related stories", "Before those found by themselves", own="story"
                ),
                reference("image", "Picture", "Or its credit alone"),
            ),
        ),
        Section(
            "Text",
            (
                Field(
                    "highlights",
                    "Highlights",
                    "A sentence each",
                    "list",
                    limit=LONGEST_LINE,
                    is_translatable=True,
                ),
                prose("body", "Body", "250 to 700 words"),
            ),
        ),
        evidence(_CORRECTIONS),
        TRANSLATION,
    ),
)
