"""Dates decide what lists show and in which order: reading, bounds and wording are pinned."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.date_words import DATE_WORDS, ENGLISH, words_for
from db.dates import FIRST_YEAR, LAST_YEAR, Tile, date_tile, format_date, parse
from db.errors import Invalid


@pytest.mark.parametrize(
    ("text", "bounds", "precision"),
    [
        ("2017-06-19", ("2017-06-19", "2017-06-19"), "day"),
        ("2017-10", ("2017-10-01", "2017-10-31"), "month"),
        ("2016-02", ("2016-02-01", "2016-02-29"), "month"),
        ("2017", ("2017-01-01", "2017-12-31"), "year"),
        ("2017-06-19/2017-06-20", ("2017-06-19", "2017-06-20"), "day"),
        ("2017-06-19/2017-07", ("2017-06-19", "2017-07-31"), "month"),
        ("2017-06/2017-06-19", None, None),
        ("2016-03/..", ("2016-03-01", None), "month"),
        ("../2022-06", (None, "2022-06-30"), "month"),
        (" 2017-05~ ", ("2017-05-01", "2017-05-31"), "month"),
    ],
)
def test_bounds_are_the_days_a_date_may_mean(text, bounds, precision):
    if bounds is None:
        with pytest.raises(Invalid):
            parse(text)
        return
    value = parse(text)
    assert value.bounds() == bounds
    assert value.precision == precision


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain", "interval", "is_open"),
    [
        ("2017-05", False, False, False, False),
        ("2017-05~", True, False, False, False),
        ("2017-05?", False, True, False, False),
        ("2017-05%", True, True, False, False),
        ("2017-05/2017-06~", True, False, True, False),
        ("2016-03/..", False, False, True, True),
        ("../2022", False, False, True, True),
    ],
)
def test_marks_and_open_ends(text, approximate, uncertain, interval, is_open):
    value = parse(text)
    assert (value.is_approximate, value.is_uncertain) == (approximate, uncertain)
    assert (value.is_interval, value.is_open) == (interval, is_open)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2017-13", "'2017-13' is not a date: month 13"),
        ("2017-00", "month 0"),
        ("2017-02-29", "day 29 of February 2017"),
        ("2017-06-31", "day 31 of June 2017"),
        ("1799", "year 1799 is not between 1800 and 2200"),
        ("2201-01", "year 2201"),
        ("2017-06-20/2017-06-19", "it ends before it starts"),
        ("2018/2017", "it ends before it starts"),
        ("../..", "both ends are open"),
        ("", "write 2017"),
        ("..", "write 2017"),
        ("8 June 2017", "write 2017"),
        ("2017-6-8", "write 2017"),
        ("2017-06-19/", "write 2017"),
        ("2017-06-19/2017-06-20/2017-06-21", "write 2017"),
        ("2017-21", "month 21"),
        ("201X", "write 2017"),
        ("2017-06-19T10:00", "write 2017"),
        ("٢٠١٧", "write 2017"),
        ("2017~?", "write 2017"),
        ("2017\n", None),
    ],
)
def test_what_is_no_date_is_refused_with_its_reason(text, reason):
    if reason is None:
        assert parse(text).text == "2017"
        return
    with pytest.raises(Invalid, match="is not a date") as caught:
        parse(text)
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("text", "long", "short", "month"),
    [
        ("2017-06-08", "8 June 2017", "8 Jun 2017", "June 2017"),
        ("2017-06-19/2017-06-20", "19–20 June 2017", "19–20 Jun 2017", "June 2017"),
        (
            "2017-06-30/2017-07-02",
            "30 June–2 July 2017",
            "30 Jun–2 Jul 2017",
            "June–July 2017",
        ),
        (
            "2017-12-30/2018-01-02",
            "30 December 2017–2 January 2018",
            "30 Dec 2017–2 Jan 2018",
            "December 2017–January 2018",
        ),
        ("2017-06", "June 2017", "Jun 2017", "June 2017"),
        ("2017-06/2017-07", "June–July 2017", "Jun–Jul 2017", "June–July 2017"),
        ("2017-05~", "about May 2017", "about May 2017", "about May 2017"),
        (
            "2017-05?",
            "May 2017 (uncertain)",
            "May 2017 (uncertain)",
            "May 2017 (uncertain)",
        ),
        ("2017", "2017", "2017", "2017"),
        ("2016/2018", "2016–2018", "2016–2018", "2016–2018"),
        ("2016-03/..", "since March 2016", "since Mar 2016", "since March 2016"),
        ("../2022-06", "until June 2022", "until Jun 2022", "until June 2022"),
        (
            "2016-03~/..",
            "since about March 2016",
            "since about Mar 2016",
            "since about March 2016",
        ),
        (
            "2016-09-19/2018",
            "19 September 2016–2018",
            "19 Sep 2016–2018",
            "September 2016–2018",
        ),
        (
            "2017-05~/2017-06",
            "about May 2017–June 2017",
            "about May 2017–Jun 2017",
            None,
        ),
        ("2017-06-19/2017-06-19", "19 June 2017", "19 Jun 2017", "June 2017"),
        ("2017-06-19~/2017-06-20", "about 19 June 2017–20 June 2017", None, None),
    ],
)
def test_wording_in_english(text, long, short, month):
    value = parse(text)
    assert format_date(value) == long
    if short is not None:
        assert format_date(value, style="short") == short
    if month is not None:
        assert format_date(value, style="month") == month


@pytest.mark.parametrize(
    ("lang", "text", "wording"),
    [
        ("fr", "2017-06-01", "1er juin 2017"),
        ("fr", "2017-06-19/2017-06-20", "19–20 juin 2017"),
        ("fr", "../2022-06", "jusqu’en juin 2022"),
        ("fr", "../2022-06-08", "jusqu’au 8 juin 2022"),
        ("es", "2017-06-08", "8 de junio de 2017"),
        ("es", "2017-06-30/2017-07-02", "30 de junio–2 de julio de 2017"),
        ("ar", "2017-06-08", "8 يونيو 2017"),
        ("ar", "2016-03/..", "منذ مارس 2016"),
        ("ru", "2017-06-08", "8 июня 2017 года"),
        ("ru", "2017-06", "июнь 2017 года"),
        ("ru", "2016-03/..", "с марта 2016 года"),
        ("ru", "2017", "2017 год"),
        ("ru", "2017~", "около 2017 года"),
        ("zh", "2017-06-08", "2017年6月8日"),
        ("zh", "2017-06-19/2017-06-20", "2017年6月19日至20日"),
        ("zh", "2017-06-30/2017-07-02", "2017年6月30日至7月2日"),
        ("zh", "2017-06", "2017年6月"),
        ("zh", "2016-03/..", "自2016年3月起"),
        ("de", "2017-06-08", "8 June 2017"),
    ],
)
def test_wording_in_other_languages(lang, text, wording):
    assert format_date(parse(text), words=words_for(lang)) == wording


@pytest.mark.parametrize(
    ("text", "tile"),
    [
        ("2017-06-08", ("8", "Jun", False)),
        ("2017-06-19/2017-06-20", ("19–20", "Jun", False)),
        ("2017-06-30/2017-07-02", ("30–2", "Jun–Jul", False)),
        ("2017-07", ("Jul", "2017", True)),
        ("2017-06/2017-07", ("Jun–Jul", "2017", True)),
        ("2018", ("2018", "year", True)),
        ("2016-03/2018-12", ("2016–18", "years", True)),
        ("2017-12-30/2018-01-02", ("2017–18", "years", False)),
        ("2016-03/..", ("2016–", "since", True)),
        ("../2022-06", ("–2022", "until", True)),
        ("2017-06-08~", ("8", "Jun", True)),
    ],
)
def test_tiles_are_dashed_unless_known_to_the_day(text, tile):
    assert date_tile(parse(text)) == Tile(*tile)


def test_a_month_only_tile_speaks_the_content_language():
    assert date_tile(parse("2017-07"), words=words_for("zh")) == Tile("7月", "2017", True)
    assert date_tile(parse("2018"), words=words_for("fr")) == Tile("2018", "année", True)


@pytest.mark.parametrize(
    ("one", "other", "overlaps", "precedes"),
    [
        ("2017-06-19/2017-06-20", "2017-06", True, False),
        ("2017-05", "2017-06", False, True),
        ("2016-03/..", "2022", True, False),
        ("../2016-02", "2016-03/..", False, True),
        ("2018", "2017", False, False),
    ],
)
def test_two_dates_beside_each_other(one, other, overlaps, precedes):
    assert parse(one).overlaps(parse(other)) is overlaps
    assert parse(other).overlaps(parse(one)) is overlaps
    assert parse(one).precedes(parse(other)) is precedes


def test_contains_asks_whether_a_day_is_possible():
    assert parse("2017-06").contains(date(2017, 6, 30))
    assert not parse("2017-06").contains(date(2017, 7, 1))
    assert parse("2016-03/..").contains(date(2099, 1, 1))
    assert not parse("../2022-06").contains(date(2022, 7, 1))


def test_sorting_puts_earlier_first_days_first():
    texts = ["2017", "2017-06-19", "../2022", "2017-06", "2016-03/.."]
    ordered = sorted(texts, key=lambda text: parse(text).sort_key)
    assert ordered == ["../2022", "2016-03/..", "2017", "2017-06", "2017-06-19"]


def test_every_language_names_twelve_months_in_each_form():
    for words in DATE_WORDS.values():
        forms = (
            words.months,
            words.months_in_date,
            words.months_short,
            words.months_short_in_date,
        )
        assert {len(form) for form in forms} == {12}


_days = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
_points = st.builds(
    lambda day, length, mark: day.isoformat()[:length] + mark,
    _days,
    st.sampled_from([4, 7, 10]),
    st.sampled_from(["", "~", "?", "%"]),
)


@given(_points, _days)
def test_a_stated_point_contains_exactly_the_days_that_share_its_digits(text, day):
    value = parse(text)
    stated = text.rstrip("~?%")
    assert value.contains(day) == day.isoformat().startswith(stated)
    assert value.text == text


@given(_points, _points, st.sampled_from(sorted(DATE_WORDS)))
def test_any_interval_reads_or_says_why_and_always_has_a_wording(first, second, lang):
    try:
        value = parse(f"{first}/{second}")
    except Invalid as error:
        refusal = str(error)
    else:
        refusal = ""
    if refusal:
        assert "ends before it starts" in refusal
        return
    words = words_for(lang)
    lower, upper = value.bounds()
    assert lower is not None
    assert upper is not None
    assert lower <= upper
    for style in ("long", "short", "month"):
        assert str(value.start.first.year) in format_date(value, style=style, words=words)
    assert all(date_tile(value, words=words)[:2])


@given(_points)
def test_no_wording_names_a_day_nobody_gave(text):
    value = parse(text)
    long = format_date(value, words=ENGLISH)
    if value.precision == "month":
        assert long.replace("about ", "")[0].isalpha()
    if value.precision == "year":
        assert not any(month in long for month in ENGLISH.months)


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_is_refused_for_a_person(text):
    try:
        outcome = parse(text).text
    except Invalid as error:
        outcome = str(error)
    assert outcome
