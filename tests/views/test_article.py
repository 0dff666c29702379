"""A page being read: found in, cited, copied from, and left by its links."""

import json
import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from tests.window import Window, lines_of, row_with, rows_of

STORY = "story/governance-session-brief-and-agenda"
TITLE = "Issue brief and programme out for Geneva session on migration governance"
UNTRANSLATED = "story/first-review-forum"


@pytest.fixture
def story(window: Window) -> Window:
    """A long story with headings, links and translations, read from its top."""
    window.go(STORY)
    return window


def copied(window: Window, *menu: str) -> str:
    window.do(*menu)
    return window.clipboard


def test_a_page_has_its_title_at_its_top(story):
    assert story.title == TITLE
    assert story.scrolled == 0


def test_the_outline_lists_the_headings_and_goes_there(story):
    story.press("Ctrl+M")
    story.choose("What it proposes")
    assert story.line_at_top() == "What it proposes"
    assert story.focus is story.reader


def test_links_of_the_page_are_listed_and_followed(story):
    story.press("Ctrl+Shift+M")
    story.choose("Jürg Lauber")
    assert story.address == "person/jurg-lauber"
    assert story.title == "Jürg Lauber"


def test_a_link_in_the_text_is_followed_by_click(story):
    story.click_link("placard://person/louise-arbour")
    assert (story.address, story.title) == ("person/louise-arbour", "Louise Arbour")


def test_a_link_in_the_text_is_followed_by_keys(story):
    story.reader.setFocus()
    story.press("Tab", "Return")
    assert story.address == "person/louise-arbour"


def test_a_step_of_the_way_down_is_followed(story):
    story.go("session/gcm-thematic-3")
    steps = [step for step in story.seen(QPushButton) if step.property("role") == "crumb"]
    (way, *_) = (link.address for link in story.view.article.page.crumbs)
    story.click(steps[0])
    assert story.address == way.removeprefix("placard://")


def test_what_belongs_with_a_page_stands_beside_it_and_opens(story):
    related = story.list_named("Related entries")
    line = lines_of(related)[0]
    story.click_row(related, row_with(related, line.title))
    assert story.title == line.title


def test_a_long_group_beside_a_page_opens_whole(window):
    window.go("organisation/iom")
    related = window.list_named("Related entries")
    before = len(lines_of(related))
    more = row_with(related, " more")
    hidden = int(re.search(r"\d+", rows_of(related)[more])[0])
    window.click_row(related, more)
    assert len(lines_of(related)) == before + hidden


def test_every_related_story_gives_a_reason(story):
    assert all(
        line.context
        for line in lines_of(story.list_named("Related entries"))
        if line.kind == "story"
    )


def test_find_counts_marks_and_walks_round(story):
    story.press("Ctrl+F")
    story.write("governance")
    count = next(said for said in story.words if " of " in said and said.startswith("1"))
    total = int(count.split()[-1])
    assert total == story.reader.toPlainText().casefold().count("governance") > 2
    assert len(story.reader.extraSelections()) == total
    story.press("F3")
    assert f"2 of {total}" in story.words
    story.press("Shift+F3", "Shift+F3")
    assert f"{total} of {total}" in story.words
    story.press("Return")
    assert f"1 of {total}" in story.words


@pytest.mark.parametrize(
    ("typed", "said"), [("gomez", True), ("GÓMEZ", True), ("xyzzy", False), (" ", None)]
)
def test_find_overlooks_accents_and_case(story, typed, said):
    story.press("Ctrl+F")
    story.write(typed)
    assert any(word.startswith("1 of ") for word in story.words) is bool(said)
    assert ("Not on this page" in story.words) is (said is False)


def test_escape_closes_find_and_leaves_nothing_marked(story):
    story.press("Ctrl+F")
    story.write("brief")
    story.press("Esc")
    assert not story.all_named("Find in page", QLineEdit)
    assert not story.reader.extraSelections()
    assert story.focus is story.reader


def test_escape_closes_find_also_from_the_page(story):
    story.press("Ctrl+F")
    story.write("brief")
    story.reader.setFocus()
    story.press("Esc")
    assert not story.all_named("Find in page", QLineEdit)


def test_what_is_sought_is_found_on_the_next_page_too(story):
    story.press("Ctrl+F")
    story.write("Arbour")
    story.go("story/arbour-named-envoy")
    shown = story.reader.toPlainText().casefold().count("arbour")
    assert f"1 of {shown}" in story.words


