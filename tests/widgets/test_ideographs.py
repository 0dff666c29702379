"""Chinese stands on whole pixels, and what was drawn ahead need not be drawn again."""

import time

import pytest
from PySide6.QtGui import QFontDatabase, QImage, QPainter

from desktop.core.reader.compose import Composed, whole_html
from desktop.core.reader.look import style_sheet
from desktop.qt.look import make_look
from desktop.qt.theme import SERIF_CHINESE
from desktop.widgets.ideographs import draw_ahead, page_font
from desktop.widgets.reader_pane import ReaderPane

ZOOMS = (1.0, 1.1, 1.25, 1.75)


@pytest.fixture
def pane(theme, show):
    pane = ReaderPane(theme, lambda slug: None)
    show(pane, 501, 400)
    return pane


@pytest.fixture(autouse=True)
def _has_a_font(qapp):
    if not set(SERIF_CHINESE) & set(QFontDatabase.families()):
        pytest.skip("no serif font with ideographs is installed")


def page(theme, words, lang, zoom=1.0):
    sheet = style_sheet(make_look(theme, zoom))
    return Composed(whole_html(f"<p>{words}</p>", lang), sheet, (), rtl=False, lang=lang)


def places(pane):
    """Return where each letter of the page stands, in pixels from the document's edge."""
    block = pane.document().lastBlock()
    layout, found = block.layout(), []
    left = pane.document().documentLayout().blockBoundingRect(block).left()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        for at in range(line.textStart(), line.textStart() + line.textLength()):
            found.append(left + line.cursorToX(at)[0])
    return found


@pytest.mark.parametrize("zoom", ZOOMS)
def test_ideographs_stand_on_whole_pixels_at_every_size(pane, theme, zoom):
    pane.show_page(page(theme, "国际移民问题，全球契约。" * 12, "zh", zoom), zoom)
    found = places(pane)
    assert len(found) > 100
    assert all(abs(place - round(place)) < 0.01 for place in found)


def test_letters_of_other_languages_are_not_spaced(pane, theme):
    pane.show_page(page(theme, "国际移民", "zh"), 1.0)
    pane.show_page(page(theme, "Global compact", "en"), 1.0)
    assert pane.document().defaultFont().letterSpacing() == 0
    assert pane.document().firstBlock().begin().fragment().charFormat().fontLetterSpacing() == 0


def test_what_was_drawn_ahead_is_painted_in_less_time(pane, theme):
    """Of three times the best, as the machine may be busy: a sixth of it where it is not."""
    ratios = []
    for number in range(3):
        first = 0x5000 + number * 1200
        cold, warm = (
            "".join(map(chr, range(first + part * 600, first + part * 600 + 300)))
            for part in range(2)
        )
        for _ in draw_ahead(warm, [page_font("zh", theme, 1.0)], 1.0):
            pass
        ratios.append(painted_in(pane, theme, warm) / painted_in(pane, theme, cold))
    assert min(ratios) < 0.6


def painted_in(pane, theme, words):
    pane.show_page(page(theme, words, "zh"), 1.0)
    image = QImage(500, 2000, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    began = time.perf_counter()
    pane.document().drawContents(painter)
    took = time.perf_counter() - began
    painter.end()
    return took
