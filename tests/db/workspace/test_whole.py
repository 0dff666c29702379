"""The check of a whole workspace: drafts too, errors first, the lint over what is sound."""

import pytest

from db.entries.story import Correction
from db.errors import Interrupted
from db.workspace.contents import read_contents
from db.workspace.whole import check_whole
from tests.db.workspace.acting import create, save
from tests.db.workspace.test_entries import STORY, story


def check(workspace, progress=lambda *_: None):
    with workspace.read() as session:
        folder = read_contents(session, published=False)
    found = check_whole(folder, progress)
    return [(problem.level, problem.file, problem.field) for problem in found]


def test_what_stands_against_a_draft_is_found_by_entry_and_field(workspace):
    before = check(workspace)
    assert "error" not in {level for level, _, _ in before}

    def break_it(entry):
        entry.text["fr"].body = "Voir [[person/nobody]]."
        entry.people.append("nobody")

    save(workspace, *STORY, break_it)
    errors = [found for found in check(workspace) if found[0] == "error"]
    address = "/".join(STORY)
    assert errors == [("error", address, "people[2]"), ("error", address, "text.fr.body")]


def test_errors_come_first_and_the_lint_goes_on_over_the_rest(workspace):
    lint = [found for found in check(workspace) if found[0] != "error"]
    assert lint, "the sample has something against the house"
    broken = story("broken", "See [[person/nobody]].")
    broken.published = "2017-13"  # a rule that reads dates would stumble over it
    broken.corrections = [Correction(date="soon", note="It was wrong.")]
    create(workspace, "story", broken)
    found = check(workspace)
    levels = [level for level, _, _ in found]
    assert levels == sorted(levels, key=("error", "warning", "note").index)
    assert levels[0] == "error"
    assert {level for level, address, _ in found if address == "story/broken"} == {"error"}
    others = {address for level, address, _ in found if level != "error"}
    assert others - {"story/broken"}


def test_what_is_in_the_trash_or_published_otherwise_is_checked_as_it_stands(workspace):
    save(workspace, *STORY, lambda entry: entry.people.append("nobody"))
    save(workspace, *STORY, lambda entry: entry.people.remove("nobody"))
    assert "error" not in {level for level, _, _ in check(workspace)}


def test_a_check_tells_how_far_it_is_and_ends_when_that_is_not_wanted(workspace):
    told = []
    check(workspace, lambda *how_far: told.append(how_far))
    assert {what for _, _, what in told} == {
        "Checking entries",
        "Reading texts",
        "Applying the rules of the house",
    }
    assert all(done <= total for done, total, _ in told)

    def stop(*_):
        raise Interrupted

    with pytest.raises(Interrupted):
        check(workspace, stop)
