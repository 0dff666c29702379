"""One window per person: a second launch hands over its address and leaves.

The lock decides (its stale time is 0, so that a killed first instance never locks anyone out); an
address goes from one to the other as a file beside it, gone once it has been taken. A local
socket would do that as well, for three megabytes of Qt's library of networks in every window.
"""

import os
import time
from pathlib import Path
from typing import Final

from PySide6.QtCore import QElapsedTimer, QFileSystemWatcher, QLockFile, QObject, Signal

_PATIENCE_MS: Final = 2000
_BETWEEN_MS: Final = 20
_LONGEST: Final = 4096
_LETTER: Final = ".address"


class SingleInstance(QObject):
    """Holds the lock of a data folder and listens for later launches."""

    address_received = Signal(str)  # or a file; '' when only the window is wanted

    def __init__(self, data: Path) -> None:
        super().__init__()
        self._lock: QLockFile | None = None
        self._data = data
        self._letters = data / "handed-over"
        self._watcher: QFileSystemWatcher | None = None

    def take(self) -> bool:
        """Become the first instance; False where another one is running."""
        try:
            self._data.mkdir(parents=True, exist_ok=True)
        except OSError:
            return True  # nowhere to keep a lock, so nothing to share either
        self._lock = QLockFile(str(self._data / "running.lock"))
        self._lock.setStaleLockTime(0)
        return (
            self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError
        )

    def hand_over(self, target: str) -> bool:
        """Give the running instance an address or a file; return whether it took it.

        It may be only starting itself, so it is given some time.
        """
        letter = self._letters / f"{time.time_ns()}-{os.getpid()}{_LETTER}"
        unfinished = letter.with_suffix(".new")
        waited = QElapsedTimer()
        waited.start()
        try:
            self._letters.mkdir(mode=0o700, exist_ok=True)
            unfinished.write_bytes(target.encode("utf-8", "replace")[:_LONGEST])
            unfinished.replace(letter)
            while letter.exists():
                if waited.hasExpired(_PATIENCE_MS):
                    return not _take_back(letter)
                time.sleep(_BETWEEN_MS / 1000)  # no window waits for this: there is none yet
        except OSError:
            return False
        return True

    def listen(self) -> None:
        """Hear of later launches, and of those that came before one could."""
        try:
            self._letters.mkdir(mode=0o700, exist_ok=True)
        except OSError:
            return  # later launches open windows of their own
        self._watcher = QFileSystemWatcher([str(self._letters)], self)
        self._watcher.directoryChanged.connect(self._on_directory_changed)
        self._on_directory_changed()

    def close(self) -> None:
        """Hear of no more, and release the lock."""
        if self._watcher is not None:
            self._watcher.removePaths(self._watcher.directories())
        if self._lock is not None:
            self._lock.unlock()

    def _on_directory_changed(self) -> None:
        for letter in sorted(self._letters.glob(f"*{_LETTER}")):
            try:
                target = letter.read_bytes()[:_LONGEST].decode("utf-8", "replace")
                letter.unlink()
            except OSError:
                continue  # whoever wrote it has taken it back, or will
            if not _is_late(letter):
                self.address_received.emit(target)


def _is_late(letter: Path) -> bool:
    """Tell whether nobody waits for an answer: a launch was ended while it did.

    Its name says when it was written: folders on a network have a clock of their own.
    """
    written = letter.name.partition("-")[0]
    return not written.isdecimal() or time.time_ns() - int(written) > _PATIENCE_MS * 1_000_000


def _take_back(letter: Path) -> bool:
    """Remove a letter; False where it was taken at the last moment."""
    try:
        letter.unlink()
    except FileNotFoundError:
        return False
    return True
