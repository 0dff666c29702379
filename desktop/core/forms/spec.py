"""What a form asks: sections of fields, each with its words, its kind of input and its limits."""

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from db.entries.base import Part
from db.entries.findings import Path
from db.entries.kinds import REFERENCES
from db.kinds import ENTRY_KINDS

Input = Literal[
    "line",
    "text",
    "markdown",
    "date",
    "choice",
    "flag",
    "number",
    "tokens",
    "token",
    "list",
    "parts",
    "web",
    "zone",
    "positions",
    "file",
]
Width = Literal["full", "half"]

BY_COMMANDS: Final = frozenset(
    {"slug", "status", "version", "created", "updated", "former_slugs", "withdrawn"}
)
"""Fields of every entry that no form asks for: what is done with the entry sets them."""
OF_COMMANDS: Final = BY_COMMANDS - {"slug"}
"""What a save sets by itself is no change of anybody's."""


class Field(NamedTuple):
    """A field as a form asks for it. Its words pass through `tr` where they are shown.

    Attributes:
        name: Of the field in the document, its text or its part.
        label: Above it.
        hint: What to put there, in a line.
        input: Which widget takes it.
        kinds: For references, the kinds of entries that may stand there.
        choices: Values with their words, for a choice.
        width: Whether two stand side by side.
        limit: Characters that the house allows; 0 for any number.
        is_translatable: Whether every language has its own.
        is_required: Whether an entry without it is refused.
        is_single: Whether a date may not be a range.
        parts: What each part of a list of parts has.
    """

    name: str
    label: str
    hint: str = ""
    input: Input = "line"
    kinds: tuple[str, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    width: Width = "full"
    limit: int = 0
    is_translatable: bool = False
    is_required: bool = False
    is_single: bool = False
    parts: "PartSpec | None" = None


class PartSpec(NamedTuple):
    """What is asked of each part of a list.

    Attributes:
        struct: Its type.
        noun: What one is called ("Seat").
        fields: In the order they are asked for.
        columns: Names of the fields that the table of the parts shows.
        title: Names of the fields that say in a line which part it is; the first that are filled.
    """

    struct: type[Part]
    noun: str
    fields: tuple[Field, ...]
    columns: tuple[str, ...]
    title: tuple[str, ...]


class Section(NamedTuple):
    """Fields under one heading."""

    title: str
    fields: tuple[Field, ...]


class FormSpec(NamedTuple):
    """The form of one kind of entry."""

    kind: str
    noun: str
    sections: tuple[Section, ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        """All fields, in the order of the form."""
        return tuple(field for section in self.sections for field in section.fields)


def path_of(field: Field, lang: str, part: Path = ()) -> Path:
    """Return the way to a field of a document, or of the part at a path, in a language."""
    if not field.is_translatable:
        return (*part, field.name)
    return (*part, field.name, lang) if part else ("text", lang, field.name)


def reference(
    name: str, label: str, hint: str = "", *, own: str = "", width: Width = "half"
) -> Field:
    """Return a field that names one entry, or several where its name says so.

    Args:
        name: Of the field; the table of references says what it may name.
        label: Above it.
        hint: What to put there.
        own: Kind of the entry the field is of, for references among their own kind.
        width: Whether two stand side by side.
    """
    kind = REFERENCES[name]
    kinds = {"self": (own,), "*": ENTRY_KINDS}.get(kind, (kind,))
    is_list = name in _LISTS
    return Field(name, label, hint, "tokens" if is_list else "token", kinds, width=width)


def choice(name: str, label: str, words: Mapping[str, str], hint: str = "") -> Field:
    """Return a field that is one of a few values; an empty one may be left out."""
    return Field(name, label, hint, "choice", choices=tuple(words.items()), width="half")


def date(name: str, label: str, hint: str = "", *, is_required: bool = False) -> Field:
    """Return a field for a date as sources state it, perhaps a range."""
    return Field(name, label, hint, "date", width="half", is_required=is_required)


def day(name: str, label: str, hint: str = "", *, is_required: bool = False) -> Field:
    """Return a field for one date, known to the day, month or year."""
    return date(name, label, hint, is_required=is_required)._replace(is_single=True)


_LISTS: Final = frozenset(
    {
        "sessions",
        "people",
        "organisations",
        "convened_by",
        "issuers",
        "documents",
        "topics",
        "countries",
        "sources",
        "see",
        "related",
    }
)
