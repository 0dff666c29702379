"""Where a command's words go: the result to standard output, everything else to standard error."""

import json
import sys
import time
from collections.abc import Iterable
from typing import Any, Final

from db.rendering.characters import strip_steering

_SECONDS_BETWEEN_LINES: Final = 1.0


class Console:
    """Prints for people and for scripts.

    Attributes:
        is_json: Whether the result is one JSON object.
    """

    def __init__(self, *, is_json: bool) -> None:
        """Open the console.

        Args:
            is_json: Whether the result is one JSON object.
        """
        self.is_json = is_json
        self._told_at = time.monotonic()

    def print(self, text: str) -> None:
        """Print part of a result; nothing an edition holds may steer the terminal."""
        print(strip_steering(text))

    def print_lines(self, lines: Iterable[str]) -> None:
        """Print a result line by line."""
        for line in lines:
            self.print(line)

    def print_bytes(self, data: bytes) -> None:
        """Print a file as it is: another program's line ends are part of it."""
        sys.stdout.flush()
        sys.stdout.buffer.write(data)

    def print_data(self, data: dict[str, Any]) -> None:
        """Print the one object of `--json`, in ASCII, which no terminal or pipe can spoil."""
        print(json.dumps(data, indent=2))

    def say(self, message: object) -> None:
        """Tell something that is not the result."""
        print(strip_steering(str(message)), file=sys.stderr)

    def tell_progress(self, done: int, total: int, what: str) -> None:
        """Say what a long work is at, a line a second; a short one stays silent."""
        now = time.monotonic()
        if now - self._told_at >= _SECONDS_BETWEEN_LINES:
            self._told_at = now
            count = f" ({done} of {total})" if total else ""
            self.say(f"{what}{count} …")
