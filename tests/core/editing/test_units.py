"""Places in a text are the same to Qt and to Python, whatever letters stand before them."""

import pytest

from desktop.core.editing.units import changed_part, index_at, units_before


@pytest.mark.parametrize(
    ("text", "index", "units"), [("abc", 2, 2), ("été", 2, 2), ("🙂a🙂", 2, 3), ("حديث", 4, 4)]
)
def test_a_place_is_counted_both_ways(text, index, units):
    assert units_before(text, index) == units
    assert index_at(text, units) == index


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("abc", "abXc", (2, 2, "X")),
        ("abc", "ac", (1, 2, "")),
        ("aa", "aaa", (2, 2, "a")),
        ("", "x", (0, 0, "x")),
        ("same", "same", (4, 4, "")),
    ],
)
def test_only_what_changed_is_put_in(old, new, part):
    assert changed_part(old, new) == part
    start, end, words = part
    assert old[:start] + words + old[end:] == new
