"""Stored dates in words and on tiles; apart from `words` because the first paint needs none."""

from datetime import datetime
from functools import lru_cache

from db.date_words import words_for
from db.dates import DateStyle, Edtf, Tile, date_tile, format_date, parse
from db.errors import Invalid
from db.kinds import DATED_KINDS
from db.records import Page


@lru_cache(maxsize=2048)
def date_of(edtf: str) -> Edtf | None:
    """Return a stored date as a value; None where it is empty or cannot be read."""
    try:
        return parse(edtf) if edtf else None
    except Invalid:
        return None


@lru_cache(maxsize=1024)  # the rows of a list by date have few
def date_text(edtf: str, style: DateStyle = "long", lang: str = "en") -> str:
    """Return a stored date in words; the string itself where it cannot be read."""
    date = date_of(edtf)
    return edtf if date is None else format_date(date, style=style, words=words_for(lang))


def tile_of(edtf: str, lang: str = "en") -> Tile | None:
    """Return the two lines of a date tile; None where there is no date."""
    date = date_of(edtf)
    return None if date is None else date_tile(date, words=words_for(lang))


def moment_text(at: str) -> str:
    """Return a moment (UTC, ISO 8601) in words of this computer's clock: 29 Nov 2026, 14:02."""
    try:
        moment = datetime.fromisoformat(at).astimezone()
    except ValueError:
        return at
    return f"{date_text(moment.date().isoformat(), 'short')}, {moment:%H:%M}"


def own_day(page: Page) -> str:
    """Return the ISO day whose names and titles a page shows; empty for those of the as-of date."""
    date = date_of(page.date) if page.kind in DATED_KINDS else None
    return date.lower.isoformat() if date is not None and date.lower is not None else ""
