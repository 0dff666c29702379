"""A start without streams, as Windows gives to a window, fails for no other reason."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("words", "status"),
    [(["--nonsense"], 2), (["--version"], 0), (["--help"], 0)],
)
def test_without_streams_the_status_is_what_it_is_with_them(words, status):
    closed = [sys.executable, "-W", "error", "-m", "desktop", *words]
    command = ["sh", "-c", 'exec "$@" >&- 2>&-', "sh", *closed]
    done = subprocess.run(command, cwd=ROOT, check=False, timeout=60, env={**os.environ})
    assert done.returncode == status
