"""Forms that were not saved: told of, taken up, given up only when asked."""

import platform

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton

from db.commands.recovery import keep_recovery
from desktop.core.workspace import this_process
from desktop.views.desk_recoveries import offer_recoveries
from tests.db.workspace.acting import act, document, head
from tests.views.desk.at_desk import STORY, announce, file_of

DEAD = f"{platform.node()}/999999999"


def keep(desk, form, process, *, is_new=False):
    entry = document(file_of(desk), *STORY)
    entry.text["en"].headline = "Typed and not saved"
    given = {} if is_new else {"entry_id": head(file_of(desk), *STORY)["entry_id"]}
    if is_new:
        entry.slug = ""
    return act(
        file_of(desk),
        keep_recovery,
        form=form,
        kind="story",
        document=entry,
        base_revision=0 if is_new else 1,
        process=process,
        **given,
    )


def test_what_was_not_saved_is_told_and_taken_up(desk):
    keep(desk, "lost", DEAD)
    desk.go("tab/stories")
    offer_recoveries(desk.context)
    assert "“Third session opens” was not saved" in desk.told
    desk.click(desk.named("Show on my desk", QPushButton))
    assert desk.address == "tab/desk"
    assert any(said.startswith("Not saved: Third session opens") for said in desk.words)
    desk.click(desk.named("Take up: Third session opens", QPushButton))
    assert desk.address == "edit/story/third-session?q=lost"


def test_what_is_open_elsewhere_is_neither_told_nor_offered(desk):
    announce(desk, keep(desk, "theirs", "another-machine/7", is_new=True))
    offer_recoveries(desk.context)
    assert desk.told == ""
    said = next(words for words in desk.words if words.startswith("Open elsewhere"))
    assert "new story" in said
    assert "Ana Ruiz" in said
    assert not desk.all_named("Take up: new story", QPushButton)


def test_a_form_of_this_window_is_gone_back_to(desk):
    announce(desk, keep(desk, "own", this_process()))
    assert not desk.all_named("Give up: Third session opens", QPushButton)
    desk.click(desk.named("Take up: Third session opens", QPushButton))
    assert desk.address == "edit/story/third-session"


@pytest.mark.parametrize(("answer", "left"), [("No", 1), ("Yes", 0)])
def test_what_was_not_saved_is_given_up_only_when_asked(desk, monkeypatch, answer, left):
    announce(desk, keep(desk, "lost", DEAD))
    button = QMessageBox.StandardButton[answer]
    monkeypatch.setattr(QMessageBox, "question", lambda *_: button)
    desk.click(desk.named("Give up: Third session opens", QPushButton))
    assert len(desk.all_named("Take up: Third session opens", QPushButton)) == left
    with file_of(desk).read() as session:
        assert session.value("SELECT count(*) FROM recovery") == left
