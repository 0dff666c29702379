"""The calendar's reckoning: bands, months, weeks, what is now, and what a filter leaves."""

import datetime

import pytest

from db.calendar_records import Calendar, CalendarPhase, CalendarSession, CalendarSpan
from db.dates import parse
from desktop.core.calendar import (
    CalendarFilter,
    Month,
    agenda_line,
    filter_groups,
    is_vague,
    month_bands,
    month_weeks,
    now_and_next,
    passing,
    range_text,
    split_month,
    tone_of,
    week_bars,
    when_text,
)


def span(entry_id: int, date: str = "", **others: object) -> CalendarSpan:
    known = parse(date) if date else None
    first, last = known.bounds() if known else (None, None)
    fields = {
        "kind": "thematic-session",
        "status": "held",
        "number": 0,
        "process": "gcm",
        "phase": "one",
        "phase_number": 2,
        "city": "Geneva",
        "precision": known.precision if known else "year",
        "is_uncertain": bool(known and known.is_uncertain),
    }
    return CalendarSpan(
        **{
            "id": entry_id,
            "date": date,
            "first": first or "",
            "last": last or "",
            **fields,
            **others,
        }
    )


def row(**others: object) -> CalendarSession:
    fields = {
        "id": 1,
        "slug": "s",
        "title": "A meeting",
        "date": "2017-06-19",
        "lang": "en",
        "kind_name": "Hearing",
        "number": 0,
        "city": "Geneva",
        "status": "held",
        "status_name": "Held",
        "phase": "",
        "segments": 0,
    }
    return CalendarSession(**fields | others)


WEEK = [datetime.date(2017, 6, day) for day in range(19, 26)]


@pytest.mark.parametrize(
    ("dates", "bands"),
    [
        ([], []),
        (["2017-05-08", "2017-05-22/2017-05-23", "2017-06"], [("May 2017", 2), ("June 2017", 1)]),
        (["2017", "2017-01-05"], [("2017", 1), ("January 2017", 1)]),
        (["2017-04?/2017-11?"], [("April 2017", 1)]),
        (
            ["2017-12-31", "2018-01-01", ""],
            [("December 2017", 1), ("January 2018", 1), ("Undated", 1)],
        ),
    ],
)
def test_bands_of_the_agenda(dates, bands):
    assert month_bands(span(n, date) for n, date in enumerate(dates)) == bands


@pytest.mark.parametrize(
    ("month", "weeks", "first", "last"),
    [
        (Month(2017, 10), 6, "2017-09-25", "2017-11-05"),
        (Month(2021, 2), 4, "2021-02-01", "2021-02-28"),
        (Month(2016, 2), 5, "2016-02-01", "2016-03-06"),
    ],
)
def test_weeks_of_a_month_are_whole_and_begin_on_monday(month, weeks, first, last):
    found = month_weeks(month)
    assert len(found) == weeks
    assert (found[0][0].isoformat(), found[-1][-1].isoformat()) == (first, last)
    assert {len(week) for week in found} == {7}


@pytest.mark.parametrize(
    ("by", "month"),
    [(1, (2018, 1)), (-12, (2016, 12)), (0, (2017, 12)), (13, (2019, 1))],
)
def test_months_follow_over_the_year(by, month):
    assert Month(2017, 12).step(by) == month


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2017-05-08", "2017-10-12", "May–October 2017"),
        ("2017-06-01", "2017-06-30", "June 2017"),
        ("2017-11-02", "2018-02-01", "November 2017–February 2018"),
    ],
)
def test_a_stretch_of_months_in_words(first, last, said):
    assert range_text(*map(datetime.date.fromisoformat, (first, last))) == said


def test_bars_of_a_week_never_share_a_day_in_a_lane():
    spans = [
        span(1, "2017-06-12/2017-06-20"),
        span(2, "2017-06-20/2017-06-21"),
        span(3, "2017-06-20"),
        span(4, "2017-06-22/2017-06-30"),
        span(5, "2017-06-27"),
    ]
    bars = week_bars(spans, WEEK)
    placed = {bar.id: (bar.first, bar.last, bar.lane) for bar in bars}
    assert placed == {1: (0, 1, 0), 2: (1, 2, 1), 3: (1, 1, 2), 4: (3, 6, 0)}
    assert [(bar.is_open, bar.goes_on) for bar in bars if bar.id in (1, 4)] == [
        (True, False),
        (False, True),
    ]


def test_a_session_without_a_day_stands_apart_from_those_on_days():
    spans = [
        span(1, "2017-05"),
        span(2, "2017-06"),
        span(3, "2017-06-19"),
        span(4, "2017-04?/2017-11?"),
        span(5),
        span(6, "2017-07-01"),
        span(7, "2017-06-20?"),
        span(8, "2017-08-01"),
    ]
    exact, loose = split_month(spans, Month(2017, 6))
    assert [one.id for one in exact] == [3, 6, 7], "the neighbours' days in view are shown"
    assert [one.id for one in loose] == [2, 4], "a month is no neighbour's day"


