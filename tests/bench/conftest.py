"""One table for all benchmarks of a run, and the environment that programs are measured in."""

import os
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

import dev
from tests.bench.figures import Figures
from tests.bench.program import BARE, running

_FIGURES = Figures()
_WINDOWS = 3


@pytest.fixture
def figures(home: dict[str, str]) -> Iterator[Figures]:
    """Yield the table that is printed when the last benchmark has ended.

    Machines differ, and a shared one from minute to minute: bare windows are opened before and
    after, and the figures set against them.
    """
    first, windows = len(_FIGURES.taken), _bare_windows(home)
    yield _FIGURES
    windows += _bare_windows(home)
    _FIGURES.set_against(first, statistics.median(windows) if windows else 0.0)


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


def _bare_windows(home: dict[str, str]) -> list[float]:
    times = []
    for _ in range(_WINDOWS if "DISPLAY" in os.environ else 0):
        with running(BARE, home) as program:
            times.append(program.wait_for("painted"))
    return times


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _FIGURES.taken:
        terminalreporter.section("figures")
        terminalreporter.write_line(_FIGURES.table())
