"""What is garbage of Qt's goes on the window's thread: on another it takes the process with it."""

import gc
import threading

import pytest
from PySide6.QtCore import QObject, QStringListModel, Qt, QTimer
from PySide6.QtGui import QTextDocument

from desktop.qt.garbage import Collector
from desktop.qt.jobs import Jobs


@pytest.fixture
def collector(qapp):
    collector = Collector()
    collector.begin()
    yield collector
    collector.close()


@pytest.fixture
def jobs(qapp):
    jobs = Jobs()
    yield jobs
    jobs.close()


def drop(kind, gone):
    """Make an object of Qt's that only a collection of garbage can find, and let go of it."""
    made = kind()
    made.destroyed.connect(
        lambda: gone.append(threading.current_thread()), Qt.ConnectionType.DirectConnection
    )
    ring = [made]
    ring.append(ring)


def make_much(_token):
    """Make so many objects that Python would look for garbage several times."""
    return [[number] for number in range(200_000)]


@pytest.mark.parametrize("kind", [QObject, QStringListModel, QTextDocument, QTimer])
def test_a_job_that_makes_much_destroys_nothing_of_qts(collector, jobs, qtbot, kind):
    gone = []
    drop(kind, gone)
    jobs.submit(make_much)
    qtbot.waitUntil(lambda: jobs.is_idle and bool(gone), timeout=5000)
    assert gone == [threading.main_thread()]


def test_what_a_job_was_given_goes_on_the_windows_thread(collector, jobs, qtbot):
    gone = []
    for _ in range(50):
        owner = QTextDocument()
        owner.destroyed.connect(
            lambda: gone.append(threading.current_thread()), Qt.ConnectionType.DirectConnection
        )
        jobs.submit(lambda _token, owner=owner: None, lambda _, owner=owner: None, lane="write")
        del owner
    qtbot.waitUntil(lambda: jobs.is_idle and len(gone) == 50, timeout=5000)
    assert set(gone) == {threading.main_thread()}


def test_a_closed_collector_leaves_it_to_python_again(qapp):
    collector = Collector()
    collector.begin()
    assert not gc.isenabled()
    collector.close()
    assert gc.isenabled()
