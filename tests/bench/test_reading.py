"""A story opened by a key press: from the event to the page on the screen, and where it goes."""

import os
import time
from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.app import Application
from desktop.core.options import Options
from desktop.core.startup import Startup
from desktop.views import article
from desktop.widgets.reader_pane import ReaderPane
from tests.bench.figures import Figure

LONGEST_SECONDS = 5.0
PARTS = ("query", "compose", "set", "paint")

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif("DISPLAY" not in os.environ, reason="needs a screen: run `dev.py bench`"),
]


class Parts:
    """Milliseconds that the steps of opening a page have taken."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    @property
    def is_painted(self) -> bool:
        """Whether the page was painted after it had been set."""
        return "set" in self.spent and list(self.spent)[-1] == "paint"

    def timed(self, part: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """Return the same function with its time added to a part."""

        @wraps(work)
        def run(*words: Any, **named: Any) -> Any:
            began = time.perf_counter()
            try:
                return work(*words, **named)
            finally:
                spent = self.spent.pop(part, 0.0)  # so that the last part comes last
                self.spent[part] = spent + (time.perf_counter() - began) * 1000

        return run


@pytest.fixture
def parts(monkeypatch):
    """Time the steps of every page that is opened from here on."""
    parts = Parts()
    for owner, name, part in (
        (article, "get_page", "query"),
        (article, "compose", "compose"),
        (ReaderPane, "show_page", "set"),
        (ReaderPane, "paintEvent", "paint"),
    ):
        monkeypatch.setattr(owner, name, parts.timed(part, getattr(owner, name)))
    return parts


@pytest.fixture
def stories(parts, bundled_edition, qapp):
    """Return the Stories tab of a window on the screen, with its first page read."""
    assert QApplication.platformName() != "offscreen"
    application = Application(
        Options(address="placard://tab/stories", edition=bundled_edition), Startup()
    )
    application.window.first_painted.connect(application.open_edition)
    application.window.show()
    wait_until(lambda: application.is_ready and application.context.jobs.is_idle)
    yield application.window.view
    application.close()
    application.window.close()


def test_a_story_opened_by_a_key(stories, parts, figures):
    table, reader = stories.table, stories.article.reader
    table.setFocus()
    totals, steps = [], defaultdict(list)
    while table.currentIndex().row() < table.entries.rowCount() - 1:
        before = reader.toPlainText()
        parts.spent.clear()
        began = time.perf_counter()
        QTest.keyClick(table, Qt.Key.Key_Down)
        if table.entries.id_at(table.currentIndex().row()) is None:
            continue  # the band of a month
        wait_until(lambda: parts.is_painted)
        totals.append((time.perf_counter() - began) * 1000)
        for name in PARTS:
            steps[name].append(parts.spent[name])
        assert reader.toPlainText() != before
    figures.add(Figure("story opened by a key", totals))
    figures.add(Figure("story opened by a key", totals, centre=95, bound=30.0))
    for name in PARTS:
        figures.add(Figure(f"  of this: {name}", steps[name], centre=95))
    assert len(totals) == table.entries.count - 1


def wait_until(is_so: Callable[[], bool]) -> None:
    """Let the window live until something holds."""
    heart = QTimer()
    heart.start(500)  # what never comes must not be waited for without end
    deadline = time.monotonic() + LONGEST_SECONDS
    while not is_so():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        assert time.monotonic() < deadline, "the window never came to it"
