"""When each phase of the start ended, for `--trace-startup` and the benchmarks."""

import sys
import time


class Startup:
    """Counts from the moment the process began, as far as Python can tell."""

    def __init__(self, *, is_traced: bool = False) -> None:
        """Begin to count.

        Args:
            is_traced: Whether each phase is printed to standard error as it ends, for benchmarks
                that look at their own clock.
        """
        self._began = time.perf_counter()
        self._is_traced = is_traced
        self.phases: list[tuple[str, float]] = []

    def ended(self, phase: str) -> None:
        """Note that a phase is over."""
        at = (time.perf_counter() - self._began) * 1000
        self.phases.append((phase, at))
        if self._is_traced:
            sys.stderr.write(f"{at:8.1f} ms  {phase}\n")
            sys.stderr.flush()
