"""The Stories tab: filters that combine, counts that agree, chips where the column is closed."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from db.queries.stories import count_story_months
from db.records import StoryFilter
from desktop.views import story_reading
from desktop.widgets.histogram import YearHistogram
from tests.window import Window, lines_of, row_with, rows_of

TRANSLATED = "story/governance-session-brief-and-agenda"


@pytest.fixture
def stories(window: Window) -> Window:
    """The tab with nothing filtered."""
    window.go("tab/stories")
    return window


def headlines(window: Window) -> list[str]:
    return [line.headline for line in lines_of(window.list_named("Stories"))]


def tick(window: Window, facet: str, words: str) -> None:
    view = window.list_named(facet)
    window.click_row(view, row_with(view, words))


def is_whole(window: Window) -> bool:
    shown, total = shown_of(window)
    return shown == total == len(headlines(window))


def shown_of(window: Window) -> tuple[int, int]:
    """How many stories the header says are shown, and of how many."""
    numbers = [int(word) for word in re.findall(r"\d+", window.view._header.count_text)]
    return numbers[0], numbers[-1]


def years(window: Window) -> YearHistogram:
    return window.named("Year", YearHistogram)


def test_the_newest_story_opens_with_the_tab(stories):
    assert stories.address.startswith("story/")
    assert stories.title == headlines(stories)[0]
    assert shown_of(stories) == (len(headlines(stories)),) * 2


def test_a_long_list_begins_before_its_end_is_read_and_is_whole_then(stories, monkeypatch):
    rows, bar = rows_of(stories.list_named("Stories")), "verticalScrollBar"
    monkeypatch.setattr(story_reading, "FIRST", 10)
    seen = []
    stories.view._reading.listed.connect(lambda listed: seen.append(len(listed.ids)))
    stories.frame.show_edition()
    stories.go("tab/stories")
    assert seen == [10, len(headlines(stories))]
    assert rows_of(stories.list_named("Stories")) == rows
    assert is_whole(stories)
    place = getattr(stories.list_named("Stories"), bar)().maximum()
    getattr(stories.list_named("Stories"), bar)().setValue(place)
    stories.go("person/louise-arbour")
    stories.frame.show_edition()
    stories.press("Alt+Left")
    assert getattr(stories.list_named("Stories"), bar)().value() == place


@pytest.mark.parametrize("most", [0, 1, 7, 1000])
def test_months_of_the_first_stories_add_up_to_them(stories, most):
    read = stories.context.library.read
    whole = read(count_story_months, StoryFilter())
    months = read(count_story_months, StoryFilter(), most)
    total = sum(count for _, count in whole)
    assert sum(count for _, count in months) == min(most, total)
    assert [month for month, _ in months] == [month for month, _ in whole][: len(months)]


def test_stories_stand_under_the_month_they_happened_in(stories):
    rows = rows_of(stories.list_named("Stories"))
    line = stories.list_named("Stories").model().line(rows.index("June 2017") + 1)
    assert line.date.endswith("Jun 2017")
    assert rows[0] not in headlines(stories), "the list begins with a month"


def test_values_of_one_facet_add_and_two_facets_narrow(stories):
    tick(stories, "Country", "Mexico")
    mexico = set(headlines(stories))
    assert shown_of(stories)[0] == len(mexico) < shown_of(stories)[1]
    tick(stories, "Country", "Switzerland")
    both = set(headlines(stories))
    assert mexico < both
    tick(stories, "SDG target", "10.7")
    assert set(headlines(stories)) < both
    stories.click(stories.named("Clear"))
    assert is_whole(stories)


def test_the_count_beside_a_value_is_what_ticking_it_leaves(stories):
    view = stories.list_named("Issue area")
    row = row_with(view, "Human rights of migrants")
    said = lines_of(view)[row].count
    stories.click_row(view, row)
    assert len(headlines(stories)) == said
    assert lines_of(view)[row].is_on
    assert stories.all_named("Clear")


def test_facets_are_ticked_by_key_and_say_so(stories):
    view = stories.list_named("Country")
    view.setFocus()
    stories.press("Home", "Space")
    sentence = view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert sentence.endswith(", on")
    assert stories.focus is view, "the next value can be ticked at once"
    stories.press("Space")
    assert is_whole(stories)


def test_a_long_facet_opens_and_folds_again(stories):
    view = stories.list_named("Country")
    folded = len(rows_of(view))
    more = view.parentWidget().findChild(QPushButton)
    hidden = int(re.search(r"\d+", more.text())[0])
    stories.click(more)
    assert len(rows_of(view)) == folded + hidden
    stories.click(stories.named("Fewer"))
    assert len(rows_of(view)) == folded


def test_a_year_is_chosen_by_click_and_let_go_by_another(stories):
    bars = years(stories)
    stories.click(bars, bars._slot(1).center())
    assert bars.chosen == (2017, 2017)
    assert shown_of(stories)[0] == dict(bars._bars)[2017]
    stories.click(bars, bars._slot(1).center())
    assert bars.chosen is None
    assert is_whole(stories)


def test_years_are_chosen_by_key(stories):
    years(stories).setFocus()
    stories.press(*["Left"] * 9, "Right", "Space", "Shift+Right")
    assert years(stories).chosen == (2017, 2018)
    counts = dict(years(stories)._bars)
    assert shown_of(stories)[0] == counts[2017] + counts[2018]
    assert "on: 2017–2018" in years(stories).accessibleDescription()


def test_what_is_on_is_a_chip_where_the_filters_are_closed(stories):
    tick(stories, "SDG target", "10.7")
    tick(stories, "Country", "Mexico")
    assert not stories.all_named("Remove filter 10.7"), "the open column says it already"
    stories.press("Ctrl+B")
    assert not stories.all_named("Country")
    narrowed = headlines(stories)
    stories.click(stories.named("Remove filter 10.7"))
    assert len(headlines(stories)) > len(narrowed)
    stories.click(stories.named("Remove filter Mexico"))
    assert is_whole(stories)
    assert not stories.all_named("Remove filter Mexico")
    stories.press("Ctrl+B")
    assert stories.all_named("Country")


def test_walking_down_the_list_reads_along_and_leaves_one_visit(stories):
    stories.go("tab/people")
    stories.go("tab/stories")
    stories.list_named("Stories").setFocus()
    first = stories.address
    stories.press("Down", "Down", "Down")
    assert stories.title == headlines(stories)[3]
    assert stories.address != first
    stories.press("Alt+Left")
    assert stories.address.startswith("person/")


def test_the_list_goes_by_typed_letters_and_to_its_ends(stories):
    stories.list_named("Stories").setFocus()
    stories.write("marra")
    assert stories.title.startswith("Marra")
    stories.press("End")
    assert stories.title == headlines(stories)[-1]
    stories.press("Home")
    assert stories.title == headlines(stories)[0]


def test_enter_in_the_list_takes_the_keyboard_to_the_page(stories):
    stories.list_named("Stories").setFocus()
    stories.press("Down", "Return")
    assert stories.focus is stories.reader


def test_the_list_speaks_the_language_chosen_and_falls_back_on_english(stories):
    stories.go(TRANSLATED)
    in_english = headlines(stories)
    stories.choose("Français", stories.named("Language of the content"))
    in_french = headlines(stories)
    changed = [pair for pair in zip(in_english, in_french, strict=True) if pair[0] != pair[1]]
    assert len(changed) == 1
    assert stories.title == changed[0][1]


def test_a_filter_by_language_leaves_what_is_written_in_it(stories):
    tick(stories, "Language", "العربية")
    assert shown_of(stories)[0] == 1


def test_a_story_outside_the_filter_is_read_without_moving_the_list(stories):
    tick(stories, "Language", "العربية")
    stories.go("story/first-review-forum")
    assert stories.address == "story/first-review-forum"
    stories.press("F6", "F6", "F6", "F6", "F6")
    assert stories.address == "story/first-review-forum", "passing a list opens nothing"
