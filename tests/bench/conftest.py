"""One table for all benchmarks of a run, and the environment that programs are measured in."""

import os
import statistics
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import dev
from tests.bench.figures import Figures
from tests.bench.program import BARE, running

_FIGURES = Figures()
_WINDOWS = 3


@pytest.fixture
def bare_window(home: dict[str, str]) -> Callable[[], float]:
    """Return what opens a bare window and says what it took in milliseconds, 0 without a screen."""

    def open_one() -> float:
        if "DISPLAY" not in os.environ:
            return 0.0
        with running(BARE, home) as program:
            return program.wait_for("painted")

    return open_one


@pytest.fixture
def figures(bare_window: Callable[[], float]) -> Iterator[Figures]:
    """Yield the table that is printed when the last benchmark has ended.

    Machines differ, and a shared one from minute to minute: bare windows are opened before and
    after, and the figures set against them.
    """
    first, windows = len(_FIGURES.taken), [bare_window() for _ in range(_WINDOWS)]
    yield _FIGURES
    windows += [bare_window() for _ in range(_WINDOWS)]
    _FIGURES.set_against(first, statistics.median(windows))


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
