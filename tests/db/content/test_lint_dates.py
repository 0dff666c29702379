"""Rules of the lint on dates, on entries that break them and on their nearest kin that do not."""

import pytest

from db.content.lint import dates
from db.entries.story import Correction
from db.entries.vocabulary import Process, SpanText
from tests.db.content.linted import document, phase, said, segment, session, source, story


@pytest.mark.parametrize(
    "entries",
    [
        [story(dateline="2017-06-09")],
        [story(published="2027-01-01")],
        [story(corrections=[Correction(date="2017-06-01", note="N")])],
        [document("one", "2018-03"), document("two", "2018-02-05", revises="one")],
        [source(date="2017-06-08", accessed="2017-06-01")],
        [session(segments=[segment("b", "2017-06-20"), segment("a", "2017-06-19")])],
        [
            session(
                segments=[
                    segment("b", "2017-06-19", start="15:00"),
                    segment("a", "2017-06-19", start="10:00"),
                ]
            )
        ],
        [
            phase("talks", 1, "2018-02/2018-07"),
            phase("taking-stock", 2, "2017-11/2018-01"),
        ],
        [
            Process(slug="compact", date="2017", text={"en": SpanText(title="C")}),
            phase(date="2017-04/2018-01"),
        ],
    ],
)
def test_what_follows_may_not_stand_before_what_it_follows(entries):
    (found,) = said(dates.find_disorder, *entries)
    assert "before" in found or "after" in found or "not within" in found


def test_dates_in_order_pass_and_coarse_ones_are_not_taken_for_early():
    assert not said(
        dates.find_disorder,
        story(dateline="2017-06-06", corrections=[Correction(date="2017-06-08", note="N")]),
        document("one", "2018-02"),
        document("two", "2018-02-05", revises="one"),
        source(date="2017", accessed="2017-06-01"),
        session(segments=[segment("a", "2017-06-19"), segment("b", ""), segment("c", "2017-06")]),
        phase("talks", 1, "2017-11/2018-01"),
        phase("others", 2, "2017-11/2018-07"),
    )


@pytest.mark.parametrize(
    ("held", "is_stray"),
    [
        ("2017-04-01", False),
        ("2017-11-30", False),
        ("2017-06", False),
        ("2017-12-01", True),
        ("2017-11-30/2017-12-01", True),
        ("2017", True),
    ],
)
def test_a_session_is_held_within_its_phase(held, is_stray):
    found = said(dates.find_strays, phase(), session(date=held, phase="talking"))
    assert bool(found) is is_stray
