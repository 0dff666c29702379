"""Back and forward through the whole window: every page is found as it was left."""

import pytest
from PySide6.QtWidgets import QLineEdit

from tests.window import Window, lines_of, row_with

STORY = "story/governance-session-brief-and-agenda"
PERSON = "person/louise-arbour"


def test_back_and_forward_go_through_the_pages_in_order(window: Window):
    pages = [STORY, PERSON, "search/?q=readmission", "help/search", "document/a-res-71-280"]
    for page in pages:
        window.go(page)
    for page in reversed(pages[:-1]):
        window.press("Alt+Left")
        assert window.address == page
    window.press("Alt+Left")
    assert window.address == pages[0], "the first page is the first page"
    for page in pages[1:]:
        window.press("Alt+Right")
        assert window.address == page


def test_the_buttons_can_be_pressed_only_where_there_is_a_page(window: Window):
    bar = window.frame.bar
    window.go(STORY)
    assert not bar.back.isEnabled()
    window.go(PERSON)
    window.click(bar.back)
    assert window.address == STORY
    assert not bar.back.isEnabled()
    assert bar.forward.isEnabled()
    window.click(bar.forward)
    assert window.address == PERSON
    assert not bar.forward.isEnabled()


def test_a_new_page_drops_what_lay_ahead(window: Window):
    for page in (STORY, PERSON, "help/search"):
        window.go(page)
    window.press("Alt+Left", "Alt+Left")
    window.go("document/a-res-71-280")
    assert not window.context.navigator.can_go_forward
    window.press("Alt+Left")
    assert window.address == STORY


@pytest.mark.parametrize("between", [PERSON, "story/first-review-forum", "help/search"])
def test_back_returns_to_the_line_that_was_read(window: Window, between):
    window.go(STORY)
    window.reader.verticalScrollBar().setValue(700)
    seen = window.text_in_view()
    window.go(between)
    window.press("Alt+Left")
    assert window.scrolled == 700
    assert window.text_in_view() == seen


def test_back_returns_to_the_line_read_also_in_another_width(window: Window):
    window.go(f"{STORY}#h-what-it-proposes")
    window.go(PERSON)
    window.resize(1000)
    window.press("Alt+Left")
    assert "What it proposes" in window.text_in_view()


def test_back_marks_the_story_in_the_list_again(window: Window):
    for page in (STORY, "story/first-review-forum", PERSON):
        window.go(page)
    for page in ("story/first-review-forum", STORY):
        window.press("Alt+Left")
        shown = window.list_named("Stories")
        assert window.address == page
        assert shown.model().line(shown.currentIndex().row()).headline == window.title


def test_back_brings_the_filter_of_the_page_back(window: Window):
    window.go(STORY)
    country = window.list_named("Country")
    window.click_row(country, row_with(country, "Mexico"))
    narrowed = [line.headline for line in lines_of(window.list_named("Stories"))]
    window.go(PERSON)
    window.go("tab/stories")
    window.click(window.named("Clear"))
    assert len(lines_of(window.list_named("Stories"))) > len(narrowed)
    window.press("Alt+Left", "Alt+Left")
    assert window.address == STORY
    assert [line.headline for line in lines_of(window.list_named("Stories"))] == narrowed
    window.click(window.named("Clear"))


def test_back_returns_to_the_place_in_the_list(window: Window):
    window.go(STORY)
    bar = window.list_named("Stories").verticalScrollBar()
    bar.setValue(bar.maximum())
    place = bar.value()
    window.go(PERSON)
    window.go("tab/stories")
    bar.setValue(0)
    window.press("Alt+Left", "Alt+Left")
    assert bar.value() == place


@pytest.mark.parametrize(
    ("key", "kind"),
    [("Ctrl+1", "story"), ("Ctrl+2", ""), ("Ctrl+3", "person"), ("Ctrl+4", "document")],
)
def test_a_tab_is_a_key_away_and_shows_what_was_read_there(window: Window, key, kind):
    window.go("help/search")
    window.press(key)
    tabs = window.frame.bar.tabs
    assert tabs.currentIndex() == int(key[-1]) - 1
    if kind:
        before = window.title
        window.press("Ctrl+1" if key != "Ctrl+1" else "Ctrl+3", key)
        assert window.title == before


def test_a_tab_is_chosen_by_click_also_the_one_that_is_marked(window: Window):
    tabs = window.frame.bar.tabs
    window.go(PERSON)
    window.click(tabs, tabs.tabRect(3).center())
    assert window.address.startswith("document/")
    window.go("help/search")
    window.click(tabs, tabs.tabRect(3).center())
    assert window.title != "Help"
    assert window.list_named("Documents").isVisible()


def test_no_tab_is_marked_where_none_is_shown(window: Window):
    window.go("help/search")
    assert window.frame.bar.tabs.property("isIdle")
    window.press("Ctrl+3")
    assert not window.frame.bar.tabs.property("isIdle")


def test_the_find_bar_and_the_pop_up_never_survive_their_page(window: Window):
    window.go(STORY)
    window.press("Ctrl+K")
    window.write("geneva")
    window.go(PERSON)
    window.reader.setFocus()
    assert not window.app.search_box.is_open
    window.press("Ctrl+F")
    assert window.named("Find in page", QLineEdit) is window.focus
    window.press("Esc")


def test_two_hundred_pages_are_gone_through_and_back(window: Window):
    for number in range(40):
        window.context.navigator.go(f"search/?q={number}")
        window.context.navigator.go(STORY)
    window.settle()
    for _ in range(79):
        window.context.navigator.back()
    window.settle()
    assert window.address == "search/?q=0"
    assert not window.context.navigator.can_go_back
