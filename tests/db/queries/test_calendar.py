"""The calendar as it is read: every session's days in order, phases, and the days of stories."""

from db.queries.calendar import get_calendar, list_calendar_sessions


def test_spans_stand_in_the_order_of_the_agenda(session):
    spans = get_calendar(session, "en").spans
    assert [(one.date, one.first, one.last, one.precision) for one in spans] == [
        ("2017-06-19", "2017-06-19", "2017-06-19", "day"),
        ("2017-06-19/2017-06-20", "2017-06-19", "2017-06-20", "day"),
        ("2017-07", "2017-07-01", "2017-07-31", "month"),
    ]
    third = spans[1]
    assert (third.kind, third.number, third.process, third.phase, third.city) == (
        "thematic-session",
        3,
        "gcm",
        "one",
        "Geneva",
    )
    assert [one.is_exact for one in spans] == [True, True, False]
    assert (spans[0].process, spans[0].phase, spans[0].phase_number) == ("", "", 0)
    assert spans[2].status == "planned"


def test_rows_come_in_the_order_asked_for(session):
    ids = [one.id for one in get_calendar(session, "en").spans][::-1]
    rows = list_calendar_sessions(session, ids, "fr")
    assert [one.id for one in rows] == ids
    assert (rows[0].title, rows[0].kind_name, rows[0].status_name, rows[0].city) == (
        "Fourth session",
        "Thematic session",
        "Planned",
        "New York",
    )
    assert [one.segments for one in rows] == [0, 2, 0]
    assert rows[0].lang == "en", "the text there is"
    assert list_calendar_sessions(session, [], "en") == []
    assert list_calendar_sessions(session, [-1], "en") == []


def test_phases_processes_and_the_days_of_stories(session):
    calendar = get_calendar(session, "en")
    assert [(one.slug, one.process) for one in calendar.phases] == [("one", "gcm")]
    assert [slug for slug, _ in calendar.processes] == ["gcm"]
    days = {(one.first, one.last): one.count for one in calendar.story_days}
    assert days["2018-01-01", "2018-12-31"] == 1, "a year stays a year"
    assert days["2017-06-08", "2017-06-08"] == 1
    assert ("2017-01-02", "2017-01-02") not in days, "withdrawn"


def test_the_shipped_calendar_goes_from_what_is_past_to_what_is_only_announced(bundled):
    spans = get_calendar(bundled, "en").spans
    years = [one.first[:4] for one in spans if one.first]
    assert years == sorted(years)
    assert spans[-1].date == "2026"
    assert not spans[-1].is_exact
    titles = list_calendar_sessions(bundled, [one.id for one in spans], "en")
    assert len(titles) == len(spans) > 60
    assert all(one.title and one.kind_name for one in titles)
