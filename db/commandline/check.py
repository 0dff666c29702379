"""`placardctl check`: an edition byte by byte, a workspace, a content folder file by file."""

from argparse import Namespace
from contextlib import closing
from pathlib import Path
from typing import Final

from db.commandline.console import Console
from db.commandline.opening import open_workspace_told
from db.commandline.reporting import report_data, say_report
from db.content.check import check_edition
from db.content.damage import Damage
from db.content.stats import edition_stats
from db.engine import open_edition
from db.errors import Corrupt
from db.queries.findings import FindingRow, list_findings
from db.workspace.file import connect_copy, is_workspace

_HEADER_SLIPS: Final = 2  # more wrong fields than that are another sort of file, not damage


def run(arguments: Namespace, console: Console) -> int:
    """Check whichever of the three it is."""
    target = Path(arguments.target)
    if target.is_dir():
        return _check_content(target, console, is_strict=arguments.strict)
    if is_workspace(target):
        return _check_workspace(target, console, is_strict=arguments.strict)
    damages = check_edition(target, progress=console.tell_progress)
    if damages:
        return _tell_damage(target, damages, console)
    return _tell_findings(target, console, is_strict=arguments.strict)


def _check_content(folder: Path, console: Console, *, is_strict: bool) -> int:
    from db.content.lint.run import check_content  # loads what an edition needs no more

    report = check_content(folder)
    say_report(console, report)
    if console.is_json:
        console.print_data({"target": str(folder), **report_data(report)})
    has_failed = report.has_errors or (is_strict and bool(report.counts()["warning"]))
    return int(has_failed)


def _check_workspace(target: Path, console: Console, *, is_strict: bool) -> int:
    from db.workspace.building import check_for_readers  # these load what an edition needs not
    from db.workspace.soundness import find_damage

    workspace = open_workspace_told(target, console)
    try:
        with closing(connect_copy(target)) as copy:
            damage = find_damage(copy)
        if not damage:
            with workspace.read() as session:
                report = check_for_readers(session)
    finally:
        workspace.close()
    if damage:
        return _tell_workspace_damage(target, damage, console)
    say_report(console, report)
    if console.is_json:
        console.print_data({"target": str(target), "is_whole": True, **report_data(report)})
    else:
        console.print(f"{target}: the file is sound")
    return int(report.has_errors or (is_strict and bool(report.counts()["warning"])))


def _tell_workspace_damage(target: Path, damage: list[str], console: Console) -> int:
    for found in damage:
        console.say(f"damaged: {found}")
    console.say(f"{target.name} is damaged. Open the copy that was made last.")
    if console.is_json:
        console.print_data({"target": str(target), "is_whole": False, "damage": damage})
    return Corrupt.exit_status


def _tell_damage(target: Path, damages: list[Damage], console: Console) -> int:
    message = f"{target.name} is damaged: it is not as it was published. Fetch it again."
    if sum(damage.code == "header" for damage in damages) > _HEADER_SLIPS:
        message = f"{target.name} is not a Placard edition."
    else:
        for damage in damages:
            console.say(f"damaged: {damage}")
    console.say(message)
    if console.is_json:
        found = [
            {"code": damage.code, "subject": damage.subject, "message": damage.message}
            for damage in damages
        ]
        console.print_data({"target": str(target), "is_whole": False, "damage": found})
    return Corrupt.exit_status


def _tell_findings(target: Path, console: Console, *, is_strict: bool) -> int:
    counts = edition_stats(target)["findings"]
    findings = _read_findings(target)
    for found in findings:
        console.say(f"{found.level}: {found}")
    if console.is_json:
        problems = [
            {
                "level": found.level,
                "address": found.address,
                "field": found.field,
                "message": found.message,
            }
            for found in findings
        ]
        console.print_data(
            {
                "target": str(target),
                "is_whole": True,
                "damage": [],
                "findings": counts,
                "problems": problems,
            }
        )
    else:
        console.print(f"{target}: every byte is as it was published")
    return int(bool(counts["error"] or (is_strict and counts["warning"])))


def _read_findings(target: Path) -> list[FindingRow]:
    database = open_edition(target)
    try:
        with database.read() as session:
            return list_findings(session)
    finally:
        database.close()
