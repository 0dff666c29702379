"""A preview sets what changed of a page, and whole pages in turns; both as if set in one go."""

from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, example, given, reject, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextDocument, QTextFormat
from PySide6.QtTest import QTest

from db.errors import Invalid
from db.records import Highlights, Page, Prose
from db.rendering.render import render
from db.values import replace
from desktop.core.reader import changes
from desktop.core.reader.changes import find_change, in_pieces
from desktop.core.reader.compose import compose, whole_html
from desktop.qt.look import make_look
from desktop.widgets.document_text import fragments
from desktop.widgets.reader_pane import ReaderPane
from tests.core.reader.pages import make_look as plain_look
from tests.db.rendering.entries import Entries

PARAGRAPHS = (
    "The hall *filled*.",
    "## A part",
    "Then [[gcm-thematic-3|they]] met.",
    "- one\n- two",
)
WORDS = st.sampled_from(
    [
        *(
            "a",
            "word",
            " ",
            "  ",
            "\n",
            "\n\n",
            "**",
            "*",
            "_",
            "`",
            "^",
            "[[",
            "]]",
            "|",
            "[",
            "]",
        ),
        *(
            "(https://example.org/?a=1&b=2)",
            "louise-arbour",
            "person/nobody",
            "<p>",
            "</p>",
            "&",
            "<",
        ),
        *("# ", "- ", "1. ", "> ", "    ", "\\", "السلام", "。中文", "é", "🙂", "&nbsp;", "&amp;"),
    ]
)
TYPED = st.lists(WORDS, min_size=1, max_size=12).map("".join)
MANY = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def panes(theme, show):
    """Two panes of one size: one whose page is changed, one that is set anew each time."""
    pair = [ReaderPane(theme, lambda slug: None) for _ in range(2)]
    for pane in pair:
        show(pane, 700, 500)
    return pair


@pytest.fixture
def page(theme):
    look = make_look(theme, 1.0)

    def make(body, title="Title", lang="en"):
        told = render(body, Entries(), lang=lang)
        toc = tuple((entry.level, entry.anchor, entry.title) for entry in told.toc)
        blocks = (Highlights(("First",)), Prose(told.html, toc))
        return compose(Page("story", "x", lang, title, (lang,), blocks=blocks), look, lang)

    return make


def said(pane):
    """Return all that a page is: words, formats, places of its anchors, lines."""
    document = pane.document()
    blocks, block = [], document.begin()
    while block.isValid():
        lines = [block.layout().lineAt(n).naturalTextRect() for n in range(block.lineCount())]
        blocks.append((block.text(), looks(block.blockFormat()), lines, bullet(block)))
        block = block.next()
    runs = [
        (run.position(), run.text(), looks(run.charFormat()))
        for _, run in fragments(document.begin())
    ]
    return blocks, runs, pane.page_text.anchors, pane.page_text.numbers, pane.toc, document.size()


def looks(form):
    """Return all properties of a format but by which number Qt knows its list or table."""
    number = QTextFormat.Property.ObjectIndex.value
    return {key: value for key, value in form.properties().items() if key != number}


def bullet(block):
    """Return how a list marks one of its items."""
    listed = block.textList()
    return listed and (listed.itemText(block), looks(listed.format()))


def follow(panes, before, after):
    """Show a page, then another, changed in one pane and set in the other; return the change."""
    changed, whole = panes
    changed.show_page(before, 1.0)
    whole.show_page(after, 1.0)
    change = find_change(before, after)
    if change is not None:
        assert changed.change_page(change)
        assert said(changed) == said(whole)
    return change


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize(
    "typed",
    ["The hall emptied.", "x", "*The* **hall** `filled`.", "السلام عليكم", "A [[louise-arbour]]"],
)
def test_a_paragraph_that_is_typed_in_is_set_alone(panes, page, typed, lang):
    before = page("\n\n".join(PARAGRAPHS), lang=lang)
    after = page("\n\n".join((typed, *PARAGRAPHS[1:])), lang=lang)
    assert follow(panes, before, after) is not None


def test_a_title_that_is_typed_is_set_alone_and_stays_the_heading(panes, page):
    assert follow(panes, page("Body", "Title"), page("Body", "Titles & more")) is not None


@pytest.mark.parametrize(
    "after",
    [
        "One.\n\nTwo.\n\nThree.",
        "One.",
        "One.\n\nThree.\n\nTwo.",
        "## One\n\nTwo.",
        "One.\n\n- Two.",
        "One!\n\nTwo!",
    ],
    ids=["more", "fewer", "between", "heading", "list", "both"],
)
def test_paragraphs_that_come_and_go_are_set_alone(panes, page, after):
    assert follow(panes, page("One.\n\nTwo."), page(after)) is not None


def test_nothing_is_set_where_nothing_changed(page):
    assert find_change(page("One."), page("One.")) is None


def test_what_is_too_much_for_one_turn_is_left_to_several(panes, page):
    many = "\n\n".join(["Many a word about it."] * 200)
    assert find_change(page("One."), page(many)) is None


