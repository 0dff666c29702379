"""Rows break texts themselves: no word is lost, and what has no room ends with an ellipsis."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter

from desktop.widgets.rows import draw_fitting, draw_line, leading, wrapped

WIDTH = 200
TEXTS = {
    "latin": "Governments settle the text for the September summit on refugees and migrants",
    "arabic": "الدورة المواضيعية غير الرسمية الثالثة بشأن التعاون الدولي وإدارة الهجرة",
    "chinese": "第三次非正式专题会议国际合作与移民治理关于安全有序和正常移民的全球契约",
    "beyond 16 bits": "🌍🧭🌐🤝🏟🕊 of States 🌍🧭🌐🤝🏟🕊 and 🌍🧭🌐🤝🏟🕊 in 🌍🧭🌐🤝🏟🕊",
}


@pytest.fixture
def font(qapp):
    font = QFont()
    font.setPixelSize(13)
    return font


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_all_words_are_there_in_their_order_where_there_is_room(font, text):
    lines = wrapped(text, font, WIDTH, 20)
    assert len(lines) > 1
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(QFontMetrics(font).horizontalAdvance(line) <= WIDTH + 3 for line in lines)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("most", [1, 2])
def test_what_has_no_room_ends_with_an_ellipsis(font, text, most):
    lines = wrapped(text * 9, font, WIDTH, most)
    assert len(lines) == most
    assert lines[-1].rstrip("\u200d\u200e\u200f").endswith("…")
    assert QFontMetrics(font).horizontalAdvance(lines[-1]) <= WIDTH + 3


def test_a_word_longer_than_its_line_is_shortened(font):
    (line,) = wrapped("Donaudampfschifffahrtsgesellschaft" * 3, font, WIDTH, 2)
    assert line.endswith("…")


@pytest.mark.parametrize("text", ["", "Opening"])
@pytest.mark.parametrize("most", [1, 2])
def test_what_fits_stays_as_it_is(font, text, most):
    assert wrapped(text, font, WIDTH, most) == (text,)


def drawn(font, direction, draw):
    image = QImage(WIDTH, 24, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setFont(font)
    painter.setLayoutDirection(direction)
    draw(painter, QRect(4, 2, WIDTH - 8, 20))
    assert painter.layoutDirection() is direction
    painter.end()
    return image


@pytest.mark.parametrize("direction", [*Qt.LayoutDirection][:2])
@pytest.mark.parametrize("text", ["Opening, 2017.", "الهجرة (2017)."])
def test_a_line_that_fits_stands_where_a_measured_one_does(font, direction, text):
    fitting = drawn(font, direction, lambda p, at: draw_fitting(p, at, text, direction))
    measured = drawn(font, direction, lambda p, at: draw_line(p, at, leading(direction), text))
    if text.isascii():
        assert fitting == measured
    ink = [
        {x for x in range(WIDTH) for y in range(24) if image.pixel(x, y) != 0xFFFFFFFF}
        for image in (fitting, measured)
    ]
    assert ink[0] == ink[1]  # scripts of other fonts may stand higher: all have one base line here
