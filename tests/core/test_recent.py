"""What was sought and opened is kept short, can be forgotten, and is never trusted blindly."""

import json

import pytest

from desktop.core.recent import KEPT, Recent


def test_the_newest_come_first_each_once_and_only_a_few(tmp_path):
    recent = Recent.load(tmp_path / "recent.json", is_kept=True)
    for text in ("a", "b", "c", "d", "e", "f", "b", "  two   words ", ""):
        recent.add_search(text)
    assert recent.searches == ["two words", "b", "f", "e", "d"]
    assert len(recent.searches) == KEPT
    for number in (1, 2, 1):
        recent.add_entry(f"story/s{number}", f"Title {number}")
    assert recent.entries == [("story/s1", "Title 1"), ("story/s2", "Title 2")]
    again = Recent.load(recent.path, is_kept=True)
    assert (again.searches, again.entries) == (recent.searches, recent.entries)


def test_a_pasted_page_is_cut():
    recent = Recent()
    recent.add_search("x" * 5000)
    assert len(recent.searches[0]) == 200


def test_switching_off_forgets_on_disk_and_keeps_nothing_more(tmp_path):
    recent = Recent.load(tmp_path / "recent.json", is_kept=True)
    recent.add_search("a")
    assert recent.path.exists()
    recent.keep(is_kept=False)
    recent.add_search("b")
    recent.add_entry("story/x", "X")
    assert (recent.searches, recent.entries, recent.path.exists()) == ([], [], False)
    recent.keep(is_kept=True)
    recent.add_search("c")
    assert Recent.load(recent.path, is_kept=True).searches == ["c"]
    assert Recent.load(recent.path, is_kept=False).searches == []


@pytest.mark.parametrize(
    ("data", "searches", "entries"),
    [
        ({"searches": ["a", 3]}, ["a"], []),
        ({"searches": "abc"}, [], []),
        ({"searches": 5, "entries": None}, [], []),
        ({"searches": {"a": 1}, "entries": {"b": 2}}, [], []),
        ({"searches": ["x" * 900]}, ["x" * 200], []),
        ({"searches": list("abcdefgh")}, list("abcde"), []),
        ({"entries": [["story/x", "X"]]}, [], [("story/x", "X")]),
        ({"entries": [["story/x", "X", 1], ["story/y"], "story/z", 4]}, [], []),
        ({"entries": [["file:///etc/passwd", "X"], ["story/y", "Y"]]}, [], [("story/y", "Y")]),
        ({"entries": [[["story"], 1]]}, [], []),
    ],
)
def test_a_file_that_others_wrote_gives_what_it_can(tmp_path, data, searches, entries):
    path = tmp_path / "recent.json"
    path.write_text(json.dumps(data), "utf-8")
    recent = Recent.load(path, is_kept=True)
    assert (recent.searches, recent.entries) == (searches, entries)
