"""Everything a build would say of a content folder, and the editor's lint, without an edition."""

from collections.abc import Iterator
from pathlib import Path

from db.content.contents import Contents
from db.content.folder import read_folder
from db.content.lint.table import RULES
from db.content.model import Folder
from db.content.problems import Report
from db.content.writer import note_form
from db.entries.findings import Finding


def check_content(path: Path) -> Report:
    """Return every problem of a content folder: its form, its bodies, and what the lint finds.

    The lint reads sound entries only; it begins when nothing is left that would stop a build.

    Raises:
        NotFound: There is no such folder.
    """
    folder = read_folder(path)
    note_form(folder)
    check_folder(folder)
    return folder.report


def check_folder(folder: Folder) -> None:
    """Add to a validated folder's report what a build and the lint would."""
    contents = Contents(folder)
    contents.check()  # reads the bodies too, but only where other errors would stop the build
    if not folder.report.has_errors:
        for address in contents.entries:
            for _, findings in contents.render(address):
                folder.report.extend(map(folder.problem_of, findings))
    if not folder.report.has_errors:
        folder.report.extend(map(folder.problem_of, lint(contents)))


def lint(contents: Contents) -> Iterator[Finding]:
    """Yield what the rules of the house find in sound contents."""
    for rule in RULES:
        for finding in rule.find(contents):
            yield finding._replace(level=rule.level)
