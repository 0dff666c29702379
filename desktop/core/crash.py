"""What a crash leaves behind, and who is shown it; hooked in before anything can go wrong."""

import faulthandler
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final, TextIO

from desktop import __version__

CRASH_NAME: Final = "crash.txt"
FAULT_NAME: Final = "fault.txt"


class Crashes:
    """Catches every exception that nobody else did; keeps a report for the next start.

    Attributes:
        left_behind: Report of the run before, which is forgotten once read; empty for none.
        show: Shows a report to the person; None until a window can.
        explain: Tells of an exception that is no mistake of ours, and returns whether it was one.
    """

    def __init__(self, folder: Path) -> None:
        """Hook in.

        Args:
            folder: Of the log; where it cannot be written, reports are only shown.
        """
        self._folder = folder
        self._faults: TextIO | None = None
        self.show: Callable[[str], None] | None = None
        self.explain: Callable[[BaseException], bool] = _explain_nothing
        self.left_behind = self._take()
        sys.excepthook = self._on_exception
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._faults = (folder / FAULT_NAME).open("w", encoding="utf-8")
            faulthandler.enable(self._faults)
        except OSError:
            return  # no folder, no report of a hard crash; nothing else depends on it

    def report(self, error: BaseException) -> str:
        """Write a report and return its text."""
        import logging
        import platform
        import time
        import traceback

        lines = (
            f"Placard {__version__}, Python {platform.python_version()}, {platform.platform()}",
            time.strftime("%Y-%m-%d %H:%M:%S"),
            "".join(traceback.format_exception(error)),
        )
        text = "\n".join(lines)
        logging.getLogger("placard").error("unhandled", exc_info=error)
        try:
            (self._folder / CRASH_NAME).write_text(text, "utf-8")
        except OSError as failure:
            text += f"\n(This report could not be written: {failure})\n"
        return text

    def unhook(self) -> None:
        """Catch nothing any more."""
        sys.excepthook = sys.__excepthook__
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
            self._faults = None

    def _take(self) -> str:
        found = []
        for name in (CRASH_NAME, FAULT_NAME):
            path = self._folder / name
            try:
                text = path.read_text("utf-8", errors="replace")
                path.unlink()
            except OSError:
                continue
            if text.strip():
                found.append(text)
        return "\n".join(found)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if self.explain(error):
            return
        report = self.report(error)
        if self.show is None:
            sys.stderr.write(report)
        else:
            self.show(report)


def _explain_nothing(_error: BaseException) -> bool:
    return False
