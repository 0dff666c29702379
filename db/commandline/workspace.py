"""`placardctl workspace`: make a workspace, take content into it, write it out, build of it."""

import getpass
import tempfile
from argparse import Namespace
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from db.changes import Change
from db.commandline.console import Console
from db.commandline.opening import open_workspace_told
from db.commandline.reporting import report_data, say_report
from db.commands.builds import note_build
from db.commands.importing import import_folder
from db.content.build import Refused, build_edition
from db.content.folder import Folder, read_folder
from db.content.problems import Report
from db.content.writer import write_folder
from db.errors import BadUsage, Invalid
from db.workspace.building import WorkspaceBuild, build_workspace, propose_edition
from db.workspace.contents import read_contents, read_info
from db.workspace.creating import create_workspace
from db.workspace.file import WorkspaceFile
from db.workspace.place import describe_place

_REFUSED: Final = 1


def run(arguments: Namespace, console: Console) -> int:
    """Do one of the actions."""
    return _ACTIONS[arguments.action](arguments, console)


def _init(arguments: Namespace, console: Console) -> int:
    path, source = Path(arguments.workspace), Path(arguments.source)
    if warning := describe_place(path):
        console.say(warning)
    author, at = _author(arguments), _now()
    if source.is_dir():
        report = _init_from_content(path, source, author, at, console)
        if report.has_errors:
            return _refuse(console, report, "No workspace was made.", {"workspace": None})
    else:
        create_workspace(path, source, author=author, at=at, tell=_teller(console))
    workspace = open_workspace_told(path, console)
    try:
        with workspace.read() as session:
            count = session.value("SELECT count(*) FROM desk")
    finally:
        workspace.close()
    if console.is_json:
        console.print_data({"workspace": str(path), "entries": count})
    else:
        console.print(f"{path}: {count} entries")
    return 0


def _init_from_content(path: Path, content: Path, author: str, at: str, console: Console) -> Report:
    """Make a workspace by way of an edition; what readers would not get comes after."""
    with tempfile.TemporaryDirectory() as folder:
        edition = Path(folder) / "first.placard"
        try:
            report = build_edition(content, edition, progress=console.tell_progress).report
        except Refused as refused:
            return refused.report
        create_workspace(path, edition, author=author, at=at, tell=_teller(console))
    try:
        _take_in(path, read_folder(content, is_validated=False), author, at, console)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return report


def _import(arguments: Namespace, console: Console) -> int:
    folder = read_folder(Path(arguments.content), is_validated=False)
    if folder.report.has_errors:
        return _refuse(console, folder.report, "Nothing was imported.", {"entries": []})
    change = _take_in(Path(arguments.workspace), folder, _author(arguments), _now(), console)
    names = ["/".join(address) for address in change.entries]
    if console.is_json:
        console.print_data({"entries": names, **report_data(folder.report)})
    else:
        console.print_lines(names)
        console.say(f"{len(names)} of {len(folder.entries)} entries were new or changed.")
    return 0


def _take_in(path: Path, folder: Folder, author: str, at: str, console: Console) -> Change:
    workspace = open_workspace_told(path, console)
    try:
        with workspace.write() as session:
            return import_folder(
                session, folder=folder, author=author, at=at, progress=console.tell_progress
            )
    finally:
        workspace.close()


def _export(arguments: Namespace, console: Console) -> int:
    content = Path(arguments.content)
    if content.exists() and (not content.is_dir() or any(content.iterdir())):
        raise Invalid(f"{content} is not an empty folder. Name a new one.")
    workspace = open_workspace_told(Path(arguments.workspace), console)
    try:
        with workspace.read() as session:
            folder = read_contents(session, published=arguments.published)
    finally:
        workspace.close()
    files = write_folder(folder, content)
    if console.is_json:
        console.print_data({"content": str(content), "files": files})
    else:
        console.print_lines(files)
    return 0


def _build(arguments: Namespace, console: Console) -> int:
    output = Path(arguments.output)
    if output.is_dir():
        raise BadUsage(f"{output} is a folder; name the file that the edition is to be.")
    workspace = open_workspace_told(Path(arguments.workspace), console)
    try:
        built = _built(workspace, output, arguments, console)
        with workspace.write() as session:
            note_build(session, built=built, author=_author(arguments), at=_now())
    except Refused as refusal:
        return _refuse(console, refusal.report, "No edition was made.", {"output": None})
    finally:
        workspace.close()
    say_report(console, built.report.report)
    _print_build(built, console)
    return 0


def _built(
    workspace: WorkspaceFile, output: Path, arguments: Namespace, console: Console
) -> WorkspaceBuild:
    with workspace.read() as session:
        proposed = propose_edition(read_info(session), _now())
    given = (arguments.number, arguments.label, arguments.published_at)
    return build_workspace(
        workspace,
        output,
        number=proposed.number if given[0] is None else given[0],
        label=proposed.label if given[1] is None else given[1],
        published_at=proposed.published_at if given[2] is None else given[2],
        title=arguments.title or "",
        progress=console.tell_progress,
    )


def _print_build(built: WorkspaceBuild, console: Console) -> None:
    report, info = built.report, built.info
    if console.is_json:
        console.print_data(
            {
                "output": str(report.output),
                "number": info.number,
                "label": info.label,
                "published_at": info.published_at,
                "counts": report.counts,
                "left_out": list(report.left_out),
                "content_hash": report.content_hash,
                "file_hash": report.file_hash,
                "size": report.size,
                **report_data(report.report),
            }
        )
        return
    total = sum(report.counts.values())
    console.print(f"{report.output}: {info.label} (number {info.number})")
    console.print(f"{total} entries, {report.size:,} bytes")
    console.print(f"content {report.content_hash}")
    for address in report.left_out:
        console.say(f"left out: {address}")


def _refuse(console: Console, report: Report, said: str, data: dict[str, object]) -> int:
    say_report(console, report)
    console.say(said)
    if console.is_json:
        console.print_data({**data, **report_data(report)})
    return _REFUSED


def _teller(console: Console) -> Callable[[str], None]:
    return lambda what: console.tell_progress(0, 0, what)


def _author(arguments: Namespace) -> str:
    """Return who does it, as claimed: the name given, else that of the login."""
    if arguments.author:
        return str(arguments.author)
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


_ACTIONS: Final = {"init": _init, "import": _import, "export": _export, "build": _build}
