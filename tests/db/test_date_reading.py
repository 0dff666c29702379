"""People type dates as they speak them; the program says how it read them, or what to type."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.date_reading import read_date
from db.date_words import DATE_WORDS
from db.dates import format_date, parse
from db.errors import Invalid


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("", ""),
        ("  ", ""),
        ("2017", "2017"),
        ("2017-06", "2017-06"),
        ("2017-06-19", "2017-06-19"),
        ("2017-6-9", "2017-06-09"),
        ("2017-06-9", "2017-06-09"),
        ("2017/06/19", "2017-06-19"),
        ("2017-06-19/2017-06-20", "2017-06-19/2017-06-20"),
        ("2016-03/..", "2016-03/.."),
        ("2017~", "2017~"),
        ("19 June 2017", "2017-06-19"),
        ("19th of June, 2017", "2017-06-19"),
        ("June 19, 2017", "2017-06-19"),
        ("JUNE 19th 2017", "2017-06-19"),
        ("Monday, 19 June 2017", "2017-06-19"),
        ("19 jun 2017", "2017-06-19"),
        ("19 Sept. 2017", "2017-09-19"),
        ("19.6.2017", "2017-06-19"),
        ("19/06/2017", "2017-06-19"),
        ("5-6-2017", "2017-06-05"),
        ("June 2017", "2017-06"),
        ("19-20 June 2017", "2017-06-19/2017-06-20"),
        ("19–20 June 2017", "2017-06-19/2017-06-20"),
        ("19 — 20 June 2017", "2017-06-19/2017-06-20"),
        ("19 to 20 June 2017", "2017-06-19/2017-06-20"),
        ("June 19-20, 2017", "2017-06-19/2017-06-20"),
        ("19/20 June 2017", "2017-06-19/2017-06-20"),
        ("30 June - 2 July 2017", "2017-06-30/2017-07-02"),
        ("30 December 2017 - 2 January 2018", "2017-12-30/2018-01-02"),
        ("from 30 June to 2 July 2017", "2017-06-30/2017-07-02"),
        ("between May and July 2017", "2017-05/2017-07"),
        ("19.6.-20.6.2017", "2017-06-19/2017-06-20"),
        ("19.6.2017 - 20.6.2017", "2017-06-19/2017-06-20"),
        ("2017-06-19 - 2017-06-20", "2017-06-19/2017-06-20"),
        ("May–June 2017", "2017-05/2017-06"),
        ("2016–2018", "2016/2018"),
        ("2016 to 2018", "2016/2018"),
        ("2016–June 2017", "2016/2017-06"),
        ("about May 2017", "2017-05~"),
        ("c. 2017", "2017~"),
        ("about 19-20 June 2017", "2017-06-19~/2017-06-20~"),
        ("May 2017?", "2017-05?"),
        ("about May 2017?", "2017-05%"),
        ("19-20 June 2017?", "2017-06-19?/2017-06-20?"),
        ("from March 2016", "2016-03/.."),
        ("since about 2016", "2016~/.."),
        ("from March 2016 onwards", "2016-03/.."),
        ("until 1 June 2022", "../2022-06-01"),
        ("up to 2022", "../2022"),
        ("١٩ June ٢٠١٧", "2017-06-19"),
    ],
)
def test_what_people_type_is_read(typed, edtf):
    reading = read_date(typed)
    assert (reading.edtf, reading.problem) == (edtf, "")
    assert reading.said == (format_date(parse(edtf)) if edtf else "")


def test_figures_say_which_is_the_day():
    assert read_date("5/6/2017").said == "5 June 2017"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("early 2017", "January–April 2017"),
        ("end of May 2017", "the months you mean"),
        ("spring 2017", "the months you mean"),
        ("Q1 2017", "the months you mean"),
        ("1990s", "the months you mean"),
        ("soon", "write for instance"),
        ("June", "says no year"),
        ("19 June", "says no year"),
        ("19-20 June", "says no year"),
        ("19 2017", "says no month"),
        ("19 June 17", "write for instance"),
        ("30 February 2017", "day 30 of February 2017"),
        ("2017-02-30", "day 30 of February 2017"),
        ("2017-13", "month 13"),
        ("06/19/2017", "the day comes first: 19/6/2017"),
        ("31/31/2017", "month 31"),
        ("Tuesday, 19 June 2017", "was a Monday"),
        ("20-19 June 2017", "ends before it starts"),
        ("19 June 1066", "not between"),
        ("2017/", "write"),
        ("../..", "both ends are open"),
        ("19 20 June 2017", "write for instance"),
        ("June July 2017", "write for instance"),
        ("5–June 2017", "says no month"),
        ("before 2017", "write for instance"),
        ("from", "write for instance"),
    ],
)
def test_what_is_no_date_says_what_to_type(typed, says):
    reading = read_date(typed)
    assert (reading.edtf, reading.said) == ("", "")
    assert reading.problem.startswith(f"“{typed}” is not a date: ")
    assert says in reading.problem


@pytest.mark.parametrize(
    ("lang", "typed", "edtf"),
    [
        ("fr", "1er juin 2017", "2017-06-01"),
        ("fr", "du 19 au 20 juin 2017", "2017-06-19/2017-06-20"),
        ("es", "del 19 al 20 de junio de 2017", "2017-06-19/2017-06-20"),
        ("ru", "с 19 по 20 июня 2017", "2017-06-19/2017-06-20"),
        ("fr", "19–20 juin 2017", "2017-06-19/2017-06-20"),
        ("fr", "depuis le 5 août 2017", "2017-08-05/.."),
        ("fr", "juil. 2017", "2017-07"),
        ("es", "19 de junio de 2017", "2017-06-19"),
        ("ru", "19 июня 2017 г.", "2017-06-19"),
        ("ru", "около мая 2017 года", "2017-05~"),
        ("ar", "١٩ يونيو ٢٠١٧", "2017-06-19"),
        ("zh", "2017年6月19日", "2017-06-19"),
        ("zh", "2017年6月19日至20日", "2017-06-19/2017-06-20"),
        ("zh", "自2017年6月起", "2017-06/.."),
        ("zh", "19 June 2017", "2017-06-19"),
        ("de", "19 June 2017", "2017-06-19"),
    ],
)
def test_the_languages_of_an_edition_are_read(lang, typed, edtf):
    assert read_date(typed, (lang,)).edtf == edtf


POINTS = st.builds(
    lambda day, length, mark: day.isoformat()[:length] + mark,
    st.dates(parse("1800").lower, parse("2200").upper),
    st.sampled_from([4, 7, 10]),
    st.sampled_from(["", "", "", "~", "?", "%"]),
)
DATES = st.one_of(
    POINTS,
    POINTS.map("{}/..".format),
    POINTS.map("../{}".format),
    st.tuples(POINTS, POINTS).map(lambda ends: "/".join(sorted(ends))),
)


@pytest.mark.parametrize("lang", DATE_WORDS)
@settings(max_examples=200, deadline=None)
@given(edtf=DATES)
def test_a_date_in_words_reads_back(lang, edtf):
    try:
        date = parse(edtf)
    except Invalid:
        return
    said = format_date(date, words=DATE_WORDS[lang])
    reading = read_date(said, (lang,))
    assert reading.problem == ""
    assert reading.said == said
    found = parse(reading.edtf)
    assert found.bounds() == date.bounds()
    if found.is_interval == date.is_interval:
        assert reading.edtf == edtf


@settings(max_examples=300, deadline=None)
@given(st.text() | st.text("0123456789-/.~? –junemaytofrom年月日", max_size=20))
def test_whatever_is_typed_is_read_or_refused(typed):
    reading = read_date(typed)
    if reading.edtf:
        parse(reading.edtf)
        assert reading.said
    else:
        is_seen = any(unicodedata.category(letter) != "Cf" for letter in "".join(typed.split()))
        assert bool(reading.problem) == is_seen
