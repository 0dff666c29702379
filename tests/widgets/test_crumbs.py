"""The way down to a page fits its room from the moment it is shown, and says what it shortens."""

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.widgets.pane_header import Crumbs

WAY = (
    ("process/gcm", "GCM"),
    ("phase/gcm-mandate", "Mandate and modalities"),
    ("session/ny-summit-2016", "United Nations Summit for Refugees and Migrants"),
)


@pytest.fixture
def crumbs(show):
    crumbs = Crumbs()
    show(crumbs, 420, 40)
    return crumbs


def steps(crumbs):
    found = crumbs.findChildren(QPushButton)
    return [step for step in found if step.isVisible()]


def test_what_is_too_long_is_shortened_at_once_and_told_in_full(crumbs):
    crumbs.show_crumbs(WAY)
    texts = [step.text() for step in steps(crumbs)]
    assert texts[0] == "GCM"
    assert texts[2].startswith("\u2068"), "apart, or its end comes first in a mirrored window"
    assert texts[2].endswith("…\u2069")
    assert crumbs.layout().sizeHint().width() <= crumbs.width()
    assert [step.accessibleName() for step in steps(crumbs)] == [label for _, label in WAY]


def test_another_way_takes_the_place_of_the_one_before(crumbs):
    crumbs.show_crumbs(WAY)
    crumbs.show_crumbs(WAY[:1])
    assert [step.text() for step in steps(crumbs)] == ["GCM"]


def test_there_is_room_again_in_a_wider_header(crumbs):
    crumbs.show_crumbs(WAY)
    crumbs.resize(900, 40)
    assert [step.text() for step in steps(crumbs)] == [label for _, label in WAY]
