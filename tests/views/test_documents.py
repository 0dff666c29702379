"""The Documents tab: a document is found by whatever one knows of it, and its page shows it all."""

import pytest
from PySide6.QtWidgets import QLineEdit, QToolButton

from desktop.widgets.order_button import OrderButton
from tests.window import Window, lines_of, rows_of

RESOLUTION = "document/a-res-73-195"


@pytest.fixture
def documents(window: Window) -> Window:
    window.go(RESOLUTION)
    order(window, "By symbol")
    field = window.named("Filter by name", QLineEdit)
    field.setFocus()
    window.press("Ctrl+A", "Del")
    return window


def order(window: Window, words: str) -> None:
    (button,) = window.seen(OrderButton)
    if button.text() != words:
        window.choose(words, button)
        window.frame.activateWindow()  # as window managers do where a menu closes
        window.settle()


def listed(window: Window):
    return window.list_named("Documents")


def test_a_row_shows_symbol_title_kind_date_and_issuer(documents):
    (line,) = [line for line in lines_of(listed(documents)) if line.address == RESOLUTION]
    assert line.symbol == "A/RES/73/195"
    assert line.title == "Global Compact for Safe, Orderly and Regular Migration"
    assert line.context.replace("\u2068", "").replace("\u2069", "") == (
        "Resolution · 19 Dec 2018 · United Nations General Assembly"
    )
    for part in (line.symbol, line.title, "Resolution", "19 Dec 2018", "General Assembly"):
        assert part in line.sentence


@pytest.mark.parametrize(
    ("words", "band", "first"),
    [
        ("By symbol", "A", "A/70/59"),
        ("By title", "A", ""),
        ("By kind", "Agreement", ""),
        ("By date", "2022", "A/RES/76/266"),
        ("By issuer", "Global Forum on Migration and Development", ""),
    ],
)
def test_each_order_has_bands_and_leaves_the_page(documents, words, band, first):
    order(documents, words)
    assert rows_of(listed(documents))[0] == band
    assert lines_of(listed(documents))[0].symbol == first or not first
    assert documents.address == RESOLUTION
    (button,) = documents.seen(OrderButton)
    assert (button.text(), button.accessibleName()) == (words, f"Order: {words}")


def test_letters_jump_by_symbol_in_the_order_of_symbols(documents):
    listed(documents).setFocus()
    documents.press("Home")
    documents.write("DEV")
    assert documents.address == "document/dev-3301"


def test_rows_and_keys_pass_over_the_bands(documents):
    listed(documents).setFocus()
    documents.press("Home")
    assert documents.address == "document/in-safety-and-dignity"
    for _ in range(9):
        documents.press("Down")
    assert documents.address == "document/a-conf-231-1"


def test_a_symbol_filters_and_the_count_says_of_how_many(documents):
    documents.named("Filter by name", QLineEdit).setFocus()
    documents.write("73/195")
    assert [line.symbol for line in lines_of(listed(documents))] == ["A/RES/73/195"]
    assert "1 of 74" in documents.words


def test_only_documents_are_sorted_in_several_ways(documents):
    documents.click(documents.named("Terms", QToolButton))
    assert documents.seen(OrderButton) == []
    assert lines_of(listed(documents))[0].kind == "term"
    documents.click(documents.named("Documents", QToolButton))
    assert len(documents.seen(OrderButton)) == 1


def test_back_brings_the_order_back(documents):
    order(documents, "By kind")
    documents.go("story/governance-session-brief-and-agenda")
    documents.press("Alt+Left")
    assert documents.address == RESOLUTION
    assert rows_of(listed(documents))[0] == "Agreement"


def test_the_row_of_texts_leads_from_the_first_draft_to_the_resolution(documents):
    assert "From draft to adoption" in documents.reader.toPlainText()
    documents.click_link("placard://document/gcm-zero-draft")
    assert documents.address == "document/gcm-zero-draft"
    documents.click_link(f"placard://{RESOLUTION}")
    assert documents.address == RESOLUTION


def test_a_vote_is_painted_said_and_listed(documents):
    said = documents.reader.plain_text()
    assert "Bar of the vote. In favour: 152, Against: 5, Abstaining: 12, Not voting: 24." in said
    assert "Against" in said
    for state in ("Czechia", "Hungary", "Israel", "Poland", "United States of America"):
        assert state in said


def test_topics_stand_under_their_schemes(documents):
    documents.click(documents.named("Topics", QToolButton))
    rows = rows_of(listed(documents))
    assert rows[0] == "Issue area"
    assert "Sustainable Development Goals" in rows
    documents.named("Filter by name", QLineEdit).setFocus()
    documents.write("10.7")
    assert rows_of(listed(documents))[0] == "Sustainable Development Goals"
    assert "1 of 119" in documents.words
