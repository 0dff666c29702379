"""A real window on a screen, in this process, with its steps timed."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app import Application
from desktop.core.options import Options
from desktop.core.startup import Startup

LONGEST_SECONDS = 120.0
_GLANCE_S = 0.05
"""Nobody opens the next page while what stands round the last is still being painted."""


class Parts:
    """Milliseconds that the steps of opening a page have taken, and when the last one ended."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self.ended = 0.0

    @property
    def is_painted(self) -> bool:
        """Whether the page was painted after it had been set."""
        return "set" in self.spent and list(self.spent)[-1] == "paint"

    def timed(self, part: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """Return the same function with its time added to a part."""

        @wraps(work)
        def run(*words: Any, **named: Any) -> Any:
            began = time.perf_counter()
            try:
                return work(*words, **named)
            finally:
                spent = self.spent.pop(part, 0.0)  # so that the last part comes last
                self.ended = time.perf_counter()
                self.spent[part] = spent + (self.ended - began) * 1000

        return run


@contextmanager
def window_on(edition: Path) -> Iterator[Application]:
    """Yield the program with its first page read, on the screen that there is."""
    assert QApplication.platformName() != "offscreen"
    application = Application(Options(address="placard://tab/stories", edition=edition), Startup())
    application.window.first_painted.connect(application.open_edition)
    application.window.show()
    wait_until(lambda: application.is_at_rest)
    yield application
    application.close()
    application.window.close()


def rest(application: Application) -> None:
    """Let everything round a page be shown as well, as a reader's eye does."""
    article = application.window.view.article
    wait_until(lambda: application.is_at_rest and not article.is_incomplete)
    until = time.monotonic() + _GLANCE_S
    wait_until(lambda: time.monotonic() > until)


class Painted(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._on_painted)
        return False

    def _on_painted(self) -> None:
        self.times += 1


class Heart(QObject):
    """Beats every millisecond; `gaps` are the milliseconds by which a beat came late."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_beat)

    def __enter__(self) -> "Heart":
        self._clock.start()
        self._timer.start(1)
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.stop()

    def _on_beat(self) -> None:
        self.gaps.append(self._clock.nsecsElapsed() / 1e6 - 1)
        self._clock.restart()


def wait_until(is_so: Callable[[], bool]) -> None:
    """Let the window live until something holds.

    What was to be deleted later is deleted here: Qt leaves that to a loop that runs the program,
    and the window would paint round ever more widgets that are gone.
    """
    heart = QTimer()
    heart.start(20)  # what never comes must not be waited for without end
    deadline = time.monotonic() + LONGEST_SECONDS
    while not is_so():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert time.monotonic() < deadline, "the window never came to it"
