"""The Markdown field as an editor uses it: keys, tools, completion, pasting, and what it tells."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.actions import ACTIONS
from desktop.core.editing.tools import PASTE_PLAIN, TOOLS
from desktop.widgets.fields.markdown_field import MarkdownField
from desktop.widgets.fields.reference_popup import ReferencePopup
from desktop.widgets.fields.suggestions import Suggestion
from tests.widgets.typing_text import type_text

LOUISE = Suggestion("person/louise-arbour", "Louise Arbour", "Special Representative", "person")
LOUIS = Suggestion("person/louis-smith", "Louis Smith", "", "person")


@pytest.fixture
def field(theme, icons, show):
    field, window = MarkdownField(theme, icons, "Body"), QWidget()
    window.after = QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addWidget(window.after)
    show(window, 640, 480)
    field.take_focus()
    field.kept = window
    field.told = []
    field.edited.connect(lambda: field.told.append("edited"))
    field.reference_wanted.connect(field.told.append)
    return field


def source(field):
    return field.findChild(QTextEdit)


def put_cursor(field, start, end=None):
    cursor = source(field).textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start if end is None else end, QTextCursor.MoveMode.KeepAnchor)
    source(field).setTextCursor(cursor)


def press(field, *keys):
    for key in keys:
        QTest.keySequence(source(field), QKeySequence(key))


def offered(field):
    popup = field.window().findChild(ReferencePopup)
    return popup is not None and popup.isVisible()


def said(field):
    return [label.text() for label in field.findChildren(QLabel)]


def tool(field, name):
    return next(b for b in field.findChildren(QToolButton) if b.accessibleName() == name)


def test_typing_tells_and_showing_does_not(field):
    field.show_value("Old")
    assert (field.value, field.told) == ("Old", [])
    put_cursor(field, 3)
    QTest.keyClicks(source(field), "er")
    assert (field.value, field.told) == ("Older", ["edited", "edited"])


@pytest.mark.parametrize("text", ["a\u00a0b", "tab\there", "one\n\ntwo\n", "حديث", "🙂 x"])
def test_what_is_shown_is_what_is_given_back(field, text):
    field.show_value(text)
    assert field.value == text


def test_the_same_value_leaves_cursor_and_undo_and_another_can_be_undone(field):
    field.show_value("abc")
    put_cursor(field, 3)
    QTest.keyClicks(source(field), "d")
    field.show_value("abcd")
    assert source(field).textCursor().position() == 4
    field.show_value("abXd")
    press(field, "Ctrl+Z")
    assert field.value == "abcd"
    press(field, "Ctrl+Z")
    assert field.value == "abc"
    assert not source(field).document().isUndoAvailable()


@pytest.mark.parametrize(
    ("text", "selected", "key", "expected"),
    [
        ("a word", (2, 6), "Ctrl+B", "a **word**"),
        ("a word", (2, 6), "Ctrl+I", "a *word*"),
        ("🙂 word", (3, 7), "Ctrl+B", "🙂 **word**"),
        ("a word", (2, 6), "Ctrl+Shift+K", "a [word](https://)"),
        ("a word", (2, 2), "Ctrl+Shift+H", "## a word"),
        ("a word", (2, 2), "Ctrl+Shift+G", "### a word"),
        ("- a", (3, 3), "Alt+Shift+Right", "    - a"),
        ("- a", (3, 3), "Return", "- a\n- "),
        ("a", (1, 1), "Return", "a\n"),
        ("a", (1, 1), "Shift+Return", "a  \n"),
        ("a\n\nb", (2, 2), "Return", "a\n\n\nb"),
        ("abc", (1, 2), "Return", "a\nc"),
    ],
)
def test_keys_change_the_text_in_one_step_to_undo(field, text, selected, key, expected):
    field.show_value(text)
    put_cursor(field, *selected)
    press(field, key)
    assert field.value == expected
    press(field, "Ctrl+Z")
    assert field.value == text


PLAIN_KEYS = [
    "a",
    "b c",
    "Return",
    "Enter",
    "Backspace",
    "Delete",
    "Left",
    "Right",
    "Up",
    "Down",
    "Home",
    "End",
    "Shift+Left",
    "Shift+Down",
    "Ctrl+Backspace",
    "Ctrl+Right",
    "Ctrl+Home",
]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(PLAIN_KEYS), max_size=40))
@example(["a", "Return", "Return", "a"])
@example(["a", "Return", "Up"])
def test_plain_words_are_typed_as_in_any_plain_text(field, show, keys):
    plain = QPlainTextEdit()
    show(plain, 640, 480)
    field.show_value("")
    for key in keys:
        for editor in (source(field), plain):
            if key in ("a", "b c"):
                QTest.keyClicks(editor, key)
            else:
                QTest.keySequence(editor, QKeySequence(key))
    cursors = [
        (at.position(), at.anchor()) for at in (source(field).textCursor(), plain.textCursor())
    ]
    assert (field.value, cursors[0]) == (plain.toPlainText(), cursors[1])
    while source(field).document().isUndoAvailable():
        source(field).undo()
    assert field.value == ""


def test_the_texts_own_keys_win_over_the_windows(field, qtbot):
    fired = []
    action = field.kept.addAction("Filters")
    action.setShortcut(QKeySequence("Ctrl+B"))
    action.triggered.connect(lambda: fired.append("window"))
    field.show_value("word")
    put_cursor(field, 0, 4)
    press(field, "Ctrl+B")
    assert (field.value, fired) == ("**word**", [])
    field.kept.after.setFocus()
    QTest.keySequence(field.kept.after, QKeySequence("Ctrl+B"))
    assert fired == ["window"]


def test_only_the_keys_that_every_editor_has_are_taken_from_the_window():
    taken = {key for action in ACTIONS for key in action.keys}
    ours = [tool.key for tool in TOOLS] + [PASTE_PLAIN]
    assert len(set(ours)) == len(ours)
    assert set(ours) & taken == {"Ctrl+B", "Ctrl+I", "Ctrl+Shift+K"}


def test_tools_do_the_same_and_say_their_key(field):
    field.show_value("word")
    put_cursor(field, 0, 4)
    QTest.mouseClick(tool(field, "Bold"), Qt.MouseButton.LeftButton)
    assert field.value == "**word**"
    assert source(field).hasFocus()
    assert tool(field, "Bold").toolTip() == "Bold (Ctrl+B)"
    assert tool(field, "Undo").isEnabled()
    QTest.mouseClick(tool(field, "Undo"), Qt.MouseButton.LeftButton)
    assert (field.value, tool(field, "Redo").isEnabled()) == ("word", True)


def test_tab_leaves_and_the_toolbar_is_one_stop_that_arrows_walk(field):
    press(field, "Tab")
    assert field.kept.after.hasFocus()
    source(field).setFocus()
    QTest.keyClick(source(field), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    first = tool(field, "Heading")
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert tool(field, "Bold").hasFocus()
    QTest.keyClick(tool(field, "Bold"), Qt.Key.Key_Tab)
    assert source(field).hasFocus()


def test_tools_without_room_stand_in_the_menu(field):
    field.kept.resize(260, 480)
    more = tool(field, "More tools")
    assert more.isVisible()
    assert not tool(field, "Insert a picture").isVisible()
    more.menu().aboutToShow.emit()
    listed = [action.text() for action in more.menu().actions()]
    assert listed[-3:] == ["Insert a person", "Insert a session", "Insert a picture"]
    field.show_value("a")
    put_cursor(field, 1)
    more.menu().actions()[-3].trigger()
    assert field.value == "a[[person/"
    field.kept.resize(640, 480)
    assert not more.isVisible()


def test_a_reference_is_offered_walked_and_taken(field):
    QTest.keyClicks(source(field), "by [[lou")
    assert [told for told in field.told if told != "edited"] == ["", "l", "lo", "lou"]
    field.show_references("lo", [LOUIS])
    assert not offered(field)  # an answer to what was typed before
    field.show_references("lou", [LOUIS, LOUISE])
    assert offered(field)
    press(field, "Down", "Tab")
    assert field.value == "by [[person/louise-arbour]]"
    assert not offered(field)
    assert source(field).hasFocus()


def test_escape_puts_an_offer_away_until_the_next_reference(field):
    QTest.keyClicks(source(field), "[[lo")
    field.show_references("lo", [LOUIS])
    press(field, "Esc")
    assert not offered(field)
    told = len(field.told)
    QTest.keyClicks(source(field), "u")
    assert field.told[told:] == ["edited"]
    QTest.keyClicks(source(field), " [[a")
    assert field.told[-1] == "a"
    field.show_references("a", [LOUISE])
    assert offered(field)
    press(field, "Up", "Return")
    assert field.value == "[[lou [[person/louise-arbour]]"


def test_an_offer_goes_with_the_cursor_and_the_keyboard(field):
    for leave in (lambda: put_cursor(field, 0), field.kept.after.setFocus):
        field.take_focus()
        put_cursor(field, len(field.value))
        QTest.keyClicks(source(field), " [[x")
        field.show_references("x", [LOUIS])
        assert offered(field)
        leave()
        assert not offered(field)


def test_a_button_begins_a_reference_and_tells_its_kind(field, qtbot):
    with qtbot.waitSignal(field.insert_wanted) as wanted:
        QTest.mouseClick(tool(field, "Insert a session"), Qt.MouseButton.LeftButton)
    assert wanted.args == ["session"]
    assert (field.value, field.told[-1]) == ("[[session/", "session/")


def test_rich_text_is_pasted_as_markdown_and_plain_where_that_is_wanted(field):
    data = QMimeData()
    data.setHtml("<p><b>Bold</b> word</p>")
    data.setText("Bold word")
    QGuiApplication.clipboard().setMimeData(data)
    press(field, "Ctrl+V")
    assert field.value == "**Bold** word"
    field.show_value("")
    press(field, "Ctrl+Shift+V")
    assert field.value == "Bold word"


def test_a_file_dropped_leaves_no_path_in_the_text(field, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "note.txt"))])
    QGuiApplication.clipboard().setMimeData(data)
    press(field, "Ctrl+V")
    assert field.value == ""


def test_everything_that_can_be_done_stands_in_the_menu_of_the_text(field):
    field.show_value("said")
    put_cursor(field, 4)
    source(field).customContextMenuRequested.emit(QPoint(20, 20))
    menu = source(field).findChild(QMenu)
    entries = {action.text().partition("\t")[0]: action for action in menu.actions()}
    assert set(entries) >= {tool.label for tool in TOOLS} | {"Paste the words alone"}
    entries["Footnote"].trigger()
    menu.close()
    assert field.value == "said[^1]\n\n[^1]: "


def test_source_copied_here_is_pasted_as_it_stands(field):
    field.show_value("- **a**\n- b")
    press(field, "Ctrl+A", "Ctrl+C", "Right", "Ctrl+V")
    assert field.value == "- **a**\n- b- **a**\n- b"


def test_the_foot_says_where_the_cursor_is_and_what_the_owner_says(field):
    field.show_value("one\ntwo")
    put_cursor(field, 6)
    field.show_status("2 words")
    assert {"2 words", "Line 2, column 3"} <= set(said(field))


def test_a_preview_can_follow_the_lines_and_lead_them(field, qtbot):
    field.show_value("\n".join(f"line {number}" for number in range(200)))
    field.scroll_to_line(0)
    with qtbot.waitSignal(field.scrolled) as scrolled:
        source(field).verticalScrollBar().setValue(21 * 50)
    assert 48 < scrolled.args[0] < 51
    with qtbot.assertNotEmitted(field.scrolled):
        field.scroll_to_line(120.5)
    assert field.line_at_top == pytest.approx(120.5, abs=0.1)


def test_lines_have_the_leading_of_the_drawing(field):
    field.show_value("one\ntwo")
    put_cursor(field, 3)
    press(field, "Return")
    field.show_value("one\n\ntwo\nthree")
    block, tops = source(field).document().begin(), []
    while block.isValid():
        tops.append(block.layout().position().y())
        block = block.next()
    assert {below - top for top, below in pairwise(tops)} == {21}


@pytest.mark.parametrize("is_rtl", [False, True])
def test_a_text_begins_at_the_edge_of_its_own_direction(field, is_rtl):
    field.show_value("حديث" if is_rtl else "word")
    field.set_direction(is_rtl=is_rtl)
    put_cursor(field, 0)
    middle = source(field).viewport().width() / 2
    assert (source(field).cursorRect().x() > middle) is is_rtl


def test_an_edge_says_how_grave_a_problem_is(field):
    for level in ("error", "warning", ""):
        field.mark(level)
        assert (field.level, field.property("level")) == (level, level)


def test_letters_of_an_input_method_arrive(field):
    type_text(source(field), "جنيف")
    assert field.value == "جنيف"
