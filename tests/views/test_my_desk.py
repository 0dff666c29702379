"""My desk: what waits is listed and opened, what was done is taken back, the edition is built."""

import platform
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QMessageBox, QPushButton, QTextBrowser, QToolButton

from db.commands.comments import add_comment
from db.commands.entries import delete_entry, withdraw_entry
from db.commands.recovery import keep_recovery
from db.content.build import build_edition
from db.engine import open_edition
from db.entries.story import Story, StoryText
from db.queries.edition import get_edition
from db.workspace.creating import create_workspace
from desktop.core.workspace import this_process
from desktop.views.desk_recoveries import offer_recoveries
from tests.db.content.sample import write_sample
from tests.db.workspace.acting import AT, act, create, document, head, save
from tests.window import Window, lines_of, open_window, row_with, rows_of, wait_until

STORY = ("story", "third-session")
ME = "Ana Ruiz"
DEAD = f"{platform.node()}/999999999"


@pytest.fixture(scope="session")
def sample_workspace(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    build_edition(write_sample(folder / "content"), folder / "sample.placard")
    path = folder / "sample.workspace"
    create_workspace(path, folder / "sample.placard", author="Eva", at=AT, tell=lambda _: None)
    return path


@pytest.fixture
def desk(qapp, sample_workspace, tmp_path) -> Iterator[Window]:
    """Yield the program at the desk of a workspace of the sample's."""
    path = shutil.copy(sample_workspace, tmp_path / "w.workspace")
    with open_window(tmp_path, "tab/desk", "--workspace", str(path)) as window:
        window.context.settings["author"] = ME
        window.settle()
        yield window


def file_of(desk: Window):
    return desk.context.library.file


def story(headline, body="Words of it.") -> Story:
    text = {"en": StoryText(headline=headline, body=body)}
    return Story(slug=headline.lower().replace(" ", "-"), published="2026-11-20", text=text)


def headline(text):
    def change(entry):
        entry.text["en"].headline = text

    return change


def at_head(desk, kind, slug):
    stands = head(file_of(desk), kind, slug)
    return {"entry_id": stands["entry_id"], "base_revision": stands["revision"]}


def announce(desk, change):
    """Do as the window does after a write."""
    desk.context.bus.changed.emit(change)
    desk.settle()
    return change


def counts(desk):
    """Return what the lists at the side say of how many they hold."""
    rows = lines_of(desk.list_named("Lists of the desk"))
    return {row.title: row.count for row in rows if row.count not in ("", "0")}


def show(desk, name):
    desk.go(f"placard://tab/desk#{name}")


def titles(desk):
    return [line.title for line in lines_of(desk.view.list.table)]


def contexts(desk):
    return [line.context for line in lines_of(desk.view.list.table)]


def fill(desk):
    """Have something wait in every list."""
    file = file_of(desk)
    save(file, *STORY, headline("Mine"))
    create(file, "story", story("Of another"), author="Bea")
    create(file, "story", story("For review"), author="Bea", stage="review", reason="Names checked")
    create(file, "story", story("Binned"))
    act(file, delete_entry, **at_head(desk, "story", "binned"))
    act(file, withdraw_entry, reason="It stood twice", **at_head(desk, "term", "gcm"))
    where = {"entry_id": head(file, "story", "for-review")["entry_id"], "path": ("text", "en")}
    return announce(desk, act(file, add_comment, text="Too long.", **where))


LISTS = [
    ("mine", ["Mine"], "Draft  ·  Ana Ruiz"),
    ("drafts", ["Of another", "Mine"], "Draft  ·  Bea"),
    ("review", ["For review"], "Names checked"),
    ("comments", ["For review"], "Ana Ruiz: “Too long.”"),
    ("withdrawn", ["Global Compact", "gone"], "It stood twice"),
    ("trash", ["Binned"], "In the trash"),
    ("changes", ["Global Compact"], "revision 1 → 2"),
]


def test_every_list_holds_what_waits_in_it_and_says_why(desk):
    fill(desk)
    for name, expected, said in LISTS:
        show(desk, name)
        assert titles(desk) == expected, name
        assert said in contexts(desk)[0], name
    found = counts(desk)
    assert (found["My drafts"], found["Drafts of all"], found["To review"]) == ("1", "2", "1")


def test_changed_lately_says_revision_and_reason(desk):
    save(file_of(desk), *STORY, headline("Mine"), reason="A name was wrong")
    announce(desk, create(file_of(desk), "story", story("New one")))
    show(desk, "recent")
    assert titles(desk) == ["New one", "Mine"]
    assert "revision 1" in contexts(desk)[0]
    assert "revision 2: A name was wrong" in contexts(desk)[1]


def test_an_empty_list_says_what_it_would_hold(desk):
    show(desk, "review")
    assert "Nothing waits for review." in desk.words
    assert "What is sent for review stands here until somebody publishes it." in desk.words


def test_the_lists_are_walked_and_entered_by_keys(desk):
    fill(desk)
    desk.list_named("Lists of the desk").setFocus()
    desk.press("Home", "Down", "Down")
    assert desk.address == "tab/desk#review"
    assert titles(desk) == ["For review"]
    desk.press("Return")
    assert desk.focus is desk.view.list.table
    desk.press("Return")
    assert desk.address == "edit/story/for-review"
    desk.press("Alt+Left")
    assert desk.address == "tab/desk#review"
    assert titles(desk) == ["For review"]


def test_f6_goes_round_the_panes(desk):
    fill(desk)
    show(desk, "changes")
    desk.list_named("Lists of the desk").setFocus()
    desk.press("F6")
    assert desk.focus is desk.view.list.table
    desk.press("F6")
    assert desk.focus is desk.named("What changed", QTextBrowser)
    desk.press("F6", "F6")
    assert desk.focus is desk.list_named("Lists of the desk")


def test_a_row_leads_to_its_form_and_to_its_page(desk):
    fill(desk)
    show(desk, "drafts")
    table = desk.view.list.table
    desk.click_row(table, row_with(table, "Mine"))
    table.setFocus()
    desk.press("Ctrl+Return")
    assert desk.address == "story/third-session"
    desk.press("Alt+Left")
    assert desk.view.list.current.line.title == "Mine", "one comes back to the row one left"
    desk.click(desk.named("Open the page", QPushButton))
    assert desk.address == "story/third-session"
    desk.press("Alt+Left", "Ctrl+E")
    assert desk.address == "edit/story/third-session"


def test_what_is_in_the_trash_is_restored_by_a_key(desk):
    fill(desk)
    show(desk, "trash")
    desk.view.list.table.setFocus()
    desk.press("Ctrl+Return")
    assert "Restored “Binned”" in desk.told
    assert head(file_of(desk), "story", "binned")["stage"] == "draft"
    assert "The trash is empty." in desk.words
    desk.click(desk.named("Undo", QPushButton))
    assert head(file_of(desk), "story", "binned")["stage"] == "trashed"


def test_undo_and_redo_walk_through_what_was_done(desk):
    first = document(file_of(desk), *STORY).text["en"].headline
    save(file_of(desk), *STORY, headline("Second"))
    announce(desk, save(file_of(desk), *STORY, headline("Third")))
    show(desk, "done")

    def now():
        return document(file_of(desk), *STORY).text["en"].headline

    steps = [
        ("Ctrl+Z", "Second"),
        ("Ctrl+Z", first),
        ("Ctrl+Z", first),
        ("Ctrl+Shift+Z", "Second"),
        ("Ctrl+Shift+Z", "Third"),
        ("Ctrl+Shift+Z", "Third"),
        ("Ctrl+Z", "Second"),
    ]
    for key, expected in steps:
        desk.press(key)
        assert now() == expected, key
    assert titles(desk)[0].startswith("Undid: Saved “")
    assert "taken back since" in contexts(desk)[1]


def test_what_was_done_says_so_in_words_and_the_chosen_one_is_taken_back(desk):
    fill(desk)
    show(desk, "done")
    assert titles(desk) == [
        "Withdrew “Global Compact”",
        "Deleted “Binned”",
        "Made “Binned”",
        "Sent for review “For review”",
        "Made “Of another”",
        "Saved “Mine”",
    ]
    table = desk.view.list.table
    desk.click_row(table, row_with(table, "Saved"))
    desk.click(desk.all_named("Undo", QPushButton)[0])
    assert document(file_of(desk), *STORY).text["en"].headline == "Third session opens"
    assert desk.view.list.current.line.title == "Saved “Third session opens”"
    assert not desk.view.list.second_button.isEnabled()
    table.setFocus()
    desk.press("Home")
    assert desk.view.list.second_button.text() == "Redo"
    desk.press("Ctrl+Return")
    assert document(file_of(desk), *STORY).text["en"].headline == "Mine"


def test_what_was_changed_since_is_not_taken_back(desk):
    save(file_of(desk), *STORY, headline("Second"))
    announce(desk, save(file_of(desk), *STORY, headline("Third")))
    show(desk, "done")
    desk.view.list.table.setFocus()
    desk.press("Down", "Ctrl+Return")
    assert "changed since then: story/third-session" in desk.told
    assert document(file_of(desk), *STORY).text["en"].headline == "Third"


def test_missing_translations_name_the_languages_and_lead_to_the_first(desk):
    def outdate(entry):
        entry.version = 7

    announce(desk, save(file_of(desk), *STORY, outdate, stage="published"))
    show(desk, "untranslated")
    row = row_with(desk.view.list.table, "Third session opens")
    said = contexts(desk)[row].replace("\u2068", "").replace("\u2069", "")
    assert "Older than the original: Français" in said
    assert "Missing: العربية" in said or "Missing:" in said
    desk.click_row(desk.view.list.table, row)
    desk.view.list.table.setFocus()
    desk.press("Return")
    assert desk.address.startswith("edit/story/third-session#text.")


def test_what_would_change_is_shown_field_by_field(desk):
    announce(desk, save(file_of(desk), *STORY, headline("Fourth session opens"), stage="published"))
    announce(desk, create(file_of(desk), "story", story("Wholly new"), stage="published"))
    show(desk, "changes")
    table = desk.view.list.table
    assert rows_of(table) == ["New", "Wholly new", "Changed", "Fourth session opens"]
    assert contexts(desk)[1] == "Changed  ·  Story  ·  revision 1 → 2"
    text = desk.named("What changed", QTextBrowser)
    assert "Words of it." in text.toPlainText()
    desk.click_row(table, 3)
    assert text.toPlainText().splitlines() == ["Headline", "Third Fourth session opens"]
    assert "removed: Third, added: Fourth" in text.accessibleDescription()


def test_a_list_keeps_its_row_and_scroll_when_something_is_written(desk):
    for number in range(40):
        create(file_of(desk), "story", story(f"Draft {number}"))
    announce(desk, create(file_of(desk), "story", story("Draft 40")))
    show(desk, "drafts")
    table = desk.view.list.table
    desk.click_row(table, row_with(table, "Draft 11"))
    place = table.verticalScrollBar().value()
    announce(desk, create(file_of(desk), "story", story("Draft 41")))
    assert titles(desk)[0] == "Draft 41"
    assert desk.view.list.current.line.title == "Draft 11"
    assert table.verticalScrollBar().value() == place


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


def test_a_search_for_problems_can_be_cancelled(desk):
    show(desk, "problems")
    desk.view.problems.search.run()
    assert desk.view.list.work.text == "Checking entries …"
    desk.view.list.work.pressed.emit()
    desk.settle()
    assert "Not checked yet." in desk.words
    assert not desk.view.list.work.text


@pytest.fixture
def building(desk, tmp_path):
    announce(desk, save(file_of(desk), *STORY, headline("Fourth session opens"), stage="published"))
    desk.do("File", "Build an edition…")
    return desk


def field(desk, name) -> QLineEdit:
    return desk.named(name, QLineEdit)


def replace(desk, name, text):
    field(desk, name).setFocus()
    desk.press("Ctrl+A")
    desk.write(text)


def test_an_edition_is_built_by_the_keyboard(building, tmp_path):
    last = building.context.library.edition
    assert building.focus is field(building, "Title")
    assert field(building, "Title").text() == last.title
    assert field(building, "Number").text() == str(last.number + 1)
    assert field(building, "Published at (UTC)").text().endswith("Z")
    replace(building, "Label", "Autumn")
    replace(building, "File to write", str(tmp_path / "next.placard"))
    building.press("Return")
    said = building.view.changes.build.work.text
    assert said.startswith(f"Edition Autumn is written to {tmp_path / 'next.placard'}")
    edition = open_edition(tmp_path / "next.placard")
    with edition.read() as session:
        assert get_edition(session).label == "Autumn"
    edition.close()
    assert "Would change" not in counts(building), "it is in the edition now"
    assert building.focus is building.named("Open it", QPushButton)
    building.press("Space")
    assert building.context.library.path == tmp_path / "next.placard"


def test_a_file_that_is_there_is_not_replaced_unasked(building, tmp_path, monkeypatch):
    (tmp_path / "next.placard").write_bytes(b"mine")
    asked = []

    def answer(_parent, _title, said):
        asked.append(said)
        return QMessageBox.StandardButton.No

    monkeypatch.setattr(QMessageBox, "question", answer)
    replace(building, "File to write", str(tmp_path / "next"))
    building.press("Return")
    assert "next.placard is there already" in asked[0]
    assert (tmp_path / "next.placard").read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("Number", "two", "The number is a whole one"),
        ("Label", "", "Give the edition a label"),
        ("Published at (UTC)", "tomorrow", "Write the moment of publication"),
        ("File to write", "", "Choose the file to write."),
    ],
)
def test_what_is_asked_for_wrongly_is_said_and_nothing_is_built(building, name, typed, said):
    field(building, name).setFocus()
    building.press("Ctrl+A", "Del")
    building.write(typed)
    building.press("Return")
    assert said in building.view.changes.build.work.text
    assert counts(building)["Would change"] == "1"


