"""Search as one types: three keys to a person, and nothing typed that breaks it."""

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QStyle, QToolButton

from tests.window import Window, lines_of, row_with, rows_of

STORY = "story/governance-session-brief-and-agenda"


@pytest.fixture
def box(window: Window) -> Window:
    """A page being read, and the keyboard in the search box."""
    window.go(STORY)
    window.reader.setFocus()
    window.press("Ctrl+K")
    return window


def field(window: Window) -> QLineEdit:
    return window.app.search_box.field


def results(window: Window):
    return window.list_named("Search results")


def chosen(window: Window):
    return window.app.search_box.popup.chosen_line()


def scopes(window: Window) -> list[str]:
    popup = window.app.search_box.popup
    return [chip.text() for chip in popup.findChildren(QToolButton) if chip.isVisible()]


@pytest.mark.parametrize("keys", ["Ctrl+K", "Ctrl+L"])
def test_the_keys_of_the_search_put_the_keyboard_there(window, keys):
    window.go(STORY)
    window.reader.setFocus()
    window.press(keys)
    assert window.focus is field(window)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("laub", "person/jurg-lauber"),
        ("GÓMEZ cam", "person/juan-jose-gomez-camacho"),
        ("gomez cam", "person/juan-jose-gomez-camacho"),
        ("A/RES/71/280", "document/a-res-71-280"),
        ("10.7", "topic/sdg-10-7"),
    ],
)
def test_typing_and_enter_open_what_is_called_so(box, typed, address):
    box.write(typed)
    box.press("Return")
    assert box.address == address
    assert box.focus is box.reader, "and the page can be read on with the keys"
    assert not box.app.search_box.is_open


def test_the_keyboard_stays_in_the_field_while_arrows_walk_the_hits(box):
    box.write("migration")
    first = chosen(box).address
    box.press("Down")
    second = chosen(box).address
    assert first != second
    assert box.focus is field(box)
    assert field(box).text() == "migration"
    box.press("Up", "Up", "Up")
    assert chosen(box).address == first, "the list ends at its ends"
    box.press("Down", "Return")
    assert box.address == second


def test_hits_stand_under_their_kind_with_the_words_found_marked(box):
    box.write("arbour")
    said = rows_of(results(box))
    assert {"People", "Stories"} <= set(said)
    line = next(line for line in lines_of(results(box)) if line.title == "Louise Arbour")
    start, end = line.marks[0]
    assert line.title[start:end] == "Arbour"


def test_a_hit_is_opened_by_click(box):
    box.write("lauber")
    box.click_row(results(box), row_with(results(box), "Jürg Lauber"))
    assert box.title == "Jürg Lauber"


def test_tab_goes_through_the_kinds_and_comes_round(box):
    box.write("geneva")
    names = scopes(box)
    assert names[0].startswith("All")
    kinds = {line.kind for line in lines_of(results(box))}
    assert len(kinds) > 1
    box.press("Tab")
    assert len({line.kind for line in lines_of(results(box))}) == 1
    assert scopes(box) == names
    box.press("Shift+Tab")
    assert {line.kind for line in lines_of(results(box))} == kinds
    box.press(*["Tab"] * len(names))
    assert {line.kind for line in lines_of(results(box))} == kinds


def test_escape_closes_the_hits_first_and_then_leads_back_to_the_page(box):
    box.write("geneva")
    box.press("Esc")
    assert not box.app.search_box.is_open
    assert field(box).text() == "geneva"
    box.press("Down")
    assert box.app.search_box.is_open, "and the arrow opens them again"
    box.press("Esc", "Esc")
    assert box.focus is box.reader
    assert box.address == STORY


def test_ctrl_enter_shows_all_hits_on_a_page(box):
    box.write("readmission")
    box.press("Ctrl+Return")
    assert box.address == "search/?q=readmission"
    assert lines_of(box.list_named("Results"))


