"""A date is typed as people write dates, said back, cut by the switch, and never made up."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from db.dates import format_date, parse
from db.errors import Invalid
from desktop.widgets.fields.date import DateField
from tests.widgets.typing_text import type_text

TYPED = {
    "19-20/6/17": "2017-06-19/2017-06-20",
    "19–20 June 2017": "2017-06-19/2017-06-20",
    "19 June 2017": "2017-06-19",
    "June 2017": "2017-06",
    "about June 2017": "2017-06~",
}


def read(text):
    """Read a few spellings and EDTF itself: how dates are read is tried where they are."""
    try:
        date = parse(TYPED.get(text.strip(), text))
    except Invalid as refusal:
        return SimpleNamespace(edtf="", said="", problem=f"Not understood: {refusal}")
    return SimpleNamespace(edtf=date.text, said=format_date(date), problem="")


@pytest.fixture
def form(theme, icons, form_of):
    form = form_of(DateField(theme, icons, read))
    form.field.take_focus()
    return form


def button(form, words):
    found = form.field.switch.findChildren(QToolButton)
    return next(one for one in found if one.text() == words)


def switch(form, qtbot, words):
    QApplication.processEvents()
    qtbot.mouseClick(button(form, words), Qt.MouseButton.LeftButton)


def note(form):
    found = form.field._note
    return found.text if found is not None and found.isVisible() else ""


@pytest.mark.parametrize(
    ("typed", "value", "said", "precision"),
    [
        ("19-20/6/17", "2017-06-19/2017-06-20", "19–20 June 2017", "range"),
        ("2017-06", "2017-06", "June 2017", "month"),
        ("about June 2017", "2017-06~", "about June 2017", "month"),
    ],
)
def test_what_is_typed_is_said_back_and_put_in_words_on_leaving(
    form, qtbot, typed, value, said, precision
):
    type_text(form.field.input, typed)
    assert (form.field.value, note(form)) == (value, said)
    assert form.field.input.text() == typed
    assert form.field.switch.value == precision
    form.after.setFocus()
    assert (form.field.input.text(), note(form)) == (said, "")
    assert form.told[-1] == value


def test_what_cannot_be_read_stays_as_it_was_typed(form):
    type_text(form.field.input, "early June")
    assert note(form).startswith("Not understood")
    form.after.setFocus()
    assert (form.field.value, form.field.input.text()) == ("early June", "early June")
    form.field.show_value("late June")
    assert form.field.input.text() == "late June"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2017-06-19", "19 June 2017"),
        ("2017-06~", "about June 2017"),
        ("2017-06-19/2017-06-20", "19–20 June 2017"),
        ("", ""),
    ],
)
def test_a_value_is_shown_in_words_and_silently(form, value, words):
    form.field.show_value("2016")
    form.field.show_value(value)
    assert (form.field.input.text(), form.told) == (words, [])


@pytest.mark.parametrize(
    ("value", "switched", "after"),
    [
        ("2017-06-19", ["Month"], "2017-06"),
        ("2017-06-19~", ["Month"], "2017-06~"),
        ("2017-06-19", ["Year", "Month"], "2017-06"),
        ("2017-06-19", ["Month", "Year", "Day"], "2017-06-19"),
        ("2017-06-19/2017-06-20", ["Month"], "2017-06"),
    ],
)
def test_the_switch_cuts_what_was_stated(form, qtbot, value, switched, after):
    form.field.show_value(value)
    for words in switched:
        switch(form, qtbot, words)
    assert form.field.value == after
    assert form.told[-1:] == ([after] if after != value else form.told[-1:])
    assert form.field.switch.value == switched[-1].lower()


@pytest.mark.parametrize(
    ("value", "words", "asked"),
    [
        ("2017-06", "Day", "Type the day"),
        ("2017", "Month", "Type the month"),
        ("2017-06-19", "Range", "Type the first and the last"),
        ("2017-06-19/2017-06-20", "Day", "Type the day"),
    ],
)
def test_more_than_is_stated_is_asked_for_and_not_made_up(form, qtbot, value, words, asked):
    form.field.show_value(value)
    precision = form.field.switch.value
    form.before.setFocus()
    switch(form, qtbot, words)
    assert (form.field.value, form.told) == (value, [])
    assert note(form).startswith(asked)
    assert form.field.input.hasFocus()
    form.after.setFocus()
    assert (form.field.switch.value, note(form)) == (precision, "")


def test_the_arrows_go_through_the_switch_to_a_range_and_lose_no_day(form, qtbot):
    form.field.show_value("2017-06-19")
    button(form, "Day").setFocus()
    for words in ("Day", "Month", "Year"):
        QTest.keyClick(button(form, words), Qt.Key.Key_Right)
    assert form.field.switch.value == "range"
    assert form.field.value == "2017-06-19"
    assert form.field.input.text() == "19 June 2017"


def pick(form, *days):
    calendar = form.field._picker.calendar
    for day in days:
        calendar.setSelectedDate(QDate.fromString(day, Qt.DateFormat.ISODate))
        calendar.activated.emit(calendar.selectedDate())


@pytest.mark.parametrize(
    ("value", "picked", "after"),
    [
        ("2017-06-19", ["2017-06-21"], "2017-06-21"),
        ("", ["2017-06-21"], "2017-06-21"),
        ("2017-05", ["2017-06-21"], "2017-06"),
        ("2017-06-19/2017-06-20", ["2017-07-02", "2017-06-30"], "2017-06-30/2017-07-02"),
        (
            "2017-06-19/2017-06-20",
            ["2017-07-02", "2017-07-02", "2017-07-03"],
            "2017-07-02/2017-07-03",
        ),
    ],
)
def test_days_are_picked_to_the_precision_of_the_switch(form, qtbot, value, picked, after):
    form.field.show_value(value)
    QTest.keyClick(form.field.input, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(form.field._picker.isVisible)
    pick(form, *picked)
    assert not form.field._picker.isVisible()
    assert form.told == [after]


def test_the_calendar_is_left_by_escape(form, qtbot):
    form.field.show_value("2017-06-19")
    QTest.keyClick(form.field.input, Qt.Key.Key_F4)
    qtbot.waitUntil(form.field._picker.isVisible)
    QTest.keyClick(form.field._picker.calendar, Qt.Key.Key_Escape)
    assert not form.field._picker.isVisible()
    assert (form.field.value, form.told) == ("2017-06-19", [])


def test_tab_goes_by_the_calendar_and_the_switch_out(form):
    form.field.show_value("2017-06-19")
    stops = []
    for _ in range(3):
        QTest.keyClick(form.window.focusWidget(), Qt.Key.Key_Tab)
        stops.append(form.window.focusWidget())
    assert stops == [form.field.button, button(form, "Day"), form.after]


def test_every_part_says_which_date_it_is_about(form):
    form.field.describe("Published", "when it was issued")
    names = [form.field.input.accessibleName(), form.field.button.accessibleName()]
    assert names == ["Published", "Published: pick from a calendar"]
    assert form.field.switch.accessibleName() == "Published: precision"
