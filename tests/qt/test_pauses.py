"""What is made ahead must not hold up what somebody waits for, and must end when it is in vain."""

import pytest

from desktop.qt.pauses import Pauses
from tests.qt.test_jobs import gate, jobs

__all__ = ["gate", "jobs"]


@pytest.fixture
def pauses(jobs):
    pauses = Pauses(jobs)
    yield pauses
    pauses.stop()


def steps(done, name, count=5):
    for number in range(count):
        done.append(f"{name}{number}")
        yield


def test_steps_are_taken_in_order_until_none_is_left(qtbot, pauses):
    done = []
    pauses.begin(steps(done, "a"))
    assert done == []
    assert not pauses.is_idle
    qtbot.waitUntil(lambda: pauses.is_idle)
    assert done == ["a0", "a1", "a2", "a3", "a4"]


def test_no_step_is_taken_while_a_job_runs(qtbot, jobs, pauses, gate):
    done = []
    jobs.submit(lambda _token: gate.wait())
    pauses.begin(steps(done, "a"))
    qtbot.wait(900)
    assert done == []
    gate.set()
    qtbot.waitUntil(lambda: pauses.is_idle)
    assert len(done) == 5


def test_what_is_wanted_now_goes_before_what_was_wanted_earlier(qtbot, pauses):
    done = []
    pauses.begin(steps(done, "a"))
    pauses.begin(steps(done, "b"))
    qtbot.waitUntil(lambda: pauses.is_idle)
    assert done == ["b0", "b1", "b2", "b3", "b4"]


def test_no_step_is_taken_of_what_was_given_up(qtbot, pauses):
    done = []
    pauses.begin(steps(done, "a"))
    pauses.stop()
    assert pauses.is_idle
    qtbot.wait(700)
    assert done == []
