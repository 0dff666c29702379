"""What lists, links, pickers and hover cards call an entry: title, context line and sort key."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from db.date_words import words_for
from db.dates import format_date, parse
from db.entries.base import Entry, Texts
from db.entries.bodies import Country, Organisation
from db.entries.document import Document
from db.entries.kinds import KINDS
from db.entries.layout import date_field
from db.entries.parts import texts_of
from db.entries.person import Appointment, Person
from db.entries.session import Session
from db.entries.vocabulary import Image, Source, Term, Topic
from db.errors import Invalid
from db.queries.words import DOCUMENT_KINDS
from db.search.normalise import words

SEPARATOR: Final = " · "

_SCHEMES: Final = {
    "issue": "Issue area",
    "sdg": "SDG",
    "framework": "Framework",
    "objective": "Objective",
    "principle": "Guiding principle",
    "region": "Region",
}
_KIND_WORDS_LANGUAGE: Final = "en"


class EntryLabel(NamedTuple):
    """A label in one language.

    Attributes:
        title: What the entry is called.
        context: One short line about it.
        sort: Normalised key of alphabetical lists.
    """

    title: str
    context: str
    sort: str


def list_labels(kind: str, entry: Entry, base_language: str) -> Iterator[tuple[str, EntryLabel]]:
    """Yield a label for every language the entry has texts in; none for a withdrawn one."""
    if entry.status == "withdrawn":
        return
    for lang in texts_of(entry):
        yield lang, entry_label(kind, entry, lang, base_language)


def entry_label(kind: str, entry: Entry, lang: str, base_language: str) -> EntryLabel:
    """Return the label of an entry in a language it has texts in."""
    if isinstance(entry, Person):
        return _person_label(entry, lang, base_language)
    title = getattr(texts_of(entry)[lang], KINDS[kind].title)
    if isinstance(entry, Image) and not title:
        title = entry.credit
    context = SEPARATOR.join(part for part in _context(kind, entry, lang) if part)
    return EntryLabel(title, context, _sort_key(title))


def leading_appointment(person: Person) -> Appointment | None:
    """Return the title that stands for a person: of the first rank, the latest to begin."""
    if not person.appointments:
        return None
    by_start = sorted(person.appointments, key=lambda held: _start(held.date), reverse=True)
    return min(by_start, key=lambda held: held.order)


def full_name(person: Person, lang: str) -> str:
    """Return a person's name as a language writes it, else in its own order."""
    text = person.text.get(lang)
    written = text.name if text else ""
    return written or person.name or " ".join(filter(None, (person.given, person.family)))


def pick_text(texts: Texts, lang: str, base_language: str) -> str:
    """Return a translatable value: wanted language, base language, any."""
    return texts.get(lang) or texts.get(base_language) or next(iter(texts.values()), "")


def _person_label(person: Person, lang: str, base_language: str) -> EntryLabel:
    held = leading_appointment(person)
    context = pick_text(held.title, lang, base_language) if held else ""
    sort = person.sort_name or f"{person.family} {person.given}"
    return EntryLabel(full_name(person, lang), context, _sort_key(sort))


def _context(kind: str, entry: Entry, lang: str) -> tuple[str, ...]:
    date = _written_date(kind, entry, lang)
    match entry:
        case Session():
            return date, entry.text[lang].city
        case Document():
            return entry.symbol, _kind_word(DOCUMENT_KINDS, entry.kind, lang), date
        case Topic():
            return (_topic_name(entry, lang),)
        case Organisation():
            return entry.text[lang].acronym, entry.seat
        case Country():
            return (entry.text[lang].formal,)
        case Term():
            return (entry.text[lang].acronym,)
        case Image():
            return (entry.credit if entry.text[lang].caption else "",)
        case Source():
            return entry.publisher, date
        case _:
            return (date,)


def _topic_name(topic: Topic, lang: str) -> str:
    """Name a topic by scheme and code; the codes of issue areas are only our own."""
    scheme = _kind_word(_SCHEMES, topic.scheme, lang)
    code = "" if topic.scheme == "issue" else topic.code
    separator = SEPARATOR if topic.scheme == "framework" else " "
    return separator.join(part for part in (scheme, code) if part)


def _kind_word(words_of: Mapping[str, str], value: str, lang: str) -> str:
    """Name a kind in the one language the table has; a word of another would stand alone there."""
    return words_of[value] if lang == _KIND_WORDS_LANGUAGE else ""


def _written_date(kind: str, entry: Entry, lang: str) -> str:
    name = date_field(KINDS[kind])
    value = getattr(entry, name) if name else ""
    try:
        return format_date(parse(value), words=words_for(lang)) if value else ""
    except Invalid:
        return str(value)  # validation stops the build; the label is for the rest of its report


def _start(date: str) -> str:
    """Return a key by which dates sort: open and faulty ones first."""
    try:
        return parse(date).bounds()[0] or ""
    except Invalid:
        return ""


def _sort_key(text: str) -> str:
    return " ".join(words(text))
