"""One box for everything: the hands stay on the keys, the focus in the field, the rows obey."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.core.lines import EntryLine, Face
from desktop.widgets.results_popup import Group, Offer
from desktop.widgets.search_box import SearchBox
from desktop.widgets.search_keys import SearchKeys
from tests.widgets.typing_text import type_text

DOWN, UP, TAB, ENTER = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Tab, Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier


def line(kind, slug, **more):
    return EntryLine(kind, slug.title(), "context", f"{slug}, read aloud", f"{kind}/{slug}", **more)


OFFER = Offer(
    groups=(
        Group("Stories", "story", "All 12", (line("story", "a"), line("story", "b"))),
        Group("People", "person", "", (line("person", "c", face=Face("Eritrea")),)),
        Group("Sessions", "session", "", (line("session", "d", tile=("8", "Jun", False)),)),
    ),
    scopes=(("", "All 15"), ("story", "Stories 12"), ("person", "People 1")),
)


class Desk:
    """The box in a window beside another field, with what it tells."""

    def __init__(self, theme, icons):
        self.window = QWidget()
        self.box = SearchBox(theme, icons)
        self.other = QLineEdit()
        self.keys = SearchKeys(self.box)
        self.told = []
        column = QVBoxLayout(self.window)
        column.addWidget(self.box)
        column.addWidget(self.other)
        column.addStretch(1)
        self.box.text_edited.connect(lambda text: self.told.append(("typed", text)))
        self.box.submitted.connect(lambda text: self.told.append(("all", text)))
        self.box.opened.connect(lambda: self.told.append("opened"))

    @property
    def field(self):
        return self.box.field

    def offer(self, offer=OFFER, scope=""):
        is_first = self.box.popup is None
        popup = self.box.open_popup()
        if is_first:
            for name in ("hit", "scope", "note"):
                signal = getattr(popup, f"{name}_chosen")
                signal.connect(lambda said, name=name: self.told.append((name, said)))
            popup.all_wanted.connect(lambda scope: self.told.append(("all of", scope)))
            popup.help_wanted.connect(lambda: self.told.append("help"))
        popup.show_offer(offer, scope)
        return popup


@pytest.fixture
def desk(theme, icons, show):
    desk = Desk(theme, icons)
    show(desk.window, 800, 700)
    desk.field.setFocus()
    desk.told.clear()
    return desk


def press(qtbot, desk, *keys):
    for key in keys:
        qtbot.keyClick(desk.field, key)


def test_every_letter_is_told_of_any_script(desk):
    type_text(desk.field, "aжم移")
    assert desk.told == [("typed", text) for text in ("a", "aж", "aжم", "aжم移")]


def test_the_first_row_is_chosen_and_enter_opens_it(qtbot, desk):
    popup = desk.offer()
    assert popup.chosen() == "story/a"
    press(qtbot, desk, ENTER)
    assert desk.told == [("hit", "story/a")]
    assert desk.field.hasFocus()


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        ([DOWN], "story/b"),
        ([DOWN, DOWN], "person/c"),
        ([DOWN, DOWN, UP], "story/b"),
        ([UP], "story/a"),
        ([DOWN] * 9, "session/d"),
        ([Qt.Key.Key_PageDown], "session/d"),
        ([Qt.Key.Key_PageDown, Qt.Key.Key_PageUp], "story/a"),
    ],
)
def test_arrows_walk_the_rows_over_headings_and_the_focus_stays(qtbot, desk, keys, chosen):
    popup = desk.offer()
    press(qtbot, desk, *keys)
    assert popup.chosen() == chosen
    assert desk.field.hasFocus()
    press(qtbot, desk, ENTER)
    assert desk.told == [("hit", chosen)]


def test_letters_and_arrows_sideways_still_belong_to_the_field(qtbot, desk):
    desk.offer()
    qtbot.keyClicks(desk.field, "ab")
    press(qtbot, desk, Qt.Key.Key_Left)
    qtbot.keyClicks(desk.field, "x")
    press(qtbot, desk, Qt.Key.Key_Home)
    qtbot.keyClicks(desk.field, "y")
    assert desk.field.text() == "yaxb"


@pytest.mark.parametrize(
    ("is_open", "key", "modifier", "told"),
    [
        (False, ENTER, Qt.KeyboardModifier.NoModifier, ("all", "migr")),
        (True, ENTER, CTRL, ("all", "migr")),
        (True, Qt.Key.Key_Enter, CTRL, ("all", "migr")),
        (True, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, ("hit", "story/a")),
    ],
)
def test_enter_alone_or_with_control_leads_to_all_results(
    qtbot, desk, is_open, key, modifier, told
):
    desk.field.setText("migr")
    if is_open:
        desk.offer()
    qtbot.keyClick(desk.field, key, modifier)
    assert desk.told == [told]


def test_with_no_hit_enter_leads_to_the_page_of_results(qtbot, desk):
    desk.field.setText("qqq")
    popup = desk.offer(Offer(note="No entry matches."))
    assert popup.chosen() == ""
    press(qtbot, desk, DOWN, ENTER)
    assert desk.told == [("all", "qqq")]


def test_tab_goes_through_the_scopes_and_back(qtbot, desk):
    desk.offer()
    press(qtbot, desk, TAB)
    desk.offer(scope="story")
    press(qtbot, desk, TAB)
    desk.offer(scope="person")
    press(qtbot, desk, TAB)
    desk.offer()
    press(qtbot, desk, Qt.Key.Key_Backtab)
    assert desk.told == [
        ("scope", "story"),
        ("scope", "person"),
        ("scope", ""),
        ("scope", "person"),
    ]
    assert desk.field.hasFocus()


def test_escape_closes_and_down_opens_again(qtbot, desk):
    desk.offer()
    assert desk.box.is_open
    press(qtbot, desk, Qt.Key.Key_Escape)
    assert not desk.box.is_open
    press(qtbot, desk, DOWN)
    assert desk.told == ["opened"]


def test_leaving_the_field_closes(qtbot, desk):
    desk.offer()
    desk.other.setFocus()
    assert not desk.box.is_open


def test_with_the_popup_closed_tab_leaves_the_field(qtbot, desk):
    press(qtbot, desk, TAB)
    assert not desk.field.hasFocus()


def test_a_click_into_the_field_opens_and_one_by_key_selects_what_was_sought(qtbot, desk):
    qtbot.mouseClick(desk.field, Qt.MouseButton.LeftButton)
    assert desk.told == ["opened"]
    desk.field.setText("migr")
    desk.box.take_focus()
    assert desk.field.selectedText() == "migr"
    assert desk.told == ["opened", "opened"]


def click_row(qtbot, popup, row):
    place = popup.view.visualRect(popup.view.model().index(row, 0)).center()
    qtbot.mouseClick(popup.view.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.mark.parametrize(
    ("row", "told"),
    [(0, [("all of", "story")]), (2, [("hit", "story/b")]), (3, []), (4, [("hit", "person/c")])],
)
def test_rows_and_headings_can_be_clicked_without_losing_the_focus(qtbot, desk, row, told):
    click_row(qtbot, desk.offer(), row)
    assert desk.told == told
    assert desk.field.hasFocus()


def test_chips_note_and_help_can_be_clicked(qtbot, desk):
    popup = desk.offer(
        Offer(OFFER.groups, OFFER.scopes, "Did you mean “migration”?", "migration"), "story"
    )
    chips = popup.findChildren(QToolButton)
    assert [(chip.text(), chip.isChecked()) for chip in chips] == [
        ("All 15", False),
        ("Stories 12", True),
        ("People 1", False),
    ]
    qtbot.mouseClick(chips[2], Qt.MouseButton.LeftButton)
    for text in ("Did you mean “migration”?", "Search help"):
        (button,) = [each for each in popup.findChildren(QPushButton) if each.text() == text]
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.told == [("scope", "person"), ("note", "migration"), "help"]
    assert desk.field.hasFocus()


def test_a_note_that_leads_nowhere_cannot_be_clicked(qtbot, desk):
    popup = desk.offer(Offer(note="No entry matches."))
    (note,) = [each for each in popup.findChildren(QPushButton) if "matches" in each.text()]
    qtbot.mouseClick(note, Qt.MouseButton.LeftButton)
    assert desk.told == []


def test_scopes_that_were_are_gone_with_the_next_offer(qtbot, desk):
    popup = desk.offer()
    desk.offer(Offer(OFFER.groups, (("", "All"), ("term", "Terms"))))
    qtbot.wait(1)
    assert [chip.text() for chip in popup.findChildren(QToolButton)] == ["All", "Terms"]
    desk.offer(Offer(note="None"))
    press(qtbot, desk, TAB)
    assert desk.told == []


def test_the_popup_stays_inside_the_window(desk):
    many = tuple(line("story", f"s{number}") for number in range(60))
    popup = desk.offer(Offer((Group("Stories", "story", "", many),), OFFER.scopes))
    for width, height in ((800, 700), (420, 500)):
        desk.window.resize(width, height)
        desk.box.place_popup()
        popup.show_offer(Offer((Group("Stories", "story", "", many),), OFFER.scopes), "")
        popup.adjustSize()
        assert desk.window.rect().contains(popup.geometry())
        assert popup.y() > desk.box.y() + desk.box.height() - 1


def test_readers_of_screens_hear_rows_as_sentences(desk):
    popup = desk.offer()
    model = popup.view.model()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    said = [
        model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(model.rowCount())
    ]
    assert said[:3] == ["Stories", "a, read aloud", "b, read aloud"]
    assert popup.view.accessibleName()
    assert desk.field.accessibleName() == "Search everything"
    desk.offer(Offer())
    tester.deleteLater()


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_rows_are_painted_both_ways_with_their_marks(desk, theme, direction):
    desk.window.setLayoutDirection(direction)
    hit = EntryLine(
        *("story", "Compact on migration", "… the migration of …", "s", "story/a"),
        date="8 Jun 2017",
        marks=((11, 20),),
        context_marks=((6, 15),),
    )
    popup = desk.offer(Offer((Group("Stories", "story", "All 9", (hit,)), *OFFER.groups)))
    popup.view.setCurrentIndex(popup.view.model().index(2, 0))
    image = popup.view.viewport().grab().toImage()
    seen = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert len(seen) > 20
    if direction is Qt.LayoutDirection.LeftToRight:
        assert theme.colour("mark").rgb() in seen
