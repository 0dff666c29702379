"""Nothing may hold the window: work runs elsewhere, the latest wants win, writes are never lost."""

import gc
import sqlite3
import threading
import time
import weakref
from functools import partial

import pytest
from PySide6.QtCore import QThread

from db.engine import connect_readonly
from db.errors import BugError, Conflict, Interrupted, NotFound
from desktop.core.library import Library
from desktop.qt.jobs import Jobs, Token

ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c"


@pytest.fixture
def jobs(qapp):
    jobs = Jobs()
    yield jobs
    jobs.close()


@pytest.fixture
def library(small_edition):
    library = Library.open(small_edition)
    yield library
    library.close()


@pytest.fixture
def gate():
    """A door that jobs wait at; opened at the end whatever happened."""
    gate = threading.Event()
    yield gate
    gate.set()


def wait_idle(qtbot, jobs):
    qtbot.waitUntil(lambda: jobs.is_idle, timeout=5000)


def value(session, sql):
    return session.value(sql)


def count_for_ever(library):
    """Return a job that only an interruption ends, and what says that it has begun."""
    begun = threading.Event()

    def run(token):
        token.on_cancel(library.interrupt_of_thread())
        begun.set()
        return library.read(value, ENDLESS)

    return run, begun


def test_work_runs_elsewhere_and_its_answer_comes_here(qtbot, jobs):
    here, seen = QThread.currentThread(), []

    def run(_token):
        seen.append(QThread.currentThread() is here)
        return 42

    def done(answer):
        seen.append((answer, QThread.currentThread() is here))

    jobs.submit(run, done)
    assert not jobs.is_idle
    wait_idle(qtbot, jobs)
    assert seen == [False, (42, True)]


def test_the_latest_of_a_lane_wins(qtbot, jobs, gate):
    ran, answers = [], []

    def ask(text):
        def run(_token):
            ran.append(text)
            gate.wait(5)
            return text

        jobs.submit(run, answers.append, lane="search")

    ask("m")
    qtbot.waitUntil(lambda: ran == ["m"])
    for text in ("mi", "mig", "migr"):
        ask(text)
    gate.set()
    wait_idle(qtbot, jobs)
    assert ran == ["m", "migr"]
    assert answers == ["migr"]


def test_lanes_of_one_family_take_turns_and_both_answer(qtbot, jobs):
    threads, answers = set(), []

    def run(_token):
        threads.add(threading.get_ident())
        return len(threads)

    jobs.submit(run, answers.append, lane="read.list")
    jobs.submit(run, answers.append, lane="read.page")
    wait_idle(qtbot, jobs)
    assert answers == [1, 1]


def test_a_family_keeps_its_thread_and_another_has_its_own(qtbot, jobs, gate):
    threads = []

    def note(_token):
        threads.append(threading.get_ident())

    for _ in range(3):
        jobs.submit(note, lane="read")
        wait_idle(qtbot, jobs)
    jobs.submit(lambda _token: gate.wait(5), lane="read")
    jobs.submit(note, lane="search")
    qtbot.waitUntil(lambda: len(threads) == 4)
    assert len(set(threads[:3])) == 1
    assert threads[3] != threads[0]


def test_a_newer_want_stops_a_query_that_runs(qtbot, jobs, library):
    run, begun = count_for_ever(library)
    answers, failures = [], []
    jobs.failed.connect(failures.append)
    jobs.submit(run, answers.append, lane="search")
    assert begun.wait(5)
    started = time.monotonic()
    jobs.submit(lambda _token: "newer", answers.append, lane="search")
    wait_idle(qtbot, jobs)
    assert time.monotonic() - started < 2
    assert (answers, failures) == (["newer"], [])


def test_a_query_is_stopped_whenever_the_newer_want_comes(qtbot, jobs, library):
    """Also between two statements, where SQLite itself forgets an interruption."""
    between, cancelled, reached = threading.Event(), threading.Event(), []

    def run(token):
        token.on_cancel(library.interrupt_of_thread())
        library.read(value, "SELECT 1")
        between.set()
        assert cancelled.wait(5)
        library.read(value, "SELECT 2")
        reached.append(True)

    token = jobs.submit(run, reached.append, lane="read")
    assert between.wait(5)
    token.cancel()
    cancelled.set()
    wait_idle(qtbot, jobs)
    assert reached == []


def test_the_thread_can_ask_again_after_an_interruption(qtbot, jobs, library):
    run, begun = count_for_ever(library)
    token = jobs.submit(run, lane="read")
    assert begun.wait(5)
    token.cancel()
    answers = []

    def ask(token):
        token.on_cancel(library.interrupt_of_thread())
        return library.read(value, "SELECT 7")

    jobs.submit(ask, answers.append, lane="read")
    wait_idle(qtbot, jobs)
    assert answers == [7]


