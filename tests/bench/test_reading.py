"""A story opened by a key press: from the event to the page on the screen, and where it goes."""

import os
import time
from collections import defaultdict

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.views import page_reading
from desktop.widgets.reader_pane import ReaderPane
from tests.bench.figures import Figure
from tests.bench.window import Parts, rest, wait_until, window_on

PARTS = ("query", "compose", "set", "paint")

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif("DISPLAY" not in os.environ, reason="needs a screen: run `dev.py bench`"),
]


@pytest.fixture
def parts(monkeypatch):
    """Time the steps of every page that is opened from here on."""
    parts = Parts()
    for owner, name, part in (
        (page_reading, "get_page", "query"),
        (page_reading, "compose", "compose"),
        (ReaderPane, "show_page", "set"),
        (ReaderPane, "paintEvent", "paint"),
    ):
        monkeypatch.setattr(owner, name, parts.timed(part, getattr(owner, name)))
    return parts


@pytest.fixture
def stories(parts, bundled_edition, qapp):
    """Return the program with its Stories tab on the screen and the first page read."""
    with window_on(bundled_edition) as application:
        yield application


def test_a_story_opened_by_a_key(stories, parts, figures):
    view = stories.window.view
    table, reader = view.table, view.article.reader
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
        totals.append((parts.ended - began) * 1000)
        for name in PARTS:
            steps[name].append(parts.spent[name])
        assert reader.toPlainText() != before
        rest(stories)
    figures.add(Figure("story opened by a key", totals))
    figures.add(Figure("story opened by a key", totals, centre=95, bound=30.0))
    for name in PARTS:
        figures.add(Figure(f"  of this: {name}", steps[name], centre=95))
    assert len(totals) == table.entries.count - 1
