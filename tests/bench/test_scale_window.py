"""The window on a hundred thousand stories: typing, reading, scrolling, and how long it is held."""

import os
import random
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.views import page_reading
from desktop.views.glyphs_ahead import GlyphsAhead
from desktop.widgets.reader_pane import ReaderPane
from tests.bench.figures import Figure
from tests.bench.grown import LARGE, Vocabulary, grown_edition
from tests.bench.program import ROOT
from tests.bench.window import Heart, Painted, Parts, rest, wait_until, window_on

SIZE = f"{LARGE:,}".replace(",", " ")
BEFORE_TYPING_S = 1.0
"""What a person takes at least to look at the window that has come."""
WORDS_TYPED = 24
STORIES_OPENED = 120
SCREENS_SCROLLED = 300

pytestmark = [
    pytest.mark.bench,
    pytest.mark.scale,
    pytest.mark.timeout(3600),
    pytest.mark.skipif("DISPLAY" not in os.environ, reason="needs a screen: run `dev.py bench`"),
]


@pytest.fixture(scope="module")
def program(qapp):
    with window_on(grown_edition(ROOT / "resources" / "content", LARGE)) as application:
        yield application


def test_typing(program, figures):
    box = program.search_box
    come = time.monotonic() + BEFORE_TYPING_S
    wait_until(lambda: time.monotonic() > come and program.context.jobs.is_idle)
    popup = box.make_popup()
    shown, rows = Painted(popup), Painted(popup.view.viewport())
    vocabulary, chance = Vocabulary("en"), random.Random(5)
    times = []
    with Heart() as heart:
        box.take_focus()
        wait_until(lambda: shown.times > 0)
        for word in vocabulary.some(WORDS_TYPED, chance):
            box.field.clear()
            for letter in word[:6]:
                painted, began = rows.times, time.perf_counter()
                QTest.keyClicks(box.field, letter)
                wait_until(
                    lambda seen=painted: (
                        not box.is_waiting and (rows.times > seen or box.popup.view.isHidden())
                    )
                )
                times.append((time.perf_counter() - began) * 1000)
    box.close_popup()
    figures.add(Figure(f"{SIZE}: key to results painted", times))
    figures.add(Figure(f"{SIZE}: key to results painted", times, centre=95, bound=33.0))
    for centre in (99, 100):
        figures.add(Figure("  loop held meanwhile", heart.gaps, centre=centre, bound=16.0))


def test_a_story_never_shown_before(program, figures, monkeypatch):
    parts = Parts()
    for owner, name, part in (
        (page_reading, "get_page", "query"),
        (page_reading, "compose", "compose"),
        (ReaderPane, "show_page", "set"),
        (ReaderPane, "paintEvent", "paint"),
    ):
        monkeypatch.setattr(owner, name, parts.timed(part, getattr(owner, name)))
    table = program.window.view.table
    ids = [table.entries.id_at(row) for row in range(table.entries.rowCount())]
    chance = random.Random(3)
    wanted = chance.sample([number for number in ids if number], STORIES_OPENED)
    totals, steps = [], {name: [] for name in ("query", "compose", "set", "paint")}
    ahead = program.window.findChildren(GlyphsAhead)
    heart = Heart()
    for number in wanted:
        parts.spent.clear()
        with heart:
            began = time.perf_counter()
            program.window.view.open_entry(number)
            wait_until(lambda: parts.is_painted)
            totals.append((parts.ended - began) * 1000)
            rest(program)
        for name, times in steps.items():
            times.append(parts.spent[name])
        wait_until(lambda: all(each.is_idle for each in ahead))  # nobody reads quicker
    figures.add(Figure(f"{SIZE}: story never shown, painted", totals))
    figures.add(Figure(f"{SIZE}: story never shown, painted", totals, centre=95, bound=15.0))
    for name, times in steps.items():
        figures.add(Figure(f"  of this: {name}", times, centre=95))
    figures.add(Figure("  loop held meanwhile", heart.gaps, centre=99, bound=16.0))


def test_scrolling(program, figures):
    table = program.window.view.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Home)
    ahead = program.window.findChildren(GlyphsAhead)  # rows of Chinese were seen before
    wait_until(lambda: program.context.jobs.is_idle and all(each.is_idle for each in ahead))
    frames, bar = Painted(table.viewport()), table.verticalScrollBar()
    step = (bar.maximum() // SCREENS_SCROLLED) | 1
    times = {"a screen on": [], "anywhere": []}
    for name, by in (("a screen on", bar.pageStep()), ("anywhere", step)):
        bar.setValue(0)
        for _ in range(SCREENS_SCROLLED):
            seen, began = frames.times, time.perf_counter()
            bar.setValue(bar.value() + by)
            wait_until(lambda seen=seen: frames.times > seen)
            times[name].append((time.perf_counter() - began) * 1000)
    for name, taken in times.items():
        figures.add(Figure(f"{SIZE}: list scrolled {name}", taken))
        figures.add(Figure(f"{SIZE}: list scrolled {name}", taken, centre=95, bound=16.0))
