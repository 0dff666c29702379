"""What every test stands on: no window on a screen, no folder of a person's, real content."""

import faulthandler
import os
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.app import Application
    from tests.window import Window

STORY = "story/governance-session-brief-and-agenda"

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for name in ("QT_SCALE_FACTOR", "QT_FONT_DPI", "QT_STYLE_OVERRIDE", "QT_LOGGING_RULES"):
    os.environ.pop(name, None)  # sizes and messages are those of the test, not of the machine

_GRACE_S = 30
_told = pytest.StashKey[int]()


def pytest_configure(config: pytest.Config) -> None:
    """Keep the real stream of errors, which pytest puts its own in the place of."""
    config.stash[_told] = os.dup(2)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Say where a test stands and end its process when pytest-timeout could not end it.

    That fails a test by a signal, which Python hears of only between two lines of its own: never
    in a window that waits inside Qt. CI would wait for as long as it is let.
    """
    mark = item.get_closest_marker("timeout")
    seconds = float(mark.args[0] if mark else item.config.getini("timeout"))
    told = item.config.stash[_told]
    faulthandler.dump_traceback_later(seconds + _GRACE_S, exit=True, file=told)
    try:
        return (yield)
    finally:
        faulthandler.cancel_dump_traceback_later()


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep settings, data and logs of the person who runs the tests out of reach."""
    for name in ("APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "home" / name.lower()))


@pytest.fixture(scope="session")
def bundled_edition() -> Path:
    """Return the edition built from resources/content, built anew only when that has changed."""
    import dev

    return dev.build_edition(Path(sys.executable))


@pytest.fixture
def program(qapp: "QApplication", bundled_edition: Path) -> "Iterator[Application]":
    """Yield the program with a story open, started for one test alone."""
    from tests.window import running

    with running(STORY, "--edition", str(bundled_edition)) as application:
        yield application


@pytest.fixture(scope="module")
def open_program(
    qapp: "QApplication", tmp_path_factory: pytest.TempPathFactory, bundled_edition: Path
) -> "Iterator[Window]":
    """Yield the program with the bundled edition, started once for a file of tests."""
    from tests.window import open_window

    folder = tmp_path_factory.mktemp("person")
    with open_window(folder, "tab/stories", "--edition", str(bundled_edition)) as window:
        yield window


@pytest.fixture
def window(open_program: "Window") -> "Window":
    """Return the program as at the start of a day: no history, first sizes, nothing filtered."""
    open_program.begin_anew()
    return open_program
