"""The strip over a form and its line of problems say how an entry stands and what is in its way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.widgets.edit_strip import EditStrip
from desktop.widgets.problem_line import ProblemItem, ProblemLine

DATE = ProblemItem("Publication date", "Earlier than the dateline, 6 June.")
PHOTO = ProblemItem("Photo description", "Required for readers who cannot see it.")
PEOPLE = ProblemItem("People", "“Alnuaimi” fits two people.", is_error=False)


@pytest.fixture
def strip(theme, icons, show):
    strip, window = EditStrip(theme, icons), QWidget()
    strip.show_entry("Edit story", "GCM-0031, from revision 5")
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(strip)
    show(window, 1400, 60)
    strip.kept = window
    strip.told = []
    strip.stage_wanted.connect(strip.told.append)
    strip.history_toggled.connect(strip.told.append)
    strip.save_wanted.connect(lambda: strip.told.append("save"))
    strip.next_wanted.connect(lambda: strip.told.append("next"))
    return strip


@pytest.fixture
def line(theme, icons, show):
    line, window = ProblemLine(theme, icons), QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    window.above = QPushButton("above")
    column.addWidget(window.above)
    column.addWidget(line)
    show(window, 680, 80)
    line.kept = window
    line.told = []
    line.problem_chosen.connect(line.told.append)
    return line


def words(widget):
    shown = (one for one in widget.findChildren(QLabel) if one.isVisible() and one.text())
    return [one.text() for one in shown]


def button(widget, text, sort=QPushButton):
    found = (one for one in widget.findChildren(sort) if one.text() == text)
    return next(one for one in found if not one.isHidden())


def links(line):
    shown = [one for one in line.findChildren(QPushButton) if one.isVisible()]
    return [one.text() for one in sorted(shown, key=lambda one: one.x())]


def click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("count", "said", "can_save"),
    [
        (0, "All saved", False),
        (1, "1 change not saved", True),
        (4, "4 changes not saved", True),
    ],
)
def test_unsaved_changes_are_counted_and_can_be_saved(strip, count, said, can_save):
    strip.show_changes(count)
    assert said in words(strip)
    assert button(strip, "Save draft").isEnabled() is can_save


def test_it_says_what_is_edited_and_when_a_copy_was_made(strip):
    strip.show_recovery("14:02")
    assert {"Edit story", "GCM-0031, from revision 5", "Recovery copy 14:02"} <= set(words(strip))
    strip.show_recovery("")
    assert not any(text.startswith("Recovery") for text in words(strip))


def test_another_stage_is_a_wish_until_the_owner_shows_it(strip):
    strip.show_stage("draft")
    click(button(strip, "Review", QToolButton))
    assert strip.told == ["review"]
    assert button(strip, "Draft", QToolButton).isChecked()
    strip.show_stage("review")
    assert button(strip, "Review", QToolButton).isChecked()
    assert strip.told == ["review"]


def test_the_next_step_says_why_it_cannot_be_taken(strip):
    strip.show_next("Send for review", "2 problems block review")
    step = button(strip, "Send for review")
    assert (step.isEnabled(), step.toolTip()) == (False, "2 problems block review")
    assert step.accessibleDescription() == "2 problems block review"
    strip.show_next("Publish")
    click(button(strip, "Publish"))
    strip.show_changes(1)
    click(button(strip, "Save draft"))
    assert strip.told == ["next", "save"]


def test_the_history_is_switched_by_the_person_and_shown_by_the_owner(strip):
    strip.show_history(is_open=True)
    assert strip.told == []
    click(button(strip, "History"))
    assert strip.told == [False]


@pytest.mark.parametrize("width", [1400, 900, 760, 600, 480])
def test_nothing_is_cut_in_a_narrow_strip(strip, qtbot, width):
    strip.show_changes(4)
    strip.show_recovery("14:02")
    strip.show_next("Send for review")
    strip.kept.resize(width, 60)
    qtbot.wait(20)  # until what was given up has given its room
    edges = [one.geometry() for one in strip.findChildren(QWidget) if one.parent() is strip]
    shown = [one for one in strip.findChildren(QWidget) if one.isVisible()]
    assert [one for one in shown if one.width() < one.minimumSizeHint().width()] == []
    assert all(edge.right() <= strip.width() for edge in edges)
    assert ("Recovery copy 14:02" in words(strip)) is (width == 1400)
    history = next(
        one for one in strip.findChildren(QPushButton) if one.accessibleName() == "History"
    )
    assert history.text() == "History" or history.toolTip() == "History"


@pytest.mark.parametrize(
    ("problems", "said", "named", "level"),
    [
        ([DATE, PHOTO, PEOPLE], "2 problems block review.", [DATE, PHOTO], "error"),
        ([DATE], "1 problem blocks review.", [DATE], "error"),
        ([PEOPLE], "1 warning.", [PEOPLE], "warning"),
    ],
)
def test_problems_are_counted_and_named(line, qtbot, problems, said, named, level):
    line.show_problems(problems, "review")
    assert words(line) == [said]
    qtbot.waitUntil(lambda: links(line)[: len(named)] == [one.label for one in named])
    assert line.property("level") == level


def test_without_problems_the_line_says_so_once_that_is_known_and_keeps_its_room(line):
    assert (words(line), line.height()) == ([], 36)
    line.show_problems([DATE])
    assert words(line) == ["1 problem blocks saving."]
    line.show_problems([])
    assert (words(line), links(line)) == (["Nothing to mend."], [])
    assert line.height() == 36


def test_each_problem_leads_to_its_field(line):
    line.show_problems([DATE, PEOPLE, PHOTO], "review")
    link = button(line, "Photo description")
    assert link.accessibleName() == f"{PHOTO.label}: {PHOTO.text}"
    click(link)
    button(line, "Publication date").setFocus()
    QTest.keyClick(button(line, "Publication date"), Qt.Key.Key_Space)
    button(line, "1 warning").menu().actions()[0].trigger()
    assert line.told == [2, 0, 1]


def test_tab_walks_the_line_as_it_is_read_before_what_stands_below(line, qtbot):
    below = QPushButton("below")
    line.kept.layout().addWidget(below)
    line.show_problems([DATE])
    qtbot.waitUntil(below.isVisible)
    for _ in range(2):
        line.show_problems([DATE])
        line.show_problems([DATE, PHOTO, PEOPLE], "review")
    line.kept.above.setFocus()
    walked = []
    for _ in range(4):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        walked.append(QApplication.focusWidget().text())
    assert walked == [DATE.label, PHOTO.label, "1 warning", "below"]


@pytest.mark.parametrize("width", [680, 420, 240])
def test_what_has_no_room_stands_in_a_menu(line, width):
    line.kept.resize(width, 60)
    line.show_problems([DATE, PHOTO] * 3, "review")
    named = [text for text in links(line) if text in (DATE.label, PHOTO.label)]
    rest = f"and {6 - len(named)} more" if named else "Show them"
    assert rest in links(line)
    assert bool(named) is (width > 240)
    menu = button(line, rest).menu()
    assert len(menu.actions()) == 6 - len(named)
    menu.actions()[-1].trigger()
    assert line.told == [5]
    assert menu.actions()[-1].text() == f"{PHOTO.label}: {PHOTO.text}"
