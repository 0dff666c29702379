"""The form of a person: names, and the titles held over time."""

from typing import Final

from db.entries.person import Appointment, OtherName
from desktop.core.forms.spec import Field, FormSpec, PartSpec, Section, date, reference
from desktop.core.forms.specs.common import (
    FACT,
    SOURCES,
    TRANSLATION,
    evidence,
    prose,
    translated,
)

_OTHER_NAMES: Final = Field(
    "other_names",
    "Other names",
    "In another script or spelling",
    "parts",
    parts=PartSpec(
        OtherName,
        "Name",
        (
            Field("name", "Name", "As the source writes it", width="half", is_required=True),
            Field("lang", "Language", "Tag like ar or ru-Latn; empty for a spelling", width="half"),
            Field("native", "Own spelling", "As the person’s own language writes it", "flag"),
            SOURCES,
        ),
        columns=("name", "lang", "native"),
        title=("name", "lang"),
    ),
)
_TITLES: Final = Field(
    "appointments",
    "Titles",
    "Held over time; several may hold at once",
    "parts",
    parts=PartSpec(
        Appointment,
        "Title",
        (
            translated("title", "Title")._replace(is_required=True),
            reference("organisation", "Organisation", "The body the title is in"),
            reference("represents", "Represents", "A State; empty for officials of organisations"),
            date("date", "Held", "From and to; an unknown end stays open"),
            Field("order", "Rank", "Among titles held at the same time; 1 leads", "number",
                  width="half"),
            Field("key", "Key", "Its permanent name within the person", width="half",
                  is_required=True),
            *FACT,
        ),
        columns=("title", "organisation", "represents", "date"),
        title=("title", "date"),
    ),
)  # fmt: skip

PERSON: Final = FormSpec(
    "person",
    "Person",
    (
        Section(
            "Name",
            (
                Field("family", "Family name", "As in documents", width="half", is_required=True),
                Field("given", "Given names", width="half"),
                Field(
                    "name", "Full name", "Only where “given family” would be wrong", width="half"
                ),
                Field("sort_name", "Sorted as", "Empty for “family, given”", width="half"),
                Field("honorific", "Honorific", "“Ms.”, “H.E. Mr.”", width="half"),
                Field("address_as", "Addressed as", "Where a source says", width="half"),
                translated("name", "Name in this language", "If it is written another way there"),
                _OTHER_NAMES,
            ),
        ),
        Section(
            "Who it is",
            (
                reference("country", "National of", "Where a source says"),
                reference("image", "Picture", "Or its credit alone"),
                _TITLES,
            ),
        ),
        Section("Text", (prose("biography", "Biography"),)),
        evidence(),
        TRANSLATION,
    ),
)
