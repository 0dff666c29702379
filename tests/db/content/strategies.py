"""Generated entries of every kind, read off the types, so that a new field is tested unasked."""

from typing import Any

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

from db.content.pages import trim_body
from db.entries.base import Entry
from db.entries.kinds import Kind
from db.entries.parts import own_fields

BASE = "en"
LANGUAGES = ("ar", "en", "fr", "ru-Latn", "zh")
SLUGS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,4})?", fullmatch=True)

_PUZZLES = st.sampled_from(
    [
        *("no", "yes", "~", "null", "true", "036", "10.7", "2017-06-19", "1e3", "=", "<<", "%a"),
        *("-", "- a", "a: b", "# x", "'", '"', "---", "...", "{}", "[x]", "|", "@", "`", "a #b"),
        *("x  \n  y", "\ta", "a\n\n---\nb", "a\n\tb", "a\r\nb", "a\u0085b", "a\u2028b", "a\0b"),
        *("é", "e\u0301", "😀", "نص", "\ufeffa", "x" * 150, "word " * 60, "- two\n- three"),
    ]
)
_TEXTS = st.one_of(_PUZZLES, st.text(max_size=60)).map(str.strip)
_BODIES = st.one_of(_PUZZLES, st.text(max_size=200)).map(
    lambda text: trim_body(text.replace("\r", "\n"))
)


def entries(kind: Kind) -> st.SearchStrategy[Entry]:
    """Return entries of a kind, with the base language among their texts."""

    def build(values: dict[str, Any], slug: str, base: Any, others: dict[str, Any]) -> Entry:
        for name in set(kind.text.__struct_fields__) & set(kind.document.__struct_fields__):
            setattr(base, name, "")  # the entry's own field stands for it
        return kind.document(slug=slug, text={**others, BASE: base}, **values)

    texts = structs(kind.text, body=kind.body)
    fields = _fields(kind.document, skipped=("slug", "text"))
    others = st.dictionaries(st.sampled_from(LANGUAGES), texts, max_size=3)
    return st.builds(build, fields, SLUGS, texts, others)


def structs(struct: type[msgspec.Struct], body: str = "") -> st.SearchStrategy[Any]:
    """Return instances of a struct."""
    return _fields(struct, body=body).map(lambda values: struct(**values))


def _fields(
    struct: type[msgspec.Struct], *, skipped: tuple[str, ...] = (), body: str = ""
) -> st.SearchStrategy[dict[str, Any]]:
    info = inspect.type_info(struct)
    assert isinstance(info, inspect.StructType)
    required, optional = {}, {}
    for field in info.fields:
        if field.name in skipped or field.name not in own_fields(struct):
            continue
        strategy = _BODIES if field.name == body else _values(field.type)
        (required if field.required else optional)[field.name] = strategy
    return st.fixed_dictionaries(required, optional=optional)


def _values(wanted: inspect.Type) -> st.SearchStrategy[Any]:
    match wanted:
        case inspect.StructType(cls=struct):
            return structs(struct)
        case inspect.ListType(item_type=item):
            return st.lists(_values(item), max_size=2)
        case inspect.DictType(value_type=inspect.StrType()):
            return st.dictionaries(st.sampled_from(LANGUAGES), _TEXTS.filter(bool), max_size=2)
        case inspect.DictType(value_type=item):
            return st.dictionaries(SLUGS, _values(item), max_size=2)
        case inspect.LiteralType(values=choices):
            return st.sampled_from(sorted(choices))
        case inspect.IntType():
            return st.integers(-999, 99_999)
        case inspect.BoolType():
            return st.booleans()
        case _:
            return _TEXTS
