"""Files that people own are saved whole or not at all."""

import os
import time
from pathlib import Path
from typing import Final

_LONGEST_STEM: Final = 60


def replace_file(path: Path, data: bytes) -> None:
    """Write a file beside the target, sync it, and swap it in.

    Raises:
        OSError: The folder cannot be written or the disk is full; the old file is as it was.
    """
    # Not a file of `tempfile`: those are for their owner only, and a PDF in a shared folder is not.
    temporary = path.with_name(f".{path.name[:_LONGEST_STEM]}.{os.getpid()}-{time.monotonic_ns()}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(temporary, flags, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
