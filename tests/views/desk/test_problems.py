"""Problems of a workspace: looked for when asked, filtered, kept until something is written."""

from PySide6.QtWidgets import QPushButton, QToolButton

from db.commands.comments import add_comment
from tests.db.workspace.acting import act, head, save
from tests.views.desk.at_desk import STORY, announce, contexts, counts, file_of, show, titles
from tests.window import lines_of, rows_of


def break_story(entry):
    entry.text["en"].body += "\n\nSee [[person/nobody-at-all]]."


def check(desk):
    show(desk, "problems")
    desk.click(desk.named("Check the workspace", QPushButton))


def test_problems_are_looked_for_and_lead_to_their_field(desk):
    announce(desk, save(file_of(desk), *STORY, break_story))
    show(desk, "problems")
    assert "Not checked yet." in desk.words
    desk.click(desk.named("Check the workspace", QPushButton))
    table = desk.view.list.table
    assert rows_of(table)[0] == "Errors"
    assert lines_of(table)[0].kind == "error"
    assert contexts(desk)[0].startswith("Body: ")
    assert "nobody-at-all" in contexts(desk)[0]
    assert counts(desk)["Problems"] == str(len(titles(desk)))
    table.setFocus()
    desk.press("Home", "Return")
    assert desk.address == "edit/story/third-session#text.en.body"
    assert desk.focus.accessibleName().startswith("Body")


def test_problems_are_filtered_by_level(desk):
    announce(desk, save(file_of(desk), *STORY, break_story))
    check(desk)
    assert len(set(rows_of(desk.view.list.table)) & {"Errors", "Warnings", "Notes"}) > 1
    desk.click(next(one for one in desk.seen(QToolButton) if one.text().startswith("Errors")))
    assert rows_of(desk.view.list.table)[0] == "Errors"
    assert {line.kind for line in lines_of(desk.view.list.table)} == {"error"}
    desk.go("tab/stories")
    desk.press("Alt+Left")
    assert {line.kind for line in lines_of(desk.view.list.table)} == {"error"}


def test_found_problems_are_kept_and_say_when_they_are_older(desk):
    announce(desk, save(file_of(desk), *STORY, break_story))
    check(desk)
    found = titles(desk)
    show(desk, "drafts")
    assert not desk.view.list.work.text
    show(desk, "problems")
    assert titles(desk) == found
    assert not desk.view.list.work.text
    announce(desk, save(file_of(desk), *STORY, lambda entry: entry.text.pop("fr")))
    assert desk.view.list.work.text == "This is older than the last change."
    assert titles(desk) == found
    desk.click(desk.named("Check again", QPushButton))
    assert not desk.view.list.work.text


def test_a_comment_makes_nothing_older(desk):
    check(desk)
    where = {"entry_id": head(file_of(desk), *STORY)["entry_id"], "path": ()}
    announce(desk, act(file_of(desk), add_comment, text="Well done.", **where))
    assert not desk.view.list.work.text


def test_a_search_for_problems_can_be_cancelled(desk):
    show(desk, "problems")
    desk.view.problems.search.run()
    assert desk.view.list.work.text == "Checking entries …"
    desk.view.list.work.pressed.emit()
    desk.settle()
    assert "Not checked yet." in desk.words
    assert not desk.view.list.work.text