def test_a_build_that_is_refused_leads_to_what_is_wrong(building, tmp_path):
    file = file_of(building)
    save(file, "person", "ali-hadi", lambda entry: None, stage="draft")
    with file.write() as session:  # as an older program would have let it through
        at = head(file, *STORY)
        row = session.driver.execute(
            "SELECT document FROM revision WHERE entry_id = ? AND number = ?",
            (at["entry_id"], at["published"]),
        ).fetchone()
        session.driver.execute(
            "UPDATE revision SET document = ? WHERE entry_id = ? AND number = ?",
            (row[0].replace(b"luisa-marin", b"nobody"), at["entry_id"], at["published"]),
        )
    replace(building, "File to write", str(tmp_path / "next.placard"))
    building.press("Return")
    page = building.view.changes.build
    assert page.work.text.startswith("No edition was made.")
    assert not (tmp_path / "next.placard").exists()
    assert rows_of(page.report)[0] == "Errors"
    page.report.setFocus()
    building.press("Home", "Return")
    assert building.address.startswith("edit/story/third-session#people")


def test_a_build_that_is_cancelled_leaves_nothing(building, tmp_path):
    replace(building, "File to write", str(tmp_path / "next.placard"))
    page = building.view.changes.build
    page.start()
    page.work.pressed.emit()
    wait_until(lambda: not page.is_running)
    assert page.work.text == "Cancelled: no edition was made."
    assert not (tmp_path / "next.placard").exists()
    assert counts(building)["Would change"] == "1"


def test_the_build_is_closed_to_what_would_change(building):
    building.click(building.named("Back to what would change", QToolButton))
    assert building.address == "tab/desk#changes"
    assert building.named("What changed", QTextBrowser).toPlainText()


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


@pytest.mark.parametrize(("width", "is_drop_down"), [(1440, False), (1024, False), (740, True)])
def test_a_narrow_desk_has_its_lists_in_a_drop_down(desk, width, is_drop_down):
    fill(desk)
    show(desk, "changes")
    desk.resize(width, 700)
    found = desk.named("Lists of the desk")
    assert (type(found).__name__ == "ChoiceBox") is is_drop_down
    found.setFocus()
    desk.press("F6", "Return")
    if is_drop_down:
        assert desk.focus is desk.named("What changed", QTextBrowser)
        assert not desk.view.list.isVisible()
        desk.press("Esc")
        assert desk.focus is desk.view.list.table
    else:
        assert desk.address == "edit/term/gcm"
