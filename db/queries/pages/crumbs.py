"""The way from a process down to an entry, in names short enough for one line."""

from collections.abc import Iterable
from sqlite3 import Row
from typing import Final

from db.queries import words
from db.queries.pages.draft import Draft
from db.queries.sql import LABEL, LABEL_COLUMNS, pack
from db.records import Link

# A process with a long title usually has a term of the same words, and that an acronym.
CRUMBS: Final = (
    f"SELECT {LABEL_COLUMNS}, s.kind AS session_kind, s.number,"
    " (SELECT nullif(t.acronym, '') FROM term_text AS t"
    " WHERE e.kind = 'process' AND t.lang = l.lang AND t.expansion = l.title) AS acronym"
    f" FROM json_each(:ids) AS wanted JOIN entry AS e ON e.id = wanted.value{LABEL}"
    " LEFT JOIN session AS s ON s.entry_id = e.id ORDER BY wanted.key"
)


def list_crumbs(draft: Draft, ids: Iterable[int | None]) -> tuple[Link, ...]:
    """Return the links of the way down; steps that do not exist are left out."""
    rows = draft.all(CRUMBS, ids=pack(one for one in ids if one is not None))
    return tuple(
        Link(row["kind"], row["slug"], _short(row), row["title"], row["date"], lang=row["lang"])
        for row in rows
    )


def _short(row: Row) -> str:
    if row["kind"] == "session":
        return words.session_name(row["session_kind"], row["number"], row["title"])
    return row["acronym"] or words.short_title(row["title"])
