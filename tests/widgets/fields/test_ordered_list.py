"""A list of texts: rows come by Enter, go by Backspace, move by Alt and arrow or by the mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from desktop.widgets.fields.ordered_list import OrderedList
from tests.widgets.typing_text import type_text

ENTER, BACK, UP, DOWN = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
)
ALT = Qt.KeyboardModifier.AltModifier
ABC = ["one", "two", "three"]


@pytest.fixture
def form(theme, icons, form_of):
    form = form_of(OrderedList(theme, icons, "Add a highlight"))
    form.field.describe("Highlights", "at most four")
    form.field.show_value(ABC)
    QApplication.processEvents()
    form.field.take_focus()
    return form


def row(form, place):
    return form.field._rows[place]


def focused(form):
    return form.window.focusWidget()


def place(form):
    return next((n for n, one in enumerate(form.field._rows) if one.edit is focused(form)), -1)


def test_texts_are_shown_silently_and_typed_loudly(form):
    assert (form.field.value, form.told) == (ABC, [])
    type_text(row(form, 0).edit, "!")
    assert form.told == [["!one", "two", "three"]]


def test_enter_adds_a_row_below_and_the_cursor_is_in_it(form):
    row(form, 1).edit.take_focus()
    QTest.keyClick(row(form, 1).edit, ENTER)
    assert form.field.value == ["one", "two", "", "three"]
    type_text(focused(form), "new")
    assert form.field.value == ["one", "two", "new", "three"]


def test_backspace_in_an_empty_row_takes_it_out(form):
    QTest.keyClick(row(form, 0).edit, ENTER)
    QTest.keyClick(focused(form), BACK)
    assert form.field.value == ABC
    assert place(form) == 0
    assert row(form, 0).edit.textCursor().atEnd()


def test_backspace_in_a_row_with_words_takes_no_row(form):
    row(form, 1).edit.take_focus()
    QTest.keyClick(row(form, 1).edit, BACK)
    assert form.field.value == ABC


@pytest.mark.parametrize(
    ("start", "keys", "value", "end"),
    [
        (0, [DOWN], ["two", "one", "three"], 1),
        (0, [DOWN, DOWN, DOWN], ["two", "three", "one"], 2),
        (2, [UP], ["one", "three", "two"], 1),
        (0, [UP], ABC, 0),
    ],
)
def test_alt_and_an_arrow_move_a_row_and_the_cursor_with_it(form, start, keys, value, end):
    row(form, start).edit.take_focus()
    for key in keys:
        QTest.keyClick(focused(form), key, ALT)
    assert (form.field.value, place(form)) == (value, end)


def test_tab_goes_through_the_rows_in_their_order_also_when_they_have_moved(form):
    QTest.keyClick(row(form, 0).edit, DOWN, ALT)
    form.before.setFocus()
    stops = []
    for _ in range(5):
        QTest.keyClick(focused(form), Qt.Key.Key_Tab)
        stops.append(focused(form))
    names = [stop.accessibleName() for stop in stops]
    assert names[:3] == ["Highlights 1", "Highlights 2", "Highlights 3"]
    assert stops[3].text() == "Add a highlight"
    assert stops[4] is form.after


def test_the_button_adds_a_row_at_the_end(form, qtbot):
    qtbot.keyClick(form.field._add, Qt.Key.Key_Space)
    type_text(focused(form), "four")
    assert form.field.value == [*ABC, "four"]


def test_a_cross_takes_its_row_out(form, qtbot):
    cross = row(form, 1).findChild(QToolButton)
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert form.field.value == ["one", "three"]


@pytest.mark.parametrize(
    ("dragged", "onto", "value"),
    [(0, 2, ["two", "three", "one"]), (2, 0, ["three", "one", "two"]), (1, 1, ABC)],
)
def test_a_row_is_dragged_by_its_handle(form, qtbot, dragged, onto, value):
    handle, target = row(form, dragged)._handle, row(form, onto)
    below = onto > dragged
    point = QPoint(5, target.height() - 2 if below else 1)
    at = handle.mapFrom(form.field, target.mapTo(form.field, point))
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.mouseMove(handle, QPoint(5, 40))
    QTest.mouseMove(handle, at)
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=at)
    assert form.field.value == value


def test_the_count_is_that_of_the_rows(form):
    form.listen("counted")
    form.field.show_value(ABC[:2])
    QTest.keyClick(row(form, 0).edit, ENTER)
    counts = [said for said in form.told if said[0] == "counted"]
    assert counts == [("counted", 2), ("counted", 3)]


def test_a_list_taken_out_whole_leaves_the_button(form):
    form.field.show_value([])
    form.field.take_focus()
    assert form.field._add.hasFocus()


def test_long_texts_are_seen_whole(form):
    high = row(form, 0).height()
    form.field.show_value(["word " * 40, "two"])
    QApplication.processEvents()
    assert row(form, 0).height() > 2 * high
