"""People as vCards (RFC 6350, version 4.0), with the titles they hold on one day."""

from collections.abc import Iterator, Mapping
from typing import Final

from icalendar.parser import Contentline, Parameters

from db import __version__
from db.dates import format_date, parse
from db.exchange.lines import escape
from db.exchange.selection import SCHEME, Exported, Selection
from db.queries.exports import HeldTitle, PersonFacts, get_person_facts
from db.records import Page

_WITHDRAWN: Final = "it was withdrawn"
_TITLES: Final = "Titles held on {}."
_NO_TITLES: Final = "No title is known that was held on {}."
_UNCERTAIN: Final = "Uncertain: {}."
_NATIONAL: Final = "National of {}."
_ADDRESS: Final = "Addressed as {}."


def write_cards(wanted: Selection) -> Exported:
    """Write a card a person."""
    cards, left_out = [], []
    for page in wanted.pages():
        facts = get_person_facts(wanted.session, page.slug, wanted.lang, wanted.as_of)
        if facts is None:
            left_out.append((page.address, _WITHDRAWN))
        else:
            cards.append("".join(_card(page, facts, wanted)))
    return Exported("".join(cards), len(cards), tuple(left_out))


def _card(page: Page, facts: PersonFacts, wanted: Selection) -> Iterator[str]:
    yield _line("BEGIN", "VCARD")
    yield _line("VERSION", "4.0")
    yield _line("PRODID", escape(f"-//Placard//Placard {__version__}//EN"))
    yield _line("UID", f"person-{facts.first_slug}@placard", {"VALUE": "text"})
    yield _line("SOURCE", f"{SCHEME}{page.address}")
    yield _line("KIND", "individual")
    yield from _names(page, facts)
    for number, title in enumerate(facts.titles, 1):
        yield from _title(title, f"title{number}", number, wanted.lang)
    yield _line("NOTE", escape(_note(facts, wanted)), {"LANGUAGE": "en"})
    yield _line("REV", wanted.published.strftime("%Y%m%dT%H%M%SZ"))
    yield _line("END", "VCARD")


def _names(page: Page, facts: PersonFacts) -> Iterator[str]:
    """Yield the name, then the same in other languages; a name without one is a nickname."""
    parts = [facts.family, facts.given, "", facts.honorific, ""]
    others = [(name, lang) for name, lang in facts.names if lang]
    same = {"ALTID": "1"} if others else {}
    yield _line("FN", escape(page.title), {"LANGUAGE": page.lang, **same})
    yield _line("N", ";".join(map(escape, parts)))
    for name, lang in others:
        yield _line("FN", escape(name), {"LANGUAGE": lang, **same})
    nicknames = [escape(name) for name, lang in facts.names if not lang]
    if nicknames:
        yield _line("NICKNAME", ",".join(nicknames))


def _title(title: HeldTitle, group: str, preference: int, lang: str) -> Iterator[str]:
    """Yield a title and the body it is held in, kept together by a group."""
    rank = {"PREF": str(min(preference, 100))}
    if title.text:
        yield _line(f"{group}.TITLE", escape(title.text), {"LANGUAGE": title.lang, **rank})
    if title.body:
        yield _line(f"{group}.ORG", escape(title.body), {"LANGUAGE": lang, **rank})


def _note(facts: PersonFacts, wanted: Selection) -> str:
    day = format_date(parse(wanted.as_of))
    doubts = [
        _UNCERTAIN.format(": ".join(filter(None, (title.text, title.note.rstrip(".")))))
        for title in facts.titles
        if title.is_uncertain
    ]
    lines = [
        (_TITLES if facts.titles else _NO_TITLES).format(day),
        *doubts,
        _NATIONAL.format(facts.nationality) if facts.nationality else "",
        _ADDRESS.format(facts.address_as) if facts.address_as else "",
        wanted.source,
    ]
    return "\n".join(filter(None, lines))


def _line(name: str, value: str, parameters: Mapping[str, str] | None = None) -> str:
    """Return a content line, folded between characters at 75 octets."""
    head = f"{name};{Parameters(parameters).to_ical().decode()}" if parameters else name
    folded: bytes = Contentline(f"{head}:{value}").to_ical()  # type: ignore[no-untyped-call]
    return folded.decode() + "\r\n"
