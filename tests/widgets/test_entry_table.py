"""Lists are walked with the keyboard all day: every key must do what it does in any good list."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.core.lines import EntryLine, label_line, story_line
from desktop.models.paged import PagedModel
from desktop.widgets.entry_row import EntryDelegate
from desktop.widgets.entry_table import EntryTable
from desktop.widgets.rows import BAND_HEIGHT
from desktop.widgets.story_row import StoryDelegate
from tests.core.test_lines import label, story
from tests.widgets.typing_text import type_text

NAMES = ["Alba", "Albert", "Berta", "Carl", "Côte", "Zoë"]
BANDS = [("June", 2), ("May", 4)]
WAYS = [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
KEYS = {
    "down": Qt.Key.Key_Down,
    "up": Qt.Key.Key_Up,
    "home": Qt.Key.Key_Home,
    "end": Qt.Key.Key_End,
    "page": Qt.Key.Key_PageDown,
    "enter": Qt.Key.Key_Return,
}


def line(title):
    return EntryLine("story", title, "", title)


@pytest.fixture
def table(theme, show):
    model = PagedModel(lambda ids: [line(NAMES[number]) for number in ids])
    table = EntryTable(model, EntryDelegate(theme, None), "People")
    model.set_ids(list(range(len(NAMES))), BANDS)
    table.select_entry(0)
    show(table, 300, 600)
    table.told = []
    table.entry_chosen.connect(lambda entry: table.told.append(NAMES[entry]))
    table.entry_opened.connect(lambda entry: table.told.append(f"{NAMES[entry]}!"))
    return table


def press(qtbot, table, keys):
    for key in keys.split():
        if key in KEYS:
            qtbot.keyClick(table, KEYS[key])
        else:
            type_text(table, key)


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("down", ["Albert"]),
        ("down down", ["Albert", "Berta"]),
        ("down down up", ["Albert", "Berta", "Albert"]),
        ("down up up up", ["Albert", "Alba"]),
        ("end", ["Zoë"]),
        ("end down", ["Zoë"]),
        ("end home", ["Zoë", "Alba"]),
        ("end up", ["Zoë", "Côte"]),
        ("enter", ["Alba!"]),
        ("down enter", ["Albert", "Albert!"]),
        ("b", ["Berta"]),
        ("B", ["Berta"]),
        ("a", ["Albert"]),
        ("alb", ["Albert"]),
        ("zo", ["Zoë"]),
        ("end a", ["Zoë", "Alba"]),
        ("x", []),
    ],
)
def test_keys_move_over_bands_and_open(qtbot, table, keys, told):
    press(qtbot, table, keys)
    assert table.told == told
    assert table.entries.id_at(table.currentIndex().row()) is not None


def test_letters_typed_after_a_pause_begin_anew(qtbot, table, monkeypatch):
    clock = iter([10.0, 10.4, 12.0])
    monkeypatch.setattr("desktop.widgets.entry_table.time.monotonic", lambda: next(clock))
    press(qtbot, table, "c")
    press(qtbot, table, "ô")
    press(qtbot, table, "a")
    assert table.told == ["Carl", "Côte", "Alba"]


def test_a_click_chooses_and_a_double_click_opens(qtbot, table):
    place = table.visualRect(table.entries.index(table.entries.row_of(2), 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.told == ["Berta"]
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.told == ["Berta", "Berta!"]


def test_coming_to_a_list_chooses_nothing_and_the_first_key_its_first_entry(qtbot, table):
    table.entries.set_ids([2, 3], [("April", 2)])
    table.clearFocus()
    table.setFocus()
    assert not table.currentIndex().isValid()
    press(qtbot, table, "down")
    assert table.told == ["Berta"]


def test_a_band_is_neither_chosen_nor_opened(qtbot, table):
    band = table.visualRect(table.entries.index(3, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=band)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=band)
    assert table.told == []
    assert table.selectionModel().selectedRows()[0].data() == "Alba"


def test_showing_which_entry_is_read_is_not_choosing_it(table):
    assert table.select_entry(5)
    assert table.currentIndex().data() == "Zoë"
    assert table.told == []
    assert not table.select_entry(99)
    assert not table.selectionModel().hasSelection()
    assert table.told == []


def test_bands_are_low_and_rows_of_one_height(table, theme):
    heights = {table.rowHeight(row) for row in (1, 2, 4, 7)}
    assert heights == {theme.px(EntryDelegate.height)}
    assert {table.rowHeight(row) for row in (0, 3)} == {theme.px(BAND_HEIGHT)}
    table.entries.set_ids([0, 1], [])
    assert table.rowHeight(0) == theme.px(EntryDelegate.height)


def test_zooming_gives_rows_their_new_height(table, theme):
    before = table.rowHeight(1)
    theme.choose(zoom=200)
    table.lay_out()
    assert table.rowHeight(1) == pytest.approx(2 * before, abs=1)
    assert table.rowHeight(0) == theme.px(BAND_HEIGHT)


def test_a_reader_of_screens_hears_the_list_and_its_rows(table):
    assert table.accessibleName() == "People"
    assert table.entries.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Alba"


@pytest.mark.parametrize("direction", WAYS)
@pytest.mark.parametrize(
    ("delegate", "lines"),
    [
        (
            StoryDelegate,
            [
                story_line(story(headline="A long headline " * 20, standfirst="Dek " * 90)),
                story_line(story(targets=("10.7", "8.8", "5.2"), session="Session 3")),
                story_line(story(headline="الدورة الثالثة", lang="ar", is_updated=True)),
                story_line(story(headline="", standfirst="", date="")),
            ],
        ),
        (EntryDelegate, [label_line(label("session")), label_line(label("document", context=""))]),
    ],
)
def test_every_row_is_painted_both_ways(theme, show, delegate, lines, direction):
    """What it looks like is for the screenshots; here: nothing fails, and something is seen."""
    model = PagedModel(lambda ids: [lines[number] for number in ids])
    table = EntryTable(model, delegate(theme, None), "List")
    table.setLayoutDirection(direction)
    model.set_ids(list(range(len(lines))), [("June", len(lines))])
    show(table, 260, 700)
    image = table.viewport().grab().toImage()
    size = image.size()
    seen = {image.pixel(x, y) for x in range(size.width()) for y in range(0, size.height(), 3)}
    assert len(seen) > 10


@pytest.mark.parametrize("way", WAYS)
def test_a_step_of_the_wheel_paints_only_the_rows_that_come_into_view(theme, show, way):
    """The others are moved, and look as they do where all is painted anew."""
    painted = []

    class Delegate(EntryDelegate):
        def paint_row(self, painter, rect, line, *, is_on):
            painted.append(line.title)
            super().paint_row(painter, rect, line, is_on=is_on)

    model = PagedModel(lambda ids: [line(f"Entry {number}") for number in ids])
    table = EntryTable(model, Delegate(theme, None), "Many")
    table.setLayoutDirection(way)
    table.setStyleSheet(theme.style_sheet())  # its views are seen through
    model.set_ids(list(range(100)))
    table.select_entry(2)
    show(table, 300, 600)
    seen = len(set(painted))
    painted.clear()
    table.verticalScrollBar().setValue(table.rowHeight(0) * 2)
    QApplication.processEvents()
    assert 2 <= len(set(painted)) <= seen // 2
    moved = table.screen().grabWindow(table.winId()).toImage()
    table.viewport().update()
    QApplication.processEvents()
    assert len(set(painted)) >= seen
    assert table.screen().grabWindow(table.winId()).toImage() == moved
