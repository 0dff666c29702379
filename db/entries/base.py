"""The parts that every entry document shares: identity, life cycle, facts and their sources."""

from typing import Literal

import msgspec

Status = Literal["draft", "review", "published", "withdrawn"]
Certainty = Literal["confirmed", "uncertain"]
Stage = Literal["planned", "actual", "replaced"]
Field = Literal["when", "place", "status", "title", "figure"]

Texts = dict[str, str]
"""A translatable value inside a part of an entry: language tag (BCP 47) to text."""


class Part(msgspec.Struct, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A value inside an entry; it has no address of its own."""


class Fact(Part, kw_only=True):
    """Something a person could dispute: it names its sources and says how sure they are.

    Attributes:
        sources: Slugs of `source` entries, the best first.
        certainty: `uncertain` is shown as such wherever the fact is shown.
        note: Why it is uncertain, or where in the source it stands.
    """

    sources: list[str] = []
    certainty: Certainty = "confirmed"
    note: str = ""


class Statement(Fact, kw_only=True):
    """One of several values that sources give for one fact; none overwrites another.

    Attributes:
        field: What the value is of; the entry's own field holds the chosen one.
        label: For a figure, what is counted ("States voting").
        value: As a source gives it; an EDTF string where `field` is `when`.
        stated_on: EDTF date of the statement, so that an as-of date can pick what was known.
        stage: Whether the value is what was planned or what happened.
    """

    field: Field
    label: str = ""
    value: str
    stated_on: str = ""
    stage: Stage = "actual"


class Entry(msgspec.Struct, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What every kind has.

    Attributes:
        slug: Permanent name, unique within the kind, of `a-z`, `0-9` and `-`.
        status: Only `published` and `withdrawn` entries reach an edition.
        version: Rises with every published change; the optimistic lock of a workspace.
        created: Day the entry was made (ISO 8601).
        updated: Day of its last change (ISO 8601).
        former_slugs: Names it was published under before; they lead here for ever.
        withdrawn: Reason a withdrawn entry gives to whoever follows an old link.
        statements: Values on which sources disagree.
    """

    slug: str
    status: Status = "published"
    version: int = 1
    created: str = ""
    updated: str = ""
    former_slugs: list[str] = []
    withdrawn: str = ""
    statements: list[Statement] = []


class Text(Part, kw_only=True):
    """The translatable fields of an entry in one language.

    Attributes:
        translation: Who translated and whether it was reviewed; empty for an original.
        translated_from: Version of the original that the translation follows.
    """

    translation: str = ""
    translated_from: int = 0
