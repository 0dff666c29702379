"""Organisations and countries: bodies whose names change over time."""

from typing import Literal

from db.entries.base import Entry, Fact, Text, Texts

OrganisationKind = Literal[
    "un-organ",
    "un-department",
    "un-agency",
    "un-coordination",
    "regional-commission",
    "regional-organisation",
    "intergovernmental",
    "mission",
    "ministry",
    "government",
    "parliament",
    "court",
    "civil-society",
    "academia",
    "private-sector",
    "process",
    "local-government",
    "union",
    "other",
]
RegionalGroup = Literal["african", "asia-pacific", "eastern-european", "grulac", "weog", ""]


class DatedName(Fact, kw_only=True):
    """A name valid for a time.

    Attributes:
        date: EDTF interval in which it was the name (`../2022-06-01`).
        name: Short form per language.
        formal: Formal form per language.
        acronym: Per language.
    """

    date: str
    name: Texts
    formal: Texts = {}
    acronym: Texts = {}


class OrganisationText(Text, kw_only=True):
    """Present name, acronym and a description (Markdown)."""

    name: str
    acronym: str = ""
    description: str = ""


class Organisation(Entry, kw_only=True):
    """A body that issues, convenes, employs or sits."""

    text: dict[str, OrganisationText]
    kind: OrganisationKind
    parent: str = ""
    country: str = ""
    seat: str = ""
    url: str = ""
    former_names: list[DatedName] = []
    sources: list[str] = []


class CountryText(Text, kw_only=True):
    """Present short and formal name."""

    name: str
    formal: str = ""


class Country(Entry, kw_only=True):
    """A State or area; its slug is the ISO 3166-1 alpha-2 code in lower case.

    Attributes:
        iso3: ISO 3166-1 alpha-3.
        m49: UN M49 code, three digits.
        group: UN regional group; empty for none.
        membership: Standing in the General Assembly.
    """

    text: dict[str, CountryText]
    iso3: str
    m49: str
    group: RegionalGroup = ""
    membership: Literal["member", "observer", "other"] = "member"
    former_names: list[DatedName] = []
    sources: list[str] = []
