"""Dates on screen come from here: in words of six languages, never more than is known."""

import pytest

from desktop.core.dating import date_of, date_text, tile_of


@pytest.mark.parametrize(
    ("edtf", "style", "lang", "said"),
    [
        ("2017-06-08", "long", "en", "8 June 2017"),
        ("2017-06-08", "short", "en", "8 Jun 2017"),
        ("2017-06-08", "month", "en", "June 2017"),
        ("2017-07", "long", "en", "July 2017"),
        ("2017", "long", "en", "2017"),
        ("2017-06-19/2017-06-20", "long", "en", "19–20 June 2017"),
        ("2017-05~", "long", "en", "about May 2017"),
        ("2017-06-08", "long", "fr", "8 juin 2017"),
        ("2017-06-08", "long", "es", "8 de junio de 2017"),
        ("2017-06-08", "long", "zh", "2017年6月8日"),
        ("2017-06-08", "long", "ru", "8 июня 2017 года"),
        ("2017-06-08", "long", "xx", "8 June 2017"),
        ("", "long", "en", ""),
        ("last summer", "long", "en", "last summer"),
        ("2017-02-31", "long", "en", "2017-02-31"),
    ],
)
def test_a_stored_date_in_words(edtf, style, lang, said):
    assert date_text(edtf, style, lang) == said


@pytest.mark.parametrize(
    ("edtf", "tile"),
    [
        ("2017-06-08", ("8", "Jun", False)),
        ("2017-07", ("Jul", "2017", True)),
        ("2018", ("2018", "year", True)),
        ("", None),
        ("last summer", None),
    ],
)
def test_a_stored_date_on_a_tile(edtf, tile):
    assert tile_of(edtf) == tile


def test_what_cannot_be_read_is_no_date():
    assert date_of("last summer") is None
    assert date_of("") is None
    assert date_of("2017").precision == "year"
