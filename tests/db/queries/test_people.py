"""Lists of people as of a day: a wrong name or title here is said of somebody to their face."""

import pytest

from db.queries import words
from db.queries.people import (
    list_bodies,
    list_body_rows,
    list_people,
    list_person_rows,
)

JUNE_2017 = "2017-06-19"
NOW = "2026-11-23"


def rows(session, day=JUNE_2017, lang="en", **wanted):
    ids = list_people(session, lang, day, **wanted).ids
    return list_person_rows(session, ids, lang, day)


def row_of(session, name, day=JUNE_2017, lang="en"):
    return next(row for row in rows(session, day, lang) if row.name.startswith(name))


def names(session, day=JUNE_2017, **wanted):
    return [row.name or f"({row.plate.text})" for row in rows(session, day, **wanted)]


def bodies(session, kind, day, **wanted):
    ids = list_bodies(session, kind, "en", day, **wanted).ids
    return [row.plate.text for row in list_body_rows(session, ids, "en", day)]


@pytest.mark.parametrize(
    ("day", "plate", "now", "title"),
    [
        (JUNE_2017, "Turkey", "Türkiye", "Director"),
        ("2022-05-31", "Turkey", "Türkiye", "Ambassador"),
        ("2022-06-01", "Türkiye", "", "Ambassador"),
    ],
)
def test_name_and_title_are_those_of_the_day(session, day, plate, now, title):
    row = row_of(session, "Samsar", day)
    assert (row.plate.text, row.plate.now, row.title, row.is_held) == (plate, now, title, True)


def test_of_two_titles_at_once_the_leading_one_stands_in_the_list(session):
    row = row_of(session, "Arbour")
    assert (row.title, row.plate.text) == ("First", "IOM")


@pytest.mark.parametrize(
    ("name", "day", "title", "period"),
    [
        ("Arbour", NOW, "First", "2017/2018"),
        ("Arbour", "2016-12-31", "First", "2017/2018"),
        ("Samsar", "2013-01-01", "Director", "2014/2018"),
        ("Alnuaimi", NOW, "", ""),
    ],
)
def test_a_title_of_another_time_is_said_with_its_time_and_without_a_plate(
    session, name, day, title, period
):
    row = row_of(session, name, day)
    assert (row.title, row.period, row.plate) == (title, period, None)
    assert row.is_held is not bool(period)


def test_a_title_without_dates_counts_for_no_day(session):
    for day in ("1900-01-01", JUNE_2017, NOW):
        assert row_of(session, "Samsar", day).is_held is (day in (JUNE_2017, NOW))
        assert "IOM" not in [
            band
            for band, _ in list_people(session, "en", day, order="organisation", text="sams").bands
        ]


def test_who_sat_near_the_day_stands_under_the_seat(session):
    row = row_of(session, "Alnuaimi")
    assert (row.plate.text, row.title) == ("Switzerland", "Panellist")
    assert row_of(session, "Alnuaimi", "2018-06-19").plate is None


def test_a_title_is_in_the_language_wanted(session):
    assert row_of(session, "Samsar", NOW, "fr").title == "Ambassadeur"


def test_by_name_family_first_under_initials_and_empty_seats_behind(session):
    found = list_people(session, "en", JUNE_2017)
    assert names(session) == [
        "Alnuaimi, Omar",
        "Arbour, Louise",
        "Samsar, Mehmet",
        "(Switzerland)",
    ]
    assert found.bands == (("A", 2), ("S", 1), (words.SEATS_WITHOUT_NAME, 1))
    assert found.total == len(found.ids) == 4


def test_a_seat_without_a_name_says_state_role_and_session(session):
    seat = rows(session)[-1]
    assert seat.id < 0
    assert (seat.plate.text, seat.plate.is_empty) == ("Switzerland", True)
    assert (seat.title, seat.session, seat.slug) == ("Moderator", "Session 4", "session-4")


def test_a_seat_that_was_given_a_name_later_is_not_empty(session):
    assert "(Turkey)" not in names(session), "the moderator of panel 2 is known"


def test_by_state_of_the_day(session):
    found = list_people(session, "en", JUNE_2017, order="state")
    assert found.bands == (("Switzerland", 2), ("Turkey", 1), (words.NO_STATE, 1))
    assert names(session, order="state") == [
        "Alnuaimi, Omar",
        "(Switzerland)",
        "Samsar, Mehmet",
        "Arbour, Louise",
    ]
    later = list_people(session, "en", "2022-06-01", order="state")
    assert [band for band, _ in later.bands] == ["Switzerland", "Türkiye", words.NO_STATE]


def test_by_organisation_of_the_day(session):
    found = list_people(session, "en", JUNE_2017, order="organisation")
    assert found.bands == (("IOM", 1), (words.NO_ORGANISATION, 3))
    (band,) = list_people(session, "en", NOW, order="organisation").bands
    assert band[0] == words.NO_ORGANISATION, "nobody holds a title there any more"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("arb", ["Arbour, Louise"]),
        ("LOU arb", ["Arbour, Louise"]),
        ("bour", []),
        ("محمد", ["Samsar, Mehmet"]),
        ("turk", ["Samsar, Mehmet"]),
        ("türkiye", ["Samsar, Mehmet"]),
        ("switz", ["Alnuaimi, Omar", "(Switzerland)"]),
        ("fourth", ["(Switzerland)"]),
        ('"*', []),
        ("   ", ["Alnuaimi, Omar", "Arbour, Louise", "Samsar, Mehmet", "(Switzerland)"]),
    ],
)
def test_filter(session, text, found):
    assert names(session, text=text) == found
    assert list_people(session, "en", JUNE_2017, text=text).total == 4


def test_bands_count_what_the_filter_leaves(session):
    assert list_people(session, "en", JUNE_2017, text="arb").bands == (("A", 1),)


@pytest.mark.parametrize(
    ("kind", "day", "found"),
    [
        ("country", JUNE_2017, ["Switzerland", "Turkey"]),
        ("country", NOW, ["Switzerland", "Türkiye"]),
        ("organisation", NOW, ["IOM"]),
        ("organisation", "1951-12-05", ["PICMME"]),
    ],
)
def test_bodies_by_their_names_of_the_day(session, kind, day, found):
    assert bodies(session, kind, day) == found


@pytest.mark.parametrize(
    ("text", "found"), [("turquie", ["Turkey"]), ("tur", ["Turkey"]), ("suisse", ["Switzerland"])]
)
def test_countries_are_found_by_any_of_their_names(session, text, found):
    assert bodies(session, "country", JUNE_2017, text=text) == found


def test_rows_come_in_the_order_asked_for_and_unknown_ids_are_left_out(session):
    ids = list(reversed(list_people(session, "en", JUNE_2017).ids))
    found = list_person_rows(session, [*ids, 10**9, -(10**9)], "en", JUNE_2017)
    assert [row.id for row in found] == ids


def test_list_and_rows_agree_on_the_published_edition(bundled):
    for day in ("2016-09-19", JUNE_2017, "2018-12-10", NOW):
        found = list_people(bundled, "en", day, order="state")
        listed = list_person_rows(bundled, found.ids, "en", day)
        assert [row.id for row in listed] == list(found.ids)
        under = [band for band, count in found.bands for _ in range(count)]
        for row, band in zip(listed, under, strict=True):
            if band != words.NO_STATE:
                assert row.plate.text == band
