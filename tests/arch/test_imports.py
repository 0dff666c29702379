"""Imports go one way, and the way to the first page loads nothing that it does not need."""

import json
import subprocess
import sys

from tests.arch.sources import ROOT
from tests.python_process import said_by

LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(sys.argv[1]))"
READERS_START = (
    "import json, sys; import desktop.app; "
    "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
)
NOT_FOR_READERS = {
    "PIL",
    "alembic",
    "anyascii",
    "icalendar",
    "lxml",
    "markdown",
    "msgspec",
    "pytest",
    "qtawesome",
    "rich",
    "sqlalchemy",
    "yaml",
}


def test_the_contracts_of_pyproject_are_kept():
    """In a process of its own: the linter silences every log that was set up before it."""
    words = [sys.executable, "-c", LINT, str(ROOT / "pyproject.toml")]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_readers_start_path_loads_nothing_heavy():
    assert NOT_FOR_READERS.intersection(json.loads(said_by(READERS_START))) == set()
