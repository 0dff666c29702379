"""Values: frozen, slotted, comparable; dataclasses whose methods come with the first of them."""

from dataclasses import Field, FrozenInstanceError, make_dataclass
from typing import Any, ClassVar, Final, dataclass_transform

_MADE_LATE: Final = ("__init__", "__repr__", "__eq__", "__hash__", "__dataclass_fields__")


@dataclass_transform(frozen_default=True)
class _Late(type):
    """Makes the class at once and leaves its methods for later.

    `dataclass` compiles six functions for a class, half a millisecond each time. The way to the
    first page knows some eighty kinds of values and meets a dozen: the rest would be a tenth of
    the start. `make_dataclass` writes the methods all the same, for those that are met.
    """

    declared: dict[str, tuple[Any, ...]]
    """What `make_dataclass` wants to know of each field: name, type and default if there is one."""

    def __new__(
        cls, name: str, bases: tuple[type, ...], space: dict[str, Any], **options: Any
    ) -> "_Late":
        own = {
            each: (each, kind, space.pop(each)) if each in space else (each, kind)
            for each, kind in space.get("__annotations__", {}).items()
            if bases  # none of `Value` itself
        }
        space["__slots__"] = tuple(own)
        for base in reversed([base for base in bases if isinstance(base, _Late)]):
            own = base.declared | own
        space |= {"declared": own, "__match_args__": tuple(own)}
        if bases:  # also where the class above has its own by now
            space["__init__"] = _first_init
        return super().__new__(cls, name, bases, space, **options)

    def __getattr__(cls, name: str) -> Any:
        """Answer `fields(cls)` of a class that no value has been made of."""
        if name != "__dataclass_fields__":
            raise AttributeError(name)
        _finish(cls)
        return cls.__dict__[name]


class Value(metaclass=_Late):
    """Base of values: fields are declared and given as those of a frozen, slotted dataclass.

    `replace`, `asdict`, `fields` and `match` take them as such.
    """

    __dataclass_fields__: "ClassVar[dict[str, Field[Any]]]"
    __match_args__: "ClassVar[tuple[str, ...]]"

    def __setattr__(self, name: str, value: Any) -> None:
        """Refuse: a value is what it was made."""
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        """Refuse likewise."""
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __reduce__(self) -> tuple[Any, ...]:
        """Let `copy` and `pickle` make it anew: they could not set its fields."""
        return type(self), tuple(getattr(self, name) for name in self.__match_args__)


def _first_init(self: Value, *given: Any, **named: Any) -> None:
    _finish(type(self))
    type(self).__init__(self, *given, **named)


def _finish(cls: _Late) -> None:
    """Give a class of values the methods of a dataclass; a second time changes nothing."""
    twin = make_dataclass(cls.__name__, cls.declared.values(), frozen=True)
    for name in _MADE_LATE:
        setattr(cls, name, twin.__dict__[name])
