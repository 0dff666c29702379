"""A text that is shortened where there is no room is whole again where there is."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.widgets.elided_label import ElidedLabel


def test_a_text_that_was_shortened_grows_again(show):
    place, label = QWidget(), ElidedLabel("As readers will see it")
    row = QHBoxLayout(place)
    row.addStretch(1)
    row.addWidget(label)
    show(place, 60, 30)
    assert label.text().endswith("…")
    place.resize(500, 30)
    assert label.text() == "As readers will see it"
