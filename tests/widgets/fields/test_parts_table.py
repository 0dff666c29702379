"""A table of parts: cells are edited in it, rows are asked of the owner, who shows them."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from desktop.widgets.fields.parts_table import Column, PartsTable
from tests.widgets.typing_text import type_text

ROLES = (("chair", "Chair"), ("speaker", "Speaker"), ("panel", "Panellist"))
COLUMNS = [
    Column("who", "Person", 3, is_editable=False),
    Column("role", "Role", 2, ROLES),
    Column("note", "Note", 2),
]
ROWS = [
    {"who": "Arbour", "role": "chair", "note": "opening"},
    {"who": "Lauber", "role": "speaker", "note": ""},
    {"who": "Gómez", "role": "panel", "note": ""},
]
NONE, ALT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)
KEYS = {
    "insert": (Qt.Key.Key_Insert, NONE),
    "delete": (Qt.Key.Key_Delete, NONE),
    "copy": (Qt.Key.Key_D, CTRL),
    "up": (Qt.Key.Key_Up, ALT),
    "down": (Qt.Key.Key_Down, ALT),
}


class Owner:
    """Does with the parts what the table says a person did, as a form does."""

    def __init__(self, table):
        self.table, self.rows = table, [dict(row) for row in ROWS]
        table.row_added.connect(self.on_added)
        table.row_removed.connect(self.on_removed)
        table.row_moved.connect(self.on_moved)
        table.row_copied.connect(self.on_copied)
        table.cell_edited.connect(self.on_edited)
        table.show_rows(self.rows)

    def show(self):
        self.table.show_rows(self.rows)

    def on_added(self, at):
        self.rows.insert(at, {"who": "new"})
        self.show()

    def on_removed(self, row):
        del self.rows[row]
        self.show()

    def on_moved(self, row, target):
        self.rows.insert(target, self.rows.pop(row))
        self.show()

    def on_copied(self, row):
        self.rows.insert(row + 1, dict(self.rows[row]))
        self.show()

    def on_edited(self, row, key, value):
        self.rows[row][key] = value
        self.show()


@pytest.fixture
def form(theme, icons, form_of):
    form = form_of(PartsTable(theme, icons, COLUMNS))
    form.owner = Owner(form.field)
    form.field.describe("Participations", "")
    form.field.take_focus()
    form.listen("cell_edited", "row_chosen")
    return form


def names(form):
    return "".join(row.get("who", "")[0] for row in form.field.value)


@pytest.mark.parametrize(
    ("start", "keys", "order", "chosen"),
    [
        (0, "insert", "AnLG", 1),
        (2, "insert", "ALGn", 3),
        (0, "delete", "LG", 0),
        (2, "delete", "AL", 1),
        (1, "copy", "ALLG", 2),
        (0, "down down down", "LGA", 2),
        (2, "up", "AGL", 1),
        (0, "up", "ALG", 0),
        (0, "delete delete delete delete", "", -1),
    ],
)
def test_keys_ask_for_rows_and_the_one_meant_is_chosen(form, start, keys, order, chosen):
    form.field.choose(start)
    for key in keys.split():
        QTest.keyClick(form.field.view, *KEYS[key])
    assert (names(form), form.field.chosen) == (order, chosen)


@pytest.mark.parametrize(
    ("start", "tool", "order", "chosen"),
    [
        (0, "add", "AnLG", 1),
        (1, "delete", "AG", 1),
        (0, "duplicate", "AALG", 1),
        (1, "raise", "LAG", 0),
        (1, "lower", "AGL", 2),
    ],
)
def test_the_buttons_do_the_same_by_the_keyboard(form, qtbot, start, tool, order, chosen):
    form.field.choose(start)
    form.field.tools[tool].setFocus()
    qtbot.keyClick(form.field.tools[tool], Qt.Key.Key_Space)
    assert (names(form), form.field.chosen) == (order, chosen)


@pytest.mark.parametrize(
    ("row", "enabled"),
    [
        (0, "add duplicate delete lower"),
        (1, "add duplicate delete raise lower"),
        (2, "add duplicate delete raise"),
    ],
)
def test_a_button_that_would_do_nothing_cannot_be_pressed(form, row, enabled):
    form.field.choose(row)
    assert " ".join(n for n, tool in form.field.tools.items() if tool.isEnabled()) == enabled


def test_the_first_part_is_asked_for_by_the_one_button_left(form, qtbot):
    form.owner.rows.clear()
    form.owner.show()
    form.field.take_focus()
    qtbot.keyClick(form.field.tools["add"], Qt.Key.Key_Space)
    assert (names(form), form.field.chosen) == ("n", 0)
    assert form.field.view.hasFocus()


def test_showing_rows_keeps_the_row_chosen_and_says_nothing(form):
    form.field.choose(1)
    form.told.clear()
    form.field.show_rows([*ROWS, {"who": "Zaid"}])
    assert (form.field.chosen, form.told) == (1, [])


def test_walking_the_rows_tells_which_is_chosen(form):
    form.field.choose(0)
    form.told.clear()
    QTest.keyClick(form.field.view, Qt.Key.Key_Down)
    QTest.keyClick(form.field.view, Qt.Key.Key_Right)
    assert form.told == [("row_chosen", 1)]


def to_cell(form, row, column):
    form.field.view.setCurrentIndex(form.field.view.model().index(row, column))


def editor(form, kind):
    QApplication.processEvents()
    return next(one for one in form.field.view.findChildren(kind) if one.isVisible())


def test_a_text_is_typed_in_its_cell(form):
    to_cell(form, 0, 2)
    QTest.keyClick(form.field.view, Qt.Key.Key_Return)
    line = editor(form, QLineEdit)
    assert line.accessibleName() == "Note, 1"
    line.selectAll()
    type_text(line, "closing")
    QTest.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert form.owner.rows[0]["note"] == "closing"
    assert ("cell_edited", 0, "note", "closing") in form.told


def test_escape_leaves_a_cell_as_it_was(form):
    to_cell(form, 0, 2)
    QTest.keyClick(form.field.view, Qt.Key.Key_F2)
    line = editor(form, QLineEdit)
    type_text(line, "closing")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert form.owner.rows == ROWS
    assert form.told == [] or all(said[0] != "cell_edited" for said in form.told)


def test_a_choice_is_taken_in_its_cell(form):
    to_cell(form, 1, 1)
    QTest.keyClick(form.field.view, Qt.Key.Key_Return)
    box = editor(form, QComboBox)
    assert [box.itemText(n) for n in range(box.count())] == [words for _, words in ROLES]
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert form.owner.rows[1]["role"] == "panel"


def test_a_value_that_is_not_offered_is_shown_and_kept(form):
    form.owner.rows[1]["role"] = "rapporteur"
    form.owner.show()
    index = form.field.view.model().index(1, 1)
    assert index.data() == "rapporteur"
    to_cell(form, 1, 1)
    QTest.keyClick(form.field.view, Qt.Key.Key_Return)
    assert editor(form, QComboBox).currentText() == "rapporteur"


def test_what_is_not_simple_is_not_edited_in_the_table(form):
    to_cell(form, 0, 0)
    type_text(form.field.view, "x")
    QTest.keyClick(form.field.view, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert form.field.value == ROWS


@pytest.mark.parametrize(
    ("dragged", "onto", "order"), [(0, 2, "LGA"), (2, 0, "GAL"), (1, 1, "ALG")]
)
def test_a_row_is_dragged(form, qtbot, dragged, onto, order):
    view = form.field.view
    rects = [view.visualRect(view.model().index(row, 0)) for row in (dragged, onto)]
    end = QPoint(20, rects[1].bottom() - 1 if onto > dragged else rects[1].top() + 1)
    left, port = Qt.MouseButton.LeftButton, view.viewport()
    qtbot.mousePress(port, left, pos=rects[0].center())
    qtbot.mouseMove(port, rects[0].center() + QPoint(0, 25))
    qtbot.mouseMove(port, end)
    qtbot.mouseRelease(port, left, pos=end)
    assert names(form) == order


def test_a_row_with_a_problem_says_so(form):
    form.field.mark_rows({1: "error", 2: ""})
    index = form.field.view.model().index(1, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Lauber, error"
    other = form.field.view.model().index(2, 0)
    assert other.data(Qt.ItemDataRole.AccessibleTextRole) == "Gómez"


def test_tab_leaves_the_table_for_its_buttons_and_then_the_form(form):
    form.field.choose(1)
    stops = []
    for _ in range(6):
        QTest.keyClick(form.window.focusWidget(), Qt.Key.Key_Tab)
        stops.append(form.window.focusWidget())
    assert stops == [*form.field.tools.values(), form.after]


def test_the_columns_share_the_width(form):
    view = form.field.view
    widths = [view.columnWidth(column) for column in range(3)]
    assert sum(widths) == view.viewport().width()
    assert widths[0] > widths[1] >= widths[2] - 1


def test_the_model_is_sound(form):
    QAbstractItemModelTester(form.field.view.model())
    form.owner.rows.append({"who": "Zaid"})
    form.owner.show()
    form.field.mark_rows({0: "warning"})


def test_the_part_that_comes_to_the_place_of_a_removed_one_is_told(form):
    form.field.choose(0)
    form.told.clear()
    QTest.keyClick(form.field.view, Qt.Key.Key_Delete)
    assert [said for said in form.told if said[0] == "row_chosen"] == [("row_chosen", 0)]
