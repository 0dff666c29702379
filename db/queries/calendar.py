"""The calendar: when every session is, the phases it falls in, the rows of the agenda."""

from collections.abc import Sequence
from functools import lru_cache
from sqlite3 import Row
from typing import Final

from db.calendar_records import (
    Calendar,
    CalendarPhase,
    CalendarSession,
    CalendarSpan,
    StoryDay,
)
from db.dates import Precision, parse
from db.engine import ReadSession
from db.errors import Invalid
from db.queries.sql import LABEL, join_text, pack
from db.queries.words import SESSION_KINDS, STATUSES

# A session known only to the year stands before those of the year's months, the undated last.
SPANS: Final = (
    "SELECT e.id, e.date, coalesce(e.date_from, e.date_to, '') AS first,"
    " coalesce(e.date_to, e.date_from, '') AS last, s.kind, s.session_status AS status,"
    " coalesce(s.number, 0) AS number, coalesce(pr.slug, '') AS process,"
    " coalesce(ph.slug, '') AS phase, coalesce(p.number, 0) AS phase_number,"
    " coalesce(t.city, '') AS city"
    " FROM entry AS e JOIN session AS s ON s.entry_id = e.id"
    " LEFT JOIN entry AS pr ON pr.id = s.process_id LEFT JOIN entry AS ph ON ph.id = s.phase_id"
    " LEFT JOIN phase AS p ON p.entry_id = s.phase_id"
    + join_text("session_text", "entry_id", "e.id", "t")
    + " WHERE e.kind = 'session' AND e.status = 'published'"
    " ORDER BY first = '', substr(first, 1, 4), length(e.date) > 5, first, last, e.id"
)
ROWS: Final = (
    "SELECT e.id, e.slug, e.date, coalesce(t.lang, :lang) AS lang,"
    " coalesce(t.title, e.slug) AS title, coalesce(t.city, '') AS city, s.kind,"
    " coalesce(s.number, 0) AS number, s.session_status AS status, coalesce(l.title, '') AS phase,"
    " (SELECT count(*) FROM segment WHERE segment.entry_id = e.id) AS segments"
    " FROM json_each(:ids) AS wanted JOIN entry AS e ON e.id = wanted.value"
    " JOIN session AS s ON s.entry_id = e.id"
    + join_text("session_text", "entry_id", "e.id", "t")
    + join_text("entry_label", "entry_id", "s.phase_id", "l")
    + " WHERE e.status = 'published' ORDER BY wanted.key"
)
PHASES: Final = (
    "SELECT e.id, e.slug, coalesce(l.title, e.slug) AS title, e.date,"
    " coalesce(e.date_from, '') AS first, coalesce(e.date_to, '') AS last,"
    " coalesce(p.number, 0) AS number, pr.slug AS process"
    f" FROM phase AS p JOIN entry AS e ON e.id = p.entry_id{LABEL}"
    " JOIN entry AS pr ON pr.id = p.process_id"
    " WHERE e.status = 'published' ORDER BY pr.slug, p.number, e.date_from, e.id"
)
PROCESSES: Final = (
    f"SELECT e.slug, coalesce(l.title, e.slug) AS title FROM entry AS e{LABEL}"
    " WHERE e.kind = 'process' AND e.status = 'published' ORDER BY l.sort, e.id"
)
STORY_DAYS: Final = (
    "SELECT date_from AS first, date_to AS last, count(*) AS count FROM entry"
    " WHERE kind = 'story' AND status = 'published'"
    " AND date_from IS NOT NULL AND date_to IS NOT NULL"
    " GROUP BY date_from, date_to ORDER BY date_from, date_to"
)


def get_calendar(session: ReadSession, lang: str) -> Calendar:
    """Return the whole calendar: spans without titles, so that a large edition's fit in memory."""
    wanted = {"lang": lang}
    return Calendar(
        spans=tuple(_span(row) for row in session.all(SPANS, wanted)),
        phases=tuple(CalendarPhase(**dict(row)) for row in session.all(PHASES, wanted)),
        processes=tuple((row["slug"], row["title"]) for row in session.all(PROCESSES, wanted)),
        story_days=tuple(StoryDay(**dict(row)) for row in session.all(STORY_DAYS)),
    )


def list_calendar_sessions(
    session: ReadSession, ids: Sequence[int], lang: str
) -> list[CalendarSession]:
    """Return rows of the agenda, in the order of their ids."""
    found = []
    for row in session.all(ROWS, {"ids": pack(ids), "lang": lang}):
        fields = dict(row)
        kind = fields.pop("kind")
        found.append(
            CalendarSession(
                **fields,
                kind_name=SESSION_KINDS.get(kind, kind),
                status_name=STATUSES.get(row["status"], row["status"]),
            )
        )
    return found


def _span(row: Row) -> CalendarSpan:
    precision, is_uncertain = _quality(row["date"])
    return CalendarSpan(**dict(row), precision=precision, is_uncertain=is_uncertain)


@lru_cache(maxsize=4096)  # many sessions share their days: half of the time of a large calendar
def _quality(edtf: str) -> tuple[Precision, bool]:
    """Return how exactly a date is known, and whether it is in doubt."""
    try:
        date = parse(edtf)
    except Invalid:
        return "year", False
    return date.precision, date.is_uncertain or date.is_approximate
