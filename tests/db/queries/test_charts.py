"""What pages give to be painted: descent, vote, course and structure, from their own data only."""

import pytest

from db.charts import Ballot, Cities, Course, Lineage, Span, Structure
from db.queries.pages import get_page
from db.records import Facts

AS_OF = "2026-11-23"


def charts(session, address, kind):
    page = get_page(session, *address.split("/"), "en", AS_OF)
    return [block for block in page.blocks if isinstance(block, kind)]


@pytest.mark.parametrize("here", ["gcm-zero-draft", "gcm-draft-rev2", "a-res-73-195"])
def test_the_row_is_the_same_from_each_of_its_texts(bundled, here):
    (lineage,) = charts(bundled, f"document/{here}", Lineage)
    slugs = [step.address.removeprefix("document/") for step in lineage.steps]
    assert slugs == [
        *("gcm-zero-draft", "gcm-zero-draft-plus", "gcm-draft-rev1", "gcm-draft-rev2"),
        *("gcm-draft-rev3", "gcm-final-draft", "a-conf-231-3", "a-73-l-66", "a-res-73-195"),
    ]
    assert [step.stage for step in lineage.steps] == [
        *("Draft", *["Revision"] * 5, "Adopted", "Draft", "Adopted")
    ]
    assert [step.is_here for step in lineage.steps] == [slug == here for slug in slugs]


def test_a_text_without_drafts_has_no_row(bundled):
    assert charts(bundled, "document/ga-11820", Lineage) == []


def test_a_vote_is_counted_in_the_order_it_is_announced(bundled):
    (ballot,) = charts(bundled, "document/a-res-73-195", Ballot)
    assert [(position, count) for position, _, count in ballot.counts] == [
        *(("for", 152), ("against", 5), ("abstaining", 12), ("not-voting", 24))
    ]


def test_a_vote_that_counts_no_absences_shows_none(session):
    (ballot,) = charts(session, "document/brief", Ballot)
    assert [count for *_, count in ballot.counts] == [2, 0, 1]


def test_a_process_has_its_phases_in_their_order_and_its_meetings_in_that_of_time(session):
    (course,) = charts(session, "process/gcm", Course)
    assert course.phases == (Span("Phase I: consultations", "2017", 1),)
    assert [span.date for span in course.meetings] == ["2017-06-19/2017-06-20", "2017-07"]


def test_the_parts_of_a_brief_are_those_its_text_lists(bundled):
    (structure,) = charts(bundled, "document/issue-brief-3", Structure)
    assert structure.title == "Critical components"
    assert [(name, len(items)) for name, items in structure.groups] == [
        ("Five principles", 5),
        ("Six elements", 6),
    ]
    assert structure.groups[0][1][0] == "Human rights"


@pytest.mark.parametrize("slug", ["issue-brief-1", "a-res-73-195", "gcm-zero-draft"])
def test_a_text_without_such_lists_has_no_structure(bundled, slug):
    assert charts(bundled, f"document/{slug}", Structure) == []


def test_statements_of_one_thing_share_a_topic(bundled):
    (said,) = [
        block
        for block in charts(bundled, "session/stocktaking-puerto-vallarta", Facts)
        if block.heading == "What sources say"
    ]
    by_topic = {}
    for fact in said.rows:
        by_topic.setdefault(fact.topic, []).append(fact.value)
    assert by_topic["figure Participants"] == ["over 400", "897"]
    assert by_topic["place "] == ["Guadalajara, Mexico", "Puerto Vallarta, Mexico"]


def test_a_city_is_counted_once_whatever_its_sessions_call_it(bundled):
    (cities,) = charts(bundled, "process/gcm", Cities)
    named = [(place.country, place.english) for place in cities.places]
    assert len(named) == len(set(named))
    counts = [place.count for place in cities.places]
    assert counts == sorted(counts, reverse=True)
    assert (
        sum(counts)
        == bundled.first(
            "SELECT count(*) FROM session JOIN session_text AS t USING (entry_id)"
            " WHERE t.lang = 'en' AND t.city <> ''"
        )[0]
    )
