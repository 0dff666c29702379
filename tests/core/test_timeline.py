"""The timeline's places: windows within bounds, bars in lanes, heaps, ticks, labels with room."""

import datetime
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.calendar_records import Calendar, CalendarPhase, StoryDay
from desktop.core.timeline import (
    LEAST_DAYS,
    Mark,
    Window,
    axis,
    first_window,
    place,
    prepare,
    spread_labels,
)
from tests.core.test_calendar import span


def day(text: str) -> int:
    return datetime.date.fromisoformat(text).toordinal()


def days(first: str, last: str) -> Window:
    return Window(day(first), day(last))


YEAR = days("2017-01-01", "2017-12-31")
MONTHS = ["Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
BOUNDS = days("2016-01-01", "2018-12-31")


@pytest.mark.parametrize(
    ("window", "found"),
    [
        (YEAR.moved(31, BOUNDS), ("2017-02-01", "2018-01-31")),
        (YEAR.moved(-9999, BOUNDS), ("2016-01-01", "2016-12-30")),
        (YEAR.moved(9999, BOUNDS), ("2018-01-01", "2018-12-31")),
        (YEAR.resized(day("2017-12-20"), YEAR.last, BOUNDS), ("2017-12-04", "2017-12-31")),
        (YEAR.resized(YEAR.first, day("2016-05-01"), BOUNDS), ("2017-01-01", "2017-01-28")),
        (YEAR.resized(day("2010-01-01"), day("2030-01-01"), BOUNDS), ("2016-01-01", "2018-12-31")),
        (YEAR.zoomed(0.5, BOUNDS), ("2017-04-02", "2017-09-30")),
        (YEAR.zoomed(100, BOUNDS), ("2016-01-01", "2018-12-31")),
        (YEAR.holding(day("2017-03-01"), day("2017-03-02"), BOUNDS), ("2017-01-01", "2017-12-31")),
        (YEAR.holding(day("2018-07-02"), day("2018-07-02"), BOUNDS), ("2018-01-01", "2018-12-31")),
    ],
)
def test_a_window_stays_within_bounds_and_never_closes(window, found):
    assert window == days(*found)


@given(st.integers(-(10**9), 10**9), st.integers(-(10**9), 10**9))
def test_any_drag_leaves_a_window_one_can_see_through(first, last):
    window = YEAR.resized(YEAR.first + first, YEAR.last + last, BOUNDS)
    assert BOUNDS.first <= window.first <= window.last <= BOUNDS.last
    assert window.days >= LEAST_DAYS


def test_a_month_only_session_takes_the_whole_month():
    (mark,) = prepare(Calendar(), [span(1, "2017-07")], "2017-01-01").sessions
    (bar,) = place((mark,), YEAR, 365, least=10, most=3)
    assert (bar.left, bar.right, mark.is_dashed) == (181, 212, True)


@given(
    st.lists(st.tuples(st.integers(0, 364), st.integers(0, 40)), max_size=60),
    st.integers(1, 6),
    st.booleans(),
)
def test_bars_never_overlap_and_none_is_lost(days_of, most, has_labels):
    marks = sorted(
        (
            Mark(n, YEAR.first + at, min(YEAR.last, YEAR.first + at + more), 1)
            for n, (at, more) in enumerate(days_of)
        ),
        key=lambda mark: (mark.first, mark.last),
    )
    reach = (lambda mark: 50.0) if has_labels else None
    bars = place(marks, YEAR, 700, least=10, most=most, reach=reach)
    assert sum(bar.count for bar in bars) == len(marks)
    for bar in bars:
        assert 0 <= bar.left < bar.right <= 700.001
        assert bar.right - bar.left >= 9.999
        assert bar.lane < bar.lanes <= most
    for one, other in combinations(bars, 2):
        if one.lane == other.lane:
            assert one.right <= other.left + 1e-6 or other.right <= one.left + 1e-6


def test_sessions_too_close_to_tell_apart_are_one_heap():
    marks = [Mark(n, YEAR.first + 10, YEAR.first + 10, 1) for n in range(9)]
    (heap,) = place(marks, YEAR, 365, least=10, most=4)
    assert heap.count == 9


def test_labels_get_lanes_of_their_own_while_there_are_any():
    marks = [Mark(n, YEAR.first + 20 * n, YEAR.first + 20 * n, 1) for n in range(3)]
    bars = place(marks, YEAR, 365, least=10, most=3, reach=lambda mark: 60)
    assert [bar.lane for bar in bars] == [0, 1, 2]
    bars = place(marks, YEAR, 365, least=10, most=1, reach=lambda mark: 60)
    assert [(bar.lane, bar.count) for bar in bars] == [(0, 1)] * 3, "the labels give way"


@pytest.mark.parametrize(
    ("width", "texts"),
    [
        (1200, ["2017", *MONTHS]),
        (300, ["2017", "Apr", "Jul", "Oct"]),
        (100, ["2017", "Jul"]),
        (60, ["2017"]),
    ],
)
def test_the_axis_says_as_much_as_there_is_room_for(width, texts):
    assert [tick.text for tick in axis(YEAR, width, 30)] == texts


def test_an_axis_begins_no_earlier_than_there_are_days():
    assert [tick.text for tick in axis(Window(1, 365), 10, 38)] == ["1"]


def test_an_axis_that_begins_within_a_month_says_which():
    ticks = axis(days("2017-02-10", "2017-05-10"), 400, 30)
    assert [(tick.day, tick.text) for tick in ticks][:2] == [
        (day("2017-02-10"), "Feb"),
        (day("2017-03-01"), "Mar"),
    ]


def test_decades_on_an_axis_stand_years_apart():
    ticks = axis(days("1800-01-01", "2000-12-31"), 400, 40)
    assert [tick.text for tick in ticks][1:4] == ["1850", "1900", "1950"]


def test_the_chosen_label_comes_first_and_the_head_of_a_series_in_full():
    def mark(number: int, at: int) -> Mark:
        return Mark(number, YEAR.first + at, YEAR.first + at, 1, f"Round {number}", str(number))

    bars = place([mark(1, 10), mark(2, 100), mark(3, 106)], YEAR, 365, least=5, most=3)
    labels = spread_labels(bars, lambda text: 8.0 * len(text), 4, chosen=3)
    assert {number: text for number, (text, _) in labels.items()} == {3: "3", 1: "Round 1"}


def test_what_the_timeline_is_made_of():
    calendar = Calendar(
        (span(1, "2017-06-19"),),
        (CalendarPhase(8, "p", "Phase I", "2017-04/..", "2017-04-01", "", 2, "gcm"),),
        (),
        (StoryDay("2018-01-05", "2018-01-05", 2),),
    )
    shown = [
        span(1, "2017-06-19", number=3),
        span(2, "2026"),
        span(3),
        span(4, "2017-06-20", status="cancelled"),
    ]
    data = prepare(calendar, shown, "2017-01-01")
    assert data.bounds == days("2017-01-01", "2018-12-31")
    assert [(mark.id, mark.label, mark.short) for mark in data.sessions] == [
        (1, "Session 3", "3"),
        (4, "", ""),
    ]
    assert [mark.is_hollow for mark in data.sessions] == [False, True]
    assert [mark.id for mark in data.vague] == [2]
    assert [(mark.last, mark.is_dashed) for mark in data.phases] == [(day("2018-12-31"), True)]
    assert data.ticks == ((day("2018-01-05"), day("2018-01-05"), 2),)


def test_nothing_dated_leaves_the_year_of_today():
    assert prepare(Calendar(), [span(1)], "2020-05-05").bounds == days("2020-01-01", "2020-12-31")


def test_the_first_window_is_the_two_years_with_most_sessions():
    dates = ["2016-02-25", "2018-05-01", "2018-06-01", "2019-03-01", "2022-05-17"]
    spans = tuple(span(n, date) for n, date in enumerate(dates))
    data = prepare(Calendar(spans), spans, "2017-01-01")
    assert first_window(data) == days("2018-01-01", "2019-12-31")
