"""A crash must leave a report for the next start; processes of their own, since it hooks them."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PREPARED = """
import sys
from pathlib import Path
from desktop.core.crash import Crashes
crashes = Crashes(Path(sys.argv[1]))
print("left:", crashes.left_behind)
"""


def run(folder, *lines):
    code = PREPARED + "\n".join(lines)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def test_an_exception_is_reported_now_and_offered_once_at_the_next_start(tmp_path):
    folder = tmp_path / "logs"
    status, _, told = run(folder, "1 / 0")
    assert status == 1
    assert "ZeroDivisionError" in told
    assert "Placard " in told
    assert "ZeroDivisionError" in (folder / "crash.txt").read_text("utf-8")
    _, second, _ = run(folder)
    assert "ZeroDivisionError" in second
    _, third, _ = run(folder)
    assert third == "left: \n"


def test_a_window_that_can_show_it_is_given_the_report(tmp_path):
    lines = ("crashes.show = lambda report: print('shown:', report[:8])", "1 / 0")
    _, said, _ = run(tmp_path, *lines)
    assert "shown: Placard " in said


def test_leaving_by_the_keyboard_is_no_crash(tmp_path):
    run(tmp_path, "raise KeyboardInterrupt")
    assert not (tmp_path / "crash.txt").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot end itself so there")
def test_a_crash_of_the_interpreter_itself_is_told_at_the_next_start(tmp_path):
    status, _, _ = run(tmp_path, "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")
    assert status < 0
    _, said, _ = run(tmp_path)
    assert "Segmentation fault" in said


def test_no_folder_to_write_in_is_no_reason_not_to_start(tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    status, said, told = run(tmp_path / "file" / "logs", "1 / 0")
    assert said == "left: \n"
    assert "ZeroDivisionError" in told
    assert "could not be written" in told
    assert status == 1


def test_half_a_report_in_no_encoding_is_still_offered(tmp_path):
    (tmp_path / "crash.txt").write_bytes(b"Placard \xff\xfe half")
    _, said, _ = run(tmp_path)
    assert "half" in said
