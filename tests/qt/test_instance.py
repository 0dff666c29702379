"""One window per person: a second launch hands its address over, a dead first locks nobody out."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from desktop.qt.instance import SingleInstance

ROOT = Path(__file__).parents[2]
FIRST = """
import sys
import time
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop.qt.instance import SingleInstance

app = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
assert instance.take()

def received(address):
    print("received", ascii(address), flush=True)
    if address == "quit":
        instance.close()
        app.quit()

instance.address_received.connect(received)
if "--deaf" not in sys.argv:
    instance.listen()
print("ready", flush=True)
app.exec()
"""
LATER = """
import sys
from pathlib import Path
from desktop.qt.instance import SingleInstance

instance = SingleInstance(Path(sys.argv[1]))
sys.exit(0 if not instance.take() and instance.hand_over(sys.argv[2]) else 1)
"""


@pytest.fixture
def data(tmp_path):
    return tmp_path / "the person's data é"


@pytest.fixture
def first(data):
    """Return a function that starts the first instance as a process of its own."""
    started = []

    def start(*words):
        process = subprocess.Popen(
            [sys.executable, "-c", FIRST, str(data), *words],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        started.append(process)
        assert process.stdout.readline() == "ready\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.fixture
def second(qapp, data):
    instance = SingleInstance(data)
    yield instance
    instance.close()


@pytest.mark.parametrize(
    "address",
    ["placard://story/x#p4", "", "search/?q=مهاجر 移民 🙂", "x" * 4000],
    ids=["address", "none", "unicode", "long"],
)
def test_a_second_launch_hands_its_address_over(first, second, address):
    running = first()
    assert not second.take()
    assert second.hand_over(address)
    assert running.stdout.readline() == f"received {address!a}\n"


def test_every_later_launch_is_heard(first, second, data):
    running = first()
    for number in range(3):
        later = SingleInstance(data)
        assert not later.take()
        assert later.hand_over(f"story/s{number}")
        assert running.stdout.readline() == f"received 'story/s{number}'\n"


def test_after_the_first_one_left_the_next_takes_its_place(first, second):
    running = first()
    assert not second.take()
    assert second.hand_over("quit")
    assert running.wait(5) == 0
    assert second.take()


def test_a_first_one_that_was_killed_locks_nobody_out(first, second, data, qtbot):
    running = first()
    running.kill()
    running.wait()
    assert not second.hand_over("story/x")
    assert second.take()
    second.listen()
    later = [sys.executable, "-c", LATER, str(data), "story/y"]
    with qtbot.waitSignal(second.address_received) as received:
        third = subprocess.Popen(later, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert third.wait(10) == 0
    assert received.args == ["story/y"]


def test_what_was_left_by_a_launch_that_was_killed_is_not_opened_later(second, data, qtbot):
    assert second.take()
    letters = data / "handed-over"
    letters.mkdir()
    now = time.time_ns()
    for written in (now - 60_000_000_000, now, "whenever"):
        (letters / f"{written}-1.address").write_text(f"story/{written}", "utf-8")
    heard = []
    second.address_received.connect(heard.append)
    with qtbot.waitSignal(second.address_received):
        QTimer.singleShot(0, second.listen)
    qtbot.wait(50)
    assert heard == [f"story/{now}"]
    assert not list(letters.iterdir())


def test_an_address_is_taken_back_where_nobody_takes_it(first, second, data):
    first("--deaf")
    assert not second.hand_over("story/x")
    assert not list((data / "handed-over").iterdir())


def test_one_that_has_run_for_long_keeps_its_place(first, second, data):
    first()
    (lock,) = data.glob("*.lock")
    long_ago = time.time() - 100_000
    os.utime(lock, (long_ago, long_ago))
    assert not second.take()
    assert second.hand_over("story/x")


def test_one_that_does_not_listen_is_told_apart(first, second):
    first("--deaf")
    assert not second.take()
    assert not second.hand_over("story/x")


def test_data_of_others_is_another_instance(first, second, tmp_path):
    first()
    other = SingleInstance(tmp_path / "other")
    assert other.take()
    other.close()


def test_where_no_lock_can_be_kept_the_program_runs_all_the_same(qapp, tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    instance = SingleInstance(tmp_path / "file" / "data")
    assert instance.take()
    instance.close()
