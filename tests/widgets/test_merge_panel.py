"""Where two people changed the same field, one of them decides, and nothing is lost unseen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QToolButton

from desktop.widgets.merge_panel import Decision, MergeConflict, MergePanel, MergeTaken
from desktop.widgets.merge_text import MergeText
from desktop.widgets.word_diff import FieldDiff

HEADLINE = MergeConflict(
    "Headline",
    "Brief and agenda",
    [("same", "Brief and "), ("removed", "agenda"), ("added", "programme")],
    [("removed", "Brief and agenda"), ("added", "<img src='file:///x'>")],
    "Mine as it is",
)
CREDIT = MergeConflict("Credit", "", [("added", "A")], [("added", "B")], "B")
DATE = MergeTaken(True, FieldDiff("Dateline", [("removed", "8 June"), ("added", "6 June")]))


@pytest.fixture
def panel(theme, show):
    panel = MergePanel(theme)
    panel.show_merge([HEADLINE, CREDIT], [DATE])
    show(panel, 640, 900)
    panel.told = []
    panel.merged.connect(panel.told.append)
    panel.cancelled.connect(lambda: panel.told.append("cancelled"))
    return panel


def choices(panel, words):
    return [one for one in panel.findChildren(QToolButton) if one.text() == words]


def save(panel):
    return next(one for one in panel.findChildren(QPushButton) if one.text() == "Put into the form")


def labels(panel):
    return [one.text() for one in panel.findChildren(QLabel) if not isinstance(one, MergeText)]


def click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_it_can_be_saved_only_when_everything_is_decided(panel):
    assert {"2 fields were changed twice", "2 fields are undecided"} <= set(labels(panel))
    assert (save(panel).isEnabled(), save(panel).toolTip()) == (False, "2 fields are undecided")
    click(choices(panel, "Keep theirs")[0])
    assert "1 field is undecided" in labels(panel)
    click(choices(panel, "Keep mine")[1])
    assert save(panel).isEnabled()
    click(save(panel))
    assert panel.told == [{0: Decision("theirs"), 1: Decision("mine")}]


def test_a_field_can_be_written_anew_from_mine(panel):
    edit = panel.findChildren(QPlainTextEdit)[0]
    assert not edit.isVisible()
    click(choices(panel, "Edit")[0])
    assert (edit.isVisible(), edit.toPlainText()) == (True, "Mine as it is")
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_End)
    QTest.keyClicks(edit, " now")
    click(choices(panel, "Keep theirs")[1])
    click(save(panel))
    assert panel.told == [{0: Decision("text", "Mine as it is now"), 1: Decision("theirs")}]


def test_a_choice_can_be_changed_before_it_is_saved(panel):
    click(choices(panel, "Edit")[0])
    click(choices(panel, "Keep mine")[0])
    assert not panel.findChildren(QPlainTextEdit)[0].isVisible()
    click(choices(panel, "Keep mine")[1])
    click(save(panel))
    assert panel.told == [{0: Decision("mine"), 1: Decision("mine")}]


def test_what_changed_is_said_in_words_and_never_read_as_markup(panel):
    said = [one.accessibleName() for one in panel.findChildren(MergeText)]
    assert said[:3] == [
        "Headline, Before: Brief and agenda",
        "Headline, Theirs: removed: agenda, added: programme.",
        "Headline, Mine: removed: Brief and agenda, added: <img src='file:///x'>.",
    ]
    assert "Dateline: removed: 8 June, added: 6 June." in said
    assert not any("<img" in one.text() for one in panel.findChildren(MergeText))
    told = choices(panel, "Keep theirs")[0].accessibleDescription()
    assert told.startswith("Headline. Theirs: removed: agenda, added: programme. Mine: ")


def test_fields_that_only_one_changed_are_listed_as_taken(panel):
    assert {"Taken as they are", "Dateline, theirs"} <= set(labels(panel))


def test_another_merge_takes_the_place_of_the_first(panel, qtbot):
    click(choices(panel, "Keep theirs")[0])
    panel.show_merge([CREDIT], [])
    keeps = "Keep theirs"
    qtbot.waitUntil(lambda: [one.isVisible() for one in choices(panel, keeps)] == [True])
    assert not save(panel).isEnabled()
    panel.show_merge([], [DATE])
    assert save(panel).isEnabled()


def test_the_keyboard_decides_and_escape_gives_up(panel):
    panel.take_focus()
    first = choices(panel, "Keep theirs")[0]
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Space)
    assert "1 field is undecided" in labels(panel)
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert choices(panel, "Keep mine")[0].isChecked()
    QTest.keyClick(choices(panel, "Keep mine")[0], Qt.Key.Key_Tab)
    second = choices(panel, "Keep theirs")[1]
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Space)
    QTest.keyClick(second, Qt.Key.Key_Tab)
    assert QApplication.focusWidget().text() == "Cancel"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert save(panel).hasFocus()
    QTest.keyClick(choices(panel, "Keep mine")[0], Qt.Key.Key_Escape)
    assert panel.told == ["cancelled"]
