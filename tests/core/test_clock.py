"""One day rules titles and names everywhere: whoever shows them must hear when it changes."""

import pytest

from desktop.core.clock import Clock

TODAY = "2018-12-10"


@pytest.fixture
def told():
    return []


@pytest.fixture
def clock(told):
    clock = Clock(TODAY)
    clock.on_change(lambda: told.append(clock.as_of))
    return clock


def test_the_day_is_today_until_one_is_chosen(clock):
    assert (clock.as_of, clock.is_latest) == (TODAY, True)
    clock.show_as_of("2017-06-19")
    assert (clock.as_of, clock.is_latest, clock.today) == ("2017-06-19", False, TODAY)


@pytest.mark.parametrize(
    ("days", "heard"),
    [
        (["2017-06-19"], ["2017-06-19"]),
        (["2017-06-19", "2017-06-19"], ["2017-06-19"]),
        (["2017-06-19", ""], ["2017-06-19", TODAY]),
        (["2017-06-19", TODAY], ["2017-06-19", TODAY]),
        ([""], []),
        ([TODAY], []),
    ],
)
def test_changes_are_told_and_nothing_else(clock, told, days, heard):
    for day in days:
        clock.show_as_of(day)
    assert told == heard


def test_today_chosen_by_hand_goes_on_with_the_days(clock):
    clock.show_as_of("2017-06-19")
    clock.show_as_of(TODAY)
    clock.today_override = "2018-12-11"
    assert clock.as_of == "2018-12-11"


def test_a_day_of_the_command_line_is_left_by_latest():
    clock = Clock(TODAY, "2017-06-19")
    assert not clock.is_latest
    clock.show_as_of("")
    assert clock.is_latest