def test_a_cancel_that_comes_late_never_stops_the_next_job():
    """The worker leaves a job only when nobody is in the middle of stopping it."""
    token, stopping, left = Token(), threading.Event(), threading.Event()
    order = []

    def stop():
        stopping.set()
        time.sleep(0.1)
        order.append("stopped")

    def leave():
        stopping.wait(5)
        token.on_cancel(None)
        order.append("left")
        left.set()

    token.on_cancel(stop)
    worker = threading.Thread(target=leave)
    worker.start()
    token.cancel()
    assert left.wait(5)
    worker.join()
    assert order == ["stopped", "left"]
    token.cancel()
    assert order == ["stopped", "left"]


def test_a_job_cancelled_before_it_names_its_stop_is_stopped_at_once():
    token, stopped = Token(), []
    token.cancel()
    token.on_cancel(lambda: stopped.append(True))
    assert stopped == [True]
    assert token.is_cancelled


def test_what_is_cancelled_while_it_waits_is_never_begun(qtbot, jobs, gate):
    ran = []
    jobs.submit(lambda _token: gate.wait(5), lane="read.a")
    token = jobs.submit(ran.append, ran.append, lane="read.b")
    token.cancel()
    gate.set()
    wait_idle(qtbot, jobs)
    assert ran == []


def test_writes_are_all_done_one_at_a_time_in_order(qtbot, jobs):
    order, busy, answers = [], [], []

    def write(number):
        def run(_token):
            busy.append(number)
            time.sleep(0.01)
            order.append((number, tuple(busy)))
            busy.remove(number)
            return number

        return run

    for number in range(5):
        jobs.submit(write(number), answers.append, lane="write")
    wait_idle(qtbot, jobs)
    assert order == [(number, (number,)) for number in range(5)]
    assert answers == list(range(5))


def test_a_thread_opens_the_edition_once_however_many_jobs_it_does(
    qtbot, jobs, library, monkeypatch
):
    """Qt's threads have a new Python state for every job; file handles ran out after a day."""
    opened, answers = [], []

    def connect(path):
        opened.append(path)
        return connect_readonly(path)

    monkeypatch.setattr("db.engine.connect_readonly", connect)
    for _ in range(5):
        jobs.submit(lambda _token: library.read(value, "SELECT 7"), answers.append, lane="read")
        wait_idle(qtbot, jobs)
    assert answers == [7] * 5
    assert opened == [library.path]


def test_closing_ends_reads_and_waits_for_writes(qapp, library):
    jobs, written = Jobs(), []
    run, begun = count_for_ever(library)
    jobs.submit(run, lane="read")
    assert begun.wait(5)

    def write(_token):
        time.sleep(0.2)
        written.append(True)

    jobs.submit(write, lane="write")
    started = time.monotonic()
    jobs.close()
    assert time.monotonic() - started < 3
    assert written == [True]


@pytest.mark.parametrize(
    ("error", "is_handled", "where"),
    [
        (NotFound("no"), True, "fail"),
        (Conflict("no"), True, "fail"),
        (NotFound("no"), False, "failed"),
        (BugError("no"), True, "failed"),
        (ZeroDivisionError("no"), True, "failed"),
        (sqlite3.OperationalError("no"), True, "failed"),
        (Interrupted(), True, "nowhere"),
    ],
)
def test_failures_go_to_those_who_can_mend_them(qtbot, jobs, caplog, error, is_handled, where):
    told = {"fail": [], "failed": [], "done": []}
    jobs.failed.connect(told["failed"].append)

    def run(_token):
        raise error

    jobs.submit(run, told["done"].append, told["fail"].append if is_handled else None)
    wait_idle(qtbot, jobs)
    expected = {"fail": [], "failed": [], "done": []}
    if where != "nowhere":
        expected[where] = [error]
    assert told == expected
    assert ("a job failed" in caplog.text) == (where == "failed")


def test_a_failure_of_a_job_nobody_wants_any_more_is_not_told(qtbot, jobs, gate):
    failures, answers = [], []
    jobs.failed.connect(failures.append)

    def run(_token):
        gate.wait(5)
        raise ZeroDivisionError

    jobs.submit(run, lane="search")
    jobs.submit(lambda _token: 1, answers.append, lane="search")
    gate.set()
    wait_idle(qtbot, jobs)
    assert (answers, failures) == ([1], [])


def test_idle_is_told_after_the_last_answer_even_when_an_answer_asks_more(qtbot, jobs):
    told = []

    def first_done(answer):
        told.append(answer)
        jobs.submit(lambda _token: "second", told.append)

    jobs.idle.connect(lambda: told.append("idle"))
    jobs.submit(lambda _token: "first", first_done)
    qtbot.waitUntil(lambda: "idle" in told)
    assert told == ["first", "second", "idle"]


def test_what_a_job_held_and_answered_is_let_go_with_it(qtbot, jobs):
    class Thing:
        """Something that can be watched."""

    watched = []

    def answer(held, token):
        made = Thing()
        watched.extend([weakref.ref(held), weakref.ref(made)])
        return made

    for lane in ("read", "read.page", "write"):
        jobs.submit(partial(answer, Thing()), lambda made: None, lane=lane)
        wait_idle(qtbot, jobs)
    gc.collect()
    assert len(watched) == 6
    assert [thing for thing in watched if thing() is not None] == []
