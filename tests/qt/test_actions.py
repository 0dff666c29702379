"""A key that Qt cannot read, or reads as another's, does nothing: found here, not by a delegate."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.core.actions import ACTIONS, MENUS
from desktop.qt.actions import connect_actions, fill_menu, hint, make_actions, shortcuts_of
from desktop.qt.icons import GLYPHS, Icons
from desktop.qt.theme import Theme
from tests.core.test_theme_tokens import RESOURCES

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def actions(window):
    return make_actions(window, Icons(Theme(RESOURCES, "light")))


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_every_key_can_be_read_and_every_name_is_known(action):
    portable = QKeySequence.SequenceFormat.PortableText
    for key in action.keys:
        sequence = QKeySequence(key, portable)
        assert sequence.count() == 1
        assert sequence.toString(portable) == key
    assert not action.standard or hasattr(QKeySequence.StandardKey, action.standard)
    assert not action.icon or action.icon in GLYPHS


def test_no_key_has_two_actions_with_this_systems_own_keys_added():
    owners = {}
    for action in ACTIONS:
        for key in shortcuts_of(action):
            owners.setdefault(key.toString(), []).append(action.name)
    assert {key: names for key, names in owners.items() if len(names) > 1} == {}


def test_every_action_is_made_with_its_keys(actions):
    assert list(actions) == [action.name for action in ACTIONS]
    for action in ACTIONS:
        made = actions[action.name]
        assert made.isCheckable() == action.is_checkable
        assert {QKeySequence(key) for key in action.keys} <= set(made.shortcuts())
        assert hint(action) == made.toolTip()


def test_the_hint_names_what_it_does_and_the_key(actions):
    assert actions["outline"].toolTip() == "Outline (Ctrl+M)"
    assert actions["cite_bibtex"].toolTip() == "Copy as BibTeX"
    assert "…" not in actions["print"].toolTip()


def test_every_action_of_a_menu_stands_in_it(actions, qtbot):
    menu = QMenu()
    qtbot.addWidget(menu)
    menus = fill_menu(menu, actions)
    assert tuple(menus) == MENUS
    for heading, submenu in menus.items():
        expected = [action.name for action in ACTIONS if action.menu == heading]
        assert [action.objectName() for action in submenu.actions()] == expected


def test_an_action_does_what_it_was_connected_to(actions):
    done = []
    connect_actions(actions, {"outline": lambda: done.append("outline")})
    actions["outline"].trigger()
    assert done == ["outline"]
    with pytest.raises(KeyError):
        connect_actions(actions, {"hologram": print})
