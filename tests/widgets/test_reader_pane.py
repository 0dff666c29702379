"""The page is read, walked by keyboard, copied and cited here; nothing in it may act by itself."""

import re
from html import unescape

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument
from PySide6.QtTest import QTest

from db.records import Fact, Facts, Highlights, Link, Page, Plate, Programme, Prose, Seat, Slot
from desktop.core.reader.compose import compose
from desktop.qt.look import make_look
from desktop.widgets.paragraph_numbers import number_rects
from desktop.widgets.reader_pane import ReaderPane
from tests.core.reader.pages import full_page

BODY = (
    '<p id="p1">First, with a <a href="placard://term/compact">compact</a>, then '
    '<a href="https://example.org/a?b=c&amp;d">a web page</a>.</p>'
    '<h2 id="h-part">The part</h2>'
    '<p id="p2">Second, see <a href="#p40">far below</a>.</p>'
    + "".join(
        f'<p id="p{n}">Paragraph number {n}. {"Words to fill it. " * 9}</p>' for n in range(3, 41)
    )
)
ARABIC = '<p id="p1">الفقرة الأولى <a href="placard://term/compact">الاتفاق</a></p>'
SEATS = (
    Seat("Moderator", Plate("Eritrea", "state", is_empty=True), None),
    Seat("Speaker", Plate("Turkey", "state", now="Türkiye"), Link("person", "p", "Ann")),
)


def story(*blocks, lang="en"):
    return Page("story", "x", lang, "Title 🙂", (lang,), blocks=blocks)


@pytest.fixture
def pane(theme, show):
    pane = ReaderPane(theme, lambda slug: None)
    show(pane, 700, 500)
    pane.told = []
    pane.link_activated.connect(pane.told.append)
    pane.read = lambda page, zoom=1.0: pane.show_page(
        compose(page, make_look(theme, zoom), page.lang), zoom
    )
    pane.read(story(Prose(BODY, ((2, "h-part", "The part"),))))
    return pane


def place_of(pane, words):
    """Return the middle of words on the screen."""
    start = pane.document().find(words)
    assert not start.isNull(), words
    end = QTextCursor(start)
    start.setPosition(start.selectionStart())
    return (pane.cursorRect(start).center() + pane.cursorRect(end).center()) / 2


def walk(qtbot, pane, steps, key=Qt.Key.Key_Tab):
    seen = []
    for _ in range(steps):
        qtbot.keyClick(pane, key)
        seen.append(pane.focused_link()[0])
    return seen


def test_a_link_that_begins_a_paragraph_is_one_link(qtbot, pane):
    body = '<p id="p1"><a href="placard://person/a">Louise Arbour</a> spoke.</p>'
    pane.read(story(Prose(body + '<p id="p2"><a href="placard://term/b">Compact</a></p>')))
    said = []
    for _ in range(2):
        qtbot.keyClick(pane, Qt.Key.Key_Tab)
        said.append(pane.textCursor().selectedText())
    assert said == ["Louise Arbour", "Compact"]
    assert [words for _, words in pane.links()] == said


LINKS = ["placard://term/compact", "https://example.org/a?b=c&d", "#p40"]


def test_tab_walks_the_links_in_order_and_back(qtbot, pane):
    assert walk(qtbot, pane, 3) == LINKS
    assert walk(qtbot, pane, 2, Qt.Key.Key_Backtab) == LINKS[1::-1]
    assert walk(qtbot, pane, 3) == [*LINKS[1:], ""]


def test_enter_follows_the_link_that_has_the_keyboard(qtbot, pane):
    walk(qtbot, pane, 2)
    qtbot.keyClick(pane, Qt.Key.Key_Return)
    assert pane.told == ["https://example.org/a?b=c&d"]


def test_a_link_within_the_page_scrolls_and_tells_nobody(qtbot, pane):
    walk(qtbot, pane, 3)
    qtbot.keyClick(pane, Qt.Key.Key_Return)
    assert pane.told == []
    assert pane.verticalScrollBar().value() > 1000
    assert pane.viewport().rect().contains(place_of(pane, "Paragraph number 40."))


@pytest.mark.qt_log_ignore("not accepted by receiving widget", extend=True)
def test_a_click_follows_a_link_and_beside_it_nothing(qtbot, pane):
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=place_of(pane, "compact"))
    assert pane.told == ["placard://term/compact"]
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=place_of(pane, "Second"))
    assert pane.told == ["placard://term/compact"]


