"""The column beside a page says why each entry stands there, and leads to it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from db.records import Link, Plate
from desktop.core.lines import link_line
from desktop.widgets.related_list import SHOWN_PER_GROUP, RelatedList


def lines(kind, count, **more):
    return tuple(link_line(Link(kind, f"{kind}-{n}", f"{kind} {n}", **more)) for n in range(count))


SESSIONS = lines("session", 2, date="2017-06-19", reason="both on readmission")
STORIES = lines("story", 7, reason="same session")
PEOPLE = lines("person", 1, plate=Plate("Eritrea", "state", is_empty=True), context="Moderator")
GROUPS = [("Sessions", SESSIONS), ("Related stories", STORIES), ("People", PEOPLE)]


@pytest.fixture
def related(theme, icons, show):
    related = RelatedList(theme, icons)
    related.show_groups(GROUPS)
    show(related, 264, 800)
    related.told = []
    related.link_chosen.connect(related.told.append)
    return related


def rows(related):
    model = related.model()
    said = [model.index(row, 0).data() for row in range(model.rowCount())]
    return [text.strip("\u2068\u2069") for text in said]


def click(qtbot, related, text):
    index = related.model().index(rows(related).index(text), 0)
    place = related.visualRect(index).center()
    qtbot.mouseClick(related.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_groups_are_headed_counted_and_cut(related):
    assert rows(related) == [
        "Sessions  2",
        "session 0, both on readmission",
        "session 1, both on readmission",
        "Related stories  7",
        *(f"story {number}, same session" for number in range(SHOWN_PER_GROUP)),
        "3 more",
        "People  1",
        "person 0, Eritrea, seat held by the State, no person named, Moderator",
    ]


def test_a_click_follows_a_link_and_a_heading_nothing(qtbot, related):
    click(qtbot, related, "session 1, both on readmission")
    click(qtbot, related, "Sessions  2")
    assert related.told == ["session/session-1"]


def test_more_shows_the_group_whole_until_other_groups_come(qtbot, related):
    click(qtbot, related, "3 more")
    assert "3 more" not in rows(related)
    assert "story 6, same session" in rows(related)
    assert related.told == []
    related.show_groups(GROUPS)
    assert "3 more" in rows(related)


def test_groups_that_come_later_stand_below_and_leave_the_others_as_they_are(qtbot, related):
    related.show_groups(GROUPS[:2])
    click(qtbot, related, "3 more")
    before = rows(related)
    related.complete_groups(GROUPS)
    assert rows(related) == [*before, "People  1", PEOPLE[0].sentence]


def test_the_keyboard_walks_links_and_more_and_enter_opens(qtbot, related):
    walked = []
    for _ in range(9):
        qtbot.keyClick(related, Qt.Key.Key_Down)
        walked.append(related.currentIndex().data())
    assert "session 0, both on readmission" in walked
    related.setCurrentIndex(related.model().index(1, 0))
    qtbot.keyClick(related, Qt.Key.Key_Return)
    assert related.told == ["session/session-0"]
    related.setCurrentIndex(related.model().index(rows(related).index("3 more"), 0))
    qtbot.keyClick(related, Qt.Key.Key_Enter)
    assert "story 6, same session" in rows(related)


def test_enter_on_nothing_is_nothing(qtbot, related):
    related.show_groups([])
    qtbot.keyClick(related, Qt.Key.Key_Return)
    assert related.told == []
    assert rows(related) == []


def test_the_model_keeps_qts_rules(related):
    model = related.model()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.open_group("Related stories")
    related.show_groups(GROUPS[:1])
    related.complete_groups(GROUPS)
    related.show_groups([])
    tester.deleteLater()


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_every_kind_of_row_is_painted_within_the_column(related, direction):
    related.setLayoutDirection(direction)
    related.show_groups([*GROUPS, ("Documents", lines("document", 1))])
    related.resize(200, 800)
    image = related.viewport().grab().toImage()
    seen = {image.pixel(x, y) for x in range(image.width()) for y in range(0, image.height(), 2)}
    assert len(seen) > 20
    assert related.horizontalScrollBar().maximum() == 0
