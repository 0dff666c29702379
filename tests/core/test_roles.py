"""The strip of roles is read at a glance: a bar in the wrong year or a false solid end misleads."""

import datetime
import itertools

import pytest

from db.figures import Role, Roles
from desktop.core.roles import (
    LEAST_YEARS,
    bar_of,
    mark_of,
    next_change,
    place_of,
    previous_change,
    strip_of,
    ticks_of,
)

DAY = "2017-06-19"
WIDTH = 1000.0


def strip(*dates, as_of=DAY, sourced=0, held=()):
    rows = tuple(
        Role(f"Role {n}", date, is_held=n in held) for n, date in enumerate(dates, start=1)
    )
    return strip_of(Roles(rows, as_of, sourced))


def year(shown, x):
    """The year, with its fraction, that stands at a place of the axis."""
    return shown.first_year + x / WIDTH * (shown.last_year + 1 - shown.first_year)


@pytest.mark.parametrize(
    ("date", "start", "end", "is_start_open", "is_end_open", "years"),
    [
        ("2014/2018", 2014, 2019, False, False, "2014–2018"),
        ("2017-07/2017-12", 2017.5, 2018, False, False, "2017"),
        ("2017", 2017, 2018, False, False, "2017"),
        ("2016~/2018", 2016, 2019, True, False, "2016–2018"),
        ("2016/2018?", 2016, 2019, False, True, "2016–2018"),
    ],
)
def test_a_bar_stands_from_its_first_day_to_its_last(
    date, start, end, is_start_open, is_end_open, years
):
    shown = strip(date, "2012/2020")
    bar = bar_of(shown, shown.lines[0], WIDTH)
    assert year(shown, bar.start) == pytest.approx(start, abs=0.01)
    assert year(shown, bar.end) == pytest.approx(end, abs=0.01)
    assert (bar.is_start_open, bar.is_end_open) == (is_start_open, is_end_open)
    assert shown.lines[0].years == years


@pytest.mark.parametrize(
    ("date", "start", "end", "years"),
    [("2015/..", None, WIDTH, "2015–"), ("../2015", 0.0, None, "–2015")],
)
def test_an_end_nobody_knows_runs_to_the_edge_and_says_so(date, start, end, years):
    shown = strip(date)
    bar = bar_of(shown, shown.lines[0], WIDTH)
    assert start is None or (bar.start == start and bar.is_start_open)
    assert end is None or (bar.end == end and bar.is_end_open)
    assert 0 <= bar.start < bar.end <= WIDTH
    assert shown.lines[0].years == years


def test_a_role_that_goes_on_has_room_to_show_it():
    shown = strip("2014/2018", "2018-12-20/..")
    bar = bar_of(shown, shown.lines[1], WIDTH)
    assert bar.end - bar.start > WIDTH / 10


def test_a_role_without_dates_has_no_bar_and_says_so():
    shown = strip("", "2015/2018")
    line = shown.lines[0]
    assert bar_of(shown, line, WIDTH) is None
    assert (line.years, line.sentence) == ("", "Role 1, dates not known")


@pytest.mark.parametrize(
    ("dates", "as_of", "first", "last"),
    [
        (["2004/2008", "2017/2018"], DAY, 2004, 2018),
        (["2004/2008"], DAY, 2004, 2017),
        (["2017/2018"], "2030-01-01", 2017, 2030),
        (["2017/2018"], "1990-01-01", 1990, 2018),
        (["2017"], DAY, 2017, 2017 + LEAST_YEARS - 1),
        ([""], DAY, 2017, 2017 + LEAST_YEARS - 1),
    ],
)
def test_the_axis_holds_every_role_and_the_day(dates, as_of, first, last):
    shown = strip(*dates, as_of=as_of)
    assert (shown.first_year, shown.last_year) == (first, last)
    assert 0 <= mark_of(shown, WIDTH) <= WIDTH


def test_the_mark_stands_on_its_day():
    shown = strip("2014/2018")
    assert mark_of(shown, WIDTH) == place_of(shown, datetime.date(2017, 6, 19), WIDTH)
    assert year(shown, mark_of(shown, WIDTH)) == pytest.approx(2017.46, abs=0.01)


@pytest.mark.parametrize(
    ("width", "years"),
    [
        (1000, ["2010", "2011", "2012", "2013"]),
        (160, ["2010", "2012", "2014"]),
        (60, ["2010", "2015"]),
        (1, []),
    ],
)
def test_years_keep_their_distance(width, years):
    ticks = ticks_of(strip("2010/2017"), width, 30)
    said = [label for _, label in ticks]
    assert said[: len(years)] == years
    places = [x for x, _ in ticks]
    assert all(later - earlier >= 29 for earlier, later in itertools.pairwise(places))


@pytest.mark.parametrize(
    ("as_of", "before", "after"),
    [
        ("2013-01-01", "", "2014-01-01"),
        ("2014-01-01", "", "2017-03-09"),
        (DAY, "2017-03-09", "2018-12-01"),
        ("2018-12-01", "2017-03-09", "2019-01-01"),
        ("2026-01-01", "2019-01-01", ""),
    ],
)
def test_changes_are_the_days_on_which_other_titles_are_held(as_of, before, after):
    shown = strip("2014/2018", "2017-03-09/2018-11", "", as_of=as_of)
    assert (previous_change(shown), next_change(shown)) == (before, after)


def test_where_nothing_is_dated_nothing_changes():
    shown = strip("", "")
    assert (shown.changes, previous_change(shown), next_change(shown)) == ((), "", "")


def test_the_words_say_the_whole_strip():
    shown = strip("2014/2018", "", held={1})
    assert shown.words == "Role 1, 2014–2018, held on 19 Jun 2017. Role 2, dates not known."


@pytest.mark.parametrize(
    ("count", "sourced", "said"),
    [
        (1, 1, "1 role, with a source"),
        (3, 3, "3 roles, each with a source"),
        (3, 1, "3 roles, 1 with a source"),
        (1, 0, "1 role, 0 with a source"),
    ],
)
def test_the_foot_says_how_well_it_is_sourced(count, sourced, said):
    assert strip(*["2017"] * count, sourced=sourced).note == said
