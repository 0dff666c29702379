"""A file that cannot be opened gets a plain message in the window, and a status for scripts."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.window import open_window

ROOT = Path(__file__).resolve().parents[2]
STORY = "story/governance-session-brief-and-agenda"


def missing(path: Path) -> None:
    """Leave nothing there."""


def folder(path: Path) -> None:
    path.mkdir()


def text(path: Path) -> None:
    path.write_text("This is a letter, not an edition.\n" * 100)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def other_database(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE mine (x)")
    database.close()


def half(path: Path, edition: Path) -> None:
    data = edition.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def newer(path: Path, edition: Path) -> None:
    shutil.copy(edition, path)
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 999")
    database.close()


CASES = [
    (missing, "There is no file", 1),
    (folder, "There is no file", 1),
    (text, "is not a Placard edition", 3),
    (empty, "is not a Placard edition", 3),
    (other_database, "is not a Placard edition", 3),
    (half, "damaged", 3),
    (newer, "newer", 3),
]


@pytest.fixture
def make(tmp_path, bundled_edition):
    """Make a file that is none, or no edition to be read."""

    def made(spoil) -> Path:
        path = tmp_path / "chosen.placard"
        takes_edition = spoil in (half, newer)
        spoil(path, bundled_edition) if takes_edition else spoil(path)
        return path

    return made


@pytest.mark.parametrize(("spoil", "said", "status"), CASES)
def test_the_window_says_what_is_wrong_and_stays_of_use(qapp, tmp_path, make, spoil, said, status):
    with open_window(tmp_path, "--edition", str(make(spoil))) as window:
        assert said in window.told
        assert "chosen.placard" in window.told
        assert "Traceback" not in window.told
        assert window.app.refusal.exit_status == status
        assert window.context.library is None
        window.press("Ctrl+K")
        window.write("geneva")
        window.press("Return", "F1", "Ctrl+1", "Ctrl+3", "Alt+Left", "Ctrl+F", "F3", "Ctrl++")
        window.go("help/search")
        assert window.reader.isVisible(), "help needs no edition"


@pytest.mark.parametrize(("spoil", "said", "status"), [CASES[0], CASES[2], CASES[5]])
def test_a_script_hears_of_it_by_status_and_standard_error(tmp_path, make, spoil, said, status):
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "--edition", str(make(spoil)), "--screenshot", "x.png"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == status
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_may_only_be_read_is_read_and_left_untouched(qapp, tmp_path, bundled_edition):
    shelf = tmp_path / "stick"
    shelf.mkdir()
    path = shelf / "chosen.placard"
    shutil.copy(bundled_edition, path)
    path.chmod(0o444)
    shelf.chmod(0o555)
    before = path.read_bytes()
    try:
        with open_window(tmp_path, STORY, "--edition", str(path)) as window:
            assert window.title.startswith("Issue brief")
            assert window.told == ""
            window.press("Ctrl+K")
            window.write("arbour")
            window.press("Ctrl+Return")
            assert window.list_named("Results").model().rowCount()
        assert path.read_bytes() == before
        assert [found.name for found in shelf.iterdir()] == ["chosen.placard"]
    finally:
        shelf.chmod(0o755)


def test_an_edition_that_is_gone_gives_way_to_the_bundled_one(qapp, tmp_path, bundled_edition):
    with open_window(tmp_path, STORY, "--edition", str(bundled_edition)) as window:
        gone = tmp_path / "gone.placard"
        shutil.copy(bundled_edition, gone)
        window.context.open_edition(gone)
        window.settle()
        assert window.context.settings["edition"] == str(gone)
    gone.unlink()
    with open_window(tmp_path) as window:
        assert "gone.placard" in window.told
        assert window.context.library.path == bundled_edition
