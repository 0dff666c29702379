"""Nothing that was typed is lost: not by a kill, by going away, by closing, by somebody else."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from db.commands.entries import save_entry
from db.entries.paths import set_at
from db.queries.desk.entries import list_recoveries
from db.workspace.file import open_workspace
from tests.window import open_window

ROOT = Path(__file__).resolve().parents[2]
SESSION = "session/gcm-thematic-3"
TITLE, SUBJECT = ("text", "en", "title"), ("text", "en", "topic")
AT = "2026-11-02T09:00:00Z"

TYPING = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from desktop import __main__
from desktop.widgets.fields.line import LineField

typed = 0

def type_on():
    global typed
    field = QApplication.focusWidget()
    if not isinstance(field, LineField):
        window = next(one for one in QApplication.topLevelWidgets() if one.isVisible())
        window.activateWindow()
        return
    if not typed:
        field.selectAll()
    typed += 1
    QTest.keyClicks(field, f"w{typed} ")
    print(typed, flush=True)

from desktop import app

opened = app.Application.open_edition

def open_and_type(self):
    opened(self)
    self.typing = QTimer()
    self.typing.timeout.connect(type_on)
    self.typing.start(100)

app.Application.open_edition = open_and_type
sys.exit(__main__.main(sys.argv[1:]))
"""
"""The program itself, in whose first field a word is typed every tenth of a second."""


@pytest.mark.skipif(sys.platform == "win32", reason="kills by a POSIX signal")
def test_what_was_typed_before_a_kill_is_offered_back(editor, master_workspace, tmp_path):
    path = tmp_path / "killed.workspace"
    path.write_bytes(master_workspace.read_bytes())
    words = _type_and_kill(path, tmp_path, seconds=6)
    editor.open(path)
    window = editor.window
    assert "was not saved, but kept" in window.told
    editor.shoot("told")
    window.click(window.named("Show on my desk"))
    editor.shoot("desk")
    (take,) = [one for one in window.seen(QPushButton) if one.text() == "Take up"]
    window.click(take)
    editor.rest()
    editor.shoot("back")
    kept = editor.document.text["en"].title.split()
    assert kept == [f"w{n}" for n in range(1, len(kept) + 1)], "in order, without a gap"
    assert len(kept) >= words - 50, "of ten words a second all but those of the last five"
    window.press("Ctrl+S")
    assert editor.saved(SESSION).text["en"].title.split() == kept
    assert not window.context.library.read(list_recoveries)


