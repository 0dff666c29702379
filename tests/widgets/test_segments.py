"""A switch of words: one is on, Tab comes to that one, arrows and clicks change it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget

from desktop.widgets.segments import Segments


@pytest.fixture
def switch(show):
    switch, window, before = (
        Segments("Times", [("a", "A"), ("b", "B"), ("c", "C")]),
        QWidget(),
        QLineEdit(),
    )
    column = QVBoxLayout(window)
    column.addWidget(before)
    column.addWidget(switch)
    switch.show_value("b")
    show(window)
    before.setFocus()
    switch.kept = window, before
    return switch


def button(switch, words):
    return next(one for one in switch.findChildren(QToolButton) if one.text() == words)


def test_showing_a_value_says_nothing(switch, qtbot):
    with qtbot.assertNotEmitted(switch.choice_made):
        switch.show_value("c")
    assert switch.value == "c"


def test_tab_comes_to_what_is_on_and_an_arrow_changes_it(switch, qtbot):
    QTest.keyClick(switch.kept[1], Qt.Key.Key_Tab)
    assert button(switch, "B").hasFocus()
    with qtbot.waitSignal(switch.choice_made) as made:
        QTest.keyClick(button(switch, "B"), Qt.Key.Key_Right)
    assert (made.args, switch.value) == (["c"], "c")
    assert button(switch, "C").hasFocus()


def test_a_click_switches_and_one_on_what_is_on_leaves_it_on(switch, qtbot):
    with qtbot.waitSignal(switch.choice_made) as made:
        QTest.mouseClick(button(switch, "A"), Qt.MouseButton.LeftButton)
    assert made.args == ["a"]
    QTest.mouseClick(button(switch, "A"), Qt.MouseButton.LeftButton)
    assert switch.value == "a"


def test_every_button_says_what_it_switches(switch):
    said = {one.accessibleDescription() for one in switch.findChildren(QToolButton)}
    assert said == {"Times"}
