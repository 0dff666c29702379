"""Charts as they are painted: every share, place and sentence follows from the page's own data."""

import pytest

from db.charts import Ballot, Cities, City, Course, Span, Structure
from db.records import Page
from desktop.core.charts import charts_of, drawing_of

COUNTS = (
    ("for", "In favour", 152),
    ("against", "Against", 5),
    ("abstaining", "Abstaining", 12),
    ("not-voting", "Not voting", 24),
)
PHASES = (
    Span("Mandate", "2016-01/2016-12", 1),
    Span("Talks", "2017-01/2017-06", 2),
    Span("Review", "2018-07/..", 4),
    Span("Some day", "", 5),
)
MEETINGS = (Span("a", "2016-07-01"), Span("b", "2018-07-02"), Span("c", "2026"), Span("d", ""))


def course(phases=PHASES, meetings=MEETINGS):
    return drawing_of(Course("course", "Course", phases, meetings))


def test_a_bar_is_divided_as_the_votes_are():
    ballot = drawing_of(Ballot("vote-1", COUNTS))
    assert [part.words for part in ballot.parts] == [
        *("In favour: 152", "Against: 5", "Abstaining: 12", "Not voting: 24")
    ]
    assert sum(part.share for part in ballot.parts) == pytest.approx(1)
    assert ballot.parts[0].share == pytest.approx(152 / 193)
    assert ballot.sentence == (
        "Bar of the vote. In favour: 152, Against: 5, Abstaining: 12, Not voting: 24."
    )


def test_a_vote_that_nobody_took_part_in_divides_nothing():
    ballot = drawing_of(Ballot("vote-1", (("for", "In favour", 0),)))
    assert [part.share for part in ballot.parts] == [0]


def test_phases_stand_on_whole_years_one_beyond_the_start_of_the_last():
    chart = course()
    assert [year for _, year in chart.years] == ["2016", "2017", "2018", "2019"]
    first, second, last, unknown = chart.rows
    assert (first.start, first.end) == (0, pytest.approx(366 / 1461))
    assert second.start == first.end
    assert (last.end, last.is_open, first.is_open) == (1, True, False)
    assert (unknown.start, unknown.end, unknown.when) == (0, 0, "dates not known")


def test_a_meeting_marks_the_phase_it_begins_in_and_later_ones_are_counted():
    chart = course()
    assert [len(row.marks) for row in chart.rows] == [1, 0, 1, 0]
    assert chart.rows[0].marks[0] == pytest.approx(182 / 1461)
    assert chart.legend == "One mark for each of 2 meetings; 1 later ones are listed below"
    assert course(meetings=()).legend == ""


def test_the_sentence_names_every_phase_with_its_time():
    said = course().sentence
    assert all(span.title in said for span in PHASES)
    assert "January–June 2017" in said


def test_a_structure_is_said_group_by_group():
    structure = drawing_of(Structure("structure", "Structure", "Parts", (("Two", ("a", "b")),)))
    assert structure.sentence == "Parts. Two: a; b."


def test_a_page_gives_its_charts_by_name():
    page = Page("document", "x", "en", "X", blocks=(Ballot("vote-3", COUNTS),))
    assert list(charts_of(page)) == ["vote-3"]


def test_a_map_says_how_often_each_city_was_met_in():
    cities = (City("Genève", "ch", "Geneva", 9), City("Vienne", "at", "Vienna", 1))
    chart = drawing_of(Cities("cities", "Where it met", cities))
    assert [pin.place for pin in chart.pins] == [("ch", "Geneva"), ("at", "Vienna")]
    assert chart.sentence == "Map of the cities, with the meetings in each: Genève 9, Vienne 1."
