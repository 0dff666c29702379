"""What the trials of faults start from: a small content, and the editions made of it."""

from pathlib import Path

from db.content.build import build_folder
from db.content.model import Folder
from tests.db.content.sample import sample_folder

OLD_NAME = "old.placard"


def small_folder() -> Folder:
    """Return a content of one story, read anew: the sooner built, the more faults can be tried."""
    folder = sample_folder()
    story = folder.entries["story", "earlier"]
    for name in ("people", "sessions", "documents", "topics", "countries", "related"):
        setattr(story, name, [])
    story.image = ""
    story.text["en"].body = "Nothing but words.\n\n" * 40
    folder.entries = {("story", "earlier"): story}
    folder.report.problems.clear()
    return folder


def write_old_edition(folder: Path) -> Path:
    """Build the edition that stands there before a trial; it differs from the new one."""
    content = small_folder()
    content.entries["story", "earlier"].text["en"].body = "The old words."
    build_folder(content, folder / OLD_NAME)
    return folder / OLD_NAME


def say(figure: str) -> None:
    """Print a figure, for the table in ARCHITECTURE.md, where pytest runs with -s."""
    print(f"\nFIGURE {figure}", end="")
