"""Mappings as they stand in content files to typed documents, with every fault and not just one.

msgspec's own conversion stops at the first fault and words it for programmers; content is mended
file by file, so this walk over the same types goes on and says all of it.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

import msgspec
from msgspec import inspect

from db.content.yamlio import INTEGER
from db.entries.base import Entry, Text
from db.entries.findings import Path, did_you_mean
from db.entries.kinds import Kind
from db.entries.parts import own_fields

_BAD: Final = object()
_GIVEN: Final = ("slug", "text")
_BELOW: Final = "is the text below the front matter; move it there"
_BOOLEANS: Final = {"true": True, "false": False}
_LARGEST: Final = 10**15


_LIFE_CYCLE: Final = frozenset(own_fields(Entry))


class Fault(NamedTuple):
    """A value that does not fit its field; the path is the one in the file."""

    path: Path
    message: str
    suggestion: str = ""


class Names(NamedTuple):
    """Where the fields of an entry of one kind stand in its file.

    Attributes:
        text: Translatable fields beside the entry's own, in canonical order.
        entry: The entry's own fields in canonical order, without slug and text.
    """

    text: tuple[str, ...]
    entry: tuple[str, ...]


@cache
def names_of(kind: Kind) -> Names:
    """Return the fields that may stand in a file of the kind.

    A person's `name` is a field of the entry and of its text: at top level it is the entry's.
    """
    entry = tuple(name for name in own_fields(kind.document) if name not in _GIVEN)
    text = tuple(name for name in own_fields(kind.text) if name != kind.body and name not in entry)
    return Names(text, entry)


@cache
def required_fields(struct: type[msgspec.Struct]) -> frozenset[str]:
    """Return the fields that have no default."""
    return frozenset(field.name for field in _info(struct).fields if field.required)


@cache
def _info(struct: type[msgspec.Struct]) -> inspect.StructType:
    info = inspect.type_info(struct)
    assert isinstance(info, inspect.StructType)
    return info


class Decoder:
    """Makes documents of one file's mappings and collects what does not fit.

    Attributes:
        faults: In the order of the fields.
    """

    def __init__(self, base_language: str) -> None:
        """Start on a file.

        Args:
            base_language: Language of texts that stand without one.
        """
        self.faults: list[Fault] = []
        self._base_language = base_language

    def decode_entry(
        self,
        kind: Kind,
        slug: str,
        data: Mapping[str, Any],
        *,
        body: str = "",
        texts: Mapping[str, Text] | None = None,
        path: Path = (),
    ) -> Entry | None:
        """Return the entry, or None where it has faults.

        Of a withdrawn entry its life cycle may be all that is left; that is a bare `Entry`.
        """
        before = len(self.faults)
        if data.get("status") == "withdrawn" and not (body or texts or {*data} - _LIFE_CYCLE):
            life = self._decode_fields(Entry, data, path)
            return None if len(self.faults) > before else Entry(**life, slug=slug)
        names = names_of(kind)
        self._check_keys(data, {*names.text, *names.entry}, kind, path)
        others = dict(texts or {})
        if self._has_base_text(kind, data, body, others):
            text = self.decode_text(kind, _select(data, names.text), body=body, path=path)
            if text is not None:
                others = {self._base_language: text, **others}
        values = self._decode_fields(kind.document, _select(data, names.entry), path)
        if len(self.faults) > before:
            return None
        return kind.document(**values, slug=slug, text=others)  # type: ignore[call-arg]  # its own

    def decode_text(
        self, kind: Kind, data: Mapping[str, Any], *, body: str = "", path: Path = ()
    ) -> Text | None:
        """Return the texts of one language, or None where they have faults."""
        if kind.body in data:
            self._fault((*path, kind.body), _BELOW)
            return None
        text = self.decode_struct(kind.text, data, path)
        if not isinstance(text, kind.text):
            return None
        return msgspec.structs.replace(text, **{kind.body: body}) if kind.body else text

    def decode_translations(self, kind: Kind, data: Any) -> dict[str, Text]:
        """Return the texts by language that stand in a list's entry under `translations`."""
        texts: dict[str, Text] = {}
        if data is not None and not isinstance(data, dict):
            self._fault(("translations",), f"expected a mapping by language, found {_name(data)}")
            return texts
        for lang, fields in (data or {}).items():
            path = ("translations", lang)
            if lang == self._base_language:
                self._fault(path, "texts in the base language stand among the entry's own fields")
            elif not isinstance(fields, dict):
                self._fault(path, f"expected the fields in this language, found {_name(fields)}")
            elif (text := self.decode_text(kind, fields, path=path)) is not None:
                texts[lang] = text
        return texts

    def decode_struct(
        self, struct: type[msgspec.Struct], data: Any, path: Path
    ) -> msgspec.Struct | None:
        """Return an instance, or None where a field has a fault."""
        if not isinstance(data, dict):
            self._fault(
                path, f"expected fields like '{own_fields(struct)[0]}:', found {_name(data)}"
            )
            return None
        before = len(self.faults)
        self._check_keys(data, set(struct.__struct_encode_fields__), struct.__name__, path)
        values = self._decode_fields(struct, data, path)
        return None if len(self.faults) > before else struct(**values)

    def _has_base_text(
        self, kind: Kind, data: Mapping[str, Any], body: str, texts: Mapping[str, Text]
    ) -> bool:
        """Whether the entry exists in the base language; a missing title counts as a slip then."""
        is_given = bool(body) or any(data.get(name) is not None for name in names_of(kind).text)
        return is_given or not texts or not required_fields(kind.text)

    def _check_keys(
        self, data: Mapping[str, Any], known: set[str], owner: Kind | str, path: Path
    ) -> None:
        for key in data:
            if key in known:
                continue
            if isinstance(owner, Kind) and key == "slug":
                self._fault((*path, key), "the file's name is the slug; leave this line out")
                continue
            if isinstance(owner, Kind) and key == owner.body:
                self._fault((*path, key), _BELOW)
                continue
            name = owner.name if isinstance(owner, Kind) else owner.lower()
            message = f"is not a field of a {name}"
            self._fault((*path, key), message, did_you_mean(key, known))

    def _decode_fields(
        self, struct: type[msgspec.Struct], data: Mapping[str, Any], path: Path
    ) -> dict[str, Any]:
        fields = {field.name: field for field in _info(struct).fields}
        values: dict[str, Any] = {}
        for name in own_fields(struct):
            field = fields[name]
            here = (*path, field.encode_name)
            value = data.get(field.encode_name)
            if value is not None:
                values[name] = self._decode(field.type, value, here)
            elif field.required and name not in _GIVEN:
                self._fault(here, "is missing")
        return values

    def _decode(self, wanted: inspect.Type, value: Any, path: Path) -> Any:
        match wanted:
            case inspect.StructType(cls=struct):
                return self.decode_struct(struct, value, path)
            case inspect.ListType(item_type=item):
                return self._decode_list(item, value, path)
            case inspect.DictType(value_type=inspect.StrType()):
                return self._decode_texts(value, path)
            case inspect.DictType(value_type=item):
                return self._decode_mapping(item, value, path)
            case inspect.LiteralType(values=choices):
                return self._decode_choice(list(choices), value, path)
            case inspect.IntType():
                return self._decode_integer(value, path)
            case inspect.BoolType():
                return self._decode_boolean(value, path)
            case _:
                return self._decode_string(value, path)

    def _decode_list(self, item: inspect.Type, value: Any, path: Path) -> Any:
        if not isinstance(value, list):
            return self._fault(
                path, f"expected a list (lines that begin '- '), found {_name(value)}"
            )
        return [self._decode(item, found, (*path, at)) for at, found in enumerate(value)]

    def _decode_texts(self, value: Any, path: Path) -> Any:
        """A translatable value: text in the base language, or a mapping by language."""
        if isinstance(value, dict):
            texts = self._decode_mapping(inspect.StrType(), value, path)
        else:
            texts = {self._base_language: self._decode_string(value, path)}
        return {lang: text for lang, text in texts.items() if text}

    def _decode_mapping(self, item: inspect.Type, value: Any, path: Path) -> Any:
        if not isinstance(value, dict):
            return self._fault(path, f"expected lines of 'name: value', found {_name(value)}")
        return {key: self._decode(item, found, (*path, key)) for key, found in value.items()}

    def _decode_choice(self, choices: list[Any], value: Any, path: Path) -> Any:
        if isinstance(value, str) and value in choices:
            return value
        named = [choice for choice in choices if choice]
        if not isinstance(value, str):
            return self._fault(path, f"expected one of {', '.join(named)}, found {_name(value)}")
        message = f"'{value}' is not one of {', '.join(named)}"
        return self._fault(path, message, did_you_mean(value, named))

    def _decode_integer(self, value: Any, path: Path) -> Any:
        if isinstance(value, str) and INTEGER.fullmatch(value) and len(value) < len(str(_LARGEST)):
            return int(value)
        return self._fault(path, f"expected a whole number, found {_name(value)}")

    def _decode_boolean(self, value: Any, path: Path) -> Any:
        if isinstance(value, str) and value in _BOOLEANS:
            return _BOOLEANS[value]
        return self._fault(path, f"expected true or false, found {_name(value)}")

    def _decode_string(self, value: Any, path: Path) -> Any:
        if isinstance(value, str):
            return value.strip()
        return self._fault(path, f"expected text, found {_name(value)}")

    def _fault(self, path: Path, message: str, suggestion: str = "") -> Any:
        self.faults.append(Fault(path, message, suggestion))
        return _BAD


def _select(data: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: data[name] for name in names if name in data}


def _name(value: object) -> str:
    """Say what stands where something else was expected."""
    match value:
        case None:
            return "nothing"
        case list():
            return "a list"
        case dict():
            return "a mapping"
        case _:
            text = str(value)
            return f"'{text if len(text) <= 40 else text[:39] + '…'}'"
