"""The whole program in a test: its real window on a real edition, on no screen."""

import faulthandler
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from desktop.app import Application
from desktop.core.options import Options
from desktop.core.startup import Startup

PATIENCE_MS = 10_000


@contextmanager
def running(options: Options) -> Iterator[Application]:
    """Yield the program once its first page is shown; end it afterwards."""
    hook, handlers = sys.excepthook, logging.getLogger().handlers[:]
    application = Application(options, Startup())
    try:
        application.context.icons.load_now()
        application.window.show()
        application.open_edition()
        settle(application)
        yield application
    finally:
        application.window.close()
        application.close()
        application.window.deleteLater()
        application.crashes.unhook()
        sys.excepthook = hook
        faulthandler.enable()
        for handler in set(logging.getLogger().handlers) - set(handlers):
            logging.getLogger().removeHandler(handler)
            handler.close()


def settle(application: Application) -> None:
    """Wait until nothing is read, and nothing that was read asks for more."""
    quiet = 0

    def is_quiet() -> bool:
        nonlocal quiet
        is_idle = application.is_ready and application.context.jobs.is_idle
        quiet = quiet + 1 if is_idle else 0
        return quiet > 2

    wait_until(is_quiet)


def wait_until(holds: Callable[[], bool]) -> None:
    """Run the event loop until something holds; fail when it does not come to that."""
    loop, timer = QEventLoop(), QTimer()

    def look() -> None:
        if holds():
            loop.quit()

    timer.timeout.connect(look)
    timer.start(5)
    QTimer.singleShot(PATIENCE_MS, loop.quit)
    loop.exec()
    timer.stop()
    assert holds(), "it never came to that"


def wait(milliseconds: int) -> None:
    """Run the event loop for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def read_options(edition: Path, address: str = "", **others: object) -> Options:
    """Return the options of a start that leaves nothing behind."""
    return Options(edition=edition, address=address, **others)
