"""A page is there at once where the file is quick, and a slow one holds the window only once."""

import time

import pytest

ONE, TWO, THREE = (
    "story/arbour-named-envoy",
    "story/first-review-forum",
    "story/hungary-quits-the-compact",
)


def slug(window):
    return window.view.article.page.slug


@pytest.fixture
def slow_disk(window, monkeypatch):
    """Let every read of the edition take as long as from a worn stick."""
    library = type(window.context.library)
    read = library.read

    def slowly(self, *wanted):
        time.sleep(0.06)
        return read(self, *wanted)

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


def test_an_entry_that_is_not_there_is_told_as_ever(window):
    window.go(ONE)
    window.go("story/no-such-story")
    assert window.address == "story/no-such-story"
    assert "no-such-story" in " ".join(window.words)
