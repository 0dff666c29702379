"""Fields and parts in words: where a problem, a change or a comment is, as its form says it."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from db.entries.base import Part
from db.entries.findings import Path
from db.queries.words import language_name
from desktop.core.forms.spec import Field, PartSpec
from desktop.core.forms.specs import FORMS
from desktop.core.words import tr

SEPARATOR: Final = " · "

_OF_COMMANDS: Final = {
    "slug": "Name in addresses",
    "status": "Status",
    "version": "Version",
    "created": "Made on",
    "updated": "Last changed",
    "former_slugs": "Former names in addresses",
    "withdrawn": "Reason for withdrawal",
    "text": "Text",
}
"""Fields that no form asks for; they change all the same, and may have problems."""

NameOf = Callable[[str, str], str]
"""Kind and slug to what an entry is called."""


def label_of(kind: str, path: Path, base_language: str = "en") -> str:
    """Return a path of a document in words ("Seats 2 · Title (English)", "Body").

    Args:
        kind: Of the entry.
        path: Way to the field.
        base_language: Texts in it need not say their language.
    """
    form = FORMS[kind]
    if not path:
        return tr(form.noun)
    if path[0] == "text" and len(path) > 1:
        return _text_label(form.fields, path, base_language)
    return SEPARATOR.join(_labels(form.fields, path))


def title_of(spec: PartSpec, part: Part, lang: str, name_of: NameOf = lambda _, slug: slug) -> str:
    """Return in a line which part it is ("Moderator · Ola Henrikson"), or its noun.

    Args:
        spec: Of the part.
        part: The part.
        lang: Language to say it in, another where there is none.
        name_of: Gives the names of entries it refers to.
    """
    fields = {field.name: field for field in spec.fields}
    values = (_said(fields[name], getattr(part, name), lang, name_of) for name in spec.title)
    return SEPARATOR.join(value for value in values if value) or tr(spec.noun)


def _text_label(fields: tuple[Field, ...], path: Path, base_language: str) -> str:
    _, lang, *rest = path
    if not rest:
        return _in_language(tr(_OF_COMMANDS["text"]), str(lang))
    texts = tuple(field for field in fields if field.is_translatable)
    label = SEPARATOR.join(_labels(texts, tuple(rest)))
    return label if lang == base_language else _in_language(label, str(lang))


def _labels(fields: tuple[Field, ...], path: Path) -> Iterator[str]:
    """Yield the words of a path, a piece for each part on the way."""
    name, *rest = path
    found = [field for field in fields if field.name == name]
    if not found:
        yield _numbered(tr(_OF_COMMANDS.get(str(name), str(name))), rest)
        return
    field = next((each for each in found if not each.is_translatable), found[0])
    if field.parts and rest:
        yield _numbered(tr(field.label), rest[:1])
        if rest[1:]:
            yield from _labels(field.parts.fields, tuple(rest[1:]))
    elif field.is_translatable and rest and isinstance(rest[0], str):
        yield _in_language(tr(field.label), rest[0])
    else:
        yield _numbered(tr(field.label), rest)


def _numbered(label: str, rest: list[str | int]) -> str:
    """Add the place in a list, counted from 1, or the State of a position."""
    if not rest:
        return label
    return f"{label} {rest[0] + 1}" if isinstance(rest[0], int) else f"{label} ({rest[0]})"


def _in_language(label: str, lang: str) -> str:
    return f"{label} ({language_name(lang)})"


def _said(field: Field, value: Any, lang: str, name_of: NameOf) -> str:
    if not value:
        return ""
    if isinstance(value, dict):
        return str(value.get(lang) or next(iter(value.values())))
    if field.choices:
        return tr(dict(field.choices).get(value, value))
    return name_of(field.kinds[0], value) if field.kinds else str(value)
