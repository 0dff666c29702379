"""Everything that matches text stands on the normaliser: equal words, offsets and its speed."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.search.folding import fold, fold_with_offsets
from db.search.normalise import (
    compound,
    index_text,
    matched_forms,
    name_key,
    tokens,
    words,
)


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Straße", "STRASSE"),
        ("Łódź", "lodz"),
        ("Ærø, Đakovo", "aero dakovo"),
        ("Türkiye İstanbul", "turkiye istanbul"),
        ("réfugiés", "re\u0301fugie\u0301s"),
        ("niñez", "ninez"),
        ("ещё всё", "еще все"),
        ("й", "и"),
        ("ΟΔΟΣ", "οδος"),
        ("الآمنة", "الامنه"),
        ("مُهاجِرون", "مهاجرون"),
        ("الهجـــرة", "الهجرة"),
        ("على", "علي"),
        ("٢٠١٧", "2017"),
        ("２０１７ ＡＢＣ", "2017 abc"),
        ("co\u00adfacilitator", "cofacilitator"),
        ("l’asile", "l'asile"),
        ("ﬁnal", "final"),
        ("한국", unicodedata.normalize("NFD", "한국")),
    ],
)
def test_spellings_of_the_same_words_are_equal(written, typed):
    assert words(written) == words(typed)


@pytest.mark.parametrize(
    ("text", "in_order", "beside"),
    [
        ("A/RES/71/1", ["a", "res", "71", "1"], ["71/1", "a/res/71/1", "res/71/1"]),
        ("SDG 10.7.", ["sdg", "10", "7"], ["10/7"]),
        ("co-facilitators and/or", ["co", "facilitators", "and", "or"], []),
        ("全球契约", ["全球", "球契", "契约"], ["全", "契", "球", "约"]),
        ("在 UN", ["在", "un"], ["在"]),
        ("والهجرة", ["هجره"], ["والهجره"]),
        ("للاجئين", ["اجيين"], ["لاجيين", "للاجيين"]),
        ("إلى", ["الي"], []),
        ("", [], []),
        ("\x00 \ud800 — !", [], []),
    ],
)
def test_words_and_what_else_they_are_found_by(text, in_order, beside):
    assert words(text) == in_order
    assert matched_forms(text) == beside
    assert index_text(text).split(" ") == ([*in_order, *beside] or [""])


@pytest.mark.parametrize(
    ("text", "whole"),
    [("A/RES/71/1", "a/res/71/1"), ("10.7", "10/7"), ("and/or", ""), ("10", ""), ("10.7 x", "")],
)
def test_a_symbol_is_one_word_as_well(text, whole):
    assert compound(text) == whole


def test_names_are_equal_in_any_order():
    assert name_key("Gómez Camacho, Juan José") == name_key("juan jose gomez camacho")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Straße nach Łódź", ["Die", "Straße", "nach", "Łódź"]),
        ("e\u0301te\u0301 fini", ["e\u0301te\u0301", "fini"]),
        ("ﬁn A/RES/7", ["ﬁn", "A", "RES", "7"]),
        ("حقوق المُهاجِرين.", ["حقوق", "المُهاجِرين"]),
        ("《全球契约》ok", ["全球", "球契", "契约", "ok"]),
    ],
)
def test_tokens_stand_where_the_original_has_them(text, expected):
    assert [text[token.start : token.end] for token in tokens(text)] == expected
    assert [token.text for token in tokens(text)] == words(text)


@given(st.text())
def test_any_text_keeps_its_way_back(text):
    folded = fold_with_offsets(text)
    assert folded.text == fold(text)
    last = 0
    for token in tokens(text):
        assert 0 <= token.start < token.end <= len(text)
        assert token.start >= last - 1  # pairs of Chinese characters share one
        assert fold(token.text) == token.text
        assert token.text in fold(text[token.start : token.end])
        last = token.end


@given(st.text(), st.text())
def test_folding_is_stable_and_knows_no_neighbours(one, other):
    assert fold(fold(one)) == fold(one)
    assert fold(one + other) == fold(one) + fold(other)


SENTENCES = [
    "The co-facilitators met — “safe” migration, A/RES/71/280. ",
    "L’œuvre des réfugiés… où que ce soit, ß, ½, ﬁn. ",
    "Глобальный договор о безопасной и упорядоченной миграции, ещё №\u00a05. ",
    "الاتفاق العالمي من أجل الهِجْرة الآمنة والمنظمة والنظامية. ",
    "安全、有序和正常移民全球契约，２０１８年《がんば》é. ",
    "Ἀθῆναι 한국 ไทย हिन्दी \U0001d518\U0001d52b \ud800 \ufffe \x00 Ꭰ İ ",
]


@pytest.mark.parametrize("order", [1, -1])
def test_a_text_is_folded_as_its_characters_are_whatever_was_folded_before(order):
    for text in [*SENTENCES[::order], "".join(SENTENCES) * 40]:
        folded = fold_with_offsets(text)
        letters = [fold(letter) for letter in text]
        assert folded.text == "".join(letters)
        at = 0
        for place, letter in enumerate(letters):
            if letter:
                start, end = folded.span(at, at + len(letter))
                assert start == place
                assert fold(text[start:end]) == letter
            at += len(letter)


@pytest.mark.parametrize(
    "sentence",
    [
        "The co-facilitators met — “safe” migration, A/RES/71/280. ",
        "Глобальный договор о безопасной и упорядоченной миграции. ",
        "الاتفاق العالمي من أجل الهجرة الآمنة والمنظمة والنظامية. ",
        "安全、有序和正常移民全球契约。",
    ],
)
def test_time_grows_with_the_text_and_no_faster(sentence):
    """The megabyte a body may have must not take the square of what a page takes."""
    page = sentence * (20_000 // len(sentence.encode()))
    times = 20
    best = min(_seconds(page * times) / _seconds(page) for _ in range(5))
    assert best < 3 * times


def _seconds(text: str) -> float:
    start = time.perf_counter()
    index_text(text)
    return time.perf_counter() - start
