"""One window for each person: a second launch hands over and leaves, and no crash locks it out."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.sound import say

ROOT = Path(__file__).resolve().parents[2]
STORY = "placard://story/governance-session-brief-and-agenda"
PERSON = "placard://person/louise-arbour"

FIRST = """
import sys
from desktop import __main__, app

heard = app.Application._on_address_received

def hear_and_leave(self, target):
    heard(self, target)
    print("heard", self.context.library.path, flush=True)
    if {last!r} in (target, ""):
        self.window.close()

app.Application._on_address_received = hear_and_leave
sys.exit(__main__.main(sys.argv[1:]))
"""
"""The program itself, that says what it heard and closes its window after the last of it."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="ends processes by POSIX signals")


@pytest.fixture
def start(tmp_path, bundled_edition):
    """Start the program as this person, in a process of its own."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
        **{f"XDG_{name}_HOME": str(tmp_path / name.lower()) for name in ("DATA", "STATE")},
    }
    running = []

    def started(*arguments: str, code: str = "") -> subprocess.Popen:
        program = ["-c", code] if code else ["-m", "desktop"]
        process = subprocess.Popen(
            [sys.executable, *program, *arguments, "--trace-startup"],
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        running.append(process)
        return process

    yield started
    for process in running:
        process.kill()
        process.communicate()


def wait_for_window(process: subprocess.Popen) -> None:
    """Wait until everything is loaded; a process that leaves instead has no window."""
    said = []
    for line in process.stderr:
        said.append(line)
        if line.rstrip().endswith(" rest"):
            return
    raise AssertionError("".join(said))


def state(tmp_path) -> dict:
    return json.loads((tmp_path / "data" / "placard" / "state.json").read_text("utf-8"))


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        (PERSON, PERSON),
        ("person/louise-arbour", PERSON),
        ("placard://story/%FF", STORY),
    ],
)
def test_a_second_launch_hands_its_address_over_and_leaves(
    start, tmp_path, bundled_edition, address, shown
):
    code = FIRST.format(last=address)
    first = start(STORY, "--edition", str(bundled_edition), code=code)
    wait_for_window(first)
    second = start(address)
    assert second.wait(20) == 0
    first.communicate(timeout=20)
    assert first.returncode == 0
    if shown == PERSON:
        assert state(tmp_path)["address"] == shown


def test_a_second_launch_with_a_file_opens_it_in_the_first_window(start, tmp_path, bundled_edition):
    other = tmp_path / "other.placard"
    shutil.copy(bundled_edition, other)
    first = start("--edition", str(bundled_edition), code=FIRST.format(last=PERSON))
    wait_for_window(first)
    assert start("other.placard").wait(20) == 0
    assert str(other) in first.stdout.readline()
    assert start(PERSON, "--edition", "other.placard").wait(20) == 0
    first.communicate(timeout=20)
    assert first.returncode == 0
    assert state(tmp_path)["address"] == PERSON


def test_two_launches_at_once_become_one_window(start, tmp_path, bundled_edition):
    code = FIRST.format(last=PERSON)
    pair = [start(PERSON, "--edition", str(bundled_edition), code=code) for _ in range(2)]
    assert [process.wait(30) for process in pair] == [0, 0]
    said = [process.communicate()[0] for process in pair]
    assert sorted(bool(text) for text in said) == [False, True], "one heard, the other left"


def test_a_first_window_that_was_killed_locks_nobody_out(start, bundled_edition):
    first = start("--edition", str(bundled_edition))
    wait_for_window(first)
    first.send_signal(signal.SIGKILL)
    first.wait(10)
    wait_for_window(start("--edition", str(bundled_edition)))


@pytest.mark.soak
def test_a_start_killed_at_any_moment_is_followed_by_one_that_works(start, bundled_edition):
    phases = ("single instance", "qt", "window", "first paint", "edition", "first page", "rest")
    for phase in phases:
        process = start(STORY, "--edition", str(bundled_edition))
        for line in process.stderr:
            if line.rstrip().endswith(f" {phase}"):
                break
        else:
            raise AssertionError(f"the start before {phase} was not followed by one that works")
        process.send_signal(signal.SIGKILL)
        process.wait(10)
    wait_for_window(start(STORY, "--edition", str(bundled_edition)))
    say(f"first window killed -9: {len(phases)} of {len(phases)} times the next start works")
