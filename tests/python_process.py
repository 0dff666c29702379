"""Lines of Python in a process of its own: what a start loads, and what it does not."""

import os
import subprocess
import sys

from tests.arch.sources import ROOT


def said_by(*lines: str) -> str:
    """Run lines of Python in the repository, without a screen; return what they print."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", "\n".join(lines)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
