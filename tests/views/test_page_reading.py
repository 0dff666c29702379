"""A page is there at once where the file is quick, and a slow one holds the window only once."""

import threading
import time

import pytest

from db.queries import related
from desktop.views import beside
from tests.window import rows_of, wait_until

ONE, TWO, THREE = (
    "story/arbour-named-envoy",
    "story/first-review-forum",
    "story/hungary-quits-the-compact",
)
PATIENCE_S = 20


def slug(window):
    return window.view.article.page.slug


@pytest.fixture
def slow_disk(window, monkeypatch):
    """Let every read of the edition take as long as from a worn stick."""
    library = type(window.context.library)
    read = library.read

    def slowly(self, *wanted, **how):
        time.sleep(0.06)
        return read(self, *wanted, **how)

    monkeypatch.setattr(library, "read", slowly)


def test_a_page_is_shown_before_the_next_event_where_another_is_shown(window):
    window.go(ONE)
    window.context.navigator.go(TWO)
    assert slug(window) == "first-review-forum"


def test_a_slow_file_holds_the_window_once_and_is_read_behind_it_then(window, slow_disk):
    window.go(ONE)
    window.go(TWO)  # takes too long, is shown all the same
    window.context.navigator.go(THREE)
    assert slug(window) == "first-review-forum"
    window.settle()
    assert slug(window) == "hungary-quits-the-compact"


def test_what_was_wished_last_is_shown_whatever_is_read_first(window, slow_disk):
    for address in (ONE, TWO, THREE, ONE, TWO):
        window.context.navigator.go(address)
    window.settle()
    assert slug(window) == "first-review-forum"


def test_another_edition_is_expected_to_be_quick_again(window, slow_disk, monkeypatch):
    window.go(ONE)
    window.go(TWO)
    monkeypatch.undo()
    window.frame.show_edition()
    window.go(ONE)  # the first page of an edition is read in a job
    window.context.navigator.go(THREE)
    assert slug(window) == "hungary-quits-the-compact"


@pytest.fixture
def reading_stories(monkeypatch):
    """Have the related stories of a page wait until this is set."""
    read, goes_on = related.list_kin, threading.Event()

    def held(*wanted):
        assert goes_on.wait(PATIENCE_S)
        return read(*wanted)

    monkeypatch.setattr(related, "list_kin", held)
    yield goes_on
    goes_on.set()


def column(window):
    view = window.view
    return view.related_column.isVisible(), rows_of(view.related)


def test_stories_come_below_what_stands_beside_a_page_already(window, reading_stories):
    reading_stories.set()
    window.go(TWO)
    of_two = column(window)
    reading_stories.clear()
    window.context.navigator.go(ONE)
    wait_until(lambda: column(window) != of_two)
    is_shown, before = column(window)
    reading_stories.set()
    window.settle()
    has_stayed, after = column(window)
    assert is_shown
    assert has_stayed
    assert after[: len(before)] == before
    assert [row for row in after if row.startswith("Stories")] == after[len(before) :][:1]


def test_the_column_is_shown_once_where_its_stories_are_read_quickly(window, monkeypatch):
    monkeypatch.setattr(beside, "_LONGEST_WAIT_MS", PATIENCE_S * 1000)
    window.go(TWO)
    of_two, changes, model = column(window), [], window.view.related.model()
    for signal in (model.modelReset, model.rowsInserted):
        signal.connect(lambda *_: changes.append(column(window)))
    window.go(ONE)
    assert len(changes) == 1
    assert column(window) != of_two


def test_a_story_shown_before_has_all_beside_it_at_once(window, reading_stories):
    reading_stories.set()
    window.go(ONE)
    whole = column(window)
    window.go(TWO)
    reading_stories.clear()
    window.context.navigator.go(ONE)
    wait_until(lambda: window.view.is_complete)
    assert column(window) == whole


def test_a_page_is_there_before_what_is_round_it(window):
    """Lists and the rest take as long again: a key is heard between."""
    window.go(TWO)
    beside, row = column(window), window.view.table.currentIndex().row()
    window.context.navigator.go(ONE)
    assert slug(window) == "arbour-named-envoy"
    assert column(window) == beside
    assert window.view.table.currentIndex().row() == row
    window.settle()
    assert column(window) != beside
    assert window.view.table.currentIndex().row() != row


def test_what_comes_late_belongs_to_the_page_shown(window):
    window.go(ONE)
    of_one = column(window)
    for address in (TWO, THREE):
        window.context.navigator.go(address)
    window.context.navigator.go(ONE)
    window.settle()
    assert column(window) == of_one
    window.context.navigator.go(THREE)
    window.go("person/louise-arbour")
    window.go(THREE)
    assert column(window)[1] != of_one[1]


def test_an_entry_that_is_not_there_is_told_as_ever(window):
    window.go(ONE)
    window.go("story/no-such-story")
    assert window.address == "story/no-such-story"
    assert "no-such-story" in " ".join(window.words)
