"""Collects garbage on the window's thread alone, when the event loop has nothing else to do.

Python collects on whichever thread has just made an object. On a worker's that destroys models,
documents and timers of Qt while the window paints or asks them, and the process with them.
"""

import gc

from PySide6.QtCore import QAbstractEventDispatcher


class Collector:
    """Takes the place of Python's own collections, at their thresholds, once it has begun."""

    def __init__(self) -> None:
        """Wait for the window to be there."""
        self._dispatcher: QAbstractEventDispatcher | None = None

    def begin(self) -> None:
        """Leave what is there by now alone, and look after the rest."""
        gc.freeze()
        gc.disable()
        self._dispatcher = QAbstractEventDispatcher.instance()
        self._dispatcher.aboutToBlock.connect(self.look)

    def look(self) -> None:
        """Collect as far as there is need; a look without takes a microsecond."""
        counts, limits = gc.get_count(), gc.get_threshold()
        if counts[0] <= limits[0]:
            return
        for generation in (2, 1):
            if counts[generation] > limits[generation]:
                gc.collect(generation)
                return
        gc.collect(0)

    def close(self) -> None:
        """Leave it to Python again."""
        if self._dispatcher is not None:
            self._dispatcher.aboutToBlock.disconnect(self.look)
            self._dispatcher = None
        gc.enable()
