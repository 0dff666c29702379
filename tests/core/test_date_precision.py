"""A date is made less precise by cutting, never more precise by guessing."""

import pytest

from desktop.core.date_precision import cut_to, precision_of


@pytest.mark.parametrize(
    ("edtf", "precision"),
    [
        ("2017-06-19", "day"),
        ("2017-06~", "month"),
        ("2017?", "year"),
        ("2017-06-19/2017-06-20", "range"),
        ("2017/..", "range"),
        ("", ""),
        ("early June", ""),
    ],
)
def test_a_date_says_how_precise_it_is(edtf, precision):
    assert precision_of(edtf) == precision


@pytest.mark.parametrize(
    ("edtf", "precision", "cut"),
    [
        ("2017-06-19", "day", "2017-06-19"),
        ("2017-06-19", "month", "2017-06"),
        ("2017-06-19", "year", "2017"),
        ("2017-06-19~", "month", "2017-06~"),
        ("2017-06?", "year", "2017?"),
        ("2017-06", "day", ""),
        ("2017", "month", ""),
        ("2017-06-19", "range", ""),
        ("2017-06-19/2017-06-20", "day", ""),
        ("2017-06-19/2017-06-20", "month", "2017-06"),
        ("2017-06-30/2017-07-01", "month", ""),
        ("2017-06-30/2017-07-01", "year", "2017"),
        ("2017-06-19~/2017-06-20", "month", ""),
        ("2017/..", "year", ""),
        ("../2017-06", "month", ""),
        ("2017-06/..", "range", "2017-06/.."),
        ("", "month", ""),
        ("early June", "month", ""),
    ],
)
def test_cutting_keeps_what_is_stated_and_makes_up_nothing(edtf, precision, cut):
    assert cut_to(edtf, precision) == cut
