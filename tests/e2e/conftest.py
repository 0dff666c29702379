"""What the tests of the whole program share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import Application
from tests.core.conftest import small_edition
from tests.running import read_options, running

__all__ = ["small_edition"]

STORY = "story/governance-session-brief-and-agenda"


@pytest.fixture
def program(qtbot: QtBot, bundled_edition: Path) -> Iterator[Application]:
    """Yield the program with a story open, started for one test alone."""
    with running(read_options(bundled_edition, STORY)) as application:
        yield application
