"""Entries of a workspace: where one stands, its documents, its history, what was said of it."""

import json
from collections.abc import Iterable, Sequence
from typing import Final

from db.engine import ReadSession
from db.errors import NotFound
from db.queries.desk.records import (
    CommentRow,
    HeadRow,
    OperationRow,
    RecoveryRow,
    RevisionRow,
    TitleRow,
)
from db.queries.sql import in_language, pack

TITLE: Final = (
    "coalesce((SELECT title FROM entry_label AS l WHERE l.entry_id = d.entry_id AND l.lang ="
    f" {in_language('entry_label', 'entry_id', 'd.entry_id')}), d.slug) AS title"
)
HEAD_COLUMNS: Final = (
    "d.entry_id, d.kind, d.slug, d.stage, d.revision, d.published, d.changed_at, d.changed_by,"
    f" {TITLE}"
)
HEAD: Final = (
    f"SELECT {HEAD_COLUMNS} FROM desk AS d WHERE d.entry_id = coalesce("
    "(SELECT entry_id FROM desk WHERE kind = :kind AND slug = :slug),"
    " (SELECT entry_id FROM used_slug WHERE kind = :kind AND slug = :slug))"
)
HEAD_OF: Final = f"SELECT {HEAD_COLUMNS} FROM desk AS d WHERE d.entry_id = :id"
STAGES: Final = (
    "SELECT entry_id, stage FROM desk WHERE stage <> 'published'"
    " AND entry_id IN (SELECT value FROM json_each(:ids))"
)
STAGES_AT: Final = (
    "SELECT d.kind, d.slug, d.stage FROM json_each(:addresses) AS a"
    " JOIN desk AS d ON d.kind = a.value ->> 0 AND d.slug = a.value ->> 1"
    " WHERE d.stage <> 'published'"
)
TITLES_AT: Final = (
    f"SELECT d.kind, d.slug, {TITLE}, coalesce((SELECT context FROM entry_label AS l"
    " WHERE l.entry_id = d.entry_id AND l.lang ="
    f" {in_language('entry_label', 'entry_id', 'd.entry_id')}), '') AS context, d.stage,"
    " a.value ->> 0 AS wanted_kind, a.value ->> 1 AS wanted_slug"
    " FROM json_each(:addresses) AS a JOIN used_slug AS u ON u.kind = a.value ->> 0"
    " AND u.slug = a.value ->> 1 JOIN desk AS d ON d.entry_id = u.entry_id"
)
DOCUMENT: Final = "SELECT document FROM revision WHERE entry_id = :id AND number = :number"
REVISIONS: Final = (
    "SELECT number, stage, author, saved_at, reason, operation_id AS operation FROM revision"
    " WHERE entry_id = :id ORDER BY number DESC LIMIT :limit"
)
COMMENTS: Final = (
    "SELECT id, path, author, said_at, text, settled_at, settled_by FROM comment"
    " WHERE entry_id = :id ORDER BY id"
)
RECOVERIES: Final = (
    "SELECT form, coalesce(entry_id, 0) AS entry_id, kind, slug, base_revision, author, kept_at,"
    " process FROM recovery ORDER BY kept_at DESC"
)
RECOVERED: Final = "SELECT document FROM recovery WHERE form = :form"
LAST_OPERATIONS: Final = (
    "WITH RECURSIVE doing(id, what, backs) AS (SELECT id, what, 0 FROM operation"
    " WHERE undoes IS NULL AND id > 1 UNION ALL SELECT o.id, doing.what, doing.backs + 1"
    " FROM doing JOIN operation AS o ON o.undoes = doing.id)"
    " SELECT o.id, doing.what, o.author, o.done_at, doing.backs,"
    " EXISTS (SELECT 1 FROM operation AS u WHERE u.undoes = o.id) AS is_taken_back,"
    " (SELECT count(*) FROM revision AS r WHERE r.operation_id = o.id) AS entries,"
    f" (SELECT {TITLE} FROM revision AS r JOIN desk AS d ON d.entry_id = r.entry_id"
    " WHERE r.operation_id = o.id ORDER BY r.id LIMIT 1) AS title,"
    " (SELECT d.kind || '/' || d.slug FROM revision AS r JOIN desk AS d"
    " ON d.entry_id = r.entry_id WHERE r.operation_id = o.id ORDER BY r.id LIMIT 1) AS address"
    " FROM doing JOIN operation AS o ON o.id = doing.id ORDER BY o.id DESC LIMIT :limit"
)
LAST_DOING: Final = (
    "WITH RECURSIVE doing(id, backs) AS (SELECT id, 0 FROM operation"
    " WHERE undoes IS NULL AND id > 1 UNION ALL SELECT o.id, doing.backs + 1"
    " FROM doing JOIN operation AS o ON o.undoes = doing.id)"
    " SELECT max(id) FROM doing WHERE backs % 2 = :is_back"
    " AND NOT EXISTS (SELECT 1 FROM operation AS u WHERE u.undoes = doing.id)"
    " AND EXISTS (SELECT 1 FROM revision AS r WHERE r.operation_id = doing.id)"
)
SLUGS: Final = (  # a range, which the key of the table answers; LIKE would walk all of a kind
    "SELECT slug FROM used_slug WHERE kind = :kind AND slug >= :beginning AND slug < :after"
)


