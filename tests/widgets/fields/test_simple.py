"""Lines, texts, choices, ticks and numbers: typed in, shown silently, left by Tab."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.widgets.fields.choice import ChoiceField
from desktop.widgets.fields.flag import FlagField
from desktop.widgets.fields.line import LineField
from desktop.widgets.fields.lines import TextField
from desktop.widgets.fields.number import NumberField
from tests.widgets.typing_text import type_text

NO_BREAK = "Djibouti\u00a0: «\u202fnote\u202f»"
CHOICES = [("a", "A report"), ("b", "A letter"), ("c", "A draft")]


def paste(widget, text):
    QApplication.clipboard().setText(text)
    widget.paste()


@pytest.mark.parametrize(
    ("make", "value", "typed", "after"),
    [
        pytest.param(lambda theme, icons: LineField(), "Brie", "f", "Brief", id="line"),
        pytest.param(lambda theme, icons: TextField(theme), "Brie", "f", "Brief", id="text"),
        pytest.param(lambda theme, icons: NumberField(), 1, "23", 123, id="number"),
    ],
)
def test_each_key_is_told_and_a_value_shown_is_not(
    theme, icons, form_of, make, value, typed, after
):
    form = form_of(make(theme, icons))
    form.field.show_value(value)
    assert (form.told, form.field.value) == ([], value)
    form.field.take_focus()
    move_to_end(form.field)
    type_text(form.field, typed)
    assert form.field.value == after
    assert len(form.told) == len(typed)
    assert form.told[-1] == after


def move_to_end(field):
    QApplication.processEvents()
    from PySide6.QtTest import QTest

    QTest.keyClick(field, Qt.Key.Key_End)


@pytest.mark.parametrize("make", [lambda theme: LineField(), TextField], ids=["line", "text"])
def test_a_value_shown_again_while_typing_leaves_the_cursor(theme, form_of, qtbot, make):
    form = form_of(make(theme))
    form.field.show_value("Brief and agenda")
    form.field.take_focus()
    for _ in range(3):
        qtbot.keyClick(form.field, Qt.Key.Key_Right)
    form.field.show_value("Brisk and agenda")
    type_text(form.field, "!")
    assert form.field.value == "Bri!sk and agenda"


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda theme, icons: LineField(), id="line"),
        pytest.param(lambda theme, icons: TextField(theme), id="text"),
        pytest.param(lambda theme, icons: NumberField(), id="number"),
        pytest.param(lambda theme, icons: FlagField(theme, "Closed"), id="flag"),
        pytest.param(lambda theme, icons: ChoiceField(theme, icons, CHOICES), id="choice"),
    ],
)
def test_tab_goes_through(theme, icons, form_of, qtbot, make):
    form = form_of(make(theme, icons))
    form.before.setFocus()
    qtbot.keyClick(form.before, Qt.Key.Key_Tab)
    assert form.field.hasFocus()
    qtbot.keyClick(form.field, Qt.Key.Key_Tab)
    assert form.after.hasFocus()
    assert form.told == []


@pytest.mark.parametrize("make", [lambda theme: LineField(), TextField], ids=["line", "text"])
def test_blanks_that_do_not_break_are_kept(theme, form_of, make):
    form = form_of(make(theme))
    form.field.show_value(NO_BREAK)
    assert form.field.value == NO_BREAK


def test_a_line_stays_one_line_whatever_is_pasted(form_of):
    form = form_of(LineField())
    paste(form.field, "Brief\r\nand\u2028agenda\n")
    assert form.field.value == "Brief  and agenda "


def test_a_line_counts_also_what_is_shown(form_of):
    form = form_of(LineField())
    form.listen("counted")
    form.field.show_value("Brief")
    assert form.told == [("counted", 5)]


def test_a_text_keeps_its_lines_and_pastes_words_alone(theme, form_of):
    form = form_of(TextField(theme))
    data = QMimeData()
    data.setHtml("<b>Brief</b>")
    data.setText("Brief\nand agenda")
    form.field.insertFromMimeData(data)
    assert form.field.value == "Brief\nand agenda"


@pytest.mark.parametrize(
    ("lines", "rows"), [(0, 2), (1, 2), (2, 2), (4, 4), (6, 6), (9, 6)], ids=str
)
def test_a_text_grows_from_two_lines_to_six(theme, form_of, lines, rows):
    form = form_of(TextField(theme))
    least = form.field.height()
    form.field.show_value("\n".join(["word"] * lines))
    spacing = form.field.fontMetrics().lineSpacing()
    assert form.field.height() == least + (rows - 2) * spacing
    bar = form.field.verticalScrollBar()
    assert (bar.maximum() > 0) == (lines > rows)


def test_a_text_grows_where_a_narrower_form_breaks_its_lines(theme, form_of):
    form = form_of(TextField(theme), width=900)
    form.field.show_value("word " * 30)
    wide = form.field.height()
    form.window.resize(300, 500)
    QApplication.processEvents()
    assert form.field.height() > wide
    assert form.field.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize(
    ("typed", "value"),
    [("12", 12), ("", 0), ("1 234", 1234), ("1,234", 1234), ("abc", 0), ("١٢", 12), ("-5", 5)],
)
def test_a_number_takes_digits_alone(form_of, typed, value):
    form = form_of(NumberField())
    paste(form.field, typed)
    assert form.field.value == value


@pytest.mark.parametrize(("value", "text"), [(0, ""), (40, "40")])
def test_no_number_is_an_empty_field(form_of, value, text):
    form = form_of(NumberField())
    form.field.show_value(7)
    form.field.show_value(value)
    assert form.field.text() == text


def test_a_choice_is_taken_by_the_keyboard(theme, icons, form_of, qtbot):
    form = form_of(ChoiceField(theme, icons, CHOICES))
    form.field.show_value("b")
    form.field.take_focus()
    qtbot.keyClick(form.field, Qt.Key.Key_Down)
    assert form.told == ["c"]


def test_a_choice_that_is_not_offered_is_kept_until_another_is_taken(theme, icons, form_of):
    form = form_of(ChoiceField(theme, icons, CHOICES))
    form.field.show_value("memo")
    assert (form.field.value, form.field.currentText(), form.field.count()) == ("memo", "memo", 4)
    form.field.show_value("note")
    assert (form.field.value, form.field.count()) == ("note", 4)
    form.field.show_value("a")
    assert (form.field.value, form.field.count()) == ("a", 3)
    assert form.told == []


def test_the_wheel_scrolls_the_form_and_changes_no_choice(theme, icons, form_of):
    form = form_of(ChoiceField(theme, icons, CHOICES))
    form.field.take_focus()
    none = Qt.MouseButton.NoButton
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(form.field.mapToGlobal(QPoint(5, 5))),
        QPoint(0, -120),
        QPoint(0, -120),
        none,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(form.field, event)
    assert (form.field.value, form.told, event.isAccepted()) == ("a", [], False)


def test_a_flag_is_ticked_by_the_blank(theme, form_of, qtbot):
    form = form_of(FlagField(theme, "Closed to the public"))
    form.field.show_value(True)
    assert form.told == []
    form.field.take_focus()
    qtbot.keyClick(form.field, Qt.Key.Key_Space)
    assert form.told == [False]


@pytest.mark.parametrize("level", ["", "warning", "error"])
def test_a_level_is_a_property_for_the_style_sheet(theme, icons, form_of, level):
    for field in (LineField(), TextField(theme), ChoiceField(theme, icons, CHOICES)):
        field.mark(level)
        assert (field.level, field.property("level") or "") == (level, level)
        field.deleteLater()


@pytest.mark.parametrize("make", [lambda theme: LineField(), TextField], ids=["line", "text"])
def test_the_language_of_a_text_says_which_way_it_runs(theme, form_of, make):
    form = form_of(make(theme))
    form.field.set_direction(Qt.LayoutDirection.RightToLeft)
    form.field.take_focus()
    form.field.grab()
    rect = form.field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert rect.center().x() > form.field.width() / 2


def test_english_in_a_mirrored_window_ends_with_its_full_stop(theme, form_of, qapp):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        field = TextField(theme)
        form = form_of(field)
        form.field.show_value("Brief and agenda.")
        block = field.document().firstBlock()
        line = block.layout().lineAt(0)
        stop, start = line.cursorToX(len("Brief and agenda."))[0], line.cursorToX(0)[0]
        assert stop > start > field.width() / 2
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
