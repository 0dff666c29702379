"""Programs in processes of their own, measured from outside by what they print."""

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
BARE = (sys.executable, str(Path(__file__).with_name("bare_window.py")))


def placard(edition: Path, *words: str) -> tuple[str, ...]:
    """Return the command that starts the program on an edition."""
    return (sys.executable, "-m", "desktop", "--trace-startup", "--edition", str(edition), *words)


def packaged(package: Path, edition: Path) -> tuple[str, ...]:
    """Return the command that starts the frozen program on an edition."""
    program = str(package / "placard" / "placard")
    return (program, "--trace-startup", "--edition", str(edition))


class Program:
    """A started program; the clock runs from before it was started."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._began = time.perf_counter()
        self._process = subprocess.Popen(
            command, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=dict(environment)
        )
        self.said: list[str] = []

    def wait_for(self, phase: str) -> float:
        """Read until the program names a phase; return the milliseconds since the launch."""
        assert self._process.stderr is not None
        for line in self._process.stderr:
            at = (time.perf_counter() - self._began) * 1000
            self.said.append(line.rstrip())
            if self.said[-1].endswith(phase):
                return at
        raise AssertionError(f"ended without “{phase}”:\n" + "\n".join(self.said))

    def memory(self) -> float:
        """Return the proportional set size in MB (Linux smaps_rollup)."""
        return memory_of(self._process.pid)

    def end(self) -> None:
        assert self._process.stderr is not None
        self._process.kill()
        self._process.wait()
        self._process.stderr.close()


@contextmanager
def running(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[Program]:
    """Start a program and end it with the block."""
    program = Program(command, environment)
    try:
        yield program
    finally:
        program.end()


def memory_of(pid: int | str) -> float:
    """Return a process's proportional set size in MB (Linux smaps_rollup)."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise AssertionError("no Pss in smaps_rollup")
