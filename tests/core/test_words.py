"""Counts stand everywhere: their words and separators must not wander."""

import pytest

from desktop.core.clock import Clock
from desktop.core.words import count_text


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 entries"),
        (1, "1 entry"),
        (2, "2 entries"),
        (12_345, "12\u202f345 entries"),
        (1_000_000, "1\u202f000\u202f000 entries"),
    ],
)
def test_a_number_with_its_noun(count, said):
    assert count_text(count, "entry", "entries") == said


@pytest.mark.parametrize(
    ("today", "as_of", "expected"),
    [
        ("2018-12-10", "", ("2018-12-10", "2018-12-10")),
        ("2018-12-10", "2017-06-19", ("2018-12-10", "2017-06-19")),
    ],
)
def test_rehearsed_days_hold(today, as_of, expected):
    clock = Clock(today, as_of)
    assert (clock.today, clock.as_of) == expected


def test_without_rehearsal_it_is_today():
    clock = Clock("", "2017-06-19")
    assert clock.today > "2020-01-01"
    assert clock.as_of == "2017-06-19"