def test_the_link_under_the_pointer_is_told_and_its_end_too(qtbot, pane):
    told = []
    pane.link_hovered.connect(lambda address, _place: told.append(address))
    for words in ("compact", "Second", "a web page"):
        QTest.mouseMove(pane.viewport(), place_of(pane, words))
        qtbot.wait(10)
    assert told == ["placard://term/compact", "", "https://example.org/a?b=c&d"]


def test_the_links_of_a_page_are_listed_once_with_their_words(pane):
    assert pane.links() == list(zip(LINKS, ["compact", "a web page", "far below"], strict=True))


def test_every_anchor_can_be_gone_to(pane):
    composed = compose(full_page(str), make_look(pane._theme, 1.0))
    pane.show_page(composed, 1.0)
    anchors = [anchor for _, anchor, _ in composed.toc]
    for anchor in [*anchors, "top", "", "p1", "p2", "anchor", "source-1", "source-3"]:
        assert pane.go_to(anchor), anchor
    for anchor in ("p3", "h-none", "source-9", "#p1"):
        assert not pane.go_to(anchor), anchor


def test_going_to_a_paragraph_brings_it_to_the_top(pane):
    assert pane.go_to("p20")
    assert 0 <= place_of(pane, "Paragraph number 20.").y() < 60
    assert pane.paragraph_at_top() == 20
    assert pane.go_to("top")
    assert pane.verticalScrollBar().value() == 0


def test_a_page_that_fits_has_nothing_to_scroll_by(pane):
    assert pane.verticalScrollBar().isEnabled()
    pane.read(story(Prose("<p>Short.</p>", ())))
    assert not pane.verticalScrollBar().isEnabled()
    pane.read(story(Prose(BODY, ((2, "h-part", "The part"),))))
    assert pane.verticalScrollBar().isEnabled()


def test_headings_are_headings_for_readers_of_screens(pane):
    page = story(Prose(BODY, ((2, "h-part", "The part"),)), Facts((Fact("a", "b"),), "Facts"))
    pane.read(page)
    block, levels = pane.document().begin(), {}
    while block.isValid():
        if block.blockFormat().headingLevel():
            levels[block.text()] = block.blockFormat().headingLevel()
        block = block.next()
    assert levels == {"Title 🙂": 1, "The part": 2, "Facts": 2}
    assert [title for _, _, title in pane.toc] == ["The part", "Facts"]


def test_a_copy_says_what_plates_say_and_no_marks_of_qts(qtbot, pane):
    pane.read(story(Highlights(("One 🙂🙂", "Two")), Programme((Slot("s", "Panel", seats=SEATS),))))
    qtbot.keyClick(pane, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(pane, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    lines = [line.strip() for line in copied.splitlines() if line.strip()]
    assert lines[:4] == ["Title 🙂", "Highlights", "One 🙂🙂", "Two"]
    assert "Moderator: Eritrea, seat held by the State, no person named no person named" in lines
    assert "Speaker: Turkey, now Türkiye now Türkiye Ann" in lines
    assert not re.search("[\ufffc\ufdd0\ufdd1\u2028\u2029]", copied)
    assert pane.plain_text() == copied


def test_a_copy_of_a_part_is_that_part(qtbot, pane):
    pane.read(story(Programme((Slot("s", "🙂 Panel", seats=SEATS),))))
    cursor = pane.document().find("Speaker")
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)
    pane.copy()
    assert QGuiApplication.clipboard().text() == "Speaker: Turkey, now Türkiye now Türkiye Ann"
    assert not QGuiApplication.clipboard().mimeData().hasHtml()


def test_every_paragraph_has_its_number_beside_its_first_line(pane, theme):
    rects = dict(number_rects(pane, theme, pane.page_text.numbers))
    assert list(rects)[:3] == [1, 2, 3]
    for number, words in ((1, "First"), (2, "Second"), (3, "Paragraph number 3.")):
        line = place_of(pane, words)
        assert rects[number].top() <= line.y() <= rects[number].bottom()
        assert rects[number].right() < pane.cursorRect(pane.document().find(words)).left()
    pane.go_to("p20")
    assert 20 in dict(number_rects(pane, theme, pane.page_text.numbers))
    assert 1 not in dict(number_rects(pane, theme, pane.page_text.numbers))


@pytest.mark.qt_log_ignore("not accepted by receiving widget", extend=True)
def test_a_click_on_a_number_asks_to_cite_that_paragraph(qtbot, pane, theme):
    told = []
    pane.paragraph_chosen.connect(told.append)
    pane.go_to("p20")
    place = dict(number_rects(pane, theme, pane.page_text.numbers))[21].center()
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told == [21]
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=place + QPoint(200, 0))
    assert told == [21]


