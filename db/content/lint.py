"""Everything a build would say of a content folder, without making an edition."""

from pathlib import Path

from db.content.contents import Contents
from db.content.folder import read_folder
from db.content.problems import Report
from db.content.writer import note_form


def check_content(path: Path) -> Report:
    """Return every problem of a content folder, its bodies and its form included.

    Raises:
        NotFound: There is no such folder.
    """
    folder = read_folder(path)
    note_form(folder)
    contents = Contents(folder)
    contents.check()  # reads the bodies too, but only where other errors would stop the build
    if not folder.report.has_errors:
        for address in contents.entries:
            for _, findings in contents.render(address):
                folder.report.extend(map(folder.problem_of, findings))
    return folder.report
