"""One table for all benchmarks of a run, and the environment that programs are measured in."""

import os
from pathlib import Path

import pytest

import dev
from tests.bench.figures import Figures

_FIGURES = Figures()


@pytest.fixture(scope="session")
def figures() -> Figures:
    """Return the table that is printed when the last benchmark has ended."""
    return _FIGURES


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """Return the environment of a person who starts the program for the first time.

    Without PYTHONDONTWRITEBYTECODE, under which every start would compile our modules anew.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment |= {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("DATA", "STATE")}
    return environment | {
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "QT_QPA_PLATFORM": "xcb",
    }


@pytest.fixture(scope="session")
def package() -> Path:
    """Return the folder of the packages, made now if there are none."""
    if not (dev.DIST / "placard").is_dir():
        dev.package()
    return dev.DIST


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _FIGURES.taken:
        terminalreporter.section("figures")
        terminalreporter.write_line(_FIGURES.table())
