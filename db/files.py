"""Files that people own are saved whole or not at all, and a process that died blocks nobody."""

import contextlib
import os
import re
import time
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

_LONGEST_STEM: Final = 120
"""Bytes of the target's name in that of its part: with the rest it stays below 255 of them."""

_PART: Final = re.compile(r"\..*\.(?P<machine>[0-9a-f]+)-(?P<process>[0-9]+)-[0-9a-f]+\.part", re.S)
_JOURNAL: Final = "-journal"
"""End of the name of what SQLite keeps beside a file while it writes it."""

_STALE_SECONDS: Final = 3600


def replace_file(path: Path, data: bytes) -> None:
    """Write a file beside the target, sync it, and swap it in.

    Raises:
        OSError: The folder cannot be written or the disk is full; the old file is as it was.
    """
    _sweep_once(path.parent)
    with part_file(path) as part:
        # Not a file of `tempfile`: those are for their owner, and a PDF in a shared folder is not.
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(part, flags, 0o666), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)


@contextlib.contextmanager
def part_file(target: Path) -> Iterator[Path]:
    """Give a name beside a file for what shall take its place; nothing is left of it in the end."""
    stem = os.fsencode(target.name)[:_LONGEST_STEM].decode("utf-8", "ignore")
    part = target.with_name(f".{stem}.{_machine()}-{os.getpid()}-{time.monotonic_ns():x}.part")
    try:
        yield part
    finally:
        # The error that ended the writing is the one to tell, not that of a folder which is gone.
        for left in (part, part.with_name(part.name + _JOURNAL)):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)


def remove_abandoned(folder: Path) -> None:
    """Remove parts whose process was killed: on a full disk they would hold the room needed."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            found = _PART.fullmatch(path.name.removesuffix(_JOURNAL))
            if found and _is_abandoned(path, found["machine"], int(found["process"])):
                path.unlink(missing_ok=True)


_sweep_once = cache(remove_abandoned)


def _is_abandoned(part: Path, machine: str, process: int) -> bool:
    if machine == _machine() and os.name == "posix":
        return not _is_alive(process)  # whatever the clock says, which may have been set meanwhile
    return time.time() - part.stat().st_mtime > _STALE_SECONDS


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)  # asks only; not on Windows, where it would be an interruption
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True  # somebody else's
    return True


@cache
def _machine() -> str:
    """Return a mark of the computer and its space of process numbers, as far as they are known."""
    known = os.uname().nodename if hasattr(os, "uname") else ""
    with contextlib.suppress(OSError):
        known += str(Path("/proc/self/ns/pid").readlink())
    return f"{zlib.crc32(known.encode('utf-8', 'surrogateescape')):08x}"
