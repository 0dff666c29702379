"""A field of tokens: found by typing, walked, moved and taken out without leaving the keyboard."""

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from desktop.widgets.fields.suggestions import Suggestion
from desktop.widgets.fields.token_chip import Token
from desktop.widgets.fields.tokens import TokenField
from tests.widgets.typing_text import type_text

KEYS = {
    "left": Qt.Key.Key_Left,
    "right": Qt.Key.Key_Right,
    "up": Qt.Key.Key_Up,
    "down": Qt.Key.Key_Down,
    "back": Qt.Key.Key_Backspace,
    "delete": Qt.Key.Key_Delete,
    "enter": Qt.Key.Key_Return,
    "esc": Qt.Key.Key_Escape,
}
ABC = [
    Token("a", "Louise Arbour", "person"),
    Token("b", "Jürg Lauber", "person"),
    Token("c", "Alnuaimi", "person", is_resolved=False),
]
FOUND = [Suggestion("x", "Omar", "United Arab Emirates", "person"), Suggestion("y", "Omara")]


def make(theme, icons, **options):
    return TokenField(theme, icons, "Add a person", **options)


@pytest.fixture
def form(theme, icons, form_of):
    form = form_of(make(theme, icons))
    form.field.show_value(ABC)
    form.field.take_focus()
    form.listen("wanted", "create_wanted")
    return form


def press(form, keys):
    for name in keys.split():
        modifier = Qt.KeyboardModifier.NoModifier
        if name.startswith("alt+"):
            modifier, name = Qt.KeyboardModifier.AltModifier, name.removeprefix("alt+")
        QTest.keyClick(form.field.input, KEYS[name], modifier)


@pytest.mark.parametrize(
    ("keys", "value", "chosen"),
    [
        ("back", "abc", 2),
        ("back back", "ab", -1),
        ("back back back back", "a", -1),
        ("left left delete", "ac", 1),
        ("left left back", "ac", 0),
        ("left left left delete delete", "c", 0),
        ("left left left left", "abc", 0),
        ("left right", "abc", -1),
        ("left esc", "abc", -1),
        ("left alt+left", "acb", 1),
        ("left alt+left alt+left alt+left", "cab", 0),
        ("left left left alt+right alt+right", "bca", 2),
        ("left alt+right", "abc", 2),
        ("delete", "abc", -1),
        ("alt+left", "abc", -1),
    ],
)
def test_keys_walk_move_and_remove(form, keys, value, chosen):
    press(form, keys)
    assert ("".join(form.field.value), form.field.chosen) == (value, chosen)
    assert (form.told != []) == (value != "abc")


def test_mirrored_the_arrows_go_the_other_way(form):
    form.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    press(form, "right right alt+right")
    assert form.field.value == ["b", "a", "c"]


def test_showing_tokens_says_nothing_and_keeps_what_is_typed(form):
    type_text(form.field.input, "Om")
    form.told.clear()
    form.field.show_value(ABC[:2])
    assert (form.field.value, form.told, form.field.pending) == (["a", "b"], [], "Om")


def test_typing_wants_suggestions_and_enter_takes_the_first(form):
    type_text(form.field.input, "Om")
    assert form.told == [("wanted", "O"), ("wanted", "Om")]
    form.field.show_suggestions("Om", FOUND, may_create=True)
    assert form.field.is_open
    press(form, "enter")
    assert form.field.value == ["a", "b", "c", "x"]
    assert (form.field.pending, form.field.is_open) == ("", False)
    assert form.told[-1] == ["a", "b", "c", "x"]


@pytest.mark.parametrize(
    ("keys", "value", "told"),
    [
        ("down enter", ["a", "b", "c", "y"], None),
        ("down down enter", ["a", "b", "c"], ("create_wanted", "Om")),
        ("down down down up up enter", ["a", "b", "c", "x"], None),
        ("esc", ["a", "b", "c"], None),
    ],
)
def test_keys_walk_the_suggestions(form, keys, value, told):
    type_text(form.field.input, "Om")
    form.field.show_suggestions("Om", FOUND, may_create=True)
    press(form, keys)
    assert form.field.value == value
    assert not form.field.is_open
    if told:
        assert form.told[-1] == told


def test_enter_before_the_answer_takes_the_first_of_the_answer(form):
    type_text(form.field.input, "Om")
    press(form, "enter")
    assert form.field.value == ["a", "b", "c"]
    form.field.show_suggestions("O", FOUND[1:])
    form.field.show_suggestions("Om", FOUND)
    assert form.field.value == ["a", "b", "c", "x"]


def test_what_the_field_holds_is_not_suggested(form):
    type_text(form.field.input, "Lo")
    form.field.show_suggestions("Lo", [Suggestion("a", "Louise Arbour"), *FOUND])
    press(form, "enter")
    assert form.field.value == ["a", "b", "c", "x"]


