"""An address that leads nowhere: said plainly, with what is near, and a way on."""

import pytest

from tests.window import Window, lines_of, row_with

SAID = "This page is not in the edition"


@pytest.mark.parametrize(
    ("address", "near"),
    [
        ("person/louise-arbor", "Louise Arbour"),
        ("country/switzerlan", "Switzerland"),
        (
            "story/first-review-forums",
            "First review forum ends with an agreed Progress Declaration",
        ),
    ],
)
def test_near_matches_are_offered_and_open(window: Window, address, near):
    window.go(address)
    assert SAID in window.words
    assert any(f"placard://{address}" in said for said in window.words)
    offered = window.list_named("Entries with a name near it")
    window.click_row(offered, row_with(offered, near))
    assert window.title.startswith(near)


def test_near_matches_open_by_key(window: Window):
    window.go("person/louise-arbor")
    window.press("Down", "Down", "Return")
    assert window.address.startswith("person/")
    assert SAID not in window.words


def test_what_is_near_nothing_says_so_without_a_list(window: Window):
    window.go("story/qqqqqqqqqqqqqq")
    assert SAID in window.words
    assert lines_of(window.list_named("Entries with a name near it")) == []


def test_an_unknown_page_is_a_page_one_comes_back_from(window: Window):
    window.go("person/louise-arbour")
    window.go("person/louise-arbor")
    window.press("Alt+Left")
    assert window.title == "Louise Arbour"
    window.press("Alt+Right")
    assert SAID in window.words


@pytest.mark.parametrize(
    "address",
    ["nonsense/x", "story/", "http://example.org/", "placard://", "", "story/%00", "x" * 3000],
)
def test_what_is_no_address_is_refused_and_the_page_stays(window: Window, address):
    window.go("person/louise-arbour")
    window.go(address)
    if SAID not in window.words:
        assert window.title == "Louise Arbour"
        assert window.told


def test_a_help_page_that_is_not_there_says_so(window: Window):
    window.go("help/no-such-page")
    assert SAID in window.words
    window.go("help/search")
    assert SAID not in window.words
