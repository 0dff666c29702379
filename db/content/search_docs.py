"""What the search index is given of each entry: its names, and the text a reader would see."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from db.content.labels import EntryLabel, full_name, pick_text
from db.dates import parse
from db.entries.base import Entry, Text
from db.entries.bodies import Country, DatedName, Organisation
from db.entries.document import Document
from db.entries.kinds import KINDS
from db.entries.layout import date_field
from db.entries.parts import texts_of
from db.entries.person import Person
from db.entries.session import Participation, Segment, Session
from db.entries.vocabulary import Image, Source, Term, Topic
from db.search.index import SearchDoc

_CITED_AS: Final = {"sdg": "SDG", "objective": "Objective", "principle": "Principle"}
"""How people cite the code of a topic: "SDG 10.7", "Objective 23"."""


def list_search_docs(
    kind: str,
    entry: Entry,
    entry_id: int,
    labels: Mapping[str, EntryLabel],
    plain: Mapping[tuple[str, str], str],
    base_language: str,
) -> Iterator[SearchDoc]:
    """Yield one document for every language an entry has a label in; none for a withdrawn one.

    Args:
        kind: Of the entry.
        entry: The entry.
        entry_id: Its id.
        labels: By language.
        plain: Rendered fields as plain text, by field and language.
        base_language: Of values that do not exist in a language.
    """
    if entry.status == "withdrawn":
        return
    dated_by = date_field(KINDS[kind])
    date = getattr(entry, dated_by) if dated_by else ""
    for lang, label in labels.items():
        body = [
            *_text_parts(kind, texts_of(entry)[lang], plain, lang),
            *_part_texts(entry, lang, base_language),
        ]
        yield SearchDoc(
            entry_id=entry_id,
            kind=kind,
            lang=lang,
            title=label.title,
            aliases=tuple(dict.fromkeys(name for name in _aliases(entry, lang) if name)),
            body="\n".join(part for part in body if part),
            date=parse(date).bounds()[0] if date else None,
        )


def _aliases(entry: Entry, lang: str) -> Iterator[str]:
    """Yield the other names under which people look an entry up, in whatever language."""
    match entry:
        case Person():
            yield from _person_names(entry, lang)
        case Document():
            yield entry.symbol
        case Topic():
            yield entry.code
            if entry.scheme in _CITED_AS:
                yield f"{_CITED_AS[entry.scheme]} {entry.code}"
        case Country():
            yield entry.iso3
            for text in entry.text.values():
                yield from (text.name, text.formal)
            yield from _former_names(entry.former_names)
        case Organisation():
            for acronymed in entry.text.values():
                yield from (acronymed.acronym, acronymed.name)
            yield from _former_names(entry.former_names)
        case Term():
            yield entry.text[lang].acronym
        case _:
            pass


def _person_names(person: Person, lang: str) -> Iterator[str]:
    yield person.sort_name
    for other in dict.fromkeys((lang, *person.text)):
        yield full_name(person, other)
    yield full_name(person, "")
    for name in person.other_names:
        yield name.name


def _former_names(names: Iterable[DatedName]) -> Iterator[str]:
    for name in names:
        for texts in (name.name, name.formal, name.acronym):
            yield from texts.values()


def _text_parts(
    kind: str, text: Text, plain: Mapping[tuple[str, str], str], lang: str
) -> Iterator[str]:
    """Yield the fields of a language, rendered ones without their markup."""
    for name in text.__struct_fields__:
        if name in Text.__struct_fields__ or name == KINDS[kind].title:
            continue
        value = getattr(text, name)
        if isinstance(value, list):
            yield from value
        else:
            yield plain.get((name, lang), value)


def _part_texts(entry: Entry, lang: str, base_language: str) -> Iterator[str]:
    """Yield the words of parts: titles held, themes of panels, credits."""
    match entry:
        case Person():
            for held in entry.appointments:
                yield pick_text(held.title, lang, base_language)
        case Session():
            yield from _seats(entry.participations, lang, base_language)
            for segment in entry.segments:
                yield from _segment_texts(segment, lang, base_language)
        case Image():
            yield entry.credit
        case Source():
            yield entry.publisher
        case _:
            pass


def _segment_texts(segment: Segment, lang: str, base_language: str) -> Iterator[str]:
    for texts in (segment.theme, segment.description, segment.time_note):
        yield pick_text(texts, lang, base_language)
    yield from _seats(segment.participations, lang, base_language)


def _seats(seats: Iterable[Participation], lang: str, base_language: str) -> Iterator[str]:
    for seat in seats:
        yield seat.qualifier
        yield pick_text(seat.title, lang, base_language)
