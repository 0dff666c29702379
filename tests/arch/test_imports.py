"""Imports go one way, and the way to the first page loads nothing that it does not need."""

import json
import os
import subprocess
import sys

from importlinter.cli import lint_imports

from tests.arch.sources import ROOT

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


def test_the_contracts_of_pyproject_are_kept(capsys):
    status = lint_imports(str(ROOT / "pyproject.toml"))
    assert status == 0, capsys.readouterr().out


def test_the_readers_start_path_loads_nothing_heavy():
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", READERS_START],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert NOT_FOR_READERS.intersection(json.loads(done.stdout)) == set()
