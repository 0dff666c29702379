"""Work that only the window's own thread can do, put into its pauses a step at a time."""

from collections.abc import Iterator
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer

from desktop.qt.jobs import Jobs

_FIRST_MS: Final = 300
"""Before the first step: whatever is open is shown by then."""

_BETWEEN_MS: Final = 16
_AT_ONCE_S: Final = 0.006
"""Steps follow each other for so long, so that none of them holds up a key for a frame."""


class Pauses(QObject):
    """Makes ahead of time what would hold the window when it is asked for, such as forms."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        """Take no step while any of the jobs runs: somebody waits for it, and it for Python."""
        super().__init__(parent)
        self._jobs = jobs
        self._steps: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def is_idle(self) -> bool:
        """Whether all steps have been taken."""
        return not self._timer.isActive()

    def begin(self, steps: Iterator[None]) -> None:
        """Take these steps from now on, and no more of those before."""
        self._steps = steps
        self._timer.start(_FIRST_MS)

    def stop(self) -> None:
        """Take no more steps: what they were to make has gone."""
        self.begin(iter(()))
        self._timer.stop()

    def _on_timeout(self) -> None:
        self._timer.setInterval(_BETWEEN_MS)
        until = perf_counter() + _AT_ONCE_S
        while self._jobs.is_idle and perf_counter() < until:
            if next(self._steps, self) is self:
                self.stop()
                return
