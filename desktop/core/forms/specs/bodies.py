"""The forms of bodies: organisations and countries, whose names change over time."""

from typing import Final

from db.entries.bodies import DatedName
from db.queries.words import MEMBERSHIPS, ORGANISATION_KINDS, REGIONAL_GROUPS
from desktop.core.forms.spec import Field, FormSpec, PartSpec, Section, choice, date, reference
from desktop.core.forms.specs.common import (
    FACT,
    TRANSLATION,
    evidence,
    prose,
    title_field,
    translated,
)

_FORMER_NAMES: Final = Field(
    "former_names",
    "Former names",
    "Each with the time in which it was the name",
    "parts",
    parts=PartSpec(
        DatedName,
        "Former name",
        (
            date("date", "Valid", "From and to, like ../2022-06-01", is_required=True),
            translated("name", "Name")._replace(is_required=True),
            translated("formal", "Formal name"),
            translated("acronym", "Acronym"),
            *FACT,
        ),
        columns=("date", "name", "acronym"),
        title=("name", "date"),
    ),
)

ORGANISATION: Final = FormSpec(
    "organisation",
    "Organisation",
    (
        Section(
            "Name",
            (
                title_field("name", "Name"),
                translated("acronym", "Acronym")._replace(width="half"),
                choice("kind", "Kind", ORGANISATION_KINDS),
            ),
        ),
        Section(
            "Where it belongs",
            (
                reference("parent", "Part of", own="organisation"),
                reference("country", "Country"),
                Field("seat", "Seat", "City", width="half"),
                Field("url", "On the web", "", "web", width="half"),
                _FORMER_NAMES,
            ),
        ),
        Section("Text", (prose("description", "Description"),)),
        evidence(),
        TRANSLATION,
    ),
)
COUNTRY: Final = FormSpec(
    "country",
    "Country",
    (
        Section(
            "Name",
            (
                title_field("name", "Short name"),
                translated("formal", "Formal name"),
                Field("iso3", "ISO code", "Three capital letters", width="half", is_required=True),
                Field("m49", "UN M49 code", "Three digits", width="half", is_required=True),
                choice("group", "Regional group", {"": "None", **REGIONAL_GROUPS}),
                choice("membership", "Standing", MEMBERSHIPS),
                _FORMER_NAMES,
            ),
        ),
        evidence(),
        TRANSLATION,
    ),
)
