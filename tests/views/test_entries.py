"""The plain tabs: one kind at a time, filtered by name, the page read beside it."""

import pytest
from PySide6.QtWidgets import QLineEdit, QToolButton

from tests.window import Window, lines_of

DOCUMENT = "document/a-res-70-296"


@pytest.fixture
def documents(window: Window) -> Window:
    window.go(DOCUMENT)
    clear_filter(window)
    return window


def clear_filter(window: Window) -> None:
    field = window.named("Filter by name", QLineEdit)
    field.setFocus()
    window.press("Ctrl+A", "Del")


def titles(window: Window) -> list[str]:
    return [line.title for line in lines_of(window.list_named("Documents"))]


def test_a_tab_opens_with_its_first_entry(window: Window):
    window.go("tab/documents")
    assert window.address.startswith("document/")
    assert window.title == lines_of(window.list_named("Documents"))[0].title


def test_the_list_counts_what_it_shows(documents):
    assert str(len(titles(documents))) in documents.words


@pytest.mark.parametrize(
    ("typed", "found"),
    [("70/296", "A/RES/70/296"), ("MODALITIES", "odalities"), ("", "")],
)
def test_a_filter_narrows_by_name(documents, typed, found):
    whole = titles(documents)
    documents.named("Filter by name", QLineEdit).setFocus()
    documents.write(typed)
    assert titles(documents)
    assert (titles(documents) == whole) is not bool(typed)
    lines = lines_of(documents.list_named("Documents"))
    assert any(found in line.sentence for line in lines)
    count, all_of_them = len(titles(documents)), len(whole)
    said = f"{count} of {all_of_them}" if typed else str(count)
    assert said in documents.words
    assert documents.address == DOCUMENT, "filtering leaves the page that is read"


def test_a_filter_overlooks_accents(documents):
    documents.named("Filter by name", QLineEdit).setFocus()
    documents.write("módalities")
    assert any("odalities" in title for title in titles(documents))


def test_a_filter_that_nothing_passes_leaves_an_empty_list(documents):
    documents.named("Filter by name", QLineEdit).setFocus()
    documents.write("no such document")
    assert titles(documents) == []
    assert any(words.startswith("0 of ") for words in documents.words)
    documents.list_named("Documents").setFocus()
    documents.press("Down", "Return", "Home", "End", "a")
    assert documents.address == DOCUMENT


def test_another_kind_is_a_click_away(documents):
    documents.click(documents.named("Terms", QToolButton))
    assert documents.named("Terms", QToolButton).isChecked()
    assert not documents.named("Documents", QToolButton).isChecked()
    documents.list_named("Documents").setFocus()
    documents.press("Home")
    assert documents.address.startswith("term/")
    assert documents.title == titles(documents)[0]


def test_another_kind_is_an_arrow_away(documents):
    documents.click(documents.named("Topics", QToolButton))
    documents.named("Topics", QToolButton).setFocus()
    documents.press("Right")
    assert documents.named("Terms", QToolButton).isChecked()
    assert titles(documents)
    documents.press("Left")
    assert documents.named("Topics", QToolButton).isChecked()


def test_a_link_to_another_kind_of_the_tab_switches_the_list(documents):
    documents.go("topic/issue-governance")
    assert documents.named("Topics", QToolButton).isChecked()
    shown = documents.list_named("Documents")
    line = shown.model().line(shown.currentIndex().row())
    assert line.address == "topic/issue-governance"


def test_terms_stand_in_order_of_their_names(documents):
    documents.click(documents.named("Terms", QToolButton))
    assert len(titles(documents)) > 20
    folded = [title.casefold() for title in titles(documents)[:20]]
    assert folded == sorted(folded)


def test_back_brings_kind_and_filter_of_the_list_back(documents):
    documents.named("Filter by name", QLineEdit).setFocus()
    documents.write("draft")
    narrowed = titles(documents)
    documents.go("term/border-management")
    documents.press("Alt+Left")
    assert documents.named("Filter by name", QLineEdit).text() == "draft"
    assert titles(documents) == narrowed
