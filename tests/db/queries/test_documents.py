"""The list of documents: each must stand where somebody who knows one thing of it would look."""

import pytest

from db.document_records import DocumentRow
from db.queries.documents import list_document_rows, list_documents, list_topics
from db.queries.entries import list_labels


def listed(session, order, **wanted):
    found = list_documents(session, "en", order=order, **wanted)
    rows = iter(list_document_rows(session, found.ids, "en"))
    return [(band, [next(rows).slug for _ in range(count)]) for band, count in found.bands]


def bands(session, order):
    return [band for band, _ in listed(session, order)]


@pytest.mark.parametrize(
    ("order", "shown"),
    [
        ("symbol", [("A", ["brief"]), ("Without a symbol", ["draft"])]),
        ("title", [("D", ["draft"]), ("I", ["brief"])]),
        ("kind", [("Draft", ["draft"]), ("Issue brief", ["brief"])]),
        ("date", [("2017", ["brief"]), ("Undated", ["draft"])]),
        ("issuer", [("No issuer known", ["brief", "draft"])]),
    ],
)
def test_each_order_has_its_bands(session, order, shown):
    assert listed(session, order) == shown


def test_symbols_stand_by_organ_and_their_numbers_count_as_numbers(bundled):
    found = list_documents(bundled, "en", order="symbol")
    symbols = [row.symbol for row in list_document_rows(bundled, found.ids, "en")]
    assert bands(bundled, "symbol")[:3] == ["A", "A/CONF.231", "A/RES"]
    assert symbols.index("A/RES/71/1") < symbols.index("A/RES/71/280") < symbols.index("DEV/3301")
    assert symbols.index("A/70/59") < symbols.index("A/71/296")
    last = symbols.index("")
    assert all(symbols[:last])
    assert not any(symbols[last:])


def test_the_latest_year_comes_first_and_within_it_the_latest_day(bundled):
    found = list_documents(bundled, "en", order="date")
    dates = [row.date[:10] for row in list_document_rows(bundled, found.ids, "en")]
    days = [date for date in dates if len(date) == len("2018-12-19")]
    assert days == sorted(days, reverse=True)
    assert bands(bundled, "date")[0] == dates[0][:4]


def test_a_document_of_several_bodies_stands_under_the_first(bundled):
    found = list_documents(bundled, "en", order="issuer", text="mptf")
    shared = list_documents(bundled, "en", order="issuer")
    rows = list_document_rows(bundled, shared.ids, "en")
    (row,) = [row for row in rows if row.slug == "migration-mptf-tor"]
    assert (row.issuer, row.others) == ("United Nations Network on Migration", 8)
    assert "United Nations Network on Migration" in bands(bundled, "issuer")
    assert found.total == shared.total == len(rows)


@pytest.mark.parametrize(
    ("typed", "slugs"),
    [("71/1", ["brief"]), ("DRAFT br", ["draft"]), ("bri", ["brief", "draft"]), ("nothing", [])],
)
def test_a_filter_leaves_names_and_symbols(session, typed, slugs):
    found = list_documents(session, "en", order="symbol", text=typed)
    assert [row.slug for row in list_document_rows(session, found.ids, "en")] == slugs
    assert (sum(count for _, count in found.bands), found.total) == (len(slugs), 2)


def test_a_row_says_everything_the_list_shows(session):
    ids = list_documents(session, "en").ids
    (first, _) = list_document_rows(session, ids, "en")
    assert first == DocumentRow(
        *(ids[0], "brief", "Issue brief", "en", "A/71/1", "Issue brief", "2017-06-06", "")
    )


def topics(session, **wanted):
    found = list_topics(session, "en", **wanted)
    slugs = iter(label.slug for label in list_labels(session, found.ids, "en"))
    return {band: [next(slugs) for _ in range(count)] for band, count in found.bands}


def test_topics_stand_under_the_six_schemes_in_the_order_of_their_codes(bundled):
    by_scheme = topics(bundled)
    assert list(by_scheme) == [
        "Issue area",
        "Sustainable Development Goals",
        "Framework",
        "Objective of the compact",
        "Guiding principle of the compact",
        "Region",
    ]
    goals = by_scheme["Sustainable Development Goals"]
    assert goals.index("sdg-3") < goals.index("sdg-8-7") < goals.index("sdg-10-7")
    assert by_scheme["Objective of the compact"] == [f"objective-{n}" for n in range(1, 24)]
    assert by_scheme["Guiding principle of the compact"][8:] == ["principle-9", "principle-10"]


def test_issue_areas_stand_in_the_order_the_editors_gave_them(session):
    assert topics(session)["Issue area"] == ["return", "data"]


def test_a_filter_leaves_topics_under_their_schemes(session):
    assert topics(session, text="10.7") == {"Sustainable Development Goals": ["sdg-10-7"]}
    assert list_topics(session, "en", text="10.7").total == 5
