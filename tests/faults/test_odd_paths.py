"""Whatever the folders of a person are called, content is built there and read there."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from db.content.build import build_edition
from db.content.check import check_edition
from db.content.unbuild import unbuild
from db.content.writer import format_folder
from db.engine import open_edition
from db.errors import NotFound, UserError
from tests.core.test_damaged_editions import NAMES
from tests.db.content.sample import write_sample
from tests.faults.sound import say
from tests.window import open_window

ROOT = Path(__file__).parents[2]
LONG = ["a" * 240, "é" * 120, "😀" * 60, "[a-z]*?{x}", "~", "$HOME", "a\nb", " spaces ", "CON"]


@pytest.mark.parametrize(
    "names", [["#?% é نص😀"], pytest.param([*NAMES, *LONG], marks=pytest.mark.soak)]
)
def test_content_of_any_name_is_built_checked_and_written_again(tmp_path, names):
    for name in names:
        folder = tmp_path / name
        folder.mkdir()
        content = write_sample(folder / f"content {name}"[:80])
        edition = tmp_path / f"e{name}"[:240]
        build_edition(content, edition)
        assert check_edition(edition) == []
        unbuild(edition, folder / "again")
        assert format_folder(folder / "again", check=True) == []
        shutil.rmtree(folder)
        edition.unlink()
        assert list(tmp_path.iterdir()) == [], "no part is left"
    say(f"names of content folder and edition: {len(names)} of {len(names)} built and read again")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a name is always text")
def test_a_name_that_is_no_text_is_built_as_well(tmp_path):
    folder = tmp_path / os.fsdecode(b"a\xffb")
    content = write_sample(folder / "content")
    build_edition(content, folder / os.fsdecode(b"e\xfe.placard"))
    assert check_edition(folder / os.fsdecode(b"e\xfe.placard")) == []


@pytest.mark.parametrize(
    "name", ["a" * 256, "loop", "loop/e.placard", "file/e.placard", "x/" * 2500]
)
def test_a_name_that_cannot_be_is_told(tmp_path, name):
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "file").write_bytes(b"")
    content = write_sample(tmp_path / "content")
    with pytest.raises(UserError, match=r"cannot be written|could not be replaced|nearer to the"):
        build_edition(content, tmp_path / name)
    with pytest.raises(NotFound):
        build_edition(tmp_path / name, tmp_path / "e.placard")


def test_a_path_too_long_for_a_database_is_told_as_such(tmp_path, small_edition):
    folder = tmp_path / ("a" * 240) / ("b" * 240)
    folder.mkdir(parents=True)
    path = Path(shutil.copy(small_edition, folder / "e.placard"))
    for attempt in (
        lambda: open_edition(path),
        lambda: check_edition(path),
        lambda: build_edition(write_sample(tmp_path / "content"), path),
    ):
        with pytest.raises(NotFound, match="nearer to the top"):
            attempt()


@pytest.mark.soak
def test_the_program_keeps_its_data_in_a_folder_of_any_name(qapp, tmp_path, small_edition):
    names = [*NAMES, *LONG]
    for name in names:
        home = tmp_path / name
        home.mkdir()
        path = Path(shutil.copy(small_edition, tmp_path / f"e{name}"[: len(name)]))
        with open_window(home, "story/third-session", "--edition", str(path)) as window:
            assert window.title == "Third session opens"
            assert window.told == ""
            window.context.settings["reading_zoom"] = 125
        kept = json.loads((home / "data" / "placard" / "settings.json").read_text("utf-8"))
        assert kept["reading_zoom"] == 125
    say(f"names of data folder and edition: {len(names)} of {len(names)} opened and kept")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the folders come from the system")
@pytest.mark.parametrize(
    "name",
    [
        os.fsdecode(b"a\xff"),
        *(pytest.param(name, marks=pytest.mark.soak) for name in ("a" * 240, "#?% é نص😀'\"")),
    ],
    ids=["no text", "long", "odd"],
)
def test_a_process_starts_from_there_and_takes_its_lock(tmp_path, small_edition, name):
    home = tmp_path / name
    home.mkdir()
    path = Path(shutil.copy(small_edition, tmp_path / f"e{name}"[: len(name)]))
    code = (
        "import sys; from desktop import __main__, app\n"
        "loaded = app.Application._load_rest\n"
        "def load_and_leave(self):\n"
        "    loaded(self); print('opened' if self.context.library else self.refusal)\n"
        "    self.window.close()\n"
        "app.Application._load_rest = load_and_leave\n"
        "sys.exit(__main__.main(sys.argv[1:]))"
    )
    folders = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("DATA", "STATE", "CONFIG")}
    done = subprocess.run(
        [sys.executable, "-c", code, "--edition", str(path)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **folders},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    assert "opened" in done.stdout
    assert (home / "data" / "placard" / "state.json").exists()
