"""What a reader of screens finds in every place of the program, as a process beside it sees it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.core.actions import ACTIONS, MENUS
from desktop.core.settings import SETTINGS
from tests.conftest import STORY
from tests.e2e.editor import master_workspace

__all__ = ["master_workspace"]

pytestmark = [pytest.mark.soak, pytest.mark.timeout(300)]

ROOT = Path(__file__).parents[2]
SESSION, PERSON = "session/gcm-thematic-3", "person/louise-arbour"
READ = {"story": STORY, "session": SESSION, "person": PERSON, "document": "document/a-res-71-280"}

LEAVE = (["key", "Escape"], ["key", "Escape"], ["window"])
PLACES = {
    "first start": [],
    **{name: [["open", address]] for name, address in READ.items()},
    "stories": [["open", "tab/stories"]],
    "links": [["open", STORY], ["window"], ["focus", "Article"], ["keys", "Tab", 4]],
    "list of links": [["key", "ctrl+shift+m"], ["keys", "Down", 3]],
    "find in page": [*LEAVE, ["key", "ctrl+f"], ["write", "Geneva"]],
    "menu": [*LEAVE, ["click", "Menu"], ["keys", "Down", 5]],
    "calendar": [*LEAVE, ["open", "tab/calendar"]],
    **{name: [["press", name]] for name in ("Month", "Agenda", "Timeline")},
    "people": [["open", "tab/people"]],
    "organisations": [["press", "Organisations"]],
    "documents": [["open", "tab/documents"]],
    "topics": [["press", "Topics"]],
    "results": [["open", "search/?q=migration"]],
    "no results": [["open", "search/?q=migratoin"]],
    "search pop-up": [["window"], ["key", "ctrl+k"], ["write", "migra"]],
    "help": [*LEAVE, ["open", "help/search"]],
    "edition": [["open", "edition/about"]],
    "unknown": [["open", "person/louise-arbor"]],
    "settings": [["window"], ["key", "ctrl+comma"]],
    "shortcuts": [*LEAVE, ["key", "ctrl+question"]],
    "address": [*LEAVE, ["key", "ctrl+shift+l"]],
    "as of": [*LEAVE, ["key", "ctrl+shift+d"]],
}
BUTTONS = ("push button", "check box", "toggle button", "radio button")
ENDS = dict.fromkeys(map(ord, "\u2028\u2029\ufdd0\ufdd1"), "\n") | {0xFFFC: None}


DESK_PLACES = {
    "my desk": [["open", "tab/desk"]],
    "form of a session": [["open", f"edit/{SESSION}"]],
    "form of a story": [["open", f"edit/{STORY}"]],
    "form of a person": [["open", f"edit/{PERSON}"]],
    "history": [["window"], ["key", "ctrl+h"]],
    "new story": [["open", "edit/story"]],
    "build": [["open", "tab/desk#build"]],
}


@pytest.fixture(scope="module")
def walked(tmp_path_factory, bundled_edition):
    """What the walker brought home from every place."""
    folder = tmp_path_factory.mktemp("walk")
    return walk(folder, ["--edition", str(bundled_edition)], PLACES)


@pytest.fixture(scope="module")
def walked_desk(tmp_path_factory, master_workspace):
    """What it brought home from a workspace."""
    folder = tmp_path_factory.mktemp("walk-desk")
    path = shutil.copy(master_workspace, folder / "desk.workspace")
    return walk(folder, ["--workspace", str(path)], DESK_PLACES)


def walk(folder, arguments, places):
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(folder),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LOGGING_RULES": "qt.accessibility.*=false",
    }
    program = [sys.executable, "-m", "desktop", *arguments]
    walker = [sys.executable, str(Path(__file__).with_name("walker.py")), str(folder / "found")]
    walker[0] = "/usr/bin/python3"
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1440x900x24"]
    done = subprocess.run(
        ["dbus-run-session", "--", *screen, *walker, *program],
        input=json.dumps(places),
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads((folder / "found").read_text("utf-8"))


def nameless_in(walked):
    return {
        f"{place}: {node['path']}"
        for place, found in walked.items()
        for node in found["nodes"]
        if (node["is_focusable"] or node["role"] in BUTTONS) and not node["name"].strip()
    }


def test_whatever_takes_the_keyboard_and_every_button_has_a_name(walked):
    nameless = nameless_in(walked)
    assert not nameless, "\n".join(sorted(nameless))


def test_whatever_takes_the_keyboard_at_the_desk_has_a_name(walked_desk):
    nameless = nameless_in(walked_desk)
    assert not nameless, "\n".join(sorted(nameless))
    names = {
        place: {node["name"] for node in found["nodes"]} for place, found in walked_desk.items()
    }
    assert {"Programme", "Seats", "Reason for this change"} <= names["form of a session"]
    assert {"Headline", "People", "Body"} <= names["new story"]
    for place, found in walked_desk.items():
        for one in found["rows"]:
            assert all(row.strip() for row in [one["name"], *one["rows"]]), (place, one["path"])


def test_every_list_and_every_row_of_it_has_a_name(walked):
    lists = [(place, one) for place, found in walked.items() for one in found["rows"]]
    nameless = {
        f"{place}: {one['path']}, row {number}"
        for place, one in lists
        for number, row in enumerate([one["name"], *one["rows"]])
        if not row.strip()
    }
    assert not nameless, "\n".join(sorted(nameless))
    assert sum(len(one["rows"]) for _, one in lists) > 1000
    counts = [sum(len(found[key]) for found in walked.values()) for key in ("nodes", "rows")]
    print(f"{len(walked)} places, {counts[0]} nodes, {counts[1]} lists of ", end="")
    print(sum(len(one["rows"]) for _, one in lists), "rows")


def test_a_button_says_its_key(walked):
    tools = ("Back", "Outline", "Find in page", "Copy citation", "Copy link", "Print…")
    said = {node["name"]: node["description"] for node in walked["story"]["nodes"]}
    keys = {action.label: action.keys[0] for action in ACTIONS if action.keys}
    assert {name: keys[name] in said[name] for name in tools} == dict.fromkeys(tools, True)


def test_links_are_said_as_tab_comes_to_them_and_listed(walked):
    said = walked["links"]["said"]
    assert len(said) == 4
    assert all(words.endswith(", link") for words in said)
    listed = walked["list of links"]["heard"]
    assert [words.removesuffix(", link") for words in said[:3]] == listed[:3]


def test_a_menu_is_heard_entry_by_entry(walked):
    assert set(MENUS) <= set(walked["menu"]["heard"])


def test_what_changes_without_the_keyboard_is_said(walked):
    assert any("of" in words for words in walked["find in page"]["said"])
    assert any("result" in words for words in walked["search pop-up"]["said"])


def test_modes_and_kinds_are_switched_by_a_reader_of_screens(walked):
    names = {place: {node["name"] for node in found["nodes"]} for place, found in walked.items()}
    assert "Years shown in the timeline" in names["Timeline"] - names["Month"]
    assert names["Timeline"] != names["Agenda"]
    assert [one["name"] for one in walked["organisations"]["rows"]][-1] != "People"
    assert walked["topics"]["rows"] != walked["documents"]["rows"]


@pytest.mark.parametrize("place", ["first start", "settings", "shortcuts", "address", "as of"])
def test_first_start_and_dialogs_are_windows_with_words(walked, place):
    words = " ".join(node["name"] for node in walked[place]["nodes"])
    assert {"first start": "Read the newest story", "as of": "As of"}.get(place, "Close") in words
    if place == "settings":
        assert all(one.label in words for one in SETTINGS if one.group != "Hidden")


def test_the_text_of_an_article_is_what_a_reader_of_screens_gets(window, walked):
    for place, address in READ.items():
        window.go(address)
        assert walked[place]["text"].translate(ENDS) == window.reader.plain_text(), place
