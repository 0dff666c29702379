"""The story list filters, orders and counts alike, and falls back to a language there is."""

import pytest

from db.engine import ReadSession
from db.queries.stories import (
    count_facets,
    count_story_months,
    list_story_ids,
    list_story_rows,
)
from db.records import FacetValue, StoryFilter

NEWEST = ["same-topic", "new-year", "year-only", "same-session", "governance", "chosen"]


def slugs(session: ReadSession, wanted: StoryFilter, order: str = "newest") -> list[str]:
    ids = list_story_ids(session, wanted, "en", order)
    return [row.slug for row in list_story_rows(session, ids, "en")]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("newest", NEWEST),
        ("oldest", NEWEST[::-1]),
        ("title", ["governance", "chosen", "new-year", "same-session", "same-topic", "year-only"]),
    ],
)
def test_order(session, order, expected):
    assert slugs(session, StoryFilter(), order) == expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (StoryFilter(issues=("return",)), ["same-topic", "governance"]),
        (StoryFilter(targets=("sdg-10-7",)), ["governance"]),
        (StoryFilter(countries=("tr", "ch")), ["same-topic", "governance", "chosen"]),
        (StoryFilter(countries=("ch",), issues=("return",)), ["governance"]),
        (StoryFilter(languages=("fr",)), ["governance"]),
        (StoryFilter(years=(2017, 2018)), NEWEST[:5]),
        (StoryFilter(years=(2016, 2016)), ["chosen"]),
        (StoryFilter(issues=("nonsense",)), []),
    ],
)
def test_filter(session, wanted, expected):
    assert slugs(session, wanted) == expected


def test_months_are_bands_of_the_newest_list(session):
    expected = [("2018-01", 2), ("2018", 1), ("2017-06", 2), ("2016-02", 1)]
    assert count_story_months(session, StoryFilter()) == expected
    assert count_story_months(session, StoryFilter(countries=("ch",))) == [
        ("2017-06", 1),
        ("2016-02", 1),
    ]


def test_row_says_session_targets_and_update(session):
    rows = list_story_rows(session, list_story_ids(session, StoryFilter(), "en"), "fr")
    by_slug = {row.slug: row for row in rows}
    row = by_slug["governance"]
    assert (row.headline, row.lang, row.session) == ("Étude et ordre du jour", "fr", "Session 3")
    assert (row.targets, row.is_updated, row.date) == (("10.7",), True, "2017-06-08")
    other = by_slug["chosen"]
    assert (other.headline, other.lang, other.session) == ("On chosen", "en", "")
    assert (other.targets, other.is_updated) == ((), False)


def test_rows_come_in_the_order_asked_for(session):
    ids = list(list_story_ids(session, StoryFilter(), "en"))
    assert [row.id for row in list_story_rows(session, ids[::-1], "en")] == ids[::-1]


def test_facets_count_under_the_other_filters(session):
    facets = count_facets(session, StoryFilter(issues=("return",), years=(2018, 2018)), "fr")
    assert facets.issues == (FacetValue("return", "Return", 1), FacetValue("data", "Data", 1))
    assert facets.targets == ()
    assert facets.countries == (FacetValue("tr", "Türkiye", 1),)
    assert facets.languages == (FacetValue("en", "English", 1),)
    assert facets.years == ((2016, 0), (2017, 1), (2018, 1))


def test_facets_of_everything(session):
    facets = count_facets(session, StoryFilter(), "fr")
    assert facets.targets == (FacetValue("sdg-10-7", "Migration", 1, "10.7"),)  # no goals
    assert [(v.value, v.label, v.count) for v in facets.countries] == [
        ("ch", "Suisse", 2),
        ("tr", "Türkiye", 2),
    ]
    assert [(v.value, v.count) for v in facets.languages] == [("en", 6), ("fr", 1)]
    assert facets.years == ((2016, 1), (2017, 2), (2018, 3))


def test_chosen_value_without_stories_can_be_unchosen(session):
    facets = count_facets(session, StoryFilter(targets=("sdg-10-7",), years=(2016, 2016)), "en")
    assert facets.targets == (FacetValue("sdg-10-7", "Migration", 0, "10.7"),)
