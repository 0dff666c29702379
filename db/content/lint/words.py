"""Rules on the words of texts: weekdays, quotation marks, length."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Final, NamedTuple

from db.content.contents import Contents
from db.content.lint.prose import own_date, passages, published, visible
from db.date_words import words_for
from db.entries.findings import Finding
from db.entries.story import Story

HOUSE_LENGTH: Final = range(250, 701)
"""Words of a story's body, as a reader counts them. It holds for what we wrote ourselves: a
translation takes the words that its language needs."""

_WEEKDAYS: Final[Mapping[str, str]] = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "ar": "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
    "ru": "понедельник вторник среда|среду четверг пятница|пятницу суббота|субботу воскресенье",
    "zh": "星期一 星期二 星期三 星期四 星期五 星期六 星期日",
}
"""From Monday; the forms of one day, as cases make them, are parted by a bar."""

_FILLING: Final = r"[\s,،]{1,3}(?:(?:the|le|el|on)\s+)?"
_WORD: Final = re.compile(r"\w+(?:[’'-]\w+)*")
_PAIRS: Final[Mapping[str, str]] = {"“": "”", "«": "»", "「": "」", "《": "》"}
_RUSSIAN_PAIRS: Final[Mapping[str, str]] = {"«": "»", "„": "“"}
_PARAGRAPH: Final = re.compile(r"\n\s*\n")
_CODE: Final = re.compile(r"`[^`\n]*`")


class _Dated(NamedTuple):
    """A weekday beside a date, as a text has them."""

    weekday: int
    day: int
    month: int
    year: int
    said: str


def find_wrong_weekdays(contents: Contents) -> Iterator[Finding]:
    """Find weekdays that the calendar gives to another date."""
    for passage in passages(contents):
        spoken = own_date(contents.entries[passage.address])
        year = spoken.lower.year if spoken and spoken.lower else 0
        for found in _dated(passage.text, passage.lang, year):
            try:
                right = date(found.year, found.month, found.day).weekday()
            except ValueError:
                message = f"“{found.said}”: there is no such day in {found.year}"
                yield Finding(*passage.address, passage.path, message, "mend the date")
                continue
            if right != found.weekday:
                name = _WEEKDAYS[passage.lang].split()[right].partition("|")[0]
                message = f"“{found.said}”: that day of {found.year} is a {name}"
                suggestion = f"write “{name}”, or mend the date"
                yield Finding(*passage.address, passage.path, message, suggestion)


def find_open_quotes(contents: Contents) -> Iterator[Finding]:
    """Find quotations that are not closed, or closed without being opened."""
    for passage in passages(contents):
        pairs = _RUSSIAN_PAIRS if passage.lang == "ru" else _PAIRS
        blocks = _PARAGRAPH.split(passage.text) if passage.is_body else [passage.text]
        for at, block in enumerate(blocks):
            following = blocks[at + 1] if at + 1 < len(blocks) else ""
            mark = _odd_quote(_CODE.sub("", block), pairs)
            if mark and not following.startswith(mark):  # a quotation goes on in a new paragraph
                message = f"{mark} stands alone in “{_beginning(block)}”"
                suggestion = "add the other mark of the pair, or take this one out"
                yield Finding(*passage.address, passage.path, message, suggestion)


def find_odd_lengths(contents: Contents) -> Iterator[Finding]:
    """Find stories shorter or longer than the house has them."""
    lang = contents.base_language
    for address, entry in published(contents):
        if not isinstance(entry, Story) or lang not in entry.text:
            continue
        count = count_words(visible(entry.text[lang].body, contents, lang))
        if count in HOUSE_LENGTH:
            continue
        message = f"{count} words; a story has {HOUSE_LENGTH[0]} to {HOUSE_LENGTH[-1]}"
        suggestion = (
            "add sourced facts, or join it to another story"
            if count < HOUSE_LENGTH[0]
            else "cut it, or make two stories of it"
        )
        yield Finding(*address, ("text", lang, "body"), message, suggestion)


def count_words(text: str) -> int:
    """Return the number of words in visible text."""
    return len(_WORD.findall(text))


def _dated(text: str, lang: str, year: int) -> Iterator[_Dated]:
    """Yield weekdays with dates; a date without a year is taken to be of the given one."""
    for pattern in _patterns(lang):
        for match in pattern.finditer(text):
            in_year = int(match["year"]) if match["year"] else year
            if in_year:
                names = [name.split("|") for name in _WEEKDAYS[lang].casefold().split()]
                said = match["weekday"].casefold()
                weekday = next(at for at, forms in enumerate(names) if said in forms)
                months = [name.casefold() for name in words_for(lang).months_in_date]
                month = months.index(match["month"].casefold()) + 1
                yield _Dated(weekday, int(match["day"]), month, in_year, match[0])


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    """Return how a language writes a weekday beside a date; none for one that has no table."""
    if lang not in _WEEKDAYS:
        return ()
    weekday = f"(?P<weekday>{'|'.join(_WEEKDAYS[lang].split())})"
    # The longest first: 1月 is the beginning of no other, but 10月 ends like it.
    names = sorted(words_for(lang).months_in_date, key=len, reverse=True)
    month = f"(?P<month>{'|'.join(names)})"
    if lang == "zh":
        return (re.compile(rf"(?:(?P<year>\d{{4}})年)?{month}(?P<day>\d+)日[，（( ]?{weekday}"),)
    day, year = r"(?P<day>\d{1,2})(?:er|st|nd|rd|th)?", r"(?P<year>\d{4})"
    forms = [rf"{weekday}{_FILLING}{day}\s+(?:de\s+|of\s+)?{month}(?:,?\s+(?:de\s+)?{year})?\b"]
    if lang == "en":
        forms.append(rf"{weekday}{_FILLING}{month}\s+{day}\b(?:,?\s+{year})?\b")
    return tuple(re.compile(rf"\b{form}", re.IGNORECASE) for form in forms)


def _odd_quote(text: str, pairs: Mapping[str, str]) -> str:
    """Return the first quotation mark without its other, or an empty string."""
    openers = {closer: opener for opener, closer in pairs.items()}
    unclosed: list[str] = []
    for character in text:
        if character in pairs:
            unclosed.append(character)
        elif character in openers:
            if not unclosed or unclosed[-1] != openers[character]:
                return character
            unclosed.pop()
    if unclosed:
        return unclosed[0]
    return '"' if text.count('"') % 2 else ""


def _beginning(text: str) -> str:
    words = text.split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")
