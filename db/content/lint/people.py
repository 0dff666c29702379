"""Rules on people: titles out of their time, names without a link, one person entered twice."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from db.content.contents import Contents
from db.content.labels import full_name, pick_text
from db.content.lint.prose import LINK, Passage, linked, own_date, passages, published
from db.dates import Edtf, parse
from db.entries.findings import Finding, Path
from db.entries.person import Appointment, Person
from db.entries.rules import list_seats
from db.entries.session import Participation, Session
from db.search.normalise import name_key, words

_NOT_THEN: Final = frozenset(
    ("ex", "former", "future", "incoming", "later", "next", "outgoing", "previous", "then")
)
_OTHER_RANK: Final = frozenset(
    ("acting", "alternate", "assistant", "associate", "deputy", "under", "vice")
)
"""Words that make another title of the one that follows them."""

_NEAR: Final = 90
_COMMON: Final = 40  # people who share a word of their names; more of them tell nothing


class _Name(NamedTuple):
    words: tuple[str, ...]
    slug: str
    written: str


def find_early_or_late_titles(contents: Contents) -> Iterator[Finding]:
    """Find titles given to people on a day when they did not hold them."""
    for (_, slug), entry in published(contents):
        if isinstance(entry, Session):
            for path, seat in list_seats(entry):
                yield from _check_seat(contents, slug, path, seat, parse(entry.date))
    for passage in passages(contents):
        day = own_date(contents.entries[passage.address])
        if passage.is_body and day:
            yield from _check_passage(contents, passage, day)


def find_unlinked_names(contents: Contents) -> Iterator[Finding]:
    """Find people whose full name stands in a body that has no link to them."""
    names: dict[str, dict[str, list[_Name]]] = {}
    for passage in passages(contents):
        if not passage.is_body:
            continue
        if passage.lang not in names:
            names[passage.lang] = _names_by_first_word(contents, passage.lang)
        known = {slug for kind, slug in linked(passage.text, contents) if kind == "person"}
        known |= {passage.address[1]} if passage.address[0] == "person" else set()
        for name in _names_in(LINK.sub(" | ", passage.text), names[passage.lang]):
            if name.slug not in known:
                known.add(name.slug)
                message = f"names {name.written}, who is not linked"
                suggestion = f"write [[person/{name.slug}]] where the name first stands"
                yield Finding(*passage.address, passage.path, message, suggestion)


def find_near_duplicates(contents: Contents) -> Iterator[Finding]:
    """Find people whose names are so close that they may be one."""
    people = {slug: entry for (_, slug), entry in published(contents) if isinstance(entry, Person)}
    sharing: dict[str, list[str]] = defaultdict(list)
    keys = {slug: name_key(full_name(entry, "")) for slug, entry in people.items()}
    for slug, key in keys.items():
        for word in set(key.split()):
            sharing[word].append(slug)
    found = {
        tuple(sorted(pair))
        for slugs in sharing.values()
        if len(slugs) <= _COMMON
        for pair in combinations(slugs, 2)
    }
    for first, second in sorted(found):
        if _is_near(people[first], people[second], keys[first], keys[second]):
            message = f"may be '{first}' under another spelling ({full_name(people[first], '')})"
            suggestion = "make them one entry, or give each its country"
            yield Finding("person", second, (), message, suggestion)


def _check_seat(
    contents: Contents, slug: str, path: Path, seat: Participation, held: Edtf
) -> Iterator[Finding]:
    person = contents.entries.get(("person", seat.person))
    title = pick_text(seat.title, contents.base_language, contents.base_language)
    if not isinstance(person, Person) or not title:
        return
    said = words(title)
    meant = [
        appointment
        for appointment in person.appointments
        if _is_given(said, words(_title(appointment, contents)))
    ]
    if meant and not any(_holds(appointment, held) for appointment in meant):
        yield Finding("session", slug, (*path, "title"), *_out_of_time(title, meant[0], held))


def _check_passage(contents: Contents, passage: Passage, day: Edtf) -> Iterator[Finding]:
    """Look at the words before each link to a person."""
    for link in LINK.finditer(passage.text):
        kind, _, slug = link[1].strip().partition("/")
        person = contents.entries.get((kind, slug))
        if not isinstance(person, Person):
            continue
        before = words(passage.text[max(0, link.start() - 200) : link.start()])
        for held in person.appointments:
            title = words(held.title.get(passage.lang, ""))
            if len(title) > 1 and _is_given(before, title) and not _holds(held, day):
                text = _title(held, contents)
                yield Finding(*passage.address, passage.path, *_out_of_time(text, held, day))


def _out_of_time(title: str, held: Appointment, day: Edtf) -> tuple[str, str]:
    message = f"“{title}” is given on {day.text}, yet was held {held.date}"
    return message, "take the title of that day, write “former”, or mend the appointment"


def _names_by_first_word(contents: Contents, lang: str) -> dict[str, list[_Name]]:
    found: dict[str, list[_Name]] = defaultdict(list)
    for (_, slug), entry in published(contents):
        if isinstance(entry, Person):
            for written in {full_name(entry, lang), full_name(entry, "")}:
                name = tuple(words(written))
                if len(name) > 1:
                    found[name[0]].append(_Name(name, slug, written))
    return found


def _names_in(text: str, names: dict[str, list[_Name]]) -> Iterator[_Name]:
    said = words(text)
    for at, word in enumerate(said):
        for name in names.get(word, ()):
            if tuple(said[at : at + len(name.words)]) == name.words:
                yield name


def _holds(held: Appointment, day: Edtf) -> bool:
    return not held.date or parse(held.date).overlaps(day)


def _title(held: Appointment, contents: Contents) -> str:
    return pick_text(held.title, contents.base_language, contents.base_language)


def _is_given(text: list[str], title: list[str]) -> bool:
    """Say whether a text ends with a title as one held now, not as former or as a deputy's."""
    before = text[-len(title) - 2 : -len(title)] if title else []
    is_another = bool(_NOT_THEN & set(before) or _OTHER_RANK & set(before[-1:]))
    return bool(title) and text[-len(title) :] == title and not is_another


def _is_near(one: Person, other: Person, key: str, other_key: str) -> bool:
    if one.country and other.country and one.country != other.country:
        return False
    if fuzz.ratio(key, other_key) >= _NEAR:
        return True
    given, other_given = words(one.given), words(other.given)
    is_initial = bool(given and other_given) and min(len(given[0]), len(other_given[0])) == 1
    same_family = words(one.family) == words(other.family)
    return same_family and is_initial and given[0][0] == other_given[0][0]
