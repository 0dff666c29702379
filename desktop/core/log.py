"""The log file with its rotation, and the report a crash leaves for the next start."""

import faulthandler
import logging
import logging.handlers
import platform
import sys
import time
import traceback
from pathlib import Path
from types import TracebackType
from typing import Final, TextIO

from desktop import __version__

LOG_NAME: Final = "placard.log"
CRASH_NAME: Final = "crash.txt"
FAULT_NAME: Final = "fault.txt"
_LARGEST: Final = 512 * 1024
_KEPT: Final = 3

_fault_file: TextIO | None = None


def start_log(folder: Path) -> bool:
    """Log to a file of the folder; return whether the folder can be written."""
    global _fault_file
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / LOG_NAME, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8", delay=True
        )
        _fault_file = (folder / FAULT_NAME).open("a", encoding="utf-8")
    except OSError:
        root.addHandler(logging.StreamHandler())
        return False
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    faulthandler.enable(_fault_file)
    return True


def write_crash(folder: Path, error: BaseException) -> str:
    """Write a crash report and return its text, even where it cannot be written."""
    report = "\n".join(
        (
            f"Placard {__version__}, Python {platform.python_version()}, {platform.platform()}",
            time.strftime("%Y-%m-%d %H:%M:%S"),
            "",
            "".join(traceback.format_exception(error)),
        )
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / CRASH_NAME).write_text(report, "utf-8")
    except OSError:
        logging.getLogger(__name__).exception("the crash report cannot be written")
    return report


def take_crash(folder: Path) -> str:
    """Return what the last run left of a crash and forget it; empty for none."""
    found = []
    for name in (CRASH_NAME, FAULT_NAME):
        path = folder / name
        try:
            text = path.read_text("utf-8", errors="replace")
            if text.strip():
                found.append(text)
                path.unlink() if name == CRASH_NAME else path.write_text("", "utf-8")
        except OSError:
            continue
    return "\n".join(found)


def catch_all(folder: Path, told: "Tell") -> None:
    """Send every exception that nobody caught to the log, a crash report and `told(report)`."""

    def on_exception(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        logging.getLogger("placard").error("unhandled", exc_info=(kind, error, trace))
        told(write_crash(folder, error))

    sys.excepthook = on_exception


class Tell:
    """What shows a crash report to the person; set once a window exists."""

    def __init__(self) -> None:
        self.show: object = None

    def __call__(self, report: str) -> None:
        """Show a report, or print it where there is no window yet."""
        if callable(self.show):
            self.show(report)
        else:
            sys.stderr.write(report)
