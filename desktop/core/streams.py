"""Standard output and error for a program that may have none.

Windows gives a program with a window no streams, and a launcher may have closed them; what such a
start says must neither be a reason to fail nor be lost on a console that is there.
"""

import os
import sys
from typing import Final, TextIO

_CONSOLE_OF_THE_PARENT: Final = -1


def see_to_streams() -> None:
    """Put something that can be written to in the place of each missing stream."""
    if sys.stdout is not None and sys.stderr is not None:
        return
    name = "CONOUT$" if _has_console() else os.devnull
    sys.stdout = sys.stdout or _open(name)
    sys.stderr = sys.stderr or _open(name)


def _open(name: str) -> TextIO:
    return open(name, "w", encoding="utf-8", errors="replace", buffering=1)  # noqa: PTH123


def _has_console() -> bool:
    """Join the console that Windows started us from; False where there is none."""
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.AttachConsole(_CONSOLE_OF_THE_PARENT))
    return False