def test_an_answer_to_what_is_no_longer_typed_is_not_shown(form):
    type_text(form.field.input, "Om")
    form.field.show_suggestions("O", FOUND)
    assert not form.field.is_open


def test_nothing_found_is_said_and_enter_takes_nothing(form):
    type_text(form.field.input, "Zz")
    form.field.show_suggestions("Zz", [])
    assert form.field.is_open
    press(form, "enter")
    assert (form.field.value, form.field.pending) == (["a", "b", "c"], "Zz")


def test_a_click_takes_a_suggestion_and_the_keyboard_stays(form, qtbot):
    type_text(form.field.input, "Om")
    form.field.show_suggestions("Om", FOUND)
    view = form.field.popup.view
    rect = view.visualRect(view.model().index(1, 0))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert form.field.value == ["a", "b", "c", "y"]
    assert form.field.input.hasFocus()


def test_tab_leaves_and_hides_the_suggestions_but_not_what_was_typed(form):
    type_text(form.field.input, "Om")
    form.field.show_suggestions("Om", FOUND)
    QTest.keyClick(form.field.input, Qt.Key.Key_Tab)
    assert form.after.hasFocus()
    assert (form.field.is_open, form.field.pending) == (False, "Om")


def test_one_token_takes_the_place_of_the_only_one(theme, icons, form_of):
    form = form_of(make(theme, icons, is_single=True))
    form.field.show_value(ABC[:1])
    form.field.take_focus()
    type_text(form.field.input, "Om")
    form.field.show_suggestions("Om", FOUND)
    press(form, "enter")
    assert form.field.value == ["x"]
    assert form.told == [["x"]]


def chips(form):
    QApplication.processEvents()
    return form.field._chips


def test_a_click_on_the_cross_takes_a_token_out(form, qtbot):
    chip = chips(form)[1]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.cross_rect().center())
    assert form.field.value == ["a", "c"]
    assert form.field.input.hasFocus()


def test_a_click_chooses_a_token_for_the_keys(form, qtbot):
    chip = chips(form)[0]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(12, 10))
    assert form.field.chosen == 0
    press(form, "delete")
    assert form.field.value == ["b", "c"]


@pytest.mark.parametrize(
    ("dragged", "onto", "is_before", "value"),
    [(2, 0, True, "cab"), (0, 1, False, "bac"), (0, 2, False, "bca"), (1, 1, True, "abc")],
)
def test_a_token_is_dragged_to_its_place(form, qtbot, dragged, onto, is_before, value):
    found = chips(form)
    chip, rect = found[dragged], found[onto].geometry()
    point = QPoint(rect.left() + 3 if is_before else rect.right() - 3, rect.center().y())
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(chip, left, pos=QPoint(15, 10))
    qtbot.mouseMove(chip, QPoint(40, 10))
    target = chip.mapFromParent(point)
    QTest.mouseMove(chip, target)
    qtbot.mouseRelease(chip, left, pos=target)
    assert "".join(form.field.value) == value


def test_tokens_say_what_and_which_they_are(form):
    assert [chip.accessibleName() for chip in chips(form)] == [
        "Louise Arbour, 1 of 3",
        "Jürg Lauber, 2 of 3",
        "Alnuaimi, not found, 3 of 3",
    ]


def test_the_name_of_the_field_is_that_of_its_input(form):
    form.field.describe("People", "in order")
    assert form.field.input.accessibleName() == "People"
    assert form.field.input.accessibleDescription() == "in order"


def test_tokens_break_into_rows_in_a_narrow_form(form):
    high = form.field.height()
    form.window.resize(220, 500)
    QApplication.processEvents()
    assert form.field.height() > high
    assert all(form.field.rect().contains(chip.geometry()) for chip in chips(form))


def test_suggestions_stay_within_the_window(form):
    form.window.resize(400, 160)
    QApplication.processEvents()
    type_text(form.field.input, "Om")
    form.field.show_suggestions("Om", FOUND, may_create=True)
    popup = form.field.popup
    assert form.window.rect().contains(popup.geometry())


def test_scrolling_the_form_hides_the_suggestions(theme, icons, show):
    field, area = make(theme, icons), QScrollArea()
    area.setWidget(field)
    show(area, 300, 60)
    field.resize(280, 400)
    field.take_focus()
    type_text(field.input, "Om")
    field.show_suggestions("Om", FOUND)
    assert field.is_open
    area.verticalScrollBar().setValue(10)
    assert not field.is_open


def test_the_model_of_suggestions_is_sound(form):
    type_text(form.field.input, "Om")
    form.field.show_suggestions("Om", FOUND)
    QAbstractItemModelTester(form.field.popup.view.model())
    form.field.show_suggestions("Om", FOUND[:1])


def test_the_suggestions_go_with_their_field(form):
    type_text(form.field.input, "Om")
    form.field.show_suggestions("Om", FOUND)
    popup = form.field.popup
    form.field.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(popup)
