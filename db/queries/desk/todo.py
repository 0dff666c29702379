"""What is to be done in a workspace: drafts, reviews, changes, missing translations, the trash."""

from collections.abc import Sequence
from typing import Final

from db.engine import ReadSession
from db.queries.desk.entries import HEAD_COLUMNS, TITLE
from db.queries.desk.records import Gaps, HeadRow
from db.queries.sql import pack

_IS_OLDER: Final = "t.translation <> '' AND t.translated_from < e.version"
_OLDER: Final = (
    "EXISTS (SELECT 1 FROM {table} AS t JOIN entry AS e ON e.id = t.entry_id"
    f" WHERE t.entry_id = d.entry_id AND {_IS_OLDER})"
)
_LISTS: Final = {
    "mine": "d.stage IN ('draft', 'review') AND d.changed_by = :author",
    "drafts": "d.stage = 'draft'",
    "review": "d.stage = 'review'",
    "recent": "(d.revision > 1 OR d.changed_at > (SELECT created_at FROM workspace))",
    "trash": "d.stage = 'trashed'",
    "withdrawn": "d.stage = 'withdrawn'",
    "changes": "d.published <> d.built",
    "comments": (
        "EXISTS (SELECT 1 FROM comment AS c WHERE c.entry_id = d.entry_id AND c.settled_at = '')"
    ),
    "untranslated": (
        "d.kind IN ('story', 'session') AND d.stage NOT IN ('trashed', 'withdrawn')"
        " AND ((SELECT count(*) FROM entry_label AS l WHERE l.entry_id = d.entry_id) <"
        " (SELECT length(languages) - length(replace(languages, ' ', '')) + 1 FROM edition)"
        f" OR {_OLDER.format(table='story_text')} OR {_OLDER.format(table='session_text')})"
    ),
}
ROWS: Final = {
    name: f"SELECT {HEAD_COLUMNS} FROM desk AS d WHERE {condition}"
    " ORDER BY d.changed_at DESC, d.entry_id DESC LIMIT :limit"
    for name, condition in _LISTS.items()
}
COUNTS: Final = {
    name: f"SELECT count(*) FROM desk AS d WHERE {condition}" for name, condition in _LISTS.items()
}
EDITION_LANGUAGES: Final = "SELECT languages FROM edition"
LANGUAGES: Final = (
    "SELECT entry_id, group_concat(lang, ' ') AS langs FROM entry_label"
    " WHERE entry_id IN (SELECT value FROM json_each(:ids)) GROUP BY entry_id"
)
OLDER: Final = (
    "SELECT t.entry_id, group_concat(t.lang, ' ') AS langs FROM"
    " (SELECT entry_id, lang, translation, translated_from FROM story_text UNION ALL"
    " SELECT entry_id, lang, translation, translated_from FROM session_text) AS t"
    " JOIN entry AS e ON e.id = t.entry_id"
    f" WHERE t.entry_id IN (SELECT value FROM json_each(:ids)) AND {_IS_OLDER} GROUP BY t.entry_id"
)
REASONS: Final = (
    "SELECT r.entry_id, r.reason FROM desk AS d JOIN revision AS r"
    " ON r.entry_id = d.entry_id AND r.number = d.revision"
    " WHERE d.entry_id IN (SELECT value FROM json_each(:ids)) AND r.reason <> ''"
)
OPEN_COMMENTS: Final = (
    "SELECT entry_id, author, text, path, min(id) AS id FROM comment WHERE settled_at = ''"
    " AND entry_id IN (SELECT value FROM json_each(:ids)) GROUP BY entry_id"
)
TITLES: Final = (
    f"SELECT d.entry_id, {TITLE} FROM desk AS d"
    " WHERE d.entry_id IN (SELECT value FROM json_each(:ids))"
)

LISTS: Final = tuple(_LISTS)
"""Names of the lists, as `list_todo` knows them."""


def list_todo(
    session: ReadSession, name: str, lang: str, author: str, limit: int = 500
) -> list[HeadRow]:
    """Return the entries of a list, those changed last first.

    Args:
        session: Of a workspace.
        name: One of `LISTS`.
        lang: Of the titles.
        author: Whose drafts are `mine`.
        limit: Most of them.
    """
    parameters = {"lang": lang, "limit": limit, "author": author}
    return [HeadRow(**dict(row)) for row in session.all(ROWS[name], parameters)]


def count_todo(session: ReadSession, author: str) -> dict[str, int]:
    """Return how many entries each list has."""
    return {name: session.value(COUNTS[name], {"author": author}) for name in LISTS}


def list_gaps(session: ReadSession, ids: Sequence[int]) -> dict[int, Gaps]:
    """Return in which languages entries have no text, and in which an older one than the original.

    Args:
        session: Of a workspace.
        ids: Of stories and sessions.
    """
    languages = str(session.value(EDITION_LANGUAGES)).split()
    known = {"ids": pack(ids)}
    texts = {row["entry_id"]: row["langs"].split() for row in session.all(LANGUAGES, known)}
    older = {row["entry_id"]: row["langs"].split() for row in session.all(OLDER, known)}
    return {
        entry_id: Gaps(
            tuple(lang for lang in languages if lang not in texts.get(entry_id, ())),
            tuple(lang for lang in languages if lang in older.get(entry_id, ())),
        )
        for entry_id in ids
    }


def list_reasons(session: ReadSession, ids: Sequence[int]) -> dict[int, str]:
    """Return why entries were changed last, of those of which somebody said it."""
    return {row["entry_id"]: row["reason"] for row in session.all(REASONS, {"ids": pack(ids)})}


def list_open_comments(session: ReadSession, ids: Sequence[int]) -> dict[int, tuple[str, str, str]]:
    """Return who said what of which field (JSON), the oldest that is open of each entry."""
    return {
        row["entry_id"]: (row["author"], row["text"], row["path"])
        for row in session.all(OPEN_COMMENTS, {"ids": pack(ids)})
    }


def list_titles(session: ReadSession, ids: Sequence[int], lang: str) -> dict[int, str]:
    """Return what lists call entries."""
    rows = session.all(TITLES, {"ids": pack(ids), "lang": lang})
    return {row["entry_id"]: row["title"] for row in rows}
