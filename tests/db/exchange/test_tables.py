"""Tables open in spreadsheets: cells stay text, nothing in them runs, every character arrives."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.exchange.table import safe_cell, write_rows
from tests.db.exchange.library import FORMULAS


def read(text):
    assert text.startswith("\ufeff")
    assert text.endswith("\r\n")
    return list(csv.DictReader(io.StringIO(text[1:], newline=""), strict=True))


@pytest.mark.parametrize("slug", FORMULAS)
def test_no_cell_is_a_formula(write, slug):
    (row,) = read(write("csv", f"term/{slug}").text)
    assert row["title"] == f"'{FORMULAS[slug]}"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("plain", "plain"),
        ("", ""),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\n=1"),
        ("\u200b=1+1", "'=1+1"),
        ("\ufeff@x", "'@x"),
        ("a=1", "a=1"),
        ("2017-06-19", "2017-06-19"),
        ("'=1", "'=1"),
    ],
)
def test_a_cell_is_marked_as_text_only_where_it_must_be(text, cell):
    assert safe_cell(text) == cell


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_any_row_is_read_back(cells):
    header = [str(number) for number in range(len(cells))]
    (row,) = read(write_rows(header, [cells]))
    assert list(row.values()) == [safe_cell(cell) for cell in cells]


def test_facts_are_columns_and_links_are_named(write):
    story, session, person = read(write("csv", "story/news", "session/full", "person/samsar").text)
    assert story["title"] == 'A "quoted" headline, with a comma'
    assert story["about"] == "Two\nlines"
    assert (story["Sessions"], story["Countries"]) == ("Third session", "Turkey")
    assert story["address"] == "placard://story/news"
    assert (session["date"], session["date_to"]) == ("2017-06-19/2017-06-20", "2017-06-20")
    assert session["Kind of session"] == "Thematic session"
    assert session["version"] == "7"
    assert person["about"].startswith("Ambassador, Turkey")
    assert person["for"] == "Turkey"
    assert person["العربية"] == "محمد، شمشار"
    assert story["العربية"] == ""
