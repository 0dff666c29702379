"""Rows break texts themselves: no word is lost, and what has no room ends with an ellipsis."""

import pytest
from PySide6.QtGui import QFont, QFontMetrics

from desktop.widgets.rows import wrapped

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
