"""Dialogs made from the tables: what they offer is what there is, and it applies at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from desktop.core.actions import ACTIONS
from desktop.core.settings import SETTINGS
from desktop.dialogs.shortcuts import COLUMNS, rows_of
from tests.window import settle


def opened(program, action):
    """Trigger an action of the menu and return the dialog it opens."""
    program.context.actions[action].trigger()
    (dialog,) = [sheet for sheet in program.desk._sheets.values() if sheet.isVisible()]
    return dialog


def words_of(dialog):
    return [label.text() for label in dialog.findChildren(QLabel)]


def press(dialog, label):
    (button,) = [b for b in dialog.findChildren(QPushButton) if b.text() == label]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_every_setting_that_is_not_hidden_has_its_control(program):
    dialog = opened(program, "settings")
    shown = {setting.key for setting in SETTINGS if setting.group != "Hidden"}
    assert set(dialog._controls) == shown
    for setting in SETTINGS:
        if setting.key in shown:
            kind = QComboBox if setting.choices else QCheckBox
            if isinstance(setting.default, str) and not setting.choices:
                kind = QLineEdit
            assert isinstance(dialog.control(setting.key), kind)
            assert dialog.control(setting.key).accessibleName() == setting.label


def test_a_choice_applies_the_moment_it_is_made(program):
    control = opened(program, "settings").control("theme")
    control.setCurrentIndex(control.findData("dark"))
    control.activated.emit(control.currentIndex())
    assert program.settings["theme"] == "dark"
    assert program.context.theme.is_dark


def test_a_setting_changed_elsewhere_shows_in_the_dialog(program):
    control = opened(program, "settings").control("reading_zoom")
    program.context.actions["zoom_in"].trigger()
    settle(program)
    assert control.currentData() == 110


def test_recent_searches_can_be_cleared_and_switched_off(program):
    recent = program.desk._recent
    recent.add_search("readmission")
    dialog = opened(program, "settings")
    press(dialog, "Clear recent searches")
    assert recent.searches == []
    recent.add_search("readmission")
    dialog.control("keep_searches").click()
    recent.add_search("visa")
    assert recent.searches == []
    assert not program.paths.recent.exists()


def test_the_sheet_of_shortcuts_has_every_action_with_a_key(program):
    words = words_of(opened(program, "shortcuts"))
    for action in ACTIONS:
        if action.keys and not action.is_staff:
            assert action.label.rstrip("…") in words
    groups = {group for column in COLUMNS for group in column}
    assert {action.group for action in ACTIONS if action.keys} <= groups
    assert all(keys for group in groups for _, keys in rows_of(group))


def test_about_names_versions_licences_folders_and_what_it_is_not(program):
    dialog = opened(program, "about")
    said = "\n".join(words_of(dialog))
    for part in ("MIT", "CC-BY-4.0", str(program.paths.data), str(program.paths.logs)):
        assert part in said
    assert "not a product of the United Nations" in said
    notices = dialog.findChild(QPlainTextEdit).toPlainText()
    assert "Phosphor" in notices and "LGPL" in notices
    assert "|" not in notices and "**" not in notices
    press(dialog, "Copy versions and folders")
    assert str(program.paths.logs) in QGuiApplication.clipboard().text()


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("story", "the name after “story/” is missing"),
        ("nonsense/x", "there is no kind “nonsense”"),
        ("", "there is no kind “”"),
    ],
)
def test_an_address_that_makes_no_sense_is_refused_below_the_field(program, typed, error):
    dialog = opened(program, "open_address")
    dialog.field.setText(typed)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.error.isVisible()
    assert error in dialog.error.text()


def test_an_address_opens_its_page(program):
    QGuiApplication.clipboard().setText("placard://help/search")
    dialog = opened(program, "open_address")
    assert dialog.field.text() == "placard://help/search"
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    settle(program)
    assert not dialog.isVisible()
    assert str(program.context.navigator.current) == "placard://help/search"


def test_a_crash_is_told_once_with_a_report_to_copy(program):
    program.desk.show_crash("first report")
    program.desk.show_crash("second report")
    program.desk.show_crash("first report")
    (dialog,) = [sheet for sheet in program.desk._sheets.values() if sheet.isVisible()]
    press(dialog, "Copy report")
    assert QGuiApplication.clipboard().text() == "first report\n\nsecond report"


def test_escape_closes_a_dialog(program):
    dialog = opened(program, "settings")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
