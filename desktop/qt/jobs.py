"""Work off the window's thread: the only file that starts threads.

A job gets plain data and returns plain data; what it returns reaches `done` on the window's thread.
Lanes are named `family` or `family.consumer`. A family has one thread. In all families but `write`
the latest job of a lane wins: an older one is skipped or interrupted and its answer dropped.
"""

import logging
import threading
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from db.errors import Interrupted, UserError

log = logging.getLogger(__name__)

NEVER_CANCELLED: Final = "write"
_PATIENCE_MS: Final = 5000

Done = Callable[[Any], None]
Fail = Callable[[UserError], None]


class Token:
    """A job's handle: cancelled from the window's thread, looked at from the worker's."""

    def __init__(self) -> None:
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

    def cancel(self) -> None:
        """Drop the job: skipped if it waits, interrupted if it runs."""
        with self._lock:
            self._is_cancelled.set()
            if self._stop is not None:
                self._stop()


class _Job(QRunnable):
    def __init__(
        self,
        run: Callable[[Token], Any],
        done: Done | None,
        fail: Fail | None,
        ended: Callable[["_Job"], None],
    ) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.token = Token()
        self.done = done
        self.fail = fail
        self.result: Any = None
        self.error: Exception | None = None
        self._run = run
        self._ended = ended

    def run(self) -> None:
        if not self.token.is_cancelled:
            try:
                self.result = self._run(self.token)
            except Interrupted:
                self.token.cancel()
            except Exception as error:  # noqa: BLE001 - handed to the window's thread, which sorts it
                self.error = error
            self.token.on_cancel(None)
        self._ended(self)


class Jobs(QObject):
    """Submit work; hear of its end on the window's thread."""

    failed = Signal(object)  # an exception that nobody who submitted can explain
    idle = Signal()  # the last of the jobs has ended and been answered

    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools: dict[str, QThreadPool] = {}
        self._latest: dict[str, _Job] = {}
        self._alive: set[_Job] = set()
        self._ended.connect(self._on_job_ended)

    def submit(
        self,
        run: Callable[[Token], Any],
        done: Done | None = None,
        fail: Fail | None = None,
        lane: str = "read",
    ) -> Token:
        """Run `run(token)` in the lane's thread.

        Args:
            run: Returns plain data; it must not touch a widget.
            done: Called with that data, unless the job was cancelled.
            fail: Called with a UserError; without it, and for every other exception, `failed`
                is emitted.
            lane: Where it queues and which older job it replaces.
        """
        family = lane.partition(".")[0]
        job = _Job(run, done, fail, self._ended.emit)
        if family != NEVER_CANCELLED:
            previous = self._latest.get(lane)
            if previous is not None:
                previous.token.cancel()
            self._latest[lane] = job
        self._alive.add(job)
        self._pool(family).start(job)
        return job.token

    @property
    def is_idle(self) -> bool:
        """Whether nothing runs or waits."""
        return not self._alive

    def close(self) -> None:
        """Cancel what may be cancelled and wait for the rest."""
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
        self._answer(job)
        if not self._alive:
            self.idle.emit()

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
