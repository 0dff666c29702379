"""A draft may say what a form lets people type, and an edition's tables less: the nearest that can.

What breaks a rule goes back to the field's default, one field at a time, until no rule is broken.
So a new rule for entries needs nothing here, unless a default itself breaks it (`_MENDERS`).
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import count
from typing import Any, Final

import msgspec

from db.dates import FIRST_YEAR
from db.entries.base import Entry, Part, Text
from db.entries.fields import check_calendar_day, check_day
from db.entries.findings import Path, Slip, field_name
from db.entries.kinds import KINDS, REFERENCES
from db.entries.layout import date_field
from db.entries.parts import texts_of, walk
from db.entries.paths import get_at, remove_at, set_at
from db.entries.references import list_references
from db.entries.session import Participation, Session
from db.entries.validate import check_entry
from db.errors import BugError, Invalid
from db.kinds import DATED_KINDS
from db.rendering.characters import strip_steering

Has = Callable[[str, str], bool]
"""Kind and slug: whether there is such an entry, by a present or a former name."""

NO_TEXT: Final = "…"
"""Stands for the body of a story that has none yet."""
NO_REASON: Final = "No reason is given yet."
"""Stands for the note that says why something is uncertain, or withdrawn."""

_LARGEST: Final = 10**9
_ROUNDS: Final = 30
_KEPT: Final = frozenset({("slug",), ("version",)})
_LAST_STEP: Final = -1

_GONE: Final = object()
"""What a repair answers where the value has to go, and its owner with it if it must have one."""


def presentable(
    kind: str,
    entry: Entry,
    has: Has,
    *,
    base_language: str = "en",
    first_of: Callable[[str], str] = lambda _: "",
) -> Entry:
    """Return the nearest document that can be written to an edition's tables and read there.

    Slug, status and version stay. A sound entry is returned as it is.

    Args:
        kind: Of the entry.
        entry: As typed.
        has: Tells which entries there are.
        base_language: Of the text that an entry without one is given.
        first_of: Any slug of a kind, for a reference that may not be empty; empty for none.

    Raises:
        Invalid: The entry must refer to an entry of a kind of which there is none.
    """
    for _ in range(_ROUNDS):
        slips = list(_dangling(entry, has)) or list(_slips(entry))
        if not slips:
            return entry
        entry = _Repair(kind, entry, base_language, first_of).apply(slips)
    wrong = ", ".join(field_name(path) for path, _ in slips)
    raise BugError(f"{kind}/{entry.slug} cannot be made presentable: {wrong}")


def without_stand_ins(kind: str, shown: Entry, wanted: Entry) -> Entry:
    """Take back what stands for a date or a body: nothing is shown that nobody wrote."""
    dated_by = date_field(KINDS[kind]) if kind in DATED_KINDS else ""
    if dated_by and getattr(shown, dated_by) != getattr(wanted, dated_by):
        shown = msgspec.structs.replace(shown, **{dated_by: ""})
    for lang, text in texts_of(shown).items():
        if getattr(text, "body", "") == NO_TEXT:
            shown = set_at(shown, ("text", lang, "body"), "")
    return shown


def _slips(entry: Entry) -> Iterator[Slip]:
    """Yield what breaks a rule; what follows only from a reference to nothing is gone by now."""
    yield from (slip for slip in check_entry(entry) if slip[0] not in _KEPT)
    for path, part in walk(entry):
        for name in part.__struct_fields__:
            value = getattr(part, name)
            if isinstance(value, int) and value > _LARGEST:
                yield (*path, name), "is too large"


def _dangling(entry: Entry, has: Has) -> Iterator[Slip]:
    own = next((kind.name for kind in KINDS.values() if kind.document is type(entry)), "")
    for path, kind, slug in list_references(entry):
        is_own = (kind, slug) == (own, entry.slug)
        if kind not in KINDS or is_own or not has(kind, slug):
            yield path, "leads nowhere"


class _Repair:
    """Mends the slips of one round: values first, which moves nothing, then removals."""

    def __init__(
        self, kind: str, entry: Entry, base_language: str, first_of: Callable[[str], str]
    ) -> None:
        self._kind = KINDS[kind]
        self._entry = entry
        self._base_language = base_language
        self._first_of = first_of
        self._removed: set[Path] = set()
        self._values: dict[Path, Any] = {}

    def apply(self, slips: list[Slip]) -> Entry:
        """Return the entry mended."""
        for path, _ in slips:
            self._mend(path)
        entry = self._entry
        for path, value in self._values.items():
            if not self._is_removed(path):
                entry = set_at(entry, path, value)
        for path in sorted(self._removed, reverse=True):
            if not self._is_removed(path[:_LAST_STEP]):
                entry = _without(entry, path)
        return entry

    def _is_removed(self, path: Path) -> bool:
        return any(path[:length] in self._removed for length in range(1, len(path) + 1))

    def _mend(self, path: Path) -> None:
        owner = get_at(self._entry, path[:_LAST_STEP])
        if not isinstance(owner, msgspec.Struct):  # an item of a list, a language, a position
            self._mend_item(path)
            return
        name = str(path[_LAST_STEP])
        value = getattr(owner, name)
        better = self._better(owner, name, value)
        if better is _GONE:
            self._removed.add(path[:_LAST_STEP])
        else:
            self._values[path] = better

    def _mend_item(self, path: Path) -> None:
        value = get_at(self._entry, path)
        plain = strip_steering(value) if isinstance(value, str) else value
        if plain in ("", value):
            self._removed.add(path)
        else:
            self._values[path] = plain

    def _better(self, owner: msgspec.Struct, name: str, value: Any) -> Any:
        """Return the nearest sound value of a field, `_GONE` where its part cannot stay."""
        if isinstance(value, str) and value != (plain := strip_steering(value)):
            return plain
        mender = _MENDERS.get(name)
        if mender is not None:
            better = mender(self, owner, value)
            if better is not None:
                return better
        field = next(each for each in msgspec.structs.fields(owner) if each.name == name)
        if not field.required:
            default = field.default
            return field.default_factory() if default is msgspec.NODEFAULT else default
        return self._required(owner, name, value)

    def _required(self, owner: msgspec.Struct, name: str, value: Any) -> Any:
        """Return the nearest sound value of a field without a default."""
        if isinstance(value, int):
            return 0 if value < 0 else _LARGEST
        if isinstance(owner, Text):
            title = self._title(name)
            return self._entry.slug if title == value else title
        if isinstance(owner, Part):
            return _GONE
        if name in REFERENCES:
            return self._some(REFERENCES[name])
        return self._entry.slug

    def _title(self, name: str) -> str:
        """Return the title in the base language, else the slug."""
        text = texts_of(self._entry).get(self._base_language)
        slug = self._entry.slug
        return slug if text is None else strip_steering(getattr(text, name)) or slug

    def _some(self, kind: str) -> str:
        slug = self._first_of(kind)
        if not slug:
            entry = f"{self._kind.name}/{self._entry.slug}"
            raise Invalid(f"{entry} names no {kind}, and there is none it could belong to.")
        return slug

    def mend_text(self, _owner: Entry, _value: object) -> Any:
        """Give an entry without words its slug for a title."""
        required = [field for field in msgspec.structs.fields(self._kind.text) if field.required]
        named: dict[str, Any] = {field.name: self._entry.slug for field in required}
        return {self._base_language: self._kind.text(**named)}

    def mend_date(self, owner: msgspec.Struct, _value: object) -> str | None:
        """Date an entry that must have a date by the year it was made in, marked as in doubt."""
        fields = {field.name: field.required for field in msgspec.structs.fields(owner)}
        if not isinstance(owner, Entry) or not (fields.get("published") or fields.get("date")):
            return None
        year = owner.created[:4]
        is_known = owner.created and not check_calendar_day(owner.created) and not check_day(year)
        return f"{year if is_known else FIRST_YEAR}?"

    def mend_zone(self, owner: Session, value: str) -> str | None:
        """Take away the clock times that no time zone explains."""
        if value:
            return None
        for at in range(len(owner.segments)):
            self._values["segments", at, "start"] = self._values["segments", at, "end"] = ""
        return value

    def mend_series(self, _owner: Session, value: str) -> str | None:
        """Take away a number that counts in no series."""
        if value:
            return None
        self._values["number",] = 0
        return value

    def mend_status(self, _owner: Entry, value: str) -> str:
        """Take away the reason for a withdrawal that is none."""
        self._values["withdrawn",] = ""
        return value

    def mend_key(self, owner: Part, _value: str) -> str | None:
        """Name a part that must have a name of its own."""
        if isinstance(owner, Participation):
            return None
        taken = {getattr(part, "key", "") for _, part in walk(self._entry)}
        taken |= {value for path, value in self._values.items() if path[_LAST_STEP] == "key"}
        return next(key for key in map("part-{}".format, count(1)) if key not in taken)


def _without(entry: Entry, path: Path) -> Entry:
    *holder, step = path
    if isinstance(step, int):
        return remove_at(entry, tuple(holder), step)
    return set_at(entry, path, None)


def _when_empty(words: str) -> Callable[[_Repair, Any, Any], str | None]:
    return lambda _repair, _owner, value: None if value else words


def _code_of(slug: str) -> str:
    """Return a code for a country without one; ISO leaves those from XAA to its users."""
    letters = [letter for letter in slug.upper() if "A" <= letter <= "Z"]
    return "X" + "".join([*letters, "A", "A"])[:2]


_MENDERS: Final[Mapping[str, Callable[[_Repair, Any, Any], Any]]] = {
    "text": _Repair.mend_text,
    "published": _Repair.mend_date,
    "date": _Repair.mend_date,
    "zone": _Repair.mend_zone,
    "series": _Repair.mend_series,
    "status": _Repair.mend_status,
    "key": _Repair.mend_key,
    "body": _when_empty(NO_TEXT),
    "note": _when_empty(NO_REASON),
    "withdrawn": _when_empty(NO_REASON),
    "iso3": lambda _repair, country, _: _code_of(country.slug),
    "m49": lambda _repair, _owner, _value: "000",
}
"""What a default cannot mend; None where it can."""