def test_a_paragraph_that_was_empty_is_left_to_whoever_sets_the_page(panes, page):
    empty, filled = (
        replace(page("x"), html=whole_html(f'<p id="top">T</p><p id="p1">{said}</p>', "en"))
        for said in ("", "Words.")
    )
    changed, _ = panes
    changed.show_page(empty, 1.0)
    change = find_change(empty, filled)
    assert change is not None
    assert not changed.change_page(change)
    changed.show_page(filled, 1.0)
    assert changed.plain_text() == "T\nWords."


def test_another_look_is_not_taken_for_a_change_of_a_paragraph(page, theme):
    before, after = page("One."), page("Two.")
    assert find_change(before, after) is not None
    larger = compose(
        Page("story", "x", "en", "Title", ("en",), blocks=(Prose("<p id='p1'>Two.</p>", ()),)),
        make_look(theme, 1.5),
    )
    assert find_change(before, larger) is None


def in_turns(pane, told):
    """Set a page as a preview does, a step at a time."""
    first, *others = in_pieces(told)
    pane.take_page(replace(told, html=first), 1.0)
    yield
    for more in others:
        pane.add_to_page(more)
        yield
    yield from pane.lay_out_page()


def test_a_page_may_be_fitted_pointed_at_and_read_between_the_turns_of_setting_it(panes, page):
    told = page("\n\n".join(PARAGRAPHS * 60))
    turned, whole = panes
    assert len(in_pieces(told)) > 2
    for _ in in_turns(turned, told):
        for width in (500, 700):
            turned.resize(width, 500)
            QTest.mouseMove(turned.viewport(), QPoint(width // 2, 200))
            turned.return_to(turned.place())
            QTest.qWait(20)
    turned.go_to("top")
    whole.show_page(told, 1.0)
    assert said(turned) == said(whole)


@MANY
@given(st.integers(0, 3), TYPED, TYPED)
@example(0, "a ", "a")
@example(0, "a", "a</p>")
@example(0, "> a", "> aa")
@example(2, "[[louise-arbour]]", "[[louise-arbour]] x")
def test_whatever_is_typed_the_page_is_as_if_set_whole(panes, page, at, one, other):
    texts = [
        "\n\n".join((*PARAGRAPHS[:at], typed, *PARAGRAPHS[at + 1 :])) for typed in (one, other)
    ]
    try:
        pages = list(map(page, texts))
    except Invalid:
        reject()
    follow(panes, *pages)


PARTS = st.sampled_from(
    [
        "One.",
        "Two *of* them.",
        "السلام عليكم",
        "See [[louise-arbour]].",
        "## A part",
        "## Another",
        "- one\n- two",
        "1. one\n2. two\n\n   more",
        "> said\n>\n> more",
        "> - said",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "    code",
    ]
)


@MANY
@given(st.lists(PARTS, max_size=5), st.sampled_from(["en", "ar"]), st.data())
def test_whatever_parts_come_and_go_the_page_is_as_if_set_whole(panes, page, parts, lang, data):
    changed, whole = panes
    before = page("\n\n".join(parts), lang=lang)
    changed.show_page(before, 1.0)
    for _ in range(3):
        at, gone = data.draw(st.integers(0, len(parts))), data.draw(st.integers(0, 2))
        parts = parts[:at] + data.draw(st.lists(PARTS, max_size=2)) + parts[at + gone :]
        after = page("\n\n".join(parts), lang=lang)
        change = find_change(before, after)
        if before != after and not (change and changed.change_page(change)):
            changed.show_page(after, 1.0)
        whole.show_page(after, 1.0)
        assert said(changed) == said(whole)
        before = after


@MANY
@given(st.lists(PARTS, max_size=6), st.sampled_from(["en", "ar"]))
def test_a_page_set_part_by_part_is_as_if_set_whole(panes, page, parts, lang):
    turned, whole = panes
    told = page("\n\n".join(parts), lang=lang)
    with patch.object(changes, "MOST_AT_ONCE", 1):
        for _ in in_turns(turned, told):
            pass
    whole.show_page(told, 1.0)
    assert said(turned) == said(whole)


@pytest.mark.parametrize(
    ("lang", "face", "size", "leading"),
    [
        ("en", "Serif", 17, 27),
        ("ru", "Serif", 17, 27),
        ("zh-Hant", "Song", 17, 27),
        ("ar", "Naskh", 18, 31),
        ("fa", "Serif", 18, 31),
    ],
)
def test_a_page_is_set_as_its_language_is(qapp, lang, face, size, leading):
    """Each way of setting is asked of Qt, which reads style sheets in its own way."""
    page = Page("story", "x", lang, "T", (lang,), lead="L", blocks=(Prose("<p>words</p>"),))
    shown = compose(page, plain_look(), lang)
    document = QTextDocument()
    document.setDefaultStyleSheet(shown.sheet)
    document.setHtml(shown.html)
    words = document.find("words")
    assert words.charFormat().fontFamilies() == [face]
    assert words.charFormat().intProperty(QTextFormat.Property.FontPixelSize) == size
    assert words.blockFormat().lineHeight() == leading
    lead = document.findBlockByNumber(1)
    assert lead.blockFormat().lineHeight() == 21
    assert lead.begin().fragment().charFormat().fontFamilies() == ["Sans"]
