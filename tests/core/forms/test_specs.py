"""Whatever an entry can say, its form asks for; what is forgotten here could not be edited."""

import typing

import msgspec
import pytest

from db.content.rendered import MARKDOWN_FIELDS
from db.entries.base import Entry, Part, Text, Texts
from db.entries.document import Position, Vote
from db.entries.fields import RULES, check_date, check_day, check_web_address, check_zone
from db.entries.kinds import KINDS, REFERENCES
from db.entries.story import Correction
from db.entries.vocabulary import Image
from db.kinds import ENTRY_KINDS
from desktop.core.forms.spec import BY_COMMANDS, path_of
from desktop.core.forms.specs import FORMS

SINGLE = {(Vote, "date"), (Correction, "date")}
DATES = (check_date, check_day)
FREE = ("line", "text", "markdown")


def part_types():
    """Yield each kind, type and fields asked, of entries, texts and parts."""
    for kind in KINDS.values():
        fields = FORMS[kind.name].fields
        yield kind.name, kind.text, [field for field in fields if field.is_translatable]
        own = [field for field in fields if not field.is_translatable]
        yield kind.name, kind.document, own
        parts = [field.parts for field in own if field.parts]
        while parts:
            part = parts.pop()
            yield kind.name, part.struct, part.fields
            parts += [field.parts for field in part.fields if field.parts]


ASKED = [
    pytest.param(kind, struct, field, id=f"{kind}-{struct.__name__}-{field.name}")
    for kind, struct, fields in part_types()
    for field in fields
]


def test_every_kind_has_a_form():
    assert list(FORMS) == list(KINDS)


@pytest.mark.parametrize(
    ("kind", "struct", "fields"),
    [pytest.param(*each, id=f"{each[0]}-{each[1].__name__}") for each in part_types()],
)
def test_every_field_is_asked_for_once(kind, struct, fields):
    asked = [field.name for field in fields]
    assert len(asked) == len(set(asked))
    left = {"text", *BY_COMMANDS} if issubclass(struct, Entry) else set()
    assert set(asked) | left == set(struct.__struct_fields__) | left
    assert not set(asked) & left


OWN_INPUTS = {(Image, "file"): ("file",)}


@pytest.mark.parametrize(("kind", "struct", "field"), ASKED)
def test_each_input_gives_what_its_field_takes(kind, struct, field):
    hint = typing.get_type_hints(struct)[field.name]
    rule = RULES.get(field.name)
    is_list = typing.get_origin(hint) is list
    if field.name in REFERENCES:
        target = REFERENCES[field.name]
        kinds = {"self": (kind,), "*": ENTRY_KINDS}.get(target, (target,))
        expected = ("tokens" if is_list else "token",)
        assert field.kinds == kinds
    elif is_list:
        is_part = typing.get_args(hint)[0] is not str
        expected = ("parts",) if is_part else ("list",)
        assert bool(field.parts) == is_part
        assert not is_part or field.parts.struct is typing.get_args(hint)[0]
    elif hint == Texts:
        assert field.is_translatable
        expected = FREE
    elif hint is bool or hint is int:
        expected = ("flag",) if hint is bool else ("number",)
    elif typing.get_origin(hint) is typing.Literal:
        expected = ("choice",)
        assert {value for value, _ in field.choices} == set(typing.get_args(hint))
    elif hint == dict[str, Position]:
        expected = ("positions",)
    elif rule in DATES:
        expected = ("date",)
        assert field.is_single == (rule is check_day or (struct, field.name) in SINGLE)
    else:
        special = OWN_INPUTS.get((struct, field.name), FREE)
        expected = {check_web_address: ("web",), check_zone: ("zone",)}.get(rule, special)
    assert field.input in expected
    if issubclass(struct, Part) and not issubclass(struct, Text):
        assert field.is_translatable == (hint == Texts)
    elif issubclass(struct, Text):
        assert (field.input == "markdown") == (field.name in MARKDOWN_FIELDS[kind])


@pytest.mark.parametrize(("kind", "struct", "field"), ASKED)
def test_each_field_is_said_in_words(kind, struct, field):
    assert field.label[0].isupper()
    assert not field.label.endswith((".", ":"))
    assert not field.hint.endswith(".")
    assert all(words for _, words in field.choices)
    required = {each.name for each in msgspec.structs.fields(struct) if each.required}
    assert field.is_required == (field.name in required) or field.input == "choice"


@pytest.mark.parametrize(
    ("kind", "struct", "fields"),
    [pytest.param(*each, id=f"{each[0]}-{each[1].__name__}") for each in part_types()],
)
def test_tables_and_titles_of_parts_show_what_there_is(kind, struct, fields):
    for field in fields:
        if field.parts:
            names = {each.name for each in field.parts.fields}
            assert set(field.parts.columns) <= names
            assert set(field.parts.title) <= names
            assert field.parts.columns
            assert field.parts.title


def test_a_field_has_a_path():
    fields = {field.name: field for field in FORMS["session"].fields}
    seat = {field.name: field for field in fields["participations"].parts.fields}
    place = ("participations", 1)
    assert path_of(fields["title"], "fr") == ("text", "fr", "title")
    assert path_of(fields["date"], "fr") == ("date",)
    assert path_of(seat["title"], "fr", place) == ("participations", 1, "title", "fr")
    assert path_of(seat["role"], "fr", place) == ("participations", 1, "role")
