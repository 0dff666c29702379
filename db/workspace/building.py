"""Build an edition of a workspace: what readers are to get, checked as a folder's content is."""

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

import msgspec

from db.content.assembly import Progress
from db.content.build import BuildReport, Refused, build_folder
from db.content.lint.run import check_folder
from db.content.model import EditionInfo, Folder, check_info
from db.content.problems import Problem, Report
from db.engine import ReadSession
from db.entries.base import Entry
from db.entries.findings import Address
from db.entries.kinds import KINDS
from db.entries.validate import validate
from db.errors import Invalid
from db.values import replace
from db.workspace.contents import read_contents
from db.workspace.file import WorkspaceFile

_WAITING: Final = "SELECT kind, slug, stage FROM desk WHERE stage IN ('draft', 'review')"
_PUBLISHED: Final = "SELECT entry_id, published FROM desk WHERE published > 0"
_TRANSLATIONS: Final = "translations."


class WorkspaceBuild(NamedTuple):
    """What a build made, and of what.

    Attributes:
        report: As of any build; its problems name entries, not files.
        info: The record of the edition that was built.
        published: Entry ids to the revision that went into it.
    """

    report: BuildReport
    info: EditionInfo
    published: Mapping[int, int]


def build_workspace(
    file: WorkspaceFile,
    output: Path,
    *,
    number: int,
    label: str,
    published_at: str,
    title: str = "",
    progress: Progress | None = None,
) -> WorkspaceBuild:
    """Build an edition of what is published in a workspace; `db.commands.builds` notes it there.

    Args:
        file: The workspace; nothing is written to it.
        output: File to make; it is the whole old one until it is the whole new one.
        number: Of the edition.
        label: As people call it.
        published_at: The moment, UTC, ISO 8601.
        title: Of the edition; empty for that of the last.
        progress: Told what is going on; raising from it cancels the build.

    Raises:
        Refused: The content has errors; the report names kind, slug and field of each.
        Invalid: Number, label or moment are none.
        NotFound: The output cannot be written.
        Busy: The old edition could not be replaced.
    """
    if progress:
        progress(0, 0, "Reading the workspace")
    with file.read() as session:
        folder = read_for_readers(session)
        published = dict(map(tuple, session.all(_PUBLISHED)))
    folder.info = info = msgspec.structs.replace(
        folder.info,
        number=number,
        label=label,
        published_at=published_at,
        title=title or folder.info.title,
    )
    for field, message in check_info(info):
        raise Invalid(f"{field}: {message}.")
    try:
        report = build_folder(folder, output, progress=progress)
    except Refused as refused:
        raise Refused(name_entries(refused.report, info.base_language)) from None
    named = name_entries(report.report, info.base_language)
    return WorkspaceBuild(replace(report, report=named), info, published)


def read_for_readers(session: ReadSession) -> Folder:
    """Return what readers are to get, and in its report what stands against it.

    What they do not get stands there as drafts, so that a reference to one is told as that.
    """
    folder = read_contents(session, published=True)
    waiting = _waiting(session, folder)
    folder.entries |= waiting
    findings = validate(folder.entries, images=folder.assets)
    folder.report.extend(
        folder.problem_of(found) for found in findings if (found.kind, found.slug) not in waiting
    )
    return folder


def check_for_readers(session: ReadSession) -> Report:
    """Return all that a build, and then the lint, would say of what readers are to get."""
    folder = read_for_readers(session)
    check_folder(folder)
    return name_entries(folder.report, folder.info.base_language)


def propose_edition(info: EditionInfo, at: str) -> EditionInfo:
    """Return number, label and moment for the edition after one.

    Args:
        info: Of the last.
        at: The moment, UTC, ISO 8601.
    """
    year, (last_year, _, count) = at[:4], info.label.partition(".")
    following = int(count) + 1 if last_year == year and count.isdecimal() else 1
    return msgspec.structs.replace(
        info, number=info.number + 1, label=f"{year}.{following}", published_at=at
    )


def name_entries(report: Iterable[Problem], base_language: str) -> Report:
    """Return a report that says of which entry and field a problem is, not of which file."""
    return Report([_named(problem, base_language) for problem in report])


def _waiting(session: ReadSession, folder: Folder) -> dict[Address, Entry]:
    """Return what readers do not get, so that the report can say why it is not there."""
    return {
        (kind, slug): Entry(slug=slug, status=stage)
        for kind, slug, stage in session.all(_WAITING)
        if (kind, slug) not in folder.entries
    }


def _named(problem: Problem, base_language: str) -> Problem:
    file, field = PurePosixPath(problem.file), problem.field
    if file.parent.name in KINDS:
        slug, _, lang = file.stem.partition(".")
        kind = KINDS[file.parent.name]
        field = field or kind.body
    elif file.stem in KINDS:
        kind = KINDS[file.stem]
        slug, _, field = field.partition(".")
        lang = ""
        if field.startswith(_TRANSLATIONS):
            lang, _, field = field.removeprefix(_TRANSLATIONS).partition(".")
    else:
        return problem
    if lang or field.partition("[")[0] in kind.text.__struct_fields__:
        field = ".".join(filter(None, ("text", lang or base_language, field)))
    return replace(problem, file=f"{kind.name}/{slug}", field=field)
