"""Menus, keys and help are made from one table: a slip in it would be a slip in all of them."""

import pytest

from desktop.core.actions import ACTIONS, MENUS, Action, clashes


def test_no_two_actions_share_a_key():
    assert clashes() == []


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ([("Ctrl+A",), ("Ctrl+B",)], []),
        ([("Ctrl+A",), ("Ctrl+A",)], [("Ctrl+A", "a0", "a1")]),
        (
            [("F1", "Ctrl+A"), ("F2",), ("Ctrl+A", "F2")],
            [("Ctrl+A", "a0", "a2"), ("F2", "a1", "a2")],
        ),
        ([("F1", "F1")], [("F1", "a0", "a0")]),
    ],
)
def test_a_clash_names_both(keys, found):
    actions = tuple(Action(f"a{n}", "A", each) for n, each in enumerate(keys))
    assert clashes(actions) == found


def test_every_action_is_called_once_and_found_somewhere():
    names = [action.name for action in ACTIONS]
    assert len(set(names)) == len(names)
    labels = [action.label for action in ACTIONS]
    assert len(set(labels)) == len(labels)
    for action in ACTIONS:
        assert action.menu in (*MENUS, ""), action.name
        assert action.menu or action.keys, f"nobody could find {action.name}"
        assert not action.keys or action.group, f"{action.name} is missing from the shortcut sheet"
        assert action.label[:1].isupper(), action.name


def test_what_the_keyboard_must_do_it_does():
    keys = {key: action.name for action in ACTIONS for key in action.keys}
    promised = {
        "Ctrl+K": "search",
        "Ctrl+L": "search",
        "Ctrl+F": "find",
        "F3": "find_next",
        "Shift+F3": "find_previous",
        "Alt+Left": "back",
        "Alt+Right": "forward",
        "Ctrl+1": "tab_stories",
        "Ctrl+2": "tab_calendar",
        "Ctrl+3": "tab_people",
        "Ctrl+4": "tab_documents",
        "Ctrl++": "zoom_in",
        "Ctrl+-": "zoom_out",
        "Ctrl+0": "zoom_reset",
        "Ctrl+P": "print",
        "Ctrl+B": "facets",
        "Ctrl+M": "outline",
        "F6": "next_pane",
        "F11": "full_screen",
        "F1": "help",
        "Ctrl+?": "shortcuts",
        "Ctrl+,": "settings",
    }
    assert {key: keys.get(key) for key in promised} == promised
