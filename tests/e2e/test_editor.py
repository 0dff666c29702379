"""The desk as a new editor tries it: by keys, by mouse, with every mistake one makes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

SESSION = "session/gcm-thematic-3"
MODERATOR = "Ambassador of Türkiye to Switzerland"


def test_a_moderators_title_is_corrected_and_published_by_keys(editor):
    window = editor.window
    editor.edit(SESSION)
    editor.shoot("form")
    editor.tab_to("Programme")
    window.press("Down", "Down", "Down")
    editor.shoot("segment")
    editor.tab_to("Seats")
    editor.tab_to("Title")
    editor.shoot("seat")
    editor.fill(MODERATOR)
    editor.shoot("typed")
    assert editor.document.segments[3].participations[0].title == {"en": MODERATOR}
    window.press("Ctrl+S")
    assert editor.saved(SESSION).segments[3].participations[0].title == {"en": MODERATOR}
    assert "All saved" in editor.said
    editor.shoot("saved")
    window.press("Ctrl+Shift+S")
    editor.shoot("review")
    assert editor.head(SESSION).stage == "review"
    window.press("Ctrl+Shift+S")
    editor.shoot("published")
    assert editor.head(SESSION).stage == "published"
    window.go(SESSION)
    editor.shoot("page")
    assert MODERATOR in window.reader.plain_text()


def test_foc(editor):
    window = editor.window
    editor.edit(SESSION)
    editor.tab_to("Subject")
    editor.fill("Abc")
    print(window.focus, window.focus.accessibleName())
    window.press("Ctrl+S")
    print(window.focus, window.focus and window.focus.accessibleName())
    window.press("Ctrl+Shift+S")
    print(window.focus, window.focus and window.focus.accessibleName())
    window.press("Ctrl+Shift+S")
    print(window.focus, window.focus and window.focus.accessibleName())
