"""No text that someone types may fail, and a query keeps its meaning when it is written down."""

import sqlite3

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from db.engine import ReadSession
from db.search.facets import facets
from db.search.finder import quick, search
from db.search.grammar import FIELDS, MAX_CHARACTERS, Filter, Query, Term, parse, to_match
from tests.db.search.library import ITEMS, make_session

PIECES = st.sampled_from(
    [
        *(
            '"',
            "-",
            "--",
            "OR",
            "AND",
            "NOT",
            "NEAR(",
            ")",
            "(",
            "*",
            "^",
            ":",
            "+",
            "{",
            "''",
            ";",
        ),
        *(f"{field}:" for field in FIELDS),
        *("foo:", "kind:story", 'person:"', "sdg:10.7", "date:2017..", "..", "2017-06", "today"),
        *("migration", "A/RES/71/1", "10.7", "الهجرة", "للاجئين", "移民", "ещё", "ß", "a", "7"),
        *("\x00", "\ud800", "\udfff", "\u202e", "\ufeff", "‐", "“", "”", " ", "\n", "title_norm:"),
    ]
)
TYPED = st.one_of(st.text(), st.lists(PIECES).map("".join), st.lists(PIECES).map(" ".join))


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("  migrant   rights ", "migrant rights"),
        ("“labour mobility” -visa", '"labour mobility" -visa'),
        ('"never closed', '"never closed"'),
        ("kind:story migration", "migration kind:story"),
        ('Person:"Louise Arbour"', 'person:"Louise Arbour"'),
        ("-topic:returns x", "x -topic:returns"),
        ("org:iom target:10.7", "organisation:iom sdg:10.7"),
        ("asylum OR refuge", "asylum OR refuge"),
        ("OR asylum OR", "asylum"),
        ("foo:bar", "foo bar"),
        ("kind: person:", ""),
        ("c++ (a) !", "c a"),
        ("- -- -", ""),
        ("9:30", "9 30"),
        ("https://example.org", "https example.org"),
    ],
)
def test_canonical_spelling(text, canonical):
    assert parse(text).text == canonical


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("migrant readm", '"migrant" AND "readm"*'),
        ('"labour mobility"', '"labour mobility"'),
        ("co-facilitator x1", '"co facilitator" AND "x1"*'),
        ("asylum OR refuge", '("asylum" OR "refuge"*)'),
        ("migration -visa", '("migration"*) NOT "visa"'),
        ("A/RES/71/1", '"a/res/71/1"*'),
        ("71/1 text", '("71/1" OR "71/1/"*) AND "text"*'),
        ("全球契约", '"全球 球契 契约"*'),
        ("移", '"移"'),
        ("والهجرة", '("هجره"* OR "والهجره"*)'),
        ('a" OR "b*', '"a" AND "OR" AND "b"*'.lower().replace("and", "AND")),
    ],
)
def test_match_expression(text, match):
    assert to_match(parse(text)).title == match


def test_one_letter_narrows_titles_only():
    assert to_match(parse("compact m")) == ('"compact" AND "m"*', '"compact"')
    assert to_match(parse("m")) == ('"m"*', "")


def test_only_the_last_word_is_a_beginning():
    assert parse("safe migr kind:story").wanted == (
        (Term("safe"),),
        (Term("migr", is_prefix=True),),
    )
    assert parse('migr "safe and"').wanted[0] == (Term("migr"),)


def test_facets_add_and_take_filters():
    query = parse("migration").with_filter("kind", "story").with_filter("country", "South Sudan")
    assert query.text == 'migration kind:story country:"South Sudan"'
    assert query.with_filter("kind", "story") == query
    assert query.without_filter("kind").text == 'migration country:"South Sudan"'
    assert query.without_filter("kind", "person") == query


def test_words_are_replaced_in_place():
    query = parse('readmision "of migrnts" -x kind:story')
    better = query.with_words({"readmision": "readmission", "migrnts": "migrants"})
    assert better.text == 'readmission "of migrants" -x kind:story'


@given(TYPED.filter(lambda text: len(text) < MAX_CHARACTERS // 4))
def test_a_query_is_the_same_when_read_again(text):
    query = parse(text)
    assert parse(query.text) == query


@given(st.sampled_from(sorted(FIELDS)), st.text(max_size=40), TYPED)
def test_an_added_filter_is_read_again(field, value, text):
    query = parse(text[:200])
    added = query.with_filter(field, value)
    assert parse(added.text).filters in (added.filters, query.filters)
    assert parse(added.text).wanted == query.wanted


@pytest.fixture(scope="module")
def tables() -> ReadSession:
    return make_session(ITEMS)


@settings(max_examples=300, deadline=None)
@given(text=TYPED)
@example("a" * 10_000)
@example("x " * 5_000)
@example("(" * 5_000 + ")" * 5_000)
@example("- OR " * 2_000)
@example('"' * 9_999)
@example("kind:story " * 1_000)
@example("10." * 3_000 + "7")
@example("移民" * 5_000)
@example("\ud800\x00\udfff")
@example("date:9999-99..0000 before:.. after:2017..2016")
def test_nothing_typed_can_fail(tables, text):
    result = search(tables, text)
    assert result.total.number >= len(result.hits)
    quick(tables, text)
    facets(tables, text)


@given(TYPED)
def test_match_is_always_sql(text):
    match = to_match(parse(text))
    if match is None:
        return
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize=\"ascii tokenchars '/'\")")
    for expression in filter(None, match):
        connection.execute("SELECT * FROM t WHERE t MATCH ?", (expression,)).fetchall()
    connection.close()


def test_empty_queries_ask_for_nothing():
    assert parse("").is_empty
    assert parse("!?").is_empty
    assert parse("-x") == Query(unwanted=(Term("x"),))
    assert parse("kind:story") == Query(filters=(Filter("kind", "story"),))
