"""A window on the bundled edition for the tests of what a person goes through."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import Application
from tests.running import read_options, running

STORY = "story/governance-session-brief-and-agenda"


@pytest.fixture
def program(qtbot: QtBot, bundled_edition: Path) -> Iterator[Application]:
    """Yield the program with a story open."""
    with running(read_options(bundled_edition, STORY)) as application:
        yield application
