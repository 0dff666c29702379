"""Find in page must mark what search would find, at the very letters of the text on screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.search.normalise import fold
from desktop.core.matching import find_all


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("Côte d’Ivoire and cote", "cote", ["Côte", "cote"]),
        ("Cote", "CÔTE", ["Cote"]),
        ("Co\u0302te d'Ivoire", "côte", ["Co\u0302te"]),
        ("the cafe\u0301s", "cafe", ["cafe\u0301"]),
        ("Łódź, ŁÓDŹ", "lodz", ["Łódź", "ŁÓDŹ"]),
        ("Große Straße", "strasse", ["Straße"]),
        ("d’Ivoire", "d'ivoire", ["d’Ivoire"]),
        ("Фёдор и Федор", "федор", ["Фёдор", "Федор"]),
        ("مُحَمَّد ومحمد", "محمد", ["مُحَمَّد", "محمد"]),
        ("移民问题与移民", "移民", ["移民", "移民"]),
        ("A/RES/71/1", "a/res/71", ["A/RES/71"]),
        ("🙂🙂 é and e", "e", ["é", "e"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("a b", "  b ", ["b"]),
        ("a b", "", []),
        ("a b", " \u0301 ", []),
        ("a b", "c", []),
        ("", "a", []),
    ],
)
def test_what_is_found_and_where(text, wanted, found):
    assert [text[start:end] for start, end in find_all(text, wanted)] == found


@given(
    st.text(st.sampled_from("aàe\u0301ßœ🙂 Fи\u0306م\u0651ﬁ移"), max_size=30), st.text(max_size=3)
)
def test_matches_are_in_order_apart_and_say_what_was_sought(text, wanted):
    at = 0
    for start, end in find_all(text, wanted):
        assert at <= start < end <= len(text)
        assert fold(wanted.strip()) in fold(text[start:end])
        at = max(at, start)
