"""When each phase of the start ended, for `--trace-startup` and the benchmarks."""

import sys
import time


class Startup:
    """Counts from the moment the process began, as far as Python can tell."""

    def __init__(self) -> None:
        self._began = time.perf_counter()
        self.phases: list[tuple[str, float]] = []

    def ended(self, phase: str) -> None:
        """Note that a phase is over."""
        self.phases.append((phase, (time.perf_counter() - self._began) * 1000))

    def report(self) -> str:
        """Return a line per phase: milliseconds since the start, phase."""
        lines = [f"{at:8.1f} ms  {phase}" for phase, at in self.phases]
        lines.append(f"{len(sys.modules):8d} modules")
        return "\n".join(lines)
