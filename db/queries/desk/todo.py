"""What is to be done in a workspace: drafts, reviews, changes, missing translations, the trash."""

from typing import Final

from db.engine import ReadSession
from db.queries.desk.entries import HEAD_COLUMNS
from db.queries.desk.records import HeadRow

_LISTS: Final = {
    "mine": "d.stage IN ('draft', 'review') AND d.changed_by = :author",
    "drafts": "d.stage = 'draft'",
    "review": "d.stage = 'review'",
    "recent": "d.revision > 1",
    "trash": "d.stage = 'trashed'",
    "withdrawn": "d.stage = 'withdrawn'",
    "changes": "d.published <> d.built",
    "comments": (
        "EXISTS (SELECT 1 FROM comment AS c WHERE c.entry_id = d.entry_id AND c.settled_at = '')"
    ),
    "untranslated": (
        "d.kind IN ('story', 'session') AND d.stage NOT IN ('trashed', 'withdrawn')"
        " AND (SELECT count(*) FROM entry_label AS l WHERE l.entry_id = d.entry_id) <"
        " (SELECT length(languages) - length(replace(languages, ' ', '')) + 1 FROM edition)"
    ),
}
TODO: Final = {
    name: f"SELECT {HEAD_COLUMNS} FROM desk AS d WHERE {condition}"
    " ORDER BY d.changed_at DESC, d.entry_id DESC LIMIT :limit"
    for name, condition in _LISTS.items()
}
COUNTS: Final = {
    name: f"SELECT count(*) FROM desk AS d WHERE {condition}" for name, condition in _LISTS.items()
}
LANGUAGES: Final = (
    "SELECT entry_id, group_concat(lang, ' ') AS langs FROM entry_label"
    " WHERE entry_id IN (SELECT value FROM json_each(:ids)) GROUP BY entry_id"
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
    return [HeadRow(**dict(row)) for row in session.all(TODO[name], parameters)]


def count_todo(session: ReadSession, author: str) -> dict[str, int]:
    """Return how many entries each list has."""
    return {name: session.value(COUNTS[name], {"author": author}) for name in LISTS}