@pytest.mark.parametrize(
    ("words", "number"),
    [("First", 1), ("The part", 1), ("Second", 2), ("Paragraph number 7.", 7), ("Title", 0)],
)
def test_a_selection_is_cited_by_the_paragraph_it_begins_in(pane, words, number):
    pane.setTextCursor(pane.document().find(words))
    assert pane.paragraph_at_top() == number


def test_an_arabic_page_runs_from_the_right_with_its_numbers_there(pane, theme):
    pane.read(story(Prose(ARABIC), lang="ar"))
    block = pane.document().find("الفقرة").block()
    assert block.textDirection() is Qt.LayoutDirection.RightToLeft
    ((number, rect),) = number_rects(pane, theme, pane.page_text.numbers)
    assert number == 1
    assert rect.left() > place_of(pane, "الفقرة").x()


def test_zoom_makes_the_text_larger_and_a_new_page_starts_at_its_top(pane):
    small = pane.cursorRect().height()
    pane.go_to("p30")
    pane.read(story(Prose(BODY)), zoom=2.0)
    assert pane.verticalScrollBar().value() == 0
    assert pane.cursorRect().height() >= 2 * small - 2


@pytest.mark.parametrize("width", [320, 700, 1600])
def test_the_column_keeps_its_measure_and_never_scrolls_sideways(pane, width):
    pane.resize(width, 500)
    form = pane.document().rootFrame().frameFormat()
    column = pane.viewport().width() - form.leftMargin() - form.rightMargin()
    assert column <= pane._theme.px(600) + 1
    assert form.leftMargin() >= pane._theme.px(28)
    assert pane.horizontalScrollBar().maximum() == 0


def test_a_page_that_was_cleared_has_nothing_left(pane):
    pane.clear_page()
    assert pane.plain_text() == ""
    assert pane.links() == []
    assert pane.toc == ()
    assert not pane.go_to("p1")
    assert pane.paragraph_at_top() == 0


def test_nothing_can_be_written_or_dropped_into_a_page(qtbot, pane):
    before = pane.plain_text()
    qtbot.keyClicks(pane, "x")
    qtbot.keyClick(pane, Qt.Key.Key_Delete)
    QGuiApplication.clipboard().setText("pasted")
    pane.paste()
    assert pane.plain_text() == before
    assert pane.isReadOnly()


@pytest.mark.qt_log_ignore("not accepted by receiving widget", extend=True)
def test_the_caret_is_seen_while_keys_move_it_and_stays_in_no_text(qtbot, pane):
    assert pane.cursorWidth() == 0
    qtbot.keyClick(pane, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert pane.cursorWidth() > 0
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=place_of(pane, "Second"))
    assert pane.cursorWidth() == 0
    qtbot.keyClick(pane, Qt.Key.Key_Right)
    qtbot.keyClick(pane, Qt.Key.Key_Tab)
    assert pane.cursorWidth() == 0


LONG = "Office of the United Nations High Commissioner for the Rights of Everybody"


def test_a_plate_that_was_made_for_a_wide_column_does_not_push_text_out_of_a_narrow_one(pane):
    seats = (Seat("Speaker", Plate(LONG, "organisation"), Link("person", "p", "Ann")),)
    page = story(Programme((Slot("s", "Opening", seats=seats),)))
    pane.resize(1100, 500)
    pane.read(page)
    pane.resize(380, 500)
    assert pane.document().idealWidth() <= pane.viewport().width()
    pane.resize(1100, 500)
    wide = widths_of_plates(pane, page)
    assert widths_of_plates(pane, page) == wide, "a page read later has plates for its own room"
    pane.resize(380, 500)
    assert max(widths_of_plates(pane, page)) < max(wide)


def widths_of_plates(pane, page):
    """Read a page; return how wide its plates were made."""
    pane.read(page)
    image = QTextDocument.ResourceType.ImageResource.value
    names = re.findall(r'img src="([^"]*)"', pane.document().toHtml())
    return [pane.document().resource(image, QUrl(unescape(name))).width() for name in names]
