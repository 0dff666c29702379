"""Rules for single values, by the name of their field: dates, times, languages, addresses."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Final
from zoneinfo import available_timezones

from db.dates import parse
from db.entries.findings import did_you_mean
from db.errors import Invalid

SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.ASCII)

_LONGEST_SLUG: Final = 120
_TIME: Final = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d", re.ASCII)
_WEB: Final = re.compile(r"https?://[^\s/?#]+\S*")
_ISO3: Final = re.compile(r"[A-Z]{3}", re.ASCII)
_M49: Final = re.compile(r"\d{3}", re.ASCII)

Rule = Callable[[str], str]
"""Returns what is wrong with a value, or an empty string."""


def check_slug(text: str) -> str:
    """A permanent name."""
    if not SLUG.fullmatch(text):
        return f"'{text}' is not a name of a-z, 0-9 and single '-' between them"
    if len(text) > _LONGEST_SLUG:
        return f"is longer than {_LONGEST_SLUG} characters"
    return ""


def check_date(text: str) -> str:
    """A date, month, year or interval as sources state it."""
    try:
        parse(text)
    except Invalid as error:
        return str(error)
    return ""


def check_day(text: str) -> str:
    """One day, month or year; no interval."""
    if "/" in text:
        return f"'{text}' is an interval; one date stands here"
    return check_date(text)


def check_calendar_day(text: str) -> str:
    """A day of our own records, always known."""
    try:
        is_day = date.fromisoformat(text).isoformat() == text
    except ValueError:
        is_day = False
    return "" if is_day else f"'{text}' is not a day written like 2026-11-23"


def check_time(text: str) -> str:
    """A local clock time."""
    return "" if _TIME.fullmatch(text) else f"'{text}' is not a time written like 09:30"


def check_zone(text: str) -> str:
    """A name of the IANA time zone database."""
    if text in _zones():
        return ""
    suggestion = did_you_mean(text, _zones())
    return f"'{text}' is not a time zone" + (f"; {suggestion}" if suggestion else "")


def check_language(text: str) -> str:
    """A language tag."""
    return "" if LANGUAGE.fullmatch(text) else f"'{text}' is not a language tag like en or ru-Latn"


def check_web_address(text: str) -> str:
    """An address that a browser opens."""
    return "" if _WEB.fullmatch(text) else f"'{text}' is not an address that begins https://"


def check_iso3(text: str) -> str:
    """ISO 3166-1 alpha-3."""
    return "" if _ISO3.fullmatch(text) else f"'{text}' is not a code of three capital letters"


def check_m49(text: str) -> str:
    """UN M49."""
    return "" if _M49.fullmatch(text) else f"'{text}' is not a code of three digits"


RULES: Final[Mapping[str, Rule]] = {
    "slug": check_slug,
    "former_slugs": check_slug,
    "key": check_slug,
    "replaced_by": check_slug,
    "series": check_slug,
    "date": check_date,
    "stated_on": check_day,
    "published": check_day,
    "dateline": check_day,
    "day": check_day,
    "accessed": check_day,
    "created": check_calendar_day,
    "updated": check_calendar_day,
    "start": check_time,
    "end": check_time,
    "zone": check_zone,
    "lang": check_language,
    "languages": check_language,
    "url": check_web_address,
    "webcast": check_web_address,
    "iso3": check_iso3,
    "m49": check_m49,
}
"""Field name to the rule for its value, or for each value of its list; empty values pass."""


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())
