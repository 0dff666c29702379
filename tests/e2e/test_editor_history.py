"""History, comments and stages of an entry, as one works with them beside its form."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QToolButton

from tests.e2e.editor import heard_of

SESSION = "session/gcm-thematic-3"


@pytest.fixture
def history(editor):
    """Yield a form with three revisions and its history open."""
    editor.edit(SESSION)
    for title in ("Second title", "Third title"):
        editor.fill(title)
        editor.save()
    editor.window.press("Ctrl+H")
    yield editor
    editor.view.board.show_history(is_open=False)


def revisions(editor):
    return editor.view.board.drawer


def test_the_history_says_who_and_compares_what_is_chosen(history):
    window, drawer = history.window, revisions(history)
    history.shoot("open")
    assert drawer.isAncestorOf(window.focus)
    heard = heard_of(drawer.findChild(QAbstractItemView))
    assert heard.count("\n") == 2, "a row for each revision"
    assert "Ada" in heard
    window.press("Down", "Down")
    history.shoot("older")
    window.press("Up")
    history.shoot("middle")
    diff = drawer_text(history)
    assert "Second title" in diff
    assert "Status" not in diff
    assert "Restore revision 2" in [one.text() for one in window.seen(QPushButton)]


def test_a_restored_revision_is_a_new_one_with_its_reason(history):
    window = history.window
    window.press("Down", "Down")
    button = next(one for one in window.seen(QPushButton) if one.text().startswith("Restore"))
    window.click(button)
    history.rest()
    history.shoot("restored")
    assert history.document.text["en"].title.startswith("Third informal")
    window.press("Ctrl+S")
    newest = history.revisions(SESSION)[0]
    assert (newest.number, newest.reason) == (4, "Restored revision 1")
    assert history.saved(SESSION).text["en"].title.startswith("Third informal")


def test_a_comment_is_made_shown_leads_to_its_field_and_is_settled(editor):
    window = editor.window
    editor.edit(SESSION)
    editor.tab_to("More on Subject")
    button = window.focus
    said = editor.answer(
        lambda: window.choose("Comment on this field", button), text="Is this their wording?"
    )
    assert "Subject" in said
    editor.shoot("said")
    assert any("Is this their wording?" in words for words in editor.said)
    window.click(next(one for one in window.seen(QPushButton) if "Subject" in one.text()))
    assert window.focus.accessibleName() == "Subject"
    window.go("tab/desk#comments")
    editor.shoot("desk")
    assert "Is this their wording?" in heard_of(window.list_named("Open comments"))
    window.go(f"edit/{SESSION}")
    editor.shoot("back")
    settle = next(
        one
        for kind in (QPushButton, QToolButton)
        for one in window.seen(kind)
        if "ettle" in one.text() + one.accessibleName() + one.toolTip()
    )
    window.click(settle)
    assert not any("Is this their wording?" in words for words in editor.said)


def test_the_step_before_readers_is_closed_while_something_is_wrong(editor):
    window = editor.window
    editor.edit("story/governance-session-brief-and-agenda")
    window.press("Ctrl+A", "Delete")
    editor.rest()
    editor.shoot("wrong")
    step = next(one for one in window.seen(QPushButton) if one.text() == "Publish")
    assert not step.isEnabled()
    window.press("Ctrl+S")
    assert editor.head("story/governance-session-brief-and-agenda").stage == "draft"
    step = window.named("Send for review", QPushButton)
    assert not step.isEnabled()
    assert "red" in step.toolTip()
    window.click(window.named("Review"))
    assert "First mend" in window.told
    assert editor.head("story/governance-session-brief-and-agenda").stage == "draft"


def drawer_text(editor):
    return " ".join(
        one.toPlainText()
        for one in revisions(editor).findChildren(object)
        if hasattr(one, "toPlainText")
    )


def test_tab_goes_round_the_whole_editor(editor):
    """Every control of the view is met, and the ring is closed: no trap."""
    window = editor.window
    editor.edit("story/governance-session-brief-and-agenda")
    first, met = window.focus, []
    for _ in range(400):
        QTest.keyClick(window.focus, Qt.Key.Key_Tab)
        met.append(window.focus)
        if window.focus is first:
            break
    assert met[-1] is first, "Tab never came back to where it began"
    names = [one.accessibleName() or one.text() for one in met]
    assert all(name.strip() for name in names)
    for name in ("People", "Body", "Name in addresses", "Reason for this change", "Preview"):
        assert name in names
    order = [names.index(name) for name in ("People", "Body", "Name in addresses")]
    assert order == sorted(order)
    assert names[names.index("Name in addresses") + 1] == "Reason for this change"


def test_f6_goes_from_pane_to_pane(editor):
    window = editor.window
    editor.edit(SESSION)
    met = []
    for _ in range(6):
        window.press("F6")
        met.append(window.focus)
    board = editor.view.board
    for pane in (board.strip, board.pane, board.preview):
        assert any(pane is one or pane.isAncestorOf(one) for one in met), pane


def test_a_form_without_changes_is_read_anew_when_its_entry_was_changed_elsewhere(editor):
    window = editor.window
    editor.edit(SESSION)
    editor.fill("Taken back on the desk")
    window.press("Ctrl+S")
    window.go("tab/desk#done")
    window.press("Ctrl+Z")
    window.go(f"edit/{SESSION}")
    assert editor.document == editor.saved(SESSION)
    assert editor.document.text["en"].title.startswith("Third informal")
