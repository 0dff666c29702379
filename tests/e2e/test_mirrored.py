"""The window of those who read from the right: mirrored whole, and every key as it was meant."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from desktop.widgets.facet_list import FacetList
from desktop.widgets.tick import SIDE
from tests.window import Window, lines_of, open_window

STORY = "story/governance-session-brief-and-agenda"


@pytest.fixture(scope="module")
def mirrored(qapp, tmp_path_factory, bundled_edition):
    """The program as `--rtl --lang ar` starts it."""
    folder = tmp_path_factory.mktemp("person")
    arguments = (STORY, "--rtl", "--lang", "ar", "--edition", str(bundled_edition))
    with open_window(folder, *arguments) as window:
        yield window
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture(autouse=True)
def _wide(mirrored):
    mirrored.resize(1440)


def left(window: Window, widget) -> int:
    return widget.mapTo(window.frame, QPoint(0, 0)).x()


def test_columns_and_bar_stand_the_other_way_round(mirrored):
    view, bar = mirrored.view, mirrored.frame.bar
    shown = (view._facets, view._list_column, view.article, view.related_column)
    places = [left(mirrored, column) for column in shown]
    assert places == sorted(places, reverse=True)
    assert left(mirrored, bar.back) > left(mirrored, bar.tabs) > left(mirrored, bar.more)


def gaps_of(label) -> tuple[int, int]:
    """Return how far a label's letters stand from its left and from its right edge."""
    image = label.grab().toImage()
    paper = image.pixel(0, 0)
    inked = [
        x
        for x in range(image.width())
        if any(image.pixel(x, y) != paper for y in range(image.height()))
    ]
    return inked[0], image.width() - 1 - inked[-1]


@pytest.mark.parametrize("words", ["Issue area", "SDG target", "Year", "Country"])
def test_headings_of_filters_stand_at_the_right_though_they_are_english(mirrored, words):
    mirrored.go(STORY)
    headings = [one for one in mirrored.all_named(words, QLabel) if one.property("role") == "group"]
    before, after = gaps_of(headings[0])
    assert after < before


def test_what_unfolds_a_filter_stands_below_its_words(mirrored):
    mirrored.go(STORY)
    facet = mirrored.view._facets.findChild(FacetList)
    more = facet.last_stop
    heading = facet.findChild(QLabel)
    right = left(mirrored, more) + more.width()
    assert right < left(mirrored, heading) + heading.width() - SIDE


def test_the_page_is_arabic_and_runs_from_the_right(mirrored):
    option = mirrored.reader.document().defaultTextOption()
    assert option.textDirection() is Qt.LayoutDirection.RightToLeft
    assert any("\u0600" <= letter <= "\u06ff" for letter in mirrored.title)


def test_numbers_of_paragraphs_stand_at_the_right_and_can_be_clicked(mirrored):
    number, place = mirrored.paragraph_numbers()[0]
    assert place.x() > mirrored.reader.viewport().width() // 2
    mirrored.click(mirrored.reader.viewport(), place)
    assert f"para. {number}" in mirrored.clipboard


@pytest.mark.parametrize(("width", "fits"), [(1440, 0), (800, 448)])
def test_search_opens_below_its_field_within_the_window(mirrored, width, fits):
    mirrored.resize(width)
    box = mirrored.app.search_box
    mirrored.press("Ctrl+K", "Ctrl+A", "Del")
    mirrored.write("جنيف")
    assert mirrored.frame.rect().contains(box.popup.geometry())
    edge = left(mirrored, box) + box.width()
    assert abs(left(mirrored, box.popup) + box.popup.width() - max(edge, fits)) <= 2
    assert lines_of(mirrored.list_named("Search results"))
    mirrored.press("Esc", "Esc")


def test_back_is_the_key_that_points_back(mirrored):
    mirrored.go(STORY)
    mirrored.go("person/louise-arbour")
    mirrored.press("Alt+Left")
    assert mirrored.address == STORY
    mirrored.press("Alt+Right")
    assert mirrored.address == "person/louise-arbour"


def test_years_are_walked_in_the_direction_they_are_drawn(mirrored):
    mirrored.go(STORY)
    bars = next(one for one in mirrored.all_named("Year") if hasattr(one, "chosen"))
    bars.setFocus()
    mirrored.press(*["Right"] * 9, "Space")
    first = bars.chosen
    mirrored.press("Space", *["Left"] * 9, "Space")
    assert first[0] < bars.chosen[0]
    mirrored.press("Space")


def test_links_are_followed_by_click(mirrored):
    mirrored.go(STORY)
    mirrored.click_link("placard://person/louise-arbour")
    assert mirrored.address == "person/louise-arbour"


@pytest.mark.parametrize("width", [1000, 720])
def test_columns_give_way_as_in_the_other_direction(mirrored, width):
    mirrored.go(STORY)
    mirrored.resize(width)
    assert not mirrored.view.related_column.isVisible()
    assert mirrored.view.article.isVisible()
