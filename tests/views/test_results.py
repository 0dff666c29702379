"""The page of results: every hit, narrowed by facets that become words of the query."""

import pytest
from PySide6.QtWidgets import QPushButton

from tests.window import Window, lines_of, row_with


@pytest.fixture
def found(window: Window) -> Window:
    window.go("search/?q=migration")
    return window


def hits(window: Window):
    return lines_of(window.list_named("Results"))


def test_hits_are_counted_and_the_best_comes_first(window):
    window.go("search/?q=louise arbour")
    assert hits(window)[0].title == "Louise Arbour"
    assert "Best match first" in window.words
    count = next(said for said in window.words if said.endswith("louise arbour"))
    assert int(count.split()[0]) >= len(hits(window))


def test_enter_opens_the_hit_and_back_returns_to_it(found):
    table = found.list_named("Results")
    table.setFocus()
    found.press("Down", "Down")
    title = hits(found)[2].title
    found.press("Return")
    assert found.title == title
    found.press("Alt+Left")
    assert found.address == "search/?q=migration"
    table = found.list_named("Results")
    assert table.currentIndex().row() == 2
    assert found.focus is table


def test_a_hit_opens_by_one_click(found):
    found.click_row(found.list_named("Results"), 1)
    assert not found.address.startswith("search")


def test_the_keyboard_comes_to_the_hits(window):
    window.go("tab/people")
    window.press("Ctrl+K")
    window.write("lauber")
    window.press("Ctrl+Return")
    first = hits(window)[0].title
    window.press("Return")
    assert window.title == first


def test_a_facet_becomes_a_word_of_the_query_and_leaves_it_again(found):
    before = len(hits(found))
    facet = found.list_named("Kind")
    found.click_row(facet, row_with(facet, "Stories"))
    assert "kind%3Astory" in found.address
    assert {line.kind for line in hits(found)} == {"story"}
    facet = found.list_named("Kind")
    assert lines_of(facet)[row_with(facet, "Stories")].is_on
    found.click_row(facet, row_with(facet, "Stories"))
    assert found.address == "search/?q=migration"
    assert len(hits(found)) == before


def test_facets_of_two_fields_narrow_together(found):
    for name, words in (("Kind", "Stories"), ("Country", "Mexico")):
        facet = found.list_named(name)
        found.click_row(facet, row_with(facet, words))
    assert "kind%3Astory" in found.address
    assert "country%3A" in found.address
    assert hits(found)
    found.press("Alt+Left", "Alt+Left")
    assert found.address == "search/?q=migration"


def test_the_rest_is_read_when_the_end_comes_into_view(found):
    table = found.list_named("Results")
    before = len(hits(found))
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    found.settle()
    assert len(hits(found)) > before
    addresses = [line.address for line in hits(found)]
    assert len(addresses) == len(set(addresses))


def test_back_returns_to_the_place_in_a_long_list(found):
    table = found.list_named("Results")
    for _ in range(2):
        table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
        found.settle()
    place, read = table.verticalScrollBar().value(), len(hits(found))
    row = table.rowAt(20)
    title = hits(found)[row].title
    found.click(table.viewport(), table.visualRect(table.model().index(row, 0)).center())
    assert found.title == title
    found.press("Alt+Left")
    table = found.list_named("Results")
    assert len(hits(found)) == read
    assert table.verticalScrollBar().value() == place


def test_nothing_found_offers_what_was_meant(window):
    window.go("search/?q=migratoin")
    assert hits(window) == []
    assert "No entry matches “migratoin”." in window.words
    window.click(window.named("Search for “migration”", QPushButton))
    assert window.address == "search/?q=migration"
    assert hits(window)


def test_what_was_not_understood_is_said(window):
    window.go("search/?q=migration kind:nonsense")
    assert any("nonsense" in said for said in window.words)


def test_facets_are_not_left_over_where_nothing_is_found(found):
    found.go("search/?q=qqqqxyzzy")
    assert not found.all_named("Kind")
    assert hits(found) == []


def test_hits_change_with_the_language(window):
    window.go("search/?q=gouvernance")
    window.choose("Français", window.named("Language of the content"))
    assert any("gouvernance" in line.title for line in hits(window))