def test_a_heading_leads_to_all_hits_of_its_kind(box):
    box.write("migration")
    box.click_row(results(box), row_with(results(box), "Stories"))
    assert box.address == "search/?q=migration%20kind%3Astory"


def test_a_slip_of_the_finger_is_answered_by_did_you_mean(box):
    box.write("migratoin")
    note = next(said for said in box.seen(QPushButton) if "Did you mean" in said.text())
    box.click(note)
    assert field(box).text() == "migration"
    assert lines_of(results(box))


def test_nothing_found_says_so_and_enter_still_leads_somewhere(box):
    box.write("qqqqxyzzy")
    assert any("No entry matches" in button.text() for button in box.seen(QPushButton))
    box.press("Return")
    assert box.address == "search/?q=qqqqxyzzy"


def test_recent_searches_and_entries_are_offered_and_can_be_switched_off(box):
    box.write("lauber")
    box.press("Return", "Ctrl+K", "Ctrl+A", "Del")
    said = rows_of(results(box))
    assert said[:2] == ["Recent searches", "lauber"]
    assert "Jürg Lauber" in said[said.index("Recent entries") :]
    box.press("Return")
    assert box.address == "search/?q=lauber"
    box.context.settings["keep_searches"] = False
    box.press("Ctrl+K", "Ctrl+A", "Del")
    assert "lauber" not in rows_of(box.app.search_box.popup.view)
    assert not box.context.paths.recent.exists()


def test_clicking_elsewhere_closes_the_hits(box):
    box.write("geneva")
    box.click(box.reader.viewport())
    assert not box.app.search_box.is_open


@pytest.mark.parametrize(
    "typed",
    ['"', "a AND", "NEAR(", "kind:", "date:x..", "-", "*", "((((", "\\", "'; DROP", "%", "😀", "ل"],
)
def test_nothing_typed_is_an_error(box, typed):
    field(box).setText("")
    field(box).insert(typed)
    field(box).textEdited.emit(typed)
    box.settle()
    box.press("Return")
    assert box.told == ""


def test_fast_typing_shows_the_answer_to_the_last_text(box):
    for text in ("g", "ge", "gen", "gene", "genev", "lauber"):
        field(box).setText(text)
        field(box).textEdited.emit(text)
    box.settle()
    assert chosen(box).title == "Jürg Lauber"


def test_help_on_searching_is_one_click_away(box):
    box.write("x")
    box.click(box.named("Search help"))
    assert box.address == "help/search"


def test_what_is_typed_is_taken_away_by_a_button_without_a_search_of_the_systems_icons(box):
    """That search held the window for 90 ms at the first key of a session."""
    box.write("lauber")
    (button,) = [each for each in field(box).findChildren(QToolButton) if each.isVisible()]
    assert button.accessibleName() == "Clear"
    assert not button.icon().isNull()
    sign = QStyle.StandardPixmap.SP_LineEditClearButton
    assert field(box).style().standardIcon(sign, None, field(box)).isNull()
    box.click(button)
    assert field(box).text() == ""
    assert box.focus is field(box)


def test_the_results_are_as_wide_as_the_field_however_many_kinds_are_found(box):
    """Nine chips in one row made them wider than the window, and dates were cut off."""
    box.write("louise")
    popup = box.app.search_box.popup
    chips = [chip for chip in popup.findChildren(QToolButton) if chip.isVisible()]
    assert len(chips) > 6
    assert popup.width() <= field(box).width() + 4
    tops = {chip.y() for chip in chips}
    assert len(tops) > 1
    for chip in chips:
        strip = chip.parentWidget().rect()
        assert strip.contains(chip.geometry())
        assert chip.width() == chip.sizeHint().width()
        assert not any(
            chip.geometry().intersects(other.geometry()) for other in chips if other is not chip
        )
    box.write("zz")
    assert not any(chip.isVisible() for chip in popup.findChildren(QToolButton))