def get_head(session: ReadSession, kind: str, slug: str, lang: str) -> HeadRow:
    """Return where an entry stands, found by its present or a former slug.

    Raises:
        NotFound: The workspace has no such entry.
    """
    row = session.first(HEAD, {"kind": kind, "slug": slug, "lang": lang})
    if row is None:
        raise NotFound(f"This workspace has nothing at {kind}/{slug}.")
    return HeadRow(**dict(row))


def get_head_of(session: ReadSession, entry_id: int, lang: str) -> HeadRow:
    """Return where an entry stands, found by its id.

    Raises:
        NotFound: The workspace has no such entry.
    """
    row = session.first(HEAD_OF, {"id": entry_id, "lang": lang})
    if row is None:
        raise NotFound("The workspace has no such entry any more.")
    return HeadRow(**dict(row))


def get_document(session: ReadSession, entry_id: int, number: int) -> bytes:
    """Return the document of a revision, JSON.

    Raises:
        NotFound: There is none of that number.
    """
    data = session.value(DOCUMENT, {"id": entry_id, "number": number})
    if data is None:
        raise NotFound(f"There is no revision {number} of this entry.")
    return bytes(data)


def list_revisions(session: ReadSession, entry_id: int, limit: int = 200) -> list[RevisionRow]:
    """Return the revisions of an entry, the newest first."""
    rows = session.all(REVISIONS, {"id": entry_id, "limit": limit})
    return [RevisionRow(**dict(row)) for row in rows]


def list_comments(session: ReadSession, entry_id: int) -> list[CommentRow]:
    """Return what was said of an entry, in the order it was said."""
    return [CommentRow(**dict(row)) for row in session.all(COMMENTS, {"id": entry_id})]


def list_recoveries(session: ReadSession) -> list[RecoveryRow]:
    """Return the forms that were not saved, the latest first."""
    return [RecoveryRow(**dict(row)) for row in session.all(RECOVERIES)]


def get_recovered(session: ReadSession, form: str) -> bytes:
    """Return what a form held, JSON.

    Raises:
        NotFound: No such form was kept.
    """
    data = session.value(RECOVERED, {"form": form})
    if data is None:
        raise NotFound("That copy has been saved or given up meanwhile.")
    return bytes(data)


def list_operations(session: ReadSession, lang: str, limit: int = 50) -> list[OperationRow]:
    """Return what was done last, the latest first; not the import the workspace began with."""
    rows = session.all(LAST_OPERATIONS, {"limit": limit, "lang": lang})
    return [
        OperationRow(
            id=row["id"],
            what=row["what"],
            author=row["author"],
            done_at=row["done_at"],
            entries=row["entries"],
            title=row["title"] or "",
            address=row["address"] or "",
            backs=row["backs"],
            is_taken_back=bool(row["is_taken_back"]),
        )
        for row in rows
    ]


def last_doing(session: ReadSession, *, is_back: bool) -> int:
    """Return what is to be taken back next: of what was done, or of what took something back.

    Args:
        session: Of a workspace.
        is_back: Look among what took something back: taking that back does it again.

    Returns:
        The number of the operation; 0 for none.
    """
    return session.value(LAST_DOING, {"is_back": int(is_back)}) or 0


def list_titles_at(
    session: ReadSession, addresses: Iterable[tuple[str, str]], lang: str
) -> dict[tuple[str, str], TitleRow]:
    """Return what the entries at addresses are called; those that lead nowhere are left out."""
    wanted = json.dumps(list(addresses), ensure_ascii=False)
    rows = session.all(TITLES_AT, {"addresses": wanted, "lang": lang})
    return {
        (row["wanted_kind"], row["wanted_slug"]): TitleRow(
            row["kind"], row["slug"], row["title"], row["context"], row["stage"]
        )
        for row in rows
    }


def list_used_slugs(session: ReadSession, kind: str, beginning: str) -> list[str]:
    """Return the slugs of a kind, past ones included, that begin so."""
    rows = session.all(SLUGS, {"kind": kind, "beginning": beginning, "after": beginning + "{"})
    return [row["slug"] for row in rows]


def list_stages(session: ReadSession, ids: Sequence[int]) -> dict[int, str]:
    """Return the stages of those entries that are not published as they stand; {} in an edition."""
    if not session.is_workspace or not ids:
        return {}
    return {row["entry_id"]: row["stage"] for row in session.all(STAGES, {"ids": pack(ids)})}


def list_stages_at(
    session: ReadSession, addresses: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], str]:
    """Return `list_stages` by kind and slug."""
    if not session.is_workspace:
        return {}
    wanted = json.dumps(list(addresses), ensure_ascii=False)
    rows = session.all(STAGES_AT, {"addresses": wanted})
    return {(row["kind"], row["slug"]): row["stage"] for row in rows}
