"""Paint a page into a file and quit: for the documentation, for reviews and for tests."""

import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QPixmap

from desktop.app import Application
from desktop.core.routes import Route

_PATIENCE_MS: Final = 20_000
_LOOK_MS: Final = 10
_QUIET_LOOKS: Final = 5
"""Looks in a row that find nothing to do: a job's answer may have asked for another job."""


class Refusals:
    """What was said of an address that leads nowhere."""

    def __init__(self, application: Application) -> None:
        self.said = ""
        navigator = application.context.navigator
        navigator.address_refused.connect(self._on_address_refused)
        navigator.route_missing.connect(self._on_route_missing)

    def _on_address_refused(self, message: str) -> None:
        self.said = message

    def _on_route_missing(self, route: Route) -> None:
        self.said = f"There is no entry at {route}."


def take_screenshot(application: Application, path: Path) -> int:
    """Open the address, wait until it is painted, and save the window.

    Returns:
        0; 1 where the address leads nowhere (the picture shows what the program says of it) or the
        file cannot be written; that of the refusal where no edition could be opened.
    """
    refusals = Refusals(application)
    window = application.window
    window.setFixedSize(*application.options.size)
    application.context.icons.load_now()
    window.first_painted.connect(application.open_edition)
    window.show()
    is_settled = _wait(application)
    picture = window.grab()
    window.close()
    application.close()
    if not _save(picture, path):
        return _fail(f"{path} could not be written. Does its folder exist, and is it yours to use?")
    if not is_settled:
        return _fail("The page was still being read after 20 seconds; the picture shows it so far.")
    if refusals.said:
        return _fail(refusals.said)
    if application.refusal is not None:
        _fail(str(application.refusal))
        return application.refusal.exit_status
    return 0


def _wait(application: Application) -> bool:
    """Run the event loop until nothing is left to read or paint; say whether it came to that."""
    loop = QEventLoop()
    quiet = 0

    def look() -> None:
        nonlocal quiet
        quiet = quiet + 1 if application.is_at_rest else 0
        if quiet >= _QUIET_LOOKS:
            loop.quit()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(_LOOK_MS)
    QTimer.singleShot(_PATIENCE_MS, loop.quit)
    loop.exec()
    timer.stop()
    return quiet >= _QUIET_LOOKS


def _save(picture: QPixmap, path: Path) -> bool:
    return picture.save(str(path), "PNG")


def _fail(message: str) -> int:
    sys.stderr.write(f"placard: {message}\n")
    return 1
