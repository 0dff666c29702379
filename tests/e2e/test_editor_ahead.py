"""Forms are made while a page is read, so that they open at once; made or not, they are whole."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.errors import Busy
from desktop.views.edit import form
from desktop.widgets.fields.frame import FieldFrame
from tests.bench.window import Painted
from tests.window import wait_until

STORY = "story/summit-text-settled"
SESSION = "session/gcm-thematic-3"


def forms(window):
    """Return the forms that were made, by kind; none where no editor was."""
    view = window.frame._views.get("edit")
    return dict(view.board._panes) if view is not None else {}


def labels(pane):
    return [frame.label for frame in pane.findChildren(FieldFrame)]


def come_to_rest(window):
    wait_until(lambda: window.context.pauses.is_idle and window.context.jobs.is_idle)


@pytest.fixture
def window(editor):
    return editor.window


def test_the_form_of_a_page_is_made_while_the_page_is_read(editor, window):
    window.go(SESSION)
    come_to_rest(window)
    pane = forms(window)["session"]
    assert not pane.isVisible()
    made = labels(pane)
    assert made.count("Title") > 1, "the fields of parts are made as well"
    window.press("Ctrl+E")
    assert editor.view.board.pane is pane
    editor.click_cell("Programme", 3)
    assert labels(pane) == made, "nothing was left to be made"


@pytest.mark.parametrize("made_ahead", [0, 1, 4])
def test_a_form_asked_for_early_has_all_its_fields_in_order(editor, window, made_ahead):
    window.go(STORY)
    come_to_rest(window)
    whole = labels(forms(window)["story"])
    window.frame._views["edit"].board.forget()
    steps = window.frame.prepare("edit", "story")
    for _ in range(made_ahead):
        next(steps)
    window.press("Ctrl+E")
    pane = editor.view.board.pane
    assert {"Headline", "Sources", "Name in addresses"} <= set(labels(pane))
    for name in ("Dateline", "Name in addresses", "Reason for this change"):
        editor.tab_to(name)
    for _ in steps:  # what a pause goes on with
        pass
    assert labels(pane) == whole


def test_a_form_that_was_given_up_half_made_is_whole_when_it_is_opened(editor, window):
    window.go(STORY)
    come_to_rest(window)
    whole = labels(forms(window)["story"])
    window.frame._views["edit"].board.forget()
    steps = window.frame.prepare("edit", "story")
    for _ in range(12):
        next(steps)
    steps.close()  # as when the pointer goes on to the next kind of a menu
    window.press("Ctrl+E")
    for _ in window.frame.prepare("edit", "story"):
        pass
    assert labels(editor.view.board.pane) == whole
    editor.tab_to("Reason for this change")


def test_nothing_is_made_any_more_of_a_form_that_was_dropped(editor, window):
    """As when another workspace is opened while the form of a page is being made."""
    window.go(STORY)
    pauses, board = window.context.pauses, window.frame._views["edit"].board
    board.forget()
    pauses.begin(window.frame.prepare("edit", "story"))
    wait_until(lambda: forms(window))
    board.forget()
    window.settle()  # what was dropped is deleted
    come_to_rest(window)
    assert forms(window) == {}


ACTS = {
    "Tab": lambda pane: QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab),
    "wheel": lambda pane: pane.verticalScrollBar().setValue(40),
    "problem": lambda pane: pane.focus_path(("sources",)),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_who_is_quicker_than_a_form_finds_all_of_it(editor, window, act):
    editor.edit("story/first-review-forum")
    window.go(STORY)
    view, found = window.frame._views["edit"], []

    def on_opened():
        pane = view.board.pane
        found.append(pane.is_complete)
        act(pane)
        found.append(pane.is_complete)
        found.append(editor.frame_of("Name in addresses").field.value)

    view.session.opened.connect(on_opened)
    window.context.navigator.go(f"edit/{STORY}")
    wait_until(lambda: len(found) == 3)
    view.session.opened.disconnect(on_opened)
    assert found == [False, True, STORY.partition("/")[2]]


def test_a_form_shows_its_top_first_and_the_rest_unasked(editor, window):
    editor.edit("story/first-review-forum")
    window.go(STORY)
    view, first, fields = window.frame._views["edit"], [], ("Headline", "Name in addresses")

    def on_opened():
        first.extend(editor.frame_of(label).field.value for label in fields)

    view.session.opened.connect(on_opened)
    window.context.navigator.go(f"edit/{STORY}")
    wait_until(lambda: first)
    view.session.opened.disconnect(on_opened)
    window.settle()
    assert first[0] == editor.document.text["en"].headline
    assert first[1] == "first-review-forum", "the entry before, far below what is seen"
    assert editor.frame_of("Name in addresses").field.value == STORY.partition("/")[2]


def test_a_form_whose_names_cannot_be_read_for_a_while_is_whole_after_it(
    editor, window, monkeypatch
):
    monkeypatch.setattr(form, "_AGAIN_MS", 100)
    editor.edit("story/first-review-forum")
    window.go(STORY)
    references, fails = window.frame._views["edit"].session.references, [True]
    look_up = references.look_up

    def held(addresses):
        if fails:
            raise Busy("Another program holds the file.")
        look_up(addresses)

    monkeypatch.setattr(references, "look_up", held)
    window.context.navigator.go(f"edit/{STORY}")
    wait_until(lambda: "Another program holds the file" in window.told)
    editor.view.session.change(("text", "en", "headline"), "Typed meanwhile")
    fails.clear()
    window.settle()
    assert editor.frame_of("Headline").field.value == "Typed meanwhile"
    assert editor.frame_of("Name in addresses").field.value == STORY.partition("/")[2]
    assert editor.frame_of("People").field.value


def test_the_form_of_a_new_entry_is_made_while_its_kind_is_chosen(editor, window):
    window.go(STORY)
    come_to_rest(window)
    before = labels(forms(window)["person"])
    window.context.actions["new_entry"].trigger()
    menu = QApplication.activePopupWidget()
    for _ in range(2):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    come_to_rest(window)
    pane = forms(window)["person"]
    made = labels(pane)
    assert len(made) > len(before)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    window.settle()
    assert window.address == "edit/person"
    assert editor.view.board.pane is pane
    assert labels(pane) == made


def test_what_is_seen_first_of_usual_forms_is_made_after_that_of_the_page(editor, window):
    window.go(STORY)
    come_to_rest(window)
    tops = {kind: labels(pane) for kind, pane in forms(window).items()}
    assert set(tops) == {"story", "session", "person"}
    assert "Name in addresses" in tops["story"]
    assert "Name in addresses" not in tops["session"]
    seen = []

    def on_opened():
        seen.extend(
            frame.label
            for frame in editor.view.board.pane.findChildren(FieldFrame)
            if frame.isVisible()
        )

    session = window.frame._views["edit"].session
    session.opened.connect(on_opened)
    window.context.navigator.go(f"edit/{SESSION}")
    wait_until(lambda: seen)
    session.opened.disconnect(on_opened)
    assert set(seen) <= set(tops["session"]), "nothing had to be made before it was shown"
    window.settle()
    assert "Name in addresses" in labels(editor.view.board.pane)


def test_a_board_without_its_form_is_not_painted_before_it(editor, window):
    window.go(STORY)
    come_to_rest(window)
    view = window.frame._views["edit"]
    paints, opened = Painted(view.board), []
    view.session.opened.connect(lambda: opened.append(paints.times))
    window.press("Ctrl+E")
    assert opened == [0]
    assert paints.times > 0
    window.go(STORY)
    view._unveiling.setInterval(1_000_000)
    window.context.navigator.go("edit/story/there-is-no-such-story")
    wait_until(view.board.updatesEnabled)


def test_no_form_is_made_for_who_only_reads(window, bundled_edition):
    window.context.open_edition(bundled_edition)
    window.go(STORY)
    window.settle()
    assert window.context.pauses.is_idle
    assert forms(window) == {}
