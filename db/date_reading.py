"""Read dates as people type them; what they leave out is never filled in nor guessed."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from db.date_words import words_for
from db.dates import format_date, parse
from db.errors import Invalid


class Reading(NamedTuple):
    """How a typed date was understood.

    Attributes:
        edtf: The date as entries keep it; empty where nothing was typed or understood.
        said: The same in words, so that "5/6/2017" shows which is the day.
        problem: Why it was not understood and what to type, or empty.
    """

    edtf: str
    said: str
    problem: str


_ASK: Final = "write for instance 2017, June 2017, 19 June 2017, 19–20 June 2017 or about May 2017"
_VAGUE_ASK: Final = "write the year (2017), or the months you mean (January–April 2017)"
_LESS_THAN_DATES: Final = frozenset(
    (
        "early",
        "mid",
        "late",
        "beginning",
        "middle",
        "end",
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
        "quarter",
        "half",
    )
)
_QUARTER: Final = re.compile(r"[qh][1-4]|\d{4}s")
_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORTEST: Final = 3

_FILLERS: Final = {
    "en": ("the", "of", "in", "on", "day"),
    "fr": ("le", "du", "de", "en"),
    "es": ("el", "del", "de", "en"),
    "ru": ("года", "год", "г", "в"),
    "ar": ("في", "يوم", "عام"),
    "zh": (),
}
_ABOUT: Final = ("around {}", "circa {}", "c. {}", "ca. {}", "ca {}", "approximately {}", "~{}")
_SINCE: Final = ("from {} onwards", "from {} on", "from {}", "{} onwards")
_UNTIL: Final = ("up to {}", "till {}")
_UNCERTAIN: Final = ("{}?", "perhaps {}", "probably {}")
_BETWEEN: Final = (
    ("from ", " to "),
    ("from ", " until "),
    ("between ", " and "),
    ("du ", " au "),
    ("del ", " al "),
    ("с ", " по "),
)
_RANGE_MARKS: Final = (" – ", "–", " - ", " to ", " until ", "至", "-", "/")
"""The plainest first: a hyphen may also stand within a date."""

_DASHES: Final = str.maketrans(dict.fromkeys("‐‑‒—―−", "–"))
_YEAR_FIRST: Final = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
_DAY_FIRST: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", re.ASCII)
_ISO: Final = re.compile(r"\d{4}(?:-\d{2}){0,2}", re.ASCII)
_DAY_AND_MONTH: Final = re.compile(r"(\d{1,2})[./](\d{1,2})[./]?", re.ASCII)
_LIKE_EDTF: Final = re.compile(r"\d{4}-\d\d[^ –]*|(?:[\d.]{2}|\d{4})[\d.~?%-]*/[\d.~?%-]{2,}")
_TOKEN: Final = re.compile(
    r"(?P<number>\d+)(?P<unit>[年月日号]|(?:st|nd|rd|th|er|º)(?![^\W\d]))?"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)|(?P<mark>[^\s\w])"
)  # fmt: skip

_Affixes = tuple[tuple[str, str], ...]


class _Point(NamedTuple):
    """A date as far as it was said."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    is_about: bool = False
    is_uncertain: bool = False
    weekday: int | None = None

    @property
    def edtf(self) -> str:
        """Write it as EDTF; a month without a year is not asked for."""
        parts = (f"-{part:02}" for part in (self.month, self.day) if part is not None)
        mark = {(0, 0): "", (1, 0): "~", (0, 1): "?", (1, 1): "%"}
        return f"{self.year:04}{''.join(parts)}{mark[self.is_about, self.is_uncertain]}"


class _Vocabulary(NamedTuple):
    """The words of some languages; phrases as what stands before and after the date."""

    months: dict[str, int]
    fillers: frozenset[str]
    about: _Affixes
    since: _Affixes
    until: _Affixes
    uncertain: _Affixes


def read_date(typed: str, languages: Sequence[str] = ("en",)) -> Reading:
    """Read a date, month, year or range in plain words, in figures (day first) or as EDTF.

    Args:
        typed: What the person typed.
        languages: Whose month names and phrases to know; the first is answered in.
    """
    text = _plain(typed)
    if not text:
        return Reading("", "", "")
    try:
        edtf = _edtf_of(text, _vocabulary(tuple(dict.fromkeys((*languages, "en")))))
        date = parse(edtf)
    except Invalid as error:
        reason = str(error).rpartition(" is not a date: ")[2]
        return Reading("", "", f"“{typed.strip()}” is not a date: {reason}")
    return Reading(edtf, format_date(date, words=words_for(languages[0])), "")


