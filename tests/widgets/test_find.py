"""Find in page marks what is sought as people write it, says how many, and walks among them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from db.records import Page, Prose
from desktop.core.reader.compose import compose
from desktop.qt.look import make_look
from desktop.widgets.find_bar import FindBar
from desktop.widgets.page_finder import PageFinder
from desktop.widgets.reader_pane import ReaderPane
from tests.widgets.typing_text import type_text

BODY = (
    "<p>Côte d’Ivoire 🙂🙂 and cote, ÉMIGRÉS and emigres.</p>"
    "<table><tr><td>cell with cote</td><td>移民 𠀀 移民</td></tr></table>"
    "<p>Фёдор и Федор; مُحَمَّد ومحمد.</p>"
)


@pytest.fixture
def pane(theme):
    pane = ReaderPane(theme, lambda slug: None)
    page = Page("story", "x", "en", "Title", ("en",), blocks=(Prose(BODY),), version=0)
    pane.show_page(compose(page, make_look(theme, 1.0)), 1.0)
    return pane


@pytest.fixture
def bar(icons, theme, pane, show):
    bar, window = FindBar(icons), QWidget()
    column = QVBoxLayout(window)
    column.addWidget(bar)
    column.addWidget(pane)
    show(window, 600, 400)
    bar.window_kept = window
    bar.finder = PageFinder(pane, bar, theme)
    bar.open_bar()
    return bar


def seek(bar, text):
    field = bar.findChild(QLineEdit)
    field.clear()
    type_text(field, text)


def marked(pane):
    return [selection.cursor.selectedText() for selection in pane.extraSelections()]


def here(pane, theme):
    """Return the number, from 1, of the match that is shown as the present one."""
    grounds = [each.format.background().color() for each in pane.extraSelections()]
    return grounds.index(theme.colour("accent")) + 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("cote", ["Côte", "cote", "cote"]),
        ("CÔTE", ["Côte", "cote", "cote"]),
        ("emigres", ["ÉMIGRÉS", "emigres"]),
        ("移民", ["移民", "移民"]),
        ("федор", ["Фёдор", "Федор"]),
        ("محمد", ["مُحَمَّد", "محمد"]),
        ("🙂 and", ["🙂 and"]),
        ("no such", []),
        ("", []),
    ],
)
def test_every_match_is_marked_at_its_very_letters(bar, pane, text, found):
    seek(bar, text)
    assert marked(pane) == found


def test_the_count_is_said_and_steps_go_round(qtbot, bar, pane, theme):
    seek(bar, "cote")
    label, field = bar.findChild(QLabel), bar.findChild(QLineEdit)
    said = [label.text()]
    for modifier in (Qt.KeyboardModifier.NoModifier,) * 3 + (Qt.KeyboardModifier.ShiftModifier,):
        qtbot.keyClick(field, Qt.Key.Key_Return, modifier)
        said.append(label.text())
    assert said == ["1 of 3", "2 of 3", "3 of 3", "1 of 3", "3 of 3"]
    assert here(pane, theme) == 3
    assert field.accessibleDescription() == "3 of 3"
    seek(bar, "no such")
    assert label.text() == "Not on this page"
    seek(bar, "")
    assert label.text() == ""


def test_letters_typed_on_stay_at_the_match_they_are_narrowing(bar):
    for text in ("c", "co", "cot", "cote"):
        type_text(bar.findChild(QLineEdit), text[-1])
        assert bar.findChild(QLabel).text().startswith("1 of ")


def test_seeking_begins_where_one_reads(bar, pane, theme):
    pane.setTextCursor(pane.document().find("cell"))
    seek(bar, "cote")
    assert here(pane, theme) == 3


def test_escape_takes_the_marks_away_and_gives_the_keyboard_back(qtbot, bar, pane):
    seek(bar, "cote")
    qtbot.keyClick(bar.findChild(QLineEdit), Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert marked(pane) == []
    assert pane.hasFocus()
    assert bar.text == ""


def test_the_next_page_is_searched_for_the_same_words(bar, pane, theme):
    seek(bar, "cote")
    page = Page("story", "y", "en", "Côte", ("en",), version=0)
    pane.show_page(compose(page, make_look(theme, 1.0)), 1.0)
    bar.finder.page_changed()
    assert marked(pane) == ["Côte"]


def test_the_next_match_by_key_opens_a_closed_bar_first(bar, pane):
    seek(bar, "cote")
    bar.close_bar()
    bar.finder.step_forward()
    assert bar.isVisible()
    assert bar.findChild(QLineEdit).selectedText() == "cote"
    bar.finder.step_back()
    assert bar.findChild(QLabel).text() == "3 of 3"


def test_a_word_on_every_line_of_a_long_page_is_marked_in_time(bar, pane, theme):
    body = "<p>" + "the same word " * 20_000 + "</p>"
    page = Page("story", "x", "en", "Title", ("en",), blocks=(Prose(body),))
    pane.show_page(compose(page, make_look(theme, 1.0)), 1.0)
    seek(bar, "word")
    assert 1000 <= len(pane.extraSelections()) <= 5000