@pytest.mark.parametrize(
    ("date", "vague"),
    [
        ("2017-06", False),
        ("2017-06/2017-07", False),
        ("2017-04/2017-11", True),
        ("2026", True),
        ("2017-01-01/2017-12-31", False),
        ("", False),
    ],
)
def test_what_is_known_less_closely_than_to_a_month_or_two(date, vague):
    assert is_vague(span(1, date)) is vague


@pytest.mark.parametrize(
    ("today", "now", "coming"),
    [
        ("2017-05-01", None, 1),
        ("2017-05-08", 1, 2),
        ("2017-05-09", 1, 2),
        ("2017-05-10", None, 2),
        ("2017-07-01", None, 3),  # some day of July may still come
        ("2017-07-31", None, 3),
        ("2017-08-01", None, 5),
        ("2018-01-01", None, None),
    ],
)
def test_what_is_now_and_what_comes_next(today, now, coming):
    spans = [
        span(1, "2017-05-08/2017-05-09"),
        span(2, "2017-06-19"),
        span(3, "2017-07"),
        span(4, "2017-08-02", status="cancelled"),
        span(5, "2017-09-04"),
        span(6),
    ]
    found = now_and_next(spans, today)
    assert tuple(one.id if one else None for one in found) == (now, coming)


def test_a_season_that_has_begun_does_not_hide_the_next_meeting():
    spans = [span(1, "2017-04/2017-11"), span(2, "2017-06-28")]
    assert now_and_next(spans, "2017-06-20").next.id == 2
    assert now_and_next(spans, "2017-07-01").next.id == 1


@pytest.mark.parametrize(
    ("date", "today", "said"),
    [
        ("2017-06-19", "2017-06-19", "today"),
        ("2017-06-19/2017-06-20", "2017-06-20", "day 2 of 2"),
        ("2017-06-19", "2017-06-18", "tomorrow"),
        ("2017-06-19", "2014-06-18", "in 1,097 days"),
        ("2017-07", "2017-06-18", "July 2017, day not set"),
    ],
)
def test_how_far_off_a_session_is(date, today, said):
    assert when_text(span(1, date), today) == said


@pytest.mark.parametrize(
    ("fields", "title", "context"),
    [
        (
            {"title": "Third session: cooperation", "number": 3, "kind_name": "Thematic session"},
            "Cooperation",
            "Thematic session 3 · Geneva",
        ),
        ({"title": "Forum: a part", "number": 0}, "Forum: a part", "Hearing · Geneva"),
        (
            {"city": "", "status": "planned", "status_name": "Planned"},
            "A meeting",
            "Hearing · Planned",
        ),
        ({"date": "2017-07"}, "A meeting", "Hearing · Geneva · day not set"),
        ({"date": "2017-04?/2017-11?"}, "A meeting", "Hearing · Geneva · day not set"),
        ({"date": "2017-07-01?"}, "A meeting", "Hearing · Geneva · date uncertain"),
        ({"date": ""}, "A meeting", "Hearing · Geneva"),
    ],
)
def test_a_row_of_the_agenda(fields, title, context):
    line = agenda_line(row(**fields))
    assert (line.title, line.context, line.address) == (title, context, "session/s")
    assert title in line.sentence


def test_a_row_says_its_date_and_programme_to_readers_of_screens():
    line = agenda_line(row(segments=4))
    assert line.sentence == "19 June 2017, A meeting, Hearing, Geneva, 4 parts in the programme"


def test_a_filter_lets_through_what_has_one_value_of_each_field():
    spans = [span(1), span(2, kind="hearing"), span(3, kind="hearing", phase="two")]
    both = CalendarFilter().toggled("kinds", "hearing").toggled("kinds", "thematic-session")
    assert [one.id for one in passing(spans, both)] == [1, 2, 3]
    narrow = both.toggled("phases", "two")
    assert [one.id for one in passing(spans, narrow)] == [3]
    assert narrow.toggled("phases", "two") == both
    assert (narrow.count, CalendarFilter().count) == (3, 0)
    assert CalendarFilter.restored(narrow.state()) == narrow
    assert CalendarFilter.restored({"kinds": "hearing", "older": ["x"]}) == CalendarFilter()


def test_the_choices_of_a_filter_are_counted():
    phase = CalendarPhase(9, "one", "Phase I", "", "", "", 2, "gcm")
    calendar = Calendar((span(1), span(2), span(3, kind="hearing")), (phase,), (("gcm", "GCM"),))
    groups = {
        name: values for name, _, values in filter_groups(calendar, CalendarFilter(("hearing",)))
    }
    assert groups == {
        "kinds": [
            ("thematic-session", "Thematic session", 2, False),
            ("hearing", "Hearing", 1, True),
        ],
        "phases": [("one", "Phase I", 3, False)],
        "processes": [("gcm", "GCM", 3, False)],
    }


@pytest.mark.parametrize(
    ("number", "tone"), [(0, 0), (1, 4), (2, 1), (3, 2), (4, 3), (5, 4), (6, 1)]
)
def test_phases_one_to_three_have_the_first_three_colours(number, tone):
    assert tone_of(number) == tone