def _plain(text: str) -> str:
    """Return text in one form: lower case, one kind of dash, figures of one kind, single spaces."""
    folded = unicodedata.normalize("NFKC", text).translate(_DASHES).casefold()
    figures = (
        str(unicodedata.digit(letter)) if letter.isdigit() else letter
        for letter in folded
        if unicodedata.category(letter) != "Cf"
    )
    return " ".join("".join(figures).split())


def _edtf_of(text: str, known: _Vocabulary) -> str:
    try:
        return parse(text).text
    except Invalid:
        whole = _figures(text)
        if whole is None and _LIKE_EDTF.fullmatch(text):
            raise
    if whole:
        return _finished(whole)
    _refuse_vague(text)
    for first, second in _halves(text):
        start, end = _read_point(first, known), _read_point(second, known)
        if start and end:
            return _interval(start, end)
    return _read_single(text, known)


def _refuse_vague(text: str) -> None:
    words = re.findall(r"[^\W_]+", text)
    if any(word in _LESS_THAN_DATES or _QUARTER.fullmatch(word) for word in words):
        raise Invalid(_VAGUE_ASK)


def _figures(text: str) -> _Point | None:
    """Read a day in figures alone."""
    if found := _YEAR_FIRST.fullmatch(text):
        return _Point(int(found[1]), int(found[3]), int(found[4]))
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = int(found[1]), int(found[3]), int(found[4])
        if month > 12 >= day:
            raise Invalid(f"there is no month {month}; the day comes first: {month}/{day}/{year}")
        return _Point(year, month, day)
    return None


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to take a text for two ends."""
    for before, between in _BETWEEN:
        first, mark, second = text.removeprefix(before).partition(between)
        if text.startswith(before) and mark:
            yield first, second
    has_words = bool(re.search(r"[^\W\d_]", text))
    for mark in _RANGE_MARKS:
        if mark == "/" and not has_words:
            continue
        for found in re.finditer(re.escape(mark), text):
            yield text[: found.start()].strip(), text[found.end() :].strip()


def _read_single(text: str, known: _Vocabulary) -> str:
    """Read one date, or a range open at one end."""
    inner, is_uncertain = _peeled(text, known.uncertain)
    since, is_since = _peeled(inner, known.since)
    until, is_until = _peeled(inner, known.until)
    for rest, is_open, template in ((since, is_since, "{}/.."), (until, is_until, "../{}")):
        point = _read_point(rest, known) if is_open else None
        if point:
            marked = point._replace(is_uncertain=point.is_uncertain or is_uncertain)
            return template.format(_finished(marked))
    point = _read_point(text, known)
    if point is None:
        raise Invalid(_ASK)
    return _finished(point)


def _finished(point: _Point) -> str:
    """Return a single date as EDTF; it must say its year, and be the weekday it says."""
    if point.year is None:
        raise Invalid(f"it says no year; {_ASK}")
    if point.day is not None and point.month is None:
        raise Invalid(f"it says no month; {_ASK}")
    edtf = point.edtf
    day = parse(edtf).lower
    if point.weekday is not None and day and point.day and day.weekday() != point.weekday:
        raise Invalid(f"that day was a {_DAYS[day.weekday()].capitalize()}")
    return edtf


def _interval(first: _Point, second: _Point) -> str:
    """Return two ends as EDTF; each lends the other what is said only once."""
    is_partial = first.year is None
    if first.year is None and second.year is None:
        raise Invalid(f"it says no year; {_ASK}")
    if is_partial or second.year is None:
        is_about = first.is_about or second.is_about
        is_uncertain = first.is_uncertain or second.is_uncertain
        first = first._replace(is_about=is_about, is_uncertain=is_uncertain)
        second = second._replace(is_about=is_about, is_uncertain=is_uncertain)
    if first.day and second.day:
        month = first.month or second.month
        first = first._replace(month=month)
        second = second._replace(month=second.month or month)
    first, second = (
        first._replace(year=first.year or second.year),
        second._replace(year=second.year or first.year),
    )
    return f"{_finished(first)}/{_finished(second)}"


def _read_point(text: str, known: _Vocabulary) -> _Point | None:
    """Read one date, perhaps without its year or month; None for anything else."""
    inner, is_uncertain = _peeled(text, known.uncertain)
    inner, is_about = _peeled(inner, known.about)
    if _ISO.fullmatch(inner):
        year, month, day, *_ = (*map(int, inner.split("-")), None, None)
        point: _Point | None = _Point(year, month, day)
    elif found := _DAY_AND_MONTH.fullmatch(inner):
        point = _Point(None, int(found[2]), int(found[1]))
    else:
        point = _figures(inner) or _read_words(inner, known)
    return point and point._replace(is_about=is_about, is_uncertain=is_uncertain)


def _read_words(text: str, known: _Vocabulary) -> _Point | None:
    """Read day, month and year in any order, the month in words."""
    found: dict[str, int] = {}
    for token in _TOKEN.finditer(text):
        name, value = _meaning(token, known)
        if name == "unknown" or name in found:
            return None
        if name:
            found[name] = value
    if not found.keys() & {"year", "month", "day"}:
        return None
    return _Point(**found)  # type: ignore[arg-type]


def _meaning(token: re.Match[str], known: _Vocabulary) -> tuple[str, int]:
    """Return which part of a date a word or number is; no name for what says nothing."""
    if token["number"]:
        number, unit = int(token["number"]), token["unit"] or ""
        sort = {"年": "year", "月": "month", "日": "day", "号": "day"}.get(unit)
        by_length = {1: "day", 2: "day", 4: "year"}.get(len(token["number"]), "unknown")
        return sort or by_length, number
    word = token["word"] or ""
    if word in known.months:
        return "month", known.months[word]
    if word in known.fillers or token["mark"] in (",", "."):
        return "", 0
    for number, day in enumerate(_DAYS):
        if len(word) >= _SHORTEST and day.startswith(word):
            return "weekday", number
    return "unknown", 0


def _peeled(text: str, phrases: _Affixes) -> tuple[str, bool]:
    """Return what a phrase stands round, and whether one does."""
    for before, after in phrases:
        if text.startswith(before) and text.endswith(after) and len(text) > len(before + after):
            return text[len(before) : len(text) - len(after)].strip(), True
    return text, False


@cache
def _vocabulary(languages: tuple[str, ...]) -> _Vocabulary:
    tables = [words_for(lang) for lang in languages]
    about, since, until = list(_ABOUT), list(_SINCE), list(_UNTIL)
    for table in tables:
        about += table.about_day, table.about
        since += table.since_day, table.since
        until += table.until_day, table.until
    return _Vocabulary(
        months=_months(languages),
        fillers=frozenset(word for lang in languages for word in _FILLERS.get(lang, ())),
        about=_affixes(about),
        since=_affixes(since),
        until=_affixes(until),
        uncertain=_affixes([*_UNCERTAIN, *(table.uncertain for table in tables)]),
    )


def _affixes(templates: Iterable[str]) -> _Affixes:
    """Return phrases as what stands before and after, the longest first."""
    halves = (_plain(template.replace("{}", "\0")).partition("\0") for template in templates)
    pairs = {(before, after) for before, _, after in halves}
    return tuple(sorted(pairs, key=lambda pair: -len("".join(pair))))


def _months(languages: tuple[str, ...]) -> dict[str, int]:
    """Return the months by their names, and by the beginnings that fit only one."""
    months: dict[str, int] = {}
    for lang in languages:
        names = list(_month_names(lang))
        begun: dict[str, set[int]] = {}
        for name, number in names:
            for length in range(_SHORTEST, len(name)):
                begun.setdefault(name[:length], set()).add(number)
        plain = {word: min(numbers) for word, numbers in begun.items() if len(numbers) == 1}
        months = {**plain, **dict(names), **months}
    return months


def _month_names(lang: str) -> Iterator[tuple[str, int]]:
    table = words_for(lang)
    for names in (
        table.months,
        table.months_in_date,
        table.months_short,
        table.months_short_in_date,
    ):
        for number, name in enumerate(names, start=1):
            yield _plain(name).rstrip("."), number
