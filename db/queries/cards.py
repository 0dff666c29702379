"""Hover cards: in two to four short lines, what a link leads to."""

import re
from typing import Final

from db.date_words import words_for
from db.dates import format_date, parse
from db.engine import ReadSession
from db.errors import NotFound
from db.queries import words
from db.queries.entries import find_label
from db.queries.names import get_plate
from db.queries.sql import in_language
from db.queries.titles import list_titles
from db.records import Card, Label, Plate
from db.values import replace

SESSION: Final = (
    "SELECT s.session_status, t.city FROM session AS s"
    " JOIN session_text AS t ON t.entry_id = s.entry_id"
    f" AND t.lang = {in_language('session_text', 'entry_id', ':id')} WHERE s.entry_id = :id"
)
STANDFIRST: Final = (
    "SELECT standfirst FROM story_text WHERE entry_id = :id"
    f" AND lang = {in_language('story_text', 'entry_id', ':id')}"
)
PLAIN: Final = (
    "SELECT plain FROM rendered WHERE entry_id = :id AND field IN ('abstract', 'definition',"
    " 'description') ORDER BY lang <> :lang, lang <> 'en', lang LIMIT 1"
)

_SENTENCE: Final = re.compile(r".+?[.!?。؟](?=\s|$)|.+", re.DOTALL)
_LONGEST_LINE: Final = 240


def get_card(
    session: ReadSession, kind: str, slug: str, lang: str, on_date: str, as_of: str | None = None
) -> Card:
    """Return the card of an entry.

    Args:
        session: Of an edition.
        kind: Of the entry.
        slug: Its present or a former one.
        lang: Language wanted.
        on_date: ISO day of titles and names: that of the page with the link, where it has one.
        as_of: ISO day of what the card calls now; that of `on_date` where it is not given.

    Raises:
        NotFound: The edition has no such entry, or withdrew it.
    """
    label = find_label(session, kind, slug, lang)
    if label is None:
        raise NotFound(f"This edition has nothing at {kind}/{slug}.")
    plate: Plate | None = None
    if kind == "person":
        lines, plate = _person(session, label, lang, (on_date, as_of or on_date))
    elif kind == "country":
        plate = get_plate(session, label.id, on_date, lang)
        label = replace(label, title=plate.text)
        lines = [words.NOW.format(plate.now) if plate.now else label.context]
    elif kind == "session":
        lines = _session(session, label, lang)
    elif kind == "story":
        row = session.first(STANDFIRST, {"id": label.id, "lang": lang})
        lines = [label.context, row["standfirst"] if row else ""]
    else:
        lines = [label.context, _first_sentence(session, label, lang)]
        if kind == "organisation":
            lines[1:1] = _name_then(session, label, lang, on_date)
    return Card(label.title, label.kind, tuple(line for line in lines if line), plate)


def _person(
    session: ReadSession, label: Label, lang: str, days: tuple[str, str]
) -> tuple[list[str], Plate | None]:
    """Return the title of the day, and that of now where it is another one."""
    then, now = (list_titles(session, (label.id,), day, lang).get(label.id) for day in days)
    lines = [then.text] if then else []
    if now and now.text and (then is None or now.text != then.text):
        lines.append(words.NOW.format(now.text))
    return lines, then.plate if then else None


def _session(session: ReadSession, label: Label, lang: str) -> list[str]:
    row = session.first(SESSION, {"id": label.id, "lang": lang})
    date = format_date(parse(label.date), words=words_for(label.lang)) if label.date else ""
    if row is None:
        return [date]
    return [date, row["city"], words.STATUSES.get(row["session_status"], row["session_status"])]


def _name_then(session: ReadSession, label: Label, lang: str, day: str) -> list[str]:
    plate = get_plate(session, label.id, day, lang)
    return [words.THEN.format(plate.text)] if plate.now else []


def _first_sentence(session: ReadSession, label: Label, lang: str) -> str:
    plain = session.value(PLAIN, {"id": label.id, "lang": lang})
    found = _SENTENCE.match(" ".join((plain or "").split()))
    sentence = found[0] if found else ""
    if len(sentence) <= _LONGEST_LINE:
        return sentence
    return sentence[:_LONGEST_LINE].rsplit(" ", 1)[0] + "…"
