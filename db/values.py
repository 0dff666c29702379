"""Values: frozen, slotted, comparable, declared as dataclasses are, without compiling anything."""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter, itemgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform


@dataclass_transform(frozen_default=True)
class _Declared(type):
    """Reads the fields of a class; its methods are those of `Value`, whatever the fields.

    `dataclass` compiles six functions for a class, half a millisecond each time: for the kinds of
    values that the first page is made of, a twentieth of the start.
    """

    __match_args__: tuple[str, ...]
    _defaults: dict[str, Any]
    _setters: tuple[Callable[[Any, Any], None], ...]
    _pick: Callable[[Mapping[str, Any]], tuple[Any, ...]]
    _read: Callable[[Any], Any]

    def __new__(
        cls, name: str, bases: tuple[type, ...], space: dict[str, Any], **options: Any
    ) -> "_Declared":
        above = [base for base in bases if isinstance(base, _Declared)]
        own = space.get("__annotations__", {}) if above else {}  # none of `Value` itself
        names = (*above[0].__match_args__, *own) if above else ()
        defaults = {each: space.pop(each) for each in own if each in space}
        if above:
            defaults = above[0]._defaults | defaults
        space |= {"__slots__": tuple(own), "__match_args__": names, "_defaults": defaults}
        made = super().__new__(cls, name, bases, space, **options)
        made._setters = tuple(getattr(made, each).__set__ for each in names)
        if len(names) > 1:  # of one name, these give what is neither a tuple nor in one
            made._pick, made._read = itemgetter(*names), attrgetter(*names)
        else:
            made._pick = lambda values: tuple(values[each] for each in names)
            made._read = lambda value: tuple(getattr(value, each) for each in names)
        return made


class Value(metaclass=_Declared):
    """Base of values: fields are declared, given and matched as those of a frozen dataclass."""

    def __init__(self, *given: Any, **named: Any) -> None:
        """Take every field that has no default, by place or by name.

        Raises:
            TypeError: One is missing, given twice or not known.
        """
        cls = type(self)
        fields: Sequence[Any] = given
        if named or len(given) != len(cls._setters):
            fields = _arranged(cls, given, named)
        for put, value in zip(cls._setters, fields, strict=True):
            put(self, value)

    def __eq__(self, other: object) -> bool:
        """Whether it is of the same class and has equal fields."""
        if type(other) is not type(self):
            return NotImplemented
        read = type(self)._read
        return bool(read(self) == read(other))

    def __hash__(self) -> int:
        """Return the hash of its fields."""
        return hash(type(self)._read(self))

    def __repr__(self) -> str:
        """Return the call that makes it."""
        fields = ", ".join(f"{name}={value!r}" for name, value in as_mapping(self).items())
        return f"{type(self).__qualname__}({fields})"

    def __setattr__(self, name: str, value: Any) -> NoReturn:
        """Refuse: a value is what it was made."""
        raise AttributeError(f"{name} of a {type(self).__name__} cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        """Refuse likewise."""
        raise AttributeError(f"{name} of a {type(self).__name__} cannot be deleted")

    def __reduce__(self) -> tuple[Any, ...]:
        """Let `copy` and `pickle` make it anew: they could not set its fields."""
        return type(self), type(self)._pick(as_mapping(self))


_Kind = TypeVar("_Kind", bound=Value)


def replace(value: _Kind, **changes: Any) -> _Kind:
    """Return a value of the same kind with other fields.

    Raises:
        TypeError: One of them is not known.
    """
    return type(value)(**as_mapping(value) | changes)


def as_mapping(value: Value) -> dict[str, Any]:
    """Return the fields of a value by name."""
    return {name: getattr(value, name) for name in field_names(type(value))}


def as_plain(value: Any) -> Any:
    """Return a value as dicts by name, and so whatever stands in it, in lists and mappings too."""
    if isinstance(value, Value):
        return {name: as_plain(part) for name, part in as_mapping(value).items()}
    if isinstance(value, list | tuple):
        return [as_plain(part) for part in value]
    if isinstance(value, Mapping):
        return {key: as_plain(part) for key, part in value.items()}
    return value


def field_names(kind: type[Value]) -> tuple[str, ...]:
    """Return the names of a class's fields, in order."""
    return kind.__match_args__


def _arranged(cls: _Declared, given: Sequence[Any], named: dict[str, Any]) -> Sequence[Any]:
    """Return what each field is to be, in order."""
    values = cls._defaults | named
    if given:
        values.update(zip(cls.__match_args__, given, strict=False))
    try:
        fields = cls._pick(values)
    except KeyError:
        raise _refusal(cls, given, named) from None
    is_twice = given and not named.keys().isdisjoint(cls.__match_args__[: len(given)])
    if len(values) != len(fields) or len(given) > len(fields) or is_twice:
        raise _refusal(cls, given, named)
    return fields


def _refusal(cls: _Declared, given: Sequence[Any], named: dict[str, Any]) -> TypeError:
    names = cls.__match_args__
    known = {*names[: len(given)], *cls._defaults, *named}
    wrong = [
        *(["too many values"] if len(given) > len(names) else []),
        *(f"{name} twice" for name in names[: len(given)] if name in named),
        *(f"no {name}" for name in names if name not in known),
        *(f"an unknown {name}" for name in named if name not in names),
    ]
    return TypeError(f"{cls.__name__} was given {', '.join(wrong)}")