def test_copied_link_is_the_address_of_the_page(story):
    story.press("Ctrl+Shift+C")
    assert story.clipboard == f"placard://{STORY}"


def test_copied_link_and_citation_name_the_paragraph_selected(story):
    story.select("Juan José Gómez Camacho")
    story.press("Ctrl+Shift+C")
    assert story.clipboard == f"placard://{STORY}#p2"
    story.press("Ctrl+Shift+K")
    assert "para. 2." in story.clipboard
    assert story.clipboard.endswith(f"placard://{STORY}#p2")


def test_a_click_on_a_paragraphs_number_copies_its_citation(story):
    number, place = story.paragraph_numbers()[0]
    story.click(story.reader.viewport(), place)
    assert f"para. {number}. " in story.clipboard


def test_copied_text_is_the_text_alone(story):
    story.select("Juan José Gómez Camacho")
    story.press("Ctrl+C")
    assert story.clipboard == "Juan José Gómez Camacho"


def test_a_citation_in_words_names_title_date_and_edition(story):
    story.press("Ctrl+Shift+K")
    edition = story.context.library.edition
    assert story.clipboard == (
        f"“{TITLE}”, 8 June 2017. {edition.title}, edition {edition.label} (Placard). "
        f"placard://{STORY}"
    )


def test_citations_for_other_programs_lie_on_the_clipboard(story):
    assert copied(story, "Entry", "Copy as BibTeX").startswith("@misc{story-governance")
    ris = copied(story, "Entry", "Copy as RIS")
    assert ris.startswith("TY  - ENCYC")
    assert f"UR  - placard://{STORY}" in ris
    assert json.loads(copied(story, "Entry", "Copy as CSL-JSON"))[0]["title"] == TITLE


def test_an_error_is_reported_with_address_edition_and_words(story):
    story.select("Juan José Gómez Camacho")
    story.do("Help", "Report an error in this entry")
    first, second, third = story.clipboard.splitlines()
    assert first == f"placard://{STORY}#p2"
    assert story.context.library.edition.label in second
    assert third == "“Juan José Gómez Camacho”"
    assert "clipboard" in story.told


def test_zoom_holds_on_every_page_and_goes_back(story):
    before = story.text_size()
    story.press("Ctrl++", "Ctrl++")
    assert story.text_size() > before
    zoomed = story.text_size()
    story.go("person/louise-arbour")
    assert story.context.settings["reading_zoom"] == 125
    story.go("help/search")
    assert story.text_size() == zoomed
    story.go(STORY)
    assert story.text_size() == zoomed
    story.press("Ctrl+-")
    assert story.text_size() < zoomed
    story.press("Ctrl+0")
    assert story.text_size() == before


def test_zoom_keeps_the_place_read(story):
    story.go(f"{STORY}#h-what-it-proposes")
    story.press("Ctrl++", "Ctrl++", "Ctrl++")
    assert "What it proposes" in story.text_in_view()


def test_an_address_with_a_paragraph_goes_there(window):
    window.go(f"{STORY}#p5")
    assert window.scrolled > 0
    window.go(f"{STORY}#p1")
    assert window.line_at_top().startswith("Louise Arbour, who holds two posts")
    window.go(f"{STORY}#no-such-place")
    assert window.scrolled == 0


@pytest.mark.parametrize(
    ("address", "language", "said"),
    [
        (STORY, "Français", "Unreviewed translation by the editors of this edition"),
        (UNTRANSLATED, "Français", "not available in French; it is shown in English"),
        (UNTRANSLATED, "English", ""),
    ],
)
def test_a_page_says_in_which_language_it_is_shown(window, address, language, said):
    window.go(address)
    window.choose(language, window.named("Language of the content"))
    notes = re.findall(r".*(?:Unreviewed|is shown in).*", window.reader.toPlainText())
    assert len(notes) == bool(said)
    assert said in "".join(notes)


def test_arabic_pages_run_from_the_right(window):
    window.go(STORY)
    window.choose("العربية", window.named("Language of the content"))
    option = window.reader.document().defaultTextOption()
    assert option.textDirection() is Qt.LayoutDirection.RightToLeft


def test_a_link_that_leads_nowhere_says_so(story):
    story.view.article.reader.link_activated.emit("placard://person/nobody-at-all")
    story.settle()
    assert "This page is not in the edition" in story.words
