"""The application object: hears what macOS wants opened, which it says by an event of its own."""

from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Program(QApplication):
    """Qt's application, with the files and addresses that the system hands to a running program.

    Attributes:
        waiting: What was handed over before anyone listened; the last one is what is wanted.
    """

    open_asked = Signal(str)  # an address, or a file's path

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.waiting = ""
        self.is_heard = False

    def start_hearing(self) -> None:
        """Hand over what came in so far, and from now on each as it comes."""
        self.is_heard = True
        if self.waiting:
            self.open_asked.emit(self.waiting)
            self.waiting = ""

    def event(self, event: QEvent) -> Any:
        if isinstance(event, QFileOpenEvent):
            target = event.file() or event.url().toString()
            if self.is_heard:
                self.open_asked.emit(target)
            else:
                self.waiting = target
            return True
        return super().event(event)
