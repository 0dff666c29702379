"""Work off the window's thread: the only file that starts threads.

A job gets plain data and returns plain data; what it returns reaches `done` on the window's thread.
Lanes are named `family` or `family.consumer`. A family has one thread. In all families but `write`
the latest job of a lane wins: an older one is skipped or interrupted and its answer dropped.
"""

import logging
import sys
import threading
from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import Any, Final

from PySide6.QtCore import QObject, QThreadPool, Signal

from db.errors import Interrupted, UserError

log = logging.getLogger(__name__)

NEVER_CANCELLED: Final = "write"
_PATIENCE_MS: Final = 5000
_UNTOLD_S: Final = 0.4
"""Work shorter than this is over before anyone asks how far it is."""
_PAUSE_S: Final = 0.2
_SWITCH_S: Final = 0.0005
"""How long a job may go on in Python while the window's thread waits for the interpreter. With the
5 ms that Python allows, a key meets several such waits in a row."""

Done = Callable[[Any], None]
Fail = Callable[[UserError], None]
Progress = Callable[[Any], None]


class Token:
    """A job's handle: cancelled from the window's thread, looked at from the worker's."""

    def __init__(self, told: Progress | None = None) -> None:
        self._told = told
        self._next = 0.0
        self._is_cancelled = threading.Event()
        self._stop: Callable[[], None] | None = None
        self._lock = threading.Lock()  # a stop that comes late must not hit the thread's next job

    @property
    def is_cancelled(self) -> bool:
        """Whether the answer is no longer wanted."""
        return self._is_cancelled.is_set()

    def on_cancel(self, stop: Callable[[], None] | None) -> None:
        """Name what stops the running step, such as a session's `interrupt`; None for nothing."""
        with self._lock:
            self._stop = stop
            if stop is not None and self.is_cancelled:
                stop()

    def begin(self) -> None:
        """Start the clock of what is told."""
        self._next = monotonic() + _UNTOLD_S

    def tell(self, how_far: Any) -> None:
        """Say how far the work is, as often as one likes: `progress` hears of it now and then.

        Raises:
            Interrupted: The answer is no longer wanted.
        """
        if self.is_cancelled:
            raise Interrupted
        now = monotonic()
        if self._told is not None and now >= self._next:
            self._next = now + _PAUSE_S
            self._told(how_far)

    def end(self) -> None:
        """Let go of what the job was bound to."""
        self.on_cancel(None)
        self._told = None

    def cancel(self) -> None:
        """Drop the job: skipped if it waits, interrupted if it runs."""
        with self._lock:
            self._is_cancelled.set()
            if self._stop is not None:
                self._stop()


class _Job:
    """No QRunnable: PySide keeps those that outlive their run, and all they hold, for good."""

    def __init__(
        self,
        run: Callable[[Token], Any],
        done: Done | None,
        fail: Fail | None,
        progress: Progress | None,
        ended: Callable[["_Job"], None],
        told: Callable[["_Job", Any], None],
    ) -> None:
        self.token = Token(partial(told, self))
        self.done = done
        self.fail = fail
        self.progress = progress
        self.result: Any = None
        self.error: Exception | None = None
        self._run = run
        self._ended = ended

    def run(self) -> None:
        if not self.token.is_cancelled:
            self.token.begin()
            try:
                self.result = self._run(self.token)
            except Interrupted:
                self.token.cancel()
            except Exception as error:  # noqa: BLE001 - handed to the window's thread, which sorts it
                self.error = error
        self.token.end()
        self._ended(self)

    def let_go(self) -> None:
        """Drop what it was given, on the window's thread: its own may be the last to drop it."""
        self.done = self.fail = self.progress = self.result = None
        self._run = _nothing


def _nothing(_token: Token) -> None:
    """Stand where a job's work has been."""


class Jobs(QObject):
    """Submit work; hear of its end on the window's thread."""

    failed = Signal(object)  # an exception that nobody who submitted can explain
    idle = Signal()  # the last of the jobs has ended and been answered

    _ended = Signal(object)
    _told = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_SWITCH_S)
        self._pools: dict[str, QThreadPool] = {}
        self._latest: dict[str, _Job] = {}
        self._alive: set[_Job] = set()
        self._is_closed = False
        self._ended.connect(self._on_job_ended)
        self._told.connect(self._on_job_told)

    def submit(
        self,
        run: Callable[[Token], Any],
        done: Done | None = None,
        fail: Fail | None = None,
        lane: str = "read",
        progress: Progress | None = None,
    ) -> Token:
        """Run `run(token)` in the lane's thread.

        Args:
            run: Returns plain data; it must not touch a widget.
            done: Called with that data, unless the job was cancelled.
            fail: Called with a UserError; without it, and for every other exception, `failed`
                is emitted.
            lane: Where it queues and which older job it replaces.
            progress: Called now and then with what long work tells of itself by `token.tell`.
        """
        family = lane.partition(".")[0]
        job = _Job(run, done, fail, progress, self._ended.emit, self._told.emit)
        if family != NEVER_CANCELLED:
            previous = self._latest.get(lane)
            if previous is not None:
                previous.token.cancel()
            self._latest[lane] = job
        self._alive.add(job)
        self._pool(family).start(job.run)
        return job.token

    @property
    def is_idle(self) -> bool:
        """Whether nothing runs or waits."""
        return not self._alive

    def close(self) -> None:
        """Cancel what may be cancelled and wait for the rest; nobody hears of it any more."""
        self._is_closed = True
        for job in self._latest.values():
            job.token.cancel()
        for pool in self._pools.values():
            pool.waitForDone(_PATIENCE_MS)
        self._alive.clear()

    def _pool(self, family: str) -> QThreadPool:
        pool = self._pools.get(family)
        if pool is None:
            pool = self._pools[family] = QThreadPool(self)
            pool.setMaxThreadCount(1)
            pool.setExpiryTimeout(-1)  # a thread keeps its SQLite connection
        return pool

    def _on_job_ended(self, job: _Job) -> None:
        self._alive.discard(job)
        if not self._is_closed:  # else whoever asked may be gone
            self._answer(job)
        job.let_go()
        if not (self._alive or self._is_closed):
            self.idle.emit()

    def _on_job_told(self, job: _Job, how_far: Any) -> None:
        if job in self._alive and not job.token.is_cancelled and job.progress is not None:
            job.progress(how_far)

    def _answer(self, job: _Job) -> None:
        for lane, latest in tuple(self._latest.items()):
            if latest is job:
                del self._latest[lane]
        if job.token.is_cancelled:
            return
        if job.error is None:
            if job.done is not None:
                job.done(job.result)
        elif isinstance(job.error, UserError) and job.fail is not None:
            job.fail(job.error)
        else:
            log.error("a job failed", exc_info=job.error)
            self.failed.emit(job.error)
