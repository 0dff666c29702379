"""What waits on the desk of a workspace: its lists, and their rows prepared for the screen."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from db.engine import ReadSession
from db.queries.desk.changes import EntryChange, changes_since_build
from db.queries.desk.entries import get_document, get_head, list_operations
from db.queries.desk.records import Gaps, HeadRow, OperationRow
from db.queries.desk.todo import (
    LISTS,
    list_gaps,
    list_open_comments,
    list_reasons,
    list_titles,
    list_todo,
)
from db.queries.words import language_name
from db.values import Value, replace
from desktop.core.dating import moment_text
from desktop.core.lines import STAGE_NAMES, EntryLine, kind_name
from desktop.core.words import isolated, tr

if TYPE_CHECKING:  # a report belongs to the writing side, which loads late
    from db.content.problems import Problem
    from db.entries.findings import Path

CHANGES: Final = "changes"
DONE: Final = "done"
PROBLEMS: Final = "problems"
TRASH: Final = "trash"

MOST_ROWS: Final = 500
"""Of a list; the counts beside the lists are of all."""


class ListInfo(Value):
    """A list of the desk.

    Attributes:
        name: As routes call it: the anchor of `placard://tab/desk`.
        empty: What is said where it has no rows.
        help: What it would hold.
    """

    name: str
    title: str
    empty: str
    help: str


INFOS: Final = (
    ListInfo(
        "mine",
        "My drafts",
        "You have no drafts.",
        "What you save without publishing it is kept here until it is published.",
    ),
    ListInfo("drafts", "Drafts of all", "There are no drafts.", "Everybody’s drafts stand here."),
    ListInfo(
        "review",
        "To review",
        "Nothing waits for review.",
        "What is sent for review stands here until somebody publishes it.",
    ),
    ListInfo(
        "comments",
        "Open comments",
        "No comment is open.",
        "Comments on fields stand here until they are settled.",
    ),
    ListInfo(
        "recent",
        "Changed lately",
        "Nothing has been changed yet.",
        "What is changed in this workspace stands here, the latest first.",
    ),
    ListInfo(
        CHANGES,
        "Would change",
        "Nothing would change.",
        "What is published here and is not in the last edition would change for readers.",
    ),
    ListInfo(
        "untranslated",
        "Missing translations",
        "Nothing is missing.",
        "Every story and session has a text in every language, none older than its original.",
    ),
    ListInfo(
        PROBLEMS,
        "Problems",
        "Nothing is wrong.",
        "Every entry passes the checks of a build and the rules of the house.",
    ),
    ListInfo(
        "withdrawn",
        "Withdrawn",
        "Nothing is withdrawn.",
        "Entries that were taken from readers, with the reason they are told.",
    ),
    ListInfo(
        TRASH,
        "Trash",
        "The trash is empty.",
        "What is deleted before any reader had it can be restored from here.",
    ),
    ListInfo(
        DONE,
        "Done lately",
        "Nothing has been done yet.",
        "Whatever is saved, published, deleted or imported can be taken back here.",
    ),
)
INFO: Final = {info.name: info for info in INFOS}


class DeskRow(Value):
    """A row of a list.

    Attributes:
        key: Finds it again when the list is read anew.
        line: What is painted.
        band: Heading that it stands under; empty in a list without.
        address: Kind and slug of the entry; empty where it is of none.
        field: Place of the form to go to, empty for its top.
        entry_id: 0 where it is of no one entry.
        operation: Number of what was done, in that list.
        is_back: That took something back.
        can_turn: It can be taken back, or done again.
        before: Revision of the last edition, where that would change; 0 for none.
        after: Revision of the next.
    """

    key: str
    line: EntryLine
    band: str = ""
    address: str = ""
    field: str = ""
    entry_id: int = 0
    operation: int = 0
    is_back: bool = False
    can_turn: bool = False
    before: int = 0
    after: int = 0


def read_rows(session: ReadSession, name: str, lang: str, author: str) -> list[DeskRow]:
    """Return the rows of a list that the workspace itself can answer.

    Args:
        session: Of a workspace.
        name: Of the list; not that of problems, which are looked for.
        lang: Of titles.
        author: Whose drafts are "mine".
    """
    if name == DONE:
        done = list_operations(session, lang, limit=MOST_ROWS)
        return [operation_row(_named_operation(session, row, lang)) for row in done]
    if name == CHANGES:
        return list(_change_rows(session, lang))
    assert name in LISTS, f"the workspace has no list {name}"
    heads = [
        _named_head(session, head, lang)
        for head in list_todo(session, name, lang, author, MOST_ROWS)
    ]
    said = _what_is_said(session, name, [head.entry_id for head in heads])
    return [head_row(head, *said(head)) for head in heads]


def own_title(session: ReadSession, kind: str, slug: str, title: str, lang: str) -> str:
    """Return what an entry is called in lists, or in its document where it is hidden from those."""
    if title != slug:
        return title
    from db.content.labels import list_labels  # few entries need it, and it loads much
    from db.workspace.documents import decode_document

    head = get_head(session, kind, slug, lang)
    document = decode_document(kind, get_document(session, head.entry_id, head.revision))
    document.status = "published"
    labels = dict(list_labels(kind, document, "en"))
    label = labels.get(lang) or next(iter(labels.values()), None)
    return label.title if label is not None else title


def _named_head(session: ReadSession, head: HeadRow, lang: str) -> HeadRow:
    title = own_title(session, head.kind, head.slug, head.title, lang)
    return head if title == head.title else replace(head, title=title)


def _named_operation(session: ReadSession, row: OperationRow, lang: str) -> OperationRow:
    kind, _, slug = row.address.partition("/")
    title = own_title(session, kind, slug, row.title, lang) if slug else row.title
    return row if title == row.title else replace(row, title=title)


def head_row(head: HeadRow, more: str = "", field: str = "") -> DeskRow:
    """Prepare an entry that waits.

    Args:
        head: Where it stands.
        more: What is to be said of it beside its stage, who changed it and when.
        field: Place of the form that it leads to; what is said of a field comes first.
    """
    stage = tr(STAGE_NAMES[head.stage])
    said = [stage, f"{head.changed_by}, {moment_text(head.changed_at)}"]
    said = [more, *said] if field else [*said, more]
    address = f"{head.kind}/{head.slug}"
    return DeskRow(
        key=address,
        line=_line(head.kind, head.title, said),
        address=address,
        field=field,
        entry_id=head.entry_id,
    )


def operation_row(row: OperationRow) -> DeskRow:
    """Prepare something that was done."""
    is_back = row.backs % 2 == 1
    said = [f"{row.author}, {moment_text(row.done_at)}"]
    if row.is_taken_back:
        said.append(tr("done again since") if is_back else tr("taken back since"))
    icon = "undo" if is_back else "redo" if row.backs else _ICONS.get(row.what, "edit")
    return DeskRow(
        key=str(row.id),
        line=_line(icon, operation_words(row), said),
        address=row.address if row.entries == 1 else "",
        operation=row.id,
        is_back=is_back,
        can_turn=not row.is_taken_back and row.entries > 0,
    )


_DOINGS: Final = {
    "create": "Made",
    "save": "Saved",
    "send": "Sent for review",
    "publish": "Published",
    "withdraw": "Withdrew",
    "delete": "Deleted",
    "restore": "Restored",
    "rename": "Renamed",
    "import": "Imported",
}
_ICONS: Final = {
    "create": "add",
    "publish": "ok",
    "send": "raise",
    "withdraw": "close",
    "delete": "delete",
    "restore": "restore",
    "import": "import",
}


def operation_words(row: OperationRow) -> str:
    """Say what was done: Published “…”, Imported 12 entries, Undid: Deleted “…”."""
    doing = tr(_DOINGS.get(row.what, row.what.capitalize()))
    if row.entries == 1:
        said = f"{doing} “{row.title}”"
    else:
        said = tr("{doing} {n} entries").format(doing=doing, n=row.entries)
    if row.backs % 2:
        return tr("Undid: {what}").format(what=said)
    return tr("Did again: {what}").format(what=said) if row.backs else said


def gaps_text(gaps: Gaps) -> str:
    """Say which languages are missing and which are older than the original."""
    said = []
    if gaps.missing:
        said.append(tr("Missing: {languages}").format(languages=_languages(gaps.missing)))
    if gaps.older:
        older = tr("Older than the original: {languages}")
        said.append(older.format(languages=_languages(gaps.older)))
    return "; ".join(said)


_SORTS: Final = {"new": "New", "changed": "Changed", "withdrawn": "Withdrawn"}


def change_row(change: EntryChange, title: str) -> DeskRow:
    """Prepare an entry that readers would find otherwise."""
    kind = kind_name(change.kind, is_plural=False)
    if change.before:
        moved = tr("revision {before} → {after}").format(before=change.before, after=change.after)
    else:
        moved = tr("revision {after}").format(after=change.after)
    address = f"{change.kind}/{change.slug}"
    return DeskRow(
        key=address,
        line=_line(change.kind, title, [tr(_SORTS[change.sort]), kind, moved]),
        band=tr(_SORTS[change.sort]),
        address=address,
        entry_id=change.entry_id,
        before=change.before,
        after=change.after,
    )


LEVEL_NAMES: Final = {"error": "Errors", "warning": "Warnings", "note": "Notes"}
_LEVEL_ICONS: Final = {"error": "error", "warning": "warning", "note": "info"}

LabelOf = Callable[[str, "Path"], str]
"""Says a field of a kind in words."""


def problem_rows(
    problems: Iterable["Problem"], title_of: Callable[[str, str], str], label_of: LabelOf
) -> list[DeskRow]:
    """Prepare problems whose files are named kind/slug.

    Args:
        problems: In order.
        title_of: Gives what an entry is called.
        label_of: Gives what a field is called.
    """
    from db.entries.findings import field_path

    rows = []
    for problem in problems:
        kind, _, slug = problem.file.partition("/")
        path = field_path(problem.field)
        label = label_of(kind, path) if slug and path else ""
        said = "; ".join(filter(None, (problem.message, problem.suggestion)))
        said = f"{label}: {said}" if label else said[:1].upper() + said[1:]
        level = tr(LEVEL_NAMES[problem.level])
        title = title_of(kind, slug) if slug else problem.file
        line = EntryLine(_LEVEL_ICONS[problem.level], title, said, f"{level}, {title}, {said}")
        address = problem.file if slug else ""
        key = f"{problem.file} {problem.field} {problem.message}"
        rows.append(DeskRow(key, line, level, address, problem.field))
    return rows


def bands_of(rows: Sequence[DeskRow]) -> list[tuple[str, int]]:
    """Return the headings of a list with the number of rows under each; none for a plain one."""
    bands: list[tuple[str, int]] = []
    for row in rows:
        if row.band and bands and bands[-1][0] == row.band:
            bands[-1] = (row.band, bands[-1][1] + 1)
        elif row.band:
            bands.append((row.band, 1))
    return bands


def _change_rows(session: ReadSession, lang: str) -> Iterable[DeskRow]:
    changes = changes_since_build(session)
    titles = list_titles(session, [change.entry_id for change in changes], lang)
    order = tuple(_SORTS)
    for change in sorted(changes, key=lambda one: order.index(one.sort)):
        title = titles.get(change.entry_id, change.slug)
        yield change_row(change, own_title(session, change.kind, change.slug, title, lang))


def _what_is_said(
    session: ReadSession, name: str, ids: Sequence[int]
) -> Callable[[HeadRow], tuple[str, str]]:
    """Return what tells, of the entries of a list, what else is said of them and where it leads."""
    if name == "untranslated":
        gaps = list_gaps(session, ids)
        return lambda head: (gaps_text(gaps[head.entry_id]), _first_gap(gaps[head.entry_id]))
    if name == "comments":
        comments = list_open_comments(session, ids)
        return lambda head: _comment(*comments[head.entry_id])
    reasons = list_reasons(session, ids) if name in ("recent", "withdrawn", "review") else {}
    return lambda head: (_revision(head, reasons.get(head.entry_id, ""), name), "")


def _revision(head: HeadRow, reason: str, name: str) -> str:
    if name != "recent":
        return reason
    said = tr("revision {n}").format(n=head.revision)
    return f"{said}: {reason}" if reason else said


def _first_gap(gaps: Gaps) -> str:
    return f"text.{(gaps.missing or gaps.older)[0]}" if gaps.missing or gaps.older else ""


def _comment(author: str, text: str, path: str) -> tuple[str, str]:
    steps = json.loads(path)
    field = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return f"{author}: “{' '.join(text.split())}”", field.removeprefix(".")


def _languages(tags: Iterable[str]) -> str:
    return ", ".join(isolated(language_name(tag)) for tag in tags)


def _line(icon: str, title: str, said: Iterable[str]) -> EntryLine:
    parts = [part for part in said if part]
    return EntryLine(icon, title, "  ·  ".join(parts), ", ".join([title, *parts]))
