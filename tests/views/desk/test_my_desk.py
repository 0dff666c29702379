"""My desk: what waits is listed and opened, what was done is taken back."""

import pytest
from PySide6.QtWidgets import QPushButton, QTextBrowser

from tests.db.workspace.acting import create, document, head, save
from tests.views.desk.at_desk import (
    STORY,
    announce,
    contexts,
    counts,
    file_of,
    fill,
    headline,
    show,
    story,
    titles,
)
from tests.window import row_with, rows_of

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
    assert desk.view.session.form.lang == desk.address.rpartition(".")[2]


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


@pytest.mark.parametrize(("tab", "kind"), [("people", "organisation"), ("documents", "term")])
def test_a_list_that_is_left_can_be_painted_until_the_next_is_read(desk, tab, kind):
    desk.go(f"tab/{tab}")
    view = desk.view
    switch = (
        view._switch if tab == "documents" else lambda k: view.column.show_choice(k, "name", "")
    )
    switch(kind)
    desk.settle()
    model = view.table.model()
    titles = [model.line(row).title for row in range(model.rowCount()) if model.id_at(row)]
    assert titles
    switch("person" if tab == "people" else "document")
    model.drop_rows()
    assert titles == [model.line(row).title for row in range(model.rowCount()) if model.id_at(row)]
