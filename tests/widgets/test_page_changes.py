"""A preview sets one paragraph anew where only that changed; the page must be as if set whole."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, reject, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from db.errors import Invalid
from db.records import Highlights, Page, Prose
from db.rendering.render import render
from desktop.core.reader.changes import find_change
from desktop.core.reader.compose import compose, whole_html
from desktop.qt.look import make_look
from desktop.widgets.document_text import fragments
from desktop.widgets.reader_pane import ReaderPane
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
        blocks.append((block.text(), block.blockFormat().properties(), lines))
        block = block.next()
    runs = [
        (run.position(), run.text(), run.charFormat().properties())
        for _, run in fragments(document.begin())
    ]
    return blocks, runs, pane._anchors, pane._numbers, document.size()


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
        "## One\n\nTwo.",
        "One.\n\n- Two.",
        "One!\n\nTwo!",
        "One.\n\nTwo.",
    ],
    ids=["more", "fewer", "heading", "list", "both", "none"],
)
def test_what_is_more_than_one_paragraph_is_not_taken_for_one(panes, page, after):
    assert follow(panes, page("One.\n\nTwo."), page(after)) is None


def test_a_paragraph_that_was_empty_is_left_to_whoever_sets_the_page(panes, page):
    empty, filled = (
        replace(page("x"), html=whole_html(f'<p id="top">T</p><p id="p1">{said}</p>', rtl=False))
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


def test_a_page_may_be_fitted_pointed_at_and_read_between_the_turns_of_setting_it(panes, page):
    told = page("\n\n".join(PARAGRAPHS * 20))
    turned, whole = panes

    def steps():
        turned.take_page(told, 1.0)
        yield
        turned.settle_page()
        yield
        yield from turned.lay_out_page()

    for _ in steps():
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
