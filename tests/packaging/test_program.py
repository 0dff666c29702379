"""The frozen program where IT puts it: folders nobody can write, no display, an empty home."""

import os
import re
import shutil
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

import dev
from tests.packaging.conftest import run

pytestmark = [pytest.mark.package, pytest.mark.timeout(600)]

STORY = "placard://story/governance-session-brief-and-agenda"


@pytest.fixture(scope="module")
def place():
    """Yield the program in a folder that nobody can write, whose name has spaces and accents.

    Below /var/tmp and not pytest's folder, which an ordinary person may not enter.
    """
    outer = Path(f"/var/tmp/placard-{os.getpid()}")
    folder = outer / "Délégué à l’ONU – نص" / "placard"
    shutil.copytree(dev.DIST / "placard", folder, symlinks=True)
    run("chmod", "-R", "a-w,a+rX", outer)
    yield folder
    run("chmod", "-R", "u+w", outer)
    shutil.rmtree(outer)


@pytest.fixture
def home():
    """Yield an empty home of an ordinary person."""
    folder = Path(f"/var/tmp/placard-home-{os.getpid()}")
    folder.mkdir()
    if os.geteuid() == 0:
        os.chown(folder, 65534, 65534)
    yield folder
    shutil.rmtree(folder)


def environment_of(home, **others):
    """Return the environment of a start with no display and nothing set."""
    return {"PATH": "/usr/bin:/bin", "HOME": str(home), "LANG": "C.UTF-8", **others}


def start(place, home, *words, **others):
    environment = environment_of(home, **others)
    return run(place / "placard", *words, is_ordinary=True, env=environment, cwd="/")


@contextmanager
def open_window(place, home, *words):
    """Yield the running program, on no screen, once all of it is loaded."""
    environment = environment_of(home, QT_QPA_PLATFORM="offscreen")
    who = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
    command = [str(place / "placard"), "--trace-startup", *words]
    process = subprocess.Popen(
        command, env=environment, cwd="/", stderr=subprocess.PIPE, text=True, **who
    )
    try:
        for line in process.stderr:
            if line.rstrip().endswith("  rest"):
                break
        yield process
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


def until(holds, seconds=20):
    ends = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < ends, "it never came to that"
        time.sleep(0.05)


def test_the_self_test_passes_with_no_display_and_an_empty_home(place, home):
    done = start(place, home, "--self-test")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "FAIL" not in done.stdout
    assert "set in en, fr, es, ar, ru, zh" in done.stdout
    assert "offscreen platform" in done.stdout
    assert re.search(r"ok +exports .*ICS \d+ kB, PDF \d+ kB", done.stdout)
    assert str(home / ".local/share/placard") in done.stdout


@pytest.mark.parametrize("words", [(), ("--portable",)], ids=["nowhere", "portable"])
def test_with_no_folder_to_write_it_says_so_and_all_else_works(place, words):
    done = start(place, "/nonexistent", "--self-test", *words)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "settings and the last page are not kept" in done.stdout
    assert ("placard-data" in done.stdout) is bool(words)


def test_with_no_folder_to_write_the_window_opens_and_stays_open(place):
    with open_window(place, "/nonexistent", STORY) as process:
        time.sleep(0.5)
        assert process.poll() is None


def test_a_marker_beside_the_program_keeps_all_data_there(tree, home):
    folder = home / "stick"
    shutil.copytree(tree, folder, symlinks=True)
    (folder / "portable.txt").touch()
    run("chown", "-R", "65534:65534", folder)
    with open_window(folder, home, STORY):
        until((folder / "placard-data" / "logs" / "placard.log").exists)
    assert [path.name for path in home.iterdir()] == ["stick"]


@pytest.mark.parametrize("word", ["--version", "--help"])
def test_version_and_help_need_no_display(place, home, word):
    done = start(place, home, word)
    assert done.returncode == 0, done.stderr
    assert dev.release()[0] in done.stdout or "--self-test" in done.stdout
    assert [*home.iterdir()] == []


def test_what_a_killed_program_was_doing_is_offered_at_the_next_start(place, home):
    logs = home / ".local/state/placard/log"
    with open_window(place, home) as process:
        process.send_signal(11)
        assert process.wait(20) == -11
    assert "Segmentation fault" in (logs / "fault.txt").read_text("utf-8")
    with open_window(place, home) as process:
        assert "Segmentation fault" not in (logs / "fault.txt").read_text("utf-8")  # it was taken
        assert process.poll() is None


def test_a_second_launch_hands_over_its_address_and_its_file(place, home):
    other = home / "édition.placard"
    shutil.copyfile(place / "_internal/resources/placard.placard", other)
    with open_window(place, home) as process:
        for target in (STORY, other):
            done = start(place, home, target, QT_QPA_PLATFORM="offscreen")
            assert (done.returncode, done.stderr) == (0, "")
        assert process.poll() is None
        process.terminate()


def test_an_address_and_a_file_on_the_command_line_are_shown(place, home):
    other = home / "édition.placard"
    shutil.copyfile(place / "_internal/resources/placard.placard", other)
    for target in (STORY, other):
        picture = home / "picture.png"
        done = start(place, home, target, "--screenshot", picture)
        assert done.returncode == 0, done.stderr
        assert picture.stat().st_size > 20_000
    wrong = home / "wrong.placard"
    wrong.write_bytes(b"not a database" * 100)
    assert start(place, home, wrong, "--screenshot", home / "x.png").returncode == 3


def test_the_command_line_works_from_the_package(place, home):
    done = run(
        *(place / "placardctl", "search", place / "_internal/resources/placard.placard", "Arbour"),
        is_ordinary=True,
        env=environment_of(home),
    )
    assert done.returncode == 0, done.stderr
    assert "Arbour" in done.stdout


def test_the_program_builds_and_checks_an_edition(place, home):
    edition = place / "_internal/resources/placard.placard"
    for words in (["unbuild", edition, home / "content"], ["check", home / "content"]):
        done = run(place / "placardctl", *words, is_ordinary=True, env=environment_of(home))
        assert done.returncode == 0, done.stdout + done.stderr
