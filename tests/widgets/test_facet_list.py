"""Filters are ticked by mouse and by key alike; what is on must always be seen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from desktop.widgets.facet_list import SHOWN, Choice, FacetList

TARGETS = [
    Choice("t1", "Orderly migration", 30, code="10.7"),
    Choice("t2", "Decent work", 12, code="8.8"),
    Choice("t3", "Trafficking", 5, is_on=True, code="5.2"),
    Choice("t4", "Without a goal", 1),
]


@pytest.fixture
def facet(theme, show):
    facet = FacetList(theme, "targets", "SDG target")
    facet.show_choices(TARGETS)
    show(facet, 240, 400)
    facet.told = []
    facet.chosen_changed.connect(lambda *told: facet.told.append(told))
    return facet


def view_of(facet):
    return facet.findChild(QListView)


def shown(facet):
    model = view_of(facet).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def click(qtbot, facet, row, button=Qt.MouseButton.LeftButton):
    view = view_of(facet)
    place = view.visualRect(view.model().index(row, 0)).center()
    qtbot.mouseClick(view.viewport(), button, pos=place)


def many(count, on=()):
    return [Choice(f"v{n}", f"Value {n}", n, n in on) for n in range(count)]


@pytest.mark.parametrize(
    ("row", "on"),
    [(0, ("t3", "t1")), (1, ("t3", "t2")), (2, ())],
)
def test_a_click_ticks_and_unticks_beside_what_is_on(qtbot, facet, row, on):
    click(qtbot, facet, row)
    assert facet.told == [("targets", on)]


def test_another_button_ticks_nothing(qtbot, facet):
    click(qtbot, facet, 0, Qt.MouseButton.RightButton)
    assert facet.told == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys_walk_and_tick(qtbot, facet, key):
    view = view_of(facet)
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, key)
    assert facet.told == [("targets", ("t3", "t2"))]


def test_the_keyboard_stays_at_its_value_when_it_has_been_ticked(qtbot, facet):
    view = view_of(facet)
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 0))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    facet.show_choices([TARGETS[0], Choice("t2", "Decent work", 12, True, "8.8"), *TARGETS[2:]])
    assert view.currentIndex().data() == "8.8 Decent work"
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert facet.told[-1] == ("targets", ("t3",))


def test_a_facet_that_is_given_the_keyboard_hands_it_to_its_values(qtbot, facet):
    assert view_of(facet).hasFocus()
    qtbot.keyClick(view_of(facet), Qt.Key.Key_Space)
    assert facet.told == [("targets", ("t3", "t1"))]


def test_arrows_at_the_ends_leave_for_the_neighbours(qtbot, theme, show):
    window = QWidget()
    column = QVBoxLayout(window)
    facets = [FacetList(theme, name, name) for name in ("a", "b")]
    for facet in facets:
        facet.show_choices(many(2))
        column.addWidget(facet)
    show(window, 240, 400)
    first, second = map(view_of, facets)
    first.setFocus()
    first.setCurrentIndex(first.model().index(1, 0))
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    second.setCurrentIndex(second.model().index(0, 0))
    qtbot.keyClick(second, Qt.Key.Key_Up)
    assert first.hasFocus()


def test_many_values_are_folded_and_unfolded(qtbot, facet):
    facet.show_choices(many(10))
    more = facet.findChild(QPushButton)
    assert len(shown(facet)) == SHOWN
    assert "4 more" in more.text()
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert len(shown(facet)) == 10
    assert more.text() == "Fewer"
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert len(shown(facet)) == SHOWN


def test_what_is_on_is_never_folded_away(facet):
    facet.show_choices(many(10, on=(8, 9)))
    assert shown(facet)[-2:] == ["Value 8", "Value 9"]
    assert "2 more" in facet.findChild(QPushButton).text()


@pytest.mark.parametrize(("count", "is_shown", "has_more"), [(0, False, False), (6, True, False)])
def test_no_more_is_shown_than_there_is(facet, count, is_shown, has_more):
    facet.show_choices(many(count))
    assert facet.isVisibleTo(None) == is_shown
    assert facet.findChild(QPushButton).isVisibleTo(facet) == has_more


def test_a_reader_of_screens_hears_value_count_and_state(facet):
    model = view_of(facet).model()
    said = [
        model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(len(TARGETS))
    ]
    assert said == [
        "10.7 Orderly migration, 30, off",
        "8.8 Decent work, 12, off",
        "5.2 Trafficking, 5, on",
        "Without a goal, 1, off",
    ]
    assert view_of(facet).accessibleName() == "SDG target"
    assert facet.findChild(QLabel).text() == "SDG target"
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "Orderly migration"


def test_the_model_keeps_qts_rules_while_values_change(facet):
    model = view_of(facet).model()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    for values in (many(3), many(10), [], many(1, on=(0,))):
        facet.show_choices(values)
    tester.deleteLater()


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_rows_are_painted_at_the_leading_edge(facet, direction, theme):
    facet.setLayoutDirection(direction)
    image = view_of(facet).viewport().grab().toImage()
    box = theme.colour("accent").rgb()
    row = range(2 * theme.px(26), 3 * theme.px(26))
    columns = {x for x in range(image.width()) for y in row if image.pixel(x, y) == box}
    is_left = max(columns) < image.width() / 2
    assert is_left == (direction is Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("zoom", [150, 75])
def test_all_rows_are_seen_when_the_interface_has_another_size(facet, theme, qtbot, zoom):
    view = view_of(facet)
    for each in (zoom, 100):
        theme.choose(zoom=each)
        last = view.model().index(len(TARGETS) - 1, 0)
        qtbot.waitUntil(lambda last=last: view.visualRect(last).bottom() == view.height() - 1)
