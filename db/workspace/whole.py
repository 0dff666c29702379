"""Everything a build and the lint would say of a whole workspace, were all of it published now."""

from collections.abc import Iterator
from typing import Final

import msgspec

from db.content.assembly import Progress
from db.content.contents import PUBLIC, Contents
from db.content.lint.table import RULES
from db.content.model import Folder
from db.content.problems import Problem
from db.entries.base import Entry
from db.entries.findings import Address, Finding
from db.entries.validate import validate
from db.workspace.building import name_entries
from db.workspace.checking import OF_ALL

_CHECKING: Final = "Checking entries"
_READING: Final = "Reading texts"
_LOOKING: Final = "Applying the rules of the house"


def check_whole(folder: Folder, progress: Progress) -> list[Problem]:
    """Return every problem of a workspace; each names kind/slug and field, errors first.

    Args:
        folder: All of it, as `db.workspace.contents.read_contents` gives it.
        progress: Told what is going on; raising from it ends the check.
    """
    progress(0, 0, _CHECKING)
    folder.entries = {at: _published(entry) for at, entry in folder.entries.items()}
    found = list(validate(folder.entries, images=folder.assets))
    contents = Contents(folder)
    for count, address in enumerate(contents.entries, start=1):
        progress(count, len(contents.entries), _READING)
        for _, findings in contents.render(address):
            found += findings
    wrong = {(finding.kind, finding.slug) for finding in found if finding.level == "error"}
    found += _lint(folder, wrong, progress)
    folder.report.extend(map(folder.problem_of, found))
    levels = ("error", "warning", "note")
    named = name_entries(folder.report, folder.info.base_language)
    return sorted(named, key=lambda problem: levels.index(problem.level))


def _published(entry: Entry) -> Entry:
    if entry.status in PUBLIC:
        return entry
    return msgspec.structs.replace(entry, status="published")


def _lint(folder: Folder, wrong: set[Address], progress: Progress) -> Iterator[Finding]:
    """Run the lint over the entries without errors; some rules need all entries."""
    sound = {at: entry for at, entry in folder.entries.items() if at not in wrong}
    contents = Contents(Folder(folder.info, entries=sound, assets=folder.assets))
    rules = [rule for rule in RULES if not wrong or rule.name not in OF_ALL]
    for count, rule in enumerate(rules, start=1):
        progress(count, len(rules), _LOOKING)
        for finding in rule.find(contents):
            yield finding._replace(level=rule.level)
