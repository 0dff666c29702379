"""On paper a page is dark on white, says where it is from, and is written whole or not at all."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QRect, QSize, QSizeF, QUrl
from PySide6.QtGui import QImage, QPageSize, QPainter, QTextDocument

from db.queries.pages import get_page
from db.records import Page
from desktop.core.reader.compose import compose
from desktop.qt.theme import Theme
from desktop.views.paper import file_name, make_document, paper_size, save_pdf
from tests.core.reader.pages import make_look

A4 = QSizeF(8.27, 11.69)
SCALE = 90
IMAGE = QTextDocument.ResourceType.ImageResource.value


def painted(document, number):
    """Paint a page at 90 dots an inch."""
    image = QImage(
        round(A4.width() * SCALE), round(A4.height() * SCALE), QImage.Format.Format_RGB32
    )
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    factor = image.width() / document.pageSize().width()
    painter.scale(factor, factor)
    document.paint_page(painter, number)
    painter.end()
    return image


def has_ink(image, left, top, right, bottom):
    """Tell whether anything is painted in a part, given in inches."""
    part = image.copy(QRect(*(round(n * SCALE) for n in (left, top, right - left, bottom - top))))
    row = QImage(part).convertToFormat(QImage.Format.Format_Grayscale8)
    return any(
        row.pixelColor(x, y).value() < 200 for x in range(row.width()) for y in range(row.height())
    )


@pytest.fixture
def page(program):
    return program.window.view.article.page


def test_a_pdf_has_every_page_of_the_text(program, page, tmp_path):
    path = save_pdf(program.context, page, program.window, lambda *_: str(tmp_path / "x"))
    data = path.read_bytes()
    assert path.name == "x.pdf"
    assert data.startswith(b"%PDF-")
    pages = make_document(program.context, page, A4).pageCount()
    assert len(re.findall(rb"/Type /Page\n", data)) == pages >= 2
    assert not program.window.banner.text.startswith("x.pdf could not")


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_lost(program, page, tmp_path):
    target = tmp_path / "nowhere" / "x.pdf"
    assert save_pdf(program.context, page, program.window, lambda *_: str(target)) is None
    assert program.window.banner.text.startswith("x.pdf could not be written: ")
    assert list(tmp_path.rglob("*.pdf")) == []


def test_an_old_file_is_as_it_was_when_the_new_one_fails(program, page, tmp_path, monkeypatch):
    target = tmp_path / "reports" / "x.pdf"
    target.parent.mkdir()
    target.write_bytes(b"before")

    def fail(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", fail)
        assert save_pdf(program.context, page, program.window, lambda *_: str(target)) is None
    assert target.read_bytes() == b"before"
    assert [path.name for path in target.parent.iterdir()] == ["x.pdf"]


def test_changing_ones_mind_writes_nothing(program, page):
    before = program.window.banner.text
    assert save_pdf(program.context, page, program.window, lambda *_: "") is None
    assert program.window.banner.text == before


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_paper_is_dark_on_white_whatever_the_theme(program, page, theme):
    program.context.theme.choose(choice=theme)
    image = painted(make_document(program.context, page, A4), 1)
    title = image.copy(QRect(120, 75, 400, 60))
    values = [title.pixelColor(x, y).value() for x in range(400) for y in range(60)]
    assert min(values) < 80
    assert sum(value > 240 for value in values) > len(values) // 2


def test_every_page_has_a_foot_and_each_its_own_number(program, page):
    document = make_document(program.context, page, A4)
    first, last = painted(document, 1), painted(document, document.pageCount())
    for image in (first, last):
        assert has_ink(image, 1.4, 11.0, 5.0, 11.4)
    number = QRect(round(6.0 * SCALE), round(11.0 * SCALE), SCALE, round(0.2 * SCALE))
    assert first.copy(number) != last.copy(number)


def test_paragraph_numbers_stand_in_the_margin_and_the_other_one_is_free(program, page):
    image = painted(make_document(program.context, page, A4), 1)
    assert has_ink(image, 0.9, 2.0, 1.3, 10.5)
    assert not has_ink(image, 7.1, 0.0, 8.2, 11.6)


@pytest.mark.parametrize("address", ["file:///etc/hostname", "http://localhost/x.png", "x.png"])
def test_a_page_on_paper_loads_nothing_from_outside_the_edition(program, page, address):
    document = make_document(program.context, page, A4)
    image = document.loadResource(IMAGE, QUrl(address))
    # Answered with a dot of nothing: asked about no answer, Qt opens the name as a file itself.
    assert image.size() == QSize(1, 1)
    assert image.pixelColor(0, 0).alpha() == 0


@pytest.mark.parametrize(
    ("address", "colours"),
    [
        (("document", "a-res-73-195"), {"bar1", "bar3"}),
        (("process", "gcm"), {"accent", "band1", "band2", "band3"}),
    ],
)
def test_charts_are_painted_on_paper(program, address, colours):
    charted = program.context.library.read(get_page, *address, "en", "2026-11-23")
    document = make_document(program.context, charted, A4)
    theme = Theme(program.context.paths.resources, "light")
    seen = set()
    for number in range(1, document.pageCount() + 1):
        image = painted(document, number)
        seen |= {
            image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(image.height())
        }
    assert {name for name in colours if theme.colour(name).rgb() in seen} == colours


@pytest.mark.parametrize("address", [("process", "gcm"), ("document", "a-res-73-195")])
@pytest.mark.parametrize("high", [7.0, 8.27, 9.3, 11.69])
def test_no_heading_stands_alone_at_the_foot_of_a_page(program, address, high):
    page = program.context.library.read(get_page, *address, "en", "2026-11-23")
    document = make_document(program.context, page, QSizeF(8.27, high))
    headings = {title for *_, title in compose(page, make_look(), is_paper=True).toc}
    block, seen = document.begin(), set()
    while block.isValid():
        if block.text() in headings:
            seen.add(block.text())
            assert document._page_of(block) == document._page_of(block.next()), block.text()
        block = block.next()
    assert seen == headings


@pytest.mark.parametrize(
    ("locale", "size"),
    [
        ("de_CH", QPageSize.PageSizeId.A4),
        ("en_GB", QPageSize.PageSizeId.A4),
        ("fr_CA", QPageSize.PageSizeId.Letter),
        ("es_MX", QPageSize.PageSizeId.Letter),
        ("en_US", QPageSize.PageSizeId.Letter),
        ("ar_MA", QPageSize.PageSizeId.A4),
    ],
)
def test_the_paper_is_that_of_the_country(locale, size):
    assert paper_size(QLocale(locale)) == size


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("A short title", "A short title.pdf"),
        ("With: a colon/and \\ signs?", "With a colon and signs.pdf"),
        ("صدور الموجز", "صدور الموجز.pdf"),
        ("word " * 30, "word " * 15 + "word.pdf"),
        ("???", "story-x.pdf"),
    ],
)
def test_the_proposed_name_is_one_that_every_system_takes(title, name):
    assert file_name(Page("story", "x", "en", title)) == name
