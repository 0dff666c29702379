"""Columns give way as the window narrows, in one order; what a hand opened stays until then."""

import pytest

from tests.window import Window

STORY = "story/governance-session-brief-and-agenda"


def columns(window: Window) -> str:
    """The columns in view, by their first letters: filters, list, page, related."""
    view = window.view
    shown = (view._facets, view._list_column, view.article, view.related_column)
    return "".join(
        letter for letter, column in zip("flpr", shown, strict=True) if column.isVisible()
    )


@pytest.fixture
def story(window: Window) -> Window:
    window.go(STORY)
    window.list_named("Stories").setFocus()
    return window


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (1440, "flpr"),
        (1320, "flpr"),
        (1319, "flp"),
        (1180, "flp"),
        (1179, "lp"),
        (820, "lp"),
        (819, "p"),
        (720, "p"),
    ],
)
def test_columns_close_in_one_order(story, width, shown):
    story.resize(width)
    assert columns(story) == shown
    story.resize(1440)
    assert columns(story) == "flpr"


def test_a_column_opened_by_hand_stays_until_the_window_narrows_again(story):
    story.resize(1250)
    story.press("Ctrl+R")
    assert columns(story) == "flpr"
    story.resize(1260)
    story.resize(1240)
    assert columns(story) == "flpr"
    story.go("story/first-review-forum")
    assert columns(story) == "flpr", "also on the next page"
    story.resize(1400)
    story.resize(1250)
    assert columns(story) == "flp"


def test_a_column_closed_by_hand_stays_closed(story):
    story.press("Ctrl+B")
    assert columns(story) == "lpr"
    story.go("story/first-review-forum")
    story.resize(1420)
    assert columns(story) == "lpr"
    story.press("Ctrl+B")
    assert columns(story) == "flpr"


def test_the_marks_of_the_menu_say_which_columns_are_open(story):
    actions = story.context.actions
    assert actions["facets"].isChecked()
    assert actions["related"].isChecked()
    story.press("Ctrl+B", "Ctrl+R")
    assert columns(story) == "lp"
    assert not actions["facets"].isChecked()
    assert not actions["related"].isChecked()
    story.press("Ctrl+B", "Ctrl+R")


def test_a_page_without_anything_related_shows_no_empty_column(window):
    window.go("phase/gcm-mandate")
    assert window.view.related_column.isVisible() == bool(window.view.related.model().rowCount())


def test_in_a_narrow_window_one_goes_from_list_to_page_and_back(story):
    story.resize(760)
    assert columns(story) == "p"
    story.press("Ctrl+1")
    assert columns(story).startswith("l")
    story.list_named("Stories").setFocus()
    story.press("Down", "Return")
    assert columns(story) == "p"
    assert story.focus is story.reader


def test_wide_screens_give_the_room_to_the_page(story):
    def width() -> int:
        return story.view.article.width()

    before = width()
    story.resize(1640)
    assert width() == before + 200
