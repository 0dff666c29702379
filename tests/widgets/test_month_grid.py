"""A month under the hand: days by key, sessions by click and Enter, and what has no day yet."""

import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.core.calendar import Month, month_weeks, split_month, week_bars
from desktop.core.lines import EntryLine
from desktop.widgets.month_grid import MonthGrid
from desktop.widgets.month_scene import MonthPage
from tests.core.test_calendar import span

JUNE = Month(2017, 6)
SPANS = [
    span(1, "2017-06-19/2017-06-20"),
    span(2, "2017-06-20"),
    span(3, "2017-06"),
    span(4, "2017-06-28/2017-07-02"),
    span(5, "2017-06-08", status="cancelled"),
]


def page(spans=SPANS, month=JUNE):
    exact, loose = split_month(spans, month)
    weeks = month_weeks(month)
    lines = {one.id: EntryLine("session", f"Title {one.id}", "", "") for one in spans}
    bars = [week_bars(exact, week) for week in weeks]
    cancelled = frozenset(one.id for one in spans if one.status == "cancelled")
    loose_tones = [(one.id, 1) for one in loose]
    today = datetime.date(2017, 6, 7)
    return MonthPage(month, weeks, bars, loose_tones, lines, cancelled, frozenset(), today)


@pytest.fixture(params=["ltr", "rtl"])
def grid(request, theme, show):
    grid = MonthGrid(theme)
    if request.param == "rtl":
        grid.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    show(grid, 700, 500)
    grid.show_month(page())
    grid.grab()
    return grid


def onward(grid):
    is_mirrored = grid.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return Qt.Key.Key_Left if is_mirrored else Qt.Key.Key_Right


def press(grid, *keys):
    for key in keys:
        QTest.keyClick(grid, key)


def test_bars_span_their_days(grid):
    one, other = grid.place_of(1), grid.place_of(2)
    assert one.width() > 180
    assert other.width() < 100
    assert not one.intersects(other)


def test_a_session_without_a_day_lies_over_the_whole_month(grid):
    loose = grid.place_of(3)
    assert loose.width() > 680
    assert loose.bottom() < grid.place_of(5).top()


def test_a_click_reads_a_session(grid, qtbot):
    for entry_id in (1, 3, 5):
        with qtbot.waitSignal(grid.session_chosen) as chosen:
            QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.place_of(entry_id).center())
        assert chosen.args == [entry_id]


def test_days_by_key_and_their_sessions_by_enter(grid, qtbot):
    press(grid, Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Down, *[onward(grid)] * 5)
    assert grid.day == datetime.date(2017, 6, 20)
    assert grid.accessibleDescription() == "Tuesday 20 June 2017, Title 1, Title 2"
    read = []
    grid.session_chosen.connect(read.append)
    press(grid, Qt.Key.Key_Return)
    grid.choose(1)
    press(grid, Qt.Key.Key_Return)
    grid.choose(2)
    press(grid, Qt.Key.Key_Space)
    assert read == [1, 2, 1]
    press(grid, Qt.Key.Key_End, Qt.Key.Key_Up)
    assert grid.day == datetime.date(2017, 6, 23)
    press(grid, Qt.Key.Key_Return)
    assert read == [1, 2, 1], "a day without sessions opens nothing"


def test_beyond_the_month_lies_the_next(grid, qtbot):
    press(grid, Qt.Key.Key_End)
    with qtbot.waitSignal(grid.month_wanted) as wanted:
        press(grid, onward(grid))
    assert wanted.args == [Month(2017, 7), datetime.date(2017, 7, 1)]
    with qtbot.waitSignal(grid.month_wanted) as wanted:
        press(grid, Qt.Key.Key_PageUp)
    assert wanted.args == [Month(2017, 5), datetime.date(2017, 5, 30)]


def test_the_last_of_january_goes_to_the_last_of_february(grid, qtbot):
    grid.show_month(page((), Month(2017, 1)), datetime.date(2017, 1, 31))
    with qtbot.waitSignal(grid.month_wanted) as wanted:
        press(grid, Qt.Key.Key_PageDown)
    assert wanted.args == [Month(2017, 2), datetime.date(2017, 2, 28)]


def test_a_day_with_more_than_fits_says_how_many(grid, qtbot):
    grid.show_month(page([span(n, "2017-06-14") for n in range(1, 31)]))
    grid.grab()
    shown = [piece for piece in grid._pieces if piece.day is None]
    (more,) = [piece for piece in grid._pieces if piece.day is not None]
    assert more.text.strip("\u2068\u2069") == f"{30 - len(shown)} more"
    with qtbot.waitSignal(grid.day_chosen) as chosen:
        QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=more.rect.center())
    assert chosen.args == [datetime.date(2017, 6, 14)]


def test_a_click_on_a_free_day_takes_the_keyboard_there(grid, qtbot):
    with qtbot.assertNotEmitted(grid.session_chosen):
        place = grid.place_of(2).center() + QPoint(0, 30)
        QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=place)
    assert grid.day == datetime.date(2017, 6, 20)


def test_a_small_grid_and_an_empty_one_are_painted(theme, show):
    grid = MonthGrid(theme)
    show(grid, 200, 60)
    grid.grab()
    press(grid, Qt.Key.Key_Down, Qt.Key.Key_Return)
    grid.show_month(page())
    grid.grab()
