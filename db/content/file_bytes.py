"""The bytes of a file as if they were in memory, read and written a stretch at a time.

Not a memory map: where a stick is pulled or a disk turns out to be full, that ends the process by
a signal (SIGBUS); a read or a write raises an error that can be told.
"""

import os
from collections.abc import Iterator
from typing import BinaryIO, Final

_CHUNK: Final = 1 << 20


class FileBytes:
    """An open file, cut like `bytes`."""

    def __init__(self, file: BinaryIO) -> None:
        """Take the length that the file has now.

        Args:
            file: Open for reading, and for writing where stretches are to be replaced.
        """
        self._file = file
        self._length = file.seek(0, os.SEEK_END)

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, place: slice) -> bytes:
        """Return a stretch, cut at the end of the file.

        Raises:
            OSError: It cannot be read any more.
        """
        start, stop, _ = place.indices(self._length)
        self._file.seek(start)
        return self._file.read(max(0, stop - start))

    def __setitem__(self, place: slice, data: bytes) -> None:
        """Replace a stretch by one of the same length."""
        self._file.seek(place.start)
        self._file.write(data)

    def find_all(self, wanted: bytes) -> Iterator[int]:
        """Yield where a pattern stands, from the beginning on."""
        for start in range(0, self._length, _CHUNK):
            chunk = self[start : start + _CHUNK + len(wanted) - 1]
            at = chunk.find(wanted)
            while at >= 0:
                yield start + at
                at = chunk.find(wanted, at + 1)

    def sync(self) -> None:
        """Put what was written on the disk."""
        self._file.flush()
        os.fsync(self._file.fileno())
