"""Label, hint, sign of a change and messages: seen round the input, and heard with it."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from desktop.widgets.fields.frame import FieldFrame, Problem
from desktop.widgets.fields.line import LineField
from desktop.widgets.fields.more_button import MoreButton
from tests.widgets.typing_text import type_text

EARLY = ("error", "Earlier than the dateline, 6 June.")
LONG = ("warning", "Longer than lists show.")


@pytest.fixture
def frame(theme, icons, form_of):
    frame = FieldFrame(theme, icons, "Headline", "for lists")
    frame.hold(LineField())
    form = form_of(frame)
    frame.kept = form
    return frame


def words_in(frame):
    return [
        label.text() for label in frame.findChildren(QLabel) if label.isVisible() and label.text()
    ]


def test_label_and_hint_are_heard_with_the_input(frame):
    assert frame.field.accessibleName() == "Headline"
    assert frame.field.accessibleDescription() == "for lists"


@pytest.mark.parametrize(
    ("problems", "level", "heard"),
    [
        ([], "", "for lists"),
        ([LONG], "warning", "for lists. Longer than lists show"),
        (
            [LONG, EARLY],
            "error",
            "for lists. Longer than lists show. Earlier than the dateline, 6 June",
        ),
    ],
)
def test_messages_stand_below_and_the_edge_takes_the_gravest(frame, problems, level, heard):
    frame.show_problems([EARLY])
    frame.show_problems(problems)
    QApplication.processEvents()
    assert words_in(frame) == ["Headline", "for lists", *(text for _, text in problems)]
    assert frame.field.level == level
    assert frame.field.accessibleDescription() == heard


def test_a_message_is_never_markup(frame):
    frame.show_problems([("error", "<img src='x'> is no name")])
    label = frame.findChildren(QLabel)[-1]
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_the_sign_of_a_change_is_seen_and_heard(frame):
    frame.show_changed(True)
    assert frame.is_changed
    assert frame.field.accessibleDescription() == "for lists. Changed"
    frame.show_changed(False)
    assert frame.field.accessibleDescription() == "for lists"


def test_the_hint_counts_while_one_types(frame):
    frame.count_to(90, "characters")
    assert frame.hint == "0 of 90 characters"
    frame.take_focus()
    type_text(frame.field, "Brief")
    assert frame.hint == "5 of 90 characters"


def test_the_menu_is_come_to_by_tab_once_it_is_offered(frame, qtbot):
    button = frame.findChild(MoreButton)
    frame.take_focus()
    qtbot.keyClick(frame.field, Qt.Key.Key_Tab)
    assert frame.kept.after.hasFocus()
    frame.offer_more()
    frame.take_focus()
    qtbot.keyClick(frame.field, Qt.Key.Key_Tab)
    assert button.hasFocus()
    assert "Headline" in button.accessibleName()


@pytest.mark.parametrize(("place", "signal"), [(0, "comment_asked"), (1, "history_asked")])
def test_comment_and_history_are_asked_for_from_the_menu(frame, qtbot, place, signal):
    frame.offer_more()
    frame.take_focus()
    qtbot.keyClick(frame.field, Qt.Key.Key_Tab)
    menu = frame.findChild(MoreButton).menu()
    with qtbot.waitSignal(getattr(frame, signal)):
        menu.actions()[place].trigger()


@pytest.mark.parametrize("is_near", [False, True])
def test_the_menu_opens_once_for_who_presses_without_keyboard_or_pointer(frame, qtbot, is_near):
    frame.offer_more()
    button, said = frame.findChild(MoreButton), []
    button.show_sign(is_near)

    def look():  # the press waits for the menu to close, each time that one is opened
        menu = button.menu()
        if menu is not None and menu.isVisible():
            said.extend(action.text() for action in menu.actions())
            menu.close()

    looking = QTimer(button)
    looking.timeout.connect(look)
    looking.start(20)
    button.click()
    qtbot.wait(60)
    assert said == ["Comment on this field", "History of this field"]


def test_a_remedy_is_chosen_by_the_keyboard(frame, qtbot):
    frame.show_problems(
        [Problem("warning", "“Alnuaimi” fits two people.", (("omar", "Omar"), ("", "another")))]
    )
    QApplication.processEvents()
    frame.take_focus()
    qtbot.keyClick(frame.field, Qt.Key.Key_Tab)
    button = frame.window().focusWidget()
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(frame.remedy_chosen) as chosen:
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert chosen.args == ["omar"]
