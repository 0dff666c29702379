"""The desk as a new editor tries it: by keys, by mouse, with every mistake one makes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop.widgets.fields.reference_popup import ReferencePopup
from desktop.widgets.reader_pane import ReaderPane
from tests.e2e.editor import heard_of
from tests.window import rows_of, wait_until

SESSION = "session/gcm-thematic-3"
STORY = "story/governance-session-brief-and-agenda"
PEOPLE = ("Ana Quiroga", "Bo Lindqvist", "Chidi Okonkwo-X")
MODERATOR = "Ambassador of Türkiye to Switzerland"


def test_a_moderators_title_is_corrected_and_published_by_keys(editor):
    window = editor.window
    editor.edit(SESSION)
    editor.shoot("form")
    editor.tab_to("Programme")
    window.press("Down", "Down", "Down")
    editor.shoot("segment")
    editor.tab_to("Seats")
    editor.tab_to("Title")
    editor.shoot("seat")
    editor.fill(MODERATOR)
    editor.shoot("typed")
    assert editor.document.segments[3].participations[0].title == {"en": MODERATOR}
    title = window.focus
    window.press("Ctrl+S")
    assert window.focus is title, "saving took the cursor away"
    assert editor.saved(SESSION).segments[3].participations[0].title == {"en": MODERATOR}
    assert "All saved" in editor.said
    editor.shoot("saved")
    window.press("Ctrl+Shift+S")
    editor.shoot("review")
    assert editor.head(SESSION).stage == "review"
    window.press("Ctrl+Shift+S")
    editor.shoot("published")
    assert editor.head(SESSION).stage == "published"
    window.go(SESSION)
    editor.shoot("page")
    assert MODERATOR in window.reader.plain_text()


def test_a_moderators_title_is_corrected_and_published_by_mouse(editor):
    window = editor.window
    window.go(SESSION)
    window.click(window.named("Edit"))
    editor.click_cell("Programme", 3)
    editor.click_cell("Seats", 0, place=-1)
    field = editor.frame_of("Title", place=-1).field
    editor.bring(field)
    QTest.mouseDClick(field, Qt.MouseButton.LeftButton)
    editor.fill(MODERATOR)
    editor.rest()
    editor.shoot("typed")
    assert "1 change not saved" in editor.said
    window.click(window.named("Save draft", QPushButton))
    window.click(window.named("Send for review", QPushButton))
    asked = editor.answer(lambda: window.click(window.named("Published")))
    assert "next edition" in asked
    assert editor.head(SESSION).stage == "published"
    assert editor.saved(SESSION).segments[3].participations[0].title == {"en": MODERATOR}


def test_a_session_known_only_to_the_month_has_no_day_anywhere(editor):
    window = editor.window
    editor.make("session")
    editor.rest()
    editor.shoot("blank")
    assert window.focus.accessibleName() == "Title"
    window.write("Expert talks on return")
    editor.tab_to("Date")
    window.write("July 2017")
    editor.shoot("month")
    assert editor.document.date == "2017-07"
    assert editor.document.slug == "expert-talks-on-return"
    editor.tab_to("Process")
    window.write("global compact")
    editor.choose("Global Compact for Safe")
    editor.rest()
    editor.shoot("filled")
    window.press("Ctrl+S")
    assert window.address == "edit/session/expert-talks-on-return"
    assert window.focus.accessibleName() == "Process", "saving took the cursor away"
    window.press("Alt+Left")
    window.go("session/expert-talks-on-return")
    editor.shoot("page")
    assert "July 2017" in window.reader.plain_text()
    assert " 1 July" not in window.reader.plain_text()
    heard = heard_of(window.list_named("Sessions"))
    (row,) = [said for said in heard.splitlines() if "Expert talks on return" in said]
    assert "Draft" in row
    assert row.startswith("Draft, July 2017, Expert talks")


def test_a_story_brings_three_people_who_are_on_the_desk_as_drafts(editor):
    window = editor.window
    editor.make("story")
    window.write("Three experts named")
    editor.tab_to("People")
    for name in PEOPLE:
        window.write(name)
        editor.shoot("asked")
        editor.choose("Create")
        assert window.focus.accessibleName() == "People", "the next name can be typed at once"
    editor.rest()
    editor.shoot("people")
    assert editor.document.people == ["ana-quiroga", "bo-lindqvist", "chidi-okonkwo-x"]
    editor.tab_to("Body")
    window.write("The three were named on Monday.")
    editor.rest()
    editor.shoot("body")
    window.press("Ctrl+S")
    assert [editor.head(f"person/{slug}").stage for slug in editor.document.people] == ["draft"] * 3
    window.go("tab/desk")
    editor.shoot("desk")
    rows = " ".join(rows_of(window.list_named("My drafts")))
    assert all(name in rows for name in (*PEOPLE, "Three experts named"))


def test_a_withdrawn_entry_says_why_and_everything_is_taken_back_and_done_again(editor):
    window = editor.window
    window.go("session/gcm-thematic-2")
    said = editor.answer(
        lambda: window.do("Entry", "Withdraw…"), text="Two entries for one session"
    )
    assert "Readers who follow a link" in said
    editor.shoot("withdrawn")
    assert "Two entries for one session" in window.reader.plain_text()
    assert editor.head("session/gcm-thematic-2").stage == "withdrawn"
    window.go("tab/desk#done")
    editor.shoot("done")
    window.press("Ctrl+Z")
    assert editor.head("session/gcm-thematic-2").stage == "published"
    editor.shoot("undone")
    window.press("Ctrl+Shift+Z")
    assert editor.head("session/gcm-thematic-2").stage == "withdrawn"
    window.press("Ctrl+Z")
    window.go("session/gcm-thematic-2")
    assert "Two entries for one session" not in window.reader.plain_text()


def test_what_was_published_is_in_the_edition_that_is_built(editor, tmp_path):
    window = editor.window
    editor.edit(SESSION)
    editor.fill("Third informal thematic session, renamed")
    window.press("Ctrl+S", "Ctrl+Shift+S", "Ctrl+Shift+S")
    assert editor.head(SESSION).stage == "published"
    window.go("tab/desk#changes")
    editor.shoot("changes")
    assert "renamed" in " ".join(rows_of(window.list_named("Would change")))
    window.go("tab/desk#build")
    editor.shoot("form")
    built = tmp_path / "next.placard"
    window.view.changes.build.form.show_values(output=str(built))
    window.click(window.named("Build the edition", QPushButton))
    editor.shoot("built")
    assert built.exists(), editor.said
    window.click(window.named("Open it", QPushButton))
    wait_until(lambda: window.context.library.path == built)
    window.go(SESSION)
    editor.shoot("read")
    assert window.title == "Third informal thematic session, renamed"


def test_the_preview_follows_theme_and_size(editor):
    window = editor.window
    theme, settings = window.context.theme, window.context.settings
    editor.edit(STORY)
    editor.rest()
    reader = editor.view.board.preview.reader

    def headline():
        return QTextCursor(reader.document().find(editor.document.text["en"].headline)).charFormat()

    before = headline()
    assert before.foreground().color() == theme.colour("ink")
    try:
        settings["theme"] = "dark"
        settings["reading_zoom"] = 150
        editor.rest()
        assert headline().foreground().color() == theme.colour("ink")
        assert headline().font().pixelSize() > before.font().pixelSize()
        editor.shoot("dark")
    finally:
        settings["theme"] = "system"
        settings["reading_zoom"] = 100


def test_a_reference_offers_the_entry_of_that_name_before_what_tells_of_it(editor):
    editor.edit(STORY)
    editor.view.go_to(("text", "en", "body"))
    editor.window.press("Ctrl+End")
    editor.window.write(" [[louise")
    popup = editor.window.frame.findChild(ReferencePopup)
    wait_until(popup.isVisible)
    editor.window.press("Return")
    body = editor.view.session.form.state.document.text["en"].body
    assert body.endswith(" [[person/louise-arbour]]")


def test_the_preview_says_at_once_what_is_typed_and_where(editor):
    editor.edit(STORY)
    editor.view.go_to(("text", "en", "body"))
    editor.window.press("Ctrl+Home")
    reader = editor.view.board.preview.reader
    count = len(reader.page_text.numbers)
    for typed, added in (("Zebra ", 0), ("*okapi* ", 0), ("\n\n", 1), ("quagga ", 1)):
        for letter in typed:
            editor.window.press("Return") if letter == "\n" else editor.window.write(letter)
        editor.rest()
        assert typed.strip(" *\n") in reader.plain_text()
        assert len(reader.page_text.numbers) == count + added
        fresh = ReaderPane(editor.window.context.theme, lambda slug: None)
        fresh.show_page(editor.view.board.preview._page, 1.0)
        assert reader.plain_text() == fresh.plain_text()
        assert (reader.links(), reader.page_text.numbers) == (
            fresh.links(),
            fresh.page_text.numbers,
        )


def test_a_form_left_while_its_page_is_set_leaves_nothing_in_the_preview(editor):
    editor.edit(STORY)
    preview, session = editor.view.board.preview, editor.view.session
    left = []

    def leave(_made):
        if not left:
            left.append(preview._turn.isActive())
            editor.window.context.navigator.go(f"edit/{SESSION}")

    session.jobs.previewed.connect(leave)
    editor.window.press("Ctrl+End")
    session.change(("text", "en", "headline"), "Another")
    session.change(("text", "en", "standfirst"), "And another lead")
    wait_until(lambda: left)
    editor.rest()
    assert left == [True], "the page was set in one turn: nothing was tried"
    assert "Third informal thematic session" in preview.reader.plain_text()
    assert "Another" not in preview.reader.plain_text()
    assert preview.updatesEnabled()
    assert preview.reader.document().isLayoutEnabled()