def _type_and_kill(path, folder, seconds):
    """Type for some seconds, kill the program; return how many words it was given."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        **{f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("DATA", "STATE", "CONFIG")},
    }
    program = subprocess.Popen(
        [sys.executable, "-c", TYPING, f"edit/{SESSION}", "--workspace", str(path)],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    program.stdout.readline()
    time.sleep(seconds)
    os.kill(program.pid, signal.SIGKILL)
    rest, _ = program.communicate()
    return int(rest.split()[-1])


def test_a_form_that_was_left_is_there_on_return(editor):
    window = editor.window
    editor.edit(SESSION)
    editor.fill("Left in the middle of")
    window.go("story/governance-session-brief-and-agenda")
    window.press("Alt+Left")
    assert editor.document.text["en"].title == "Left in the middle of"
    assert window.focus.text() == "Left in the middle of"
    (kept,) = window.context.library.read(list_recoveries)
    assert kept.author
    for _ in range(6):
        window.press("Ctrl+Z")
    assert editor.document == editor.saved(SESSION), "and so is the way back"


def test_closing_the_window_keeps_the_form(editor, tmp_path, editors_window):
    path = editor.path
    folder = tmp_path / "second"
    with open_window(folder, f"edit/{SESSION}", "--workspace", str(path)) as second:
        second.come_back()
        second.press("Ctrl+A")
        second.write("Typed and closed at once")
    editor.window.come_back()
    file = open_workspace(path)
    with file.read() as session:
        kept = list_recoveries(session)
    file.close()
    assert len(kept) == 1


def test_undo_goes_word_by_word_through_all_fields_and_redo_comes_back(editor):
    window = editor.window
    editor.edit(SESSION)
    before = editor.document
    editor.fill("One two three")
    editor.tab_to("Subject")
    editor.fill("Four")
    after = editor.document
    states = []
    for _ in range(12):
        window.press("Ctrl+Z")
        states.append((editor.document.text["en"].title, editor.document.text["en"].topic))
        if editor.document == before:
            break
    editor.shoot("undone")
    assert editor.document == before
    assert ("One two ", before.text["en"].topic) in states
    assert window.focus.accessibleName() == "Title", "the cursor goes where the change was"
    for _ in states:
        window.press("Ctrl+Shift+Z")
    assert editor.document == after


def leave_a_copy(editor, words):
    editor.edit(SESSION)
    editor.fill(words)
    editor.view.session.keep()
    editor.window.settle()
    assert len(editor.window.context.library.read(list_recoveries)) == 1


def test_the_copy_is_dropped_once_it_was_saved(editor):
    window = editor.window
    leave_a_copy(editor, "Saved in the end")
    window.press("Ctrl+S")
    assert not window.context.library.read(list_recoveries)


def test_the_copy_of_a_change_that_was_taken_back_is_dropped(editor):
    window = editor.window
    leave_a_copy(editor, "Typed and thought better of")
    while editor.document != editor.saved(SESSION):
        window.press("Ctrl+Z")
    editor.view.session.keep()
    window.settle()
    assert not window.context.library.read(list_recoveries)


def somebody_saves(editor, path, value):
    """Save the session as a second person does, in a window of their own."""
    document = set_at(editor.saved(SESSION), path, value)
    head = editor.head(SESSION)
    file = open_workspace(editor.path)
    with file.write() as session:
        save_entry(
            session,
            kind="session",
            document=document,
            entry_id=head.entry_id,
            base_revision=head.revision,
            stage="draft",
            author="Berta",
            at=AT,
            reason="Meanwhile",
        )
    file.close()


def test_changes_of_two_people_to_different_fields_are_both_kept(editor):
    window = editor.window
    editor.edit(SESSION)
    editor.fill("Mine")
    somebody_saves(editor, SUBJECT, "Theirs")
    window.press("Ctrl+S")
    assert "Berta saved this entry meanwhile" in window.told
    editor.shoot("merged")
    assert editor.document.text["en"].title == "Mine"
    assert editor.document.text["en"].topic == "Theirs"
    window.press("Ctrl+S")
    saved = editor.saved(SESSION).text["en"]
    assert (saved.title, saved.topic) == ("Mine", "Theirs")
    assert [one.author for one in editor.revisions(SESSION)][1] == "Berta"


def test_changes_of_two_people_to_one_field_are_asked_about(editor):
    window = editor.window
    editor.edit(SESSION)
    editor.fill("Mine")
    somebody_saves(editor, TITLE, "Theirs")
    window.press("Ctrl+S")
    editor.shoot("asked")
    assert editor.saved(SESSION).text["en"].title == "Theirs", "nothing was overwritten"
    panel = editor.view.board.merge_panel
    assert panel.isVisible()
    assert panel.isAncestorOf(window.focus), "the keyboard is where the question is"
    assert any(words.startswith("Berta saved this entry") for words in editor.said)
    assert not any("Status" in words for words in editor.said), "what a save sets is nobody's"
    editor.rest()
    assert "1 change not saved" in editor.said
    window.press("Ctrl+S")
    assert panel.isVisible(), "first it is decided"
    window.press("Right", "Space")
    editor.shoot("decided")
    assert "Everything is decided" in editor.said
    editor.tab_to("Put into the form")
    window.press("Space")
    editor.shoot("form")
    assert editor.document.text["en"].title == "Mine"
    window.press("Ctrl+S")
    assert editor.saved(SESSION).text["en"].title == "Mine"


def test_what_was_typed_while_a_merge_is_asked_about_is_not_lost(editor):
    window = editor.window
    editor.edit(SESSION)
    editor.fill("Mine")
    somebody_saves(editor, TITLE, "Theirs")
    window.press("Ctrl+S")
    window.go("tab/desk")
    window.go(f"edit/{SESSION}")
    assert editor.document.text["en"].title == "Mine"
    assert not editor.view.board.merge_panel.isVisible()
