"""The timeline under the hand: click, drag, wheel and keys, in both directions of time."""

import datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.calendar_records import Calendar, CalendarPhase, StoryDay
from desktop.core.lines import EntryLine
from desktop.core.timeline import prepare
from desktop.widgets.timeline_strip import TimelineStrip
from tests.core.test_calendar import span

SPANS = (
    span(1, "2017-05-08/2017-05-09", number=1),
    span(2, "2017-05-22/2017-05-23", number=2),
    span(3, "2017-07"),
    span(4, "2018-02-20", kind="negotiation-round", number=1),
    span(5, "2022-05-17", kind="review-forum", number=1),
    *(span(10 + n, "2017-10-11") for n in range(7)),
)
PHASES = (
    CalendarPhase(90, "one", "Phase I", "", "2017-04-01", "2017-11-30", 2, "gcm"),
    CalendarPhase(91, "two", "Phase II", "", "2017-12-01", "", 3, "gcm"),
)
CALENDAR = Calendar(SPANS, PHASES, (), (StoryDay("2017-05-09", "2017-05-09", 1),))


def fetch(ids):
    return [EntryLine("session", f"Title {n}", "", f"Session {n}") for n in ids]


@pytest.fixture(params=["ltr", "rtl"])
def strip(request, theme, show):
    strip = TimelineStrip(theme, fetch)
    if request.param == "rtl":
        strip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    show(strip, 1400, 200)
    today = datetime.date(2017, 6, 1).toordinal()
    strip.show_data(prepare(CALENDAR, SPANS, "2017-06-01"), today)
    strip.grab()  # painting as much as a person sees of it
    return strip


def is_mirrored(strip):
    return strip.layoutDirection() is Qt.LayoutDirection.RightToLeft


def years(window):
    return [datetime.date.fromordinal(day).isoformat()[:7] for day in window]


def middle(strip, entry_id):
    return strip.chart.spot_of(entry_id).center().toPoint()


def click(widget, at):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at)


def drag(widget, start, end):
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(widget, (start + end) / 2)
    QTest.mouseMove(widget, end)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=end)


def test_it_opens_with_the_two_years_that_have_most(strip):
    assert years(strip.days) == ["2017-01", "2018-12"]
    assert strip.chart.spot_of(5) is None, "outside the window"


def test_time_runs_from_the_leading_side(strip):
    assert (middle(strip, 1).x() < middle(strip, 4).x()) is not is_mirrored(strip)


def test_bars_are_as_broad_as_drawn(strip, theme):
    day, month = strip.chart.spot_of(1), strip.chart.spot_of(3)
    assert day.width() >= theme.px(10) - 1
    assert day.height() == theme.px(28)
    assert month.width() == pytest.approx(31 * (1400 - theme.px(152)) / 730, abs=2)


def test_a_click_reads_a_session_or_a_phase(strip, qtbot):
    with qtbot.waitSignal(strip.chart.session_chosen) as chosen:
        click(strip.chart, middle(strip, 2))
    assert chosen.args == [2]
    with qtbot.waitSignal(strip.chart.phase_chosen) as chosen:
        click(strip.chart, middle(strip, 90))
    assert chosen.args == [90]


def test_a_click_on_a_heap_looks_closer(strip, qtbot):
    before = strip.days
    with qtbot.assertNotEmitted(strip.chart.session_chosen):
        click(strip.chart, middle(strip, 10))
    assert strip.days.days < before.days
    assert before.first < strip.days.first


def test_dragging_the_field_moves_through_time(strip, qtbot):
    empty = QPoint(700, 60)
    with qtbot.assertNotEmitted(strip.chart.session_chosen):
        drag(strip.chart, empty, empty + QPoint(-300 if not is_mirrored(strip) else 300, 0))
    assert years(strip.days) == ["2017-06", "2019-06"]


def test_keys_walk_from_session_to_session_and_enter_reads(strip, qtbot):
    strip.chart.setFocus()
    onward = Qt.Key.Key_Left if is_mirrored(strip) else Qt.Key.Key_Right
    QTest.keyClick(strip.chart, Qt.Key.Key_Home)
    QTest.keyClick(strip.chart, onward)
    assert strip.chart.accessibleDescription() == "Session 2"
    with qtbot.waitSignal(strip.chart.session_chosen) as chosen:
        QTest.keyClick(strip.chart, Qt.Key.Key_Return)
    assert chosen.args == [2]
    QTest.keyClick(strip.chart, Qt.Key.Key_End)
    assert strip.chart.accessibleDescription() == "Session 5"
    assert strip.chart.spot_of(5) is not None, "the window has followed"


def test_up_leads_to_the_phases(strip, qtbot):
    strip.chart.setFocus()
    QTest.keyClick(strip.chart, Qt.Key.Key_Up)
    assert strip.chart.accessibleDescription() == "Phase I"
    with qtbot.waitSignal(strip.chart.phase_chosen) as chosen:
        QTest.keyClick(strip.chart, Qt.Key.Key_Space)
    assert chosen.args == [90]


def test_plus_and_the_wheel_with_ctrl_look_closer(strip):
    strip.chart.setFocus()
    QTest.keyClick(strip.chart, Qt.Key.Key_Plus)
    assert strip.days.days == 365
    turn(strip.chart, Qt.KeyboardModifier.ControlModifier)
    assert strip.days.days < 365
    before = strip.days
    turn(strip.chart, Qt.KeyboardModifier.NoModifier)
    assert strip.days.first < before.first, "the wheel alone goes back"


def turn(widget, modifiers):
    at = QPointF(widget.rect().center())
    event = QWheelEvent(
        at,
        QPointF(widget.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_the_window_of_the_overview_is_dragged_and_stretched(strip, theme):
    overview, frame = strip.overview, strip.overview._frame()
    side = -1 if is_mirrored(strip) else 1
    year = round(365 * overview._scale()[1])
    drag(overview, frame.center(), frame.center() + QPoint(side * year, 0))
    assert years(strip.days) == ["2018-01", "2019-12"]
    frame = overview._frame()
    end = QPoint(frame.right() if side > 0 else frame.left(), frame.center().y())
    drag(overview, end, end + QPoint(side * year, 0))
    assert years(strip.days) == ["2018-01", "2020-12"]
    click(overview, QPoint(theme.px(140) if side > 0 else 1400 - theme.px(140), 20))
    assert years(strip.days)[0] == "2017-01"


@pytest.mark.parametrize(
    ("keys", "window"),
    [
        (["onward"], ["2017-01", "2019-01"]),
        (["End"], ["2021-01", "2022-12"]),
        (["End", "Home"], ["2017-01", "2018-12"]),
        (["PgDown"], ["2019-01", "2020-12"]),
        (["Shift+onward"], ["2017-01", "2019-01"]),
        (["Plus"], ["2017-07", "2018-07"]),
    ],
)
def test_the_overview_by_key(strip, keys, window):
    strip.overview.setFocus()
    onward = Qt.Key.Key_Left if is_mirrored(strip) else Qt.Key.Key_Right
    named = {
        "onward": onward,
        "End": Qt.Key.Key_End,
        "Home": Qt.Key.Key_Home,
        "PgDown": Qt.Key.Key_PageDown,
        "Plus": Qt.Key.Key_Plus,
    }
    for key in keys:
        shift = Qt.KeyboardModifier.ShiftModifier
        modifiers = shift if key.startswith("Shift") else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(strip.overview, named[key.removeprefix("Shift+")], modifiers)
    assert years(strip.days) == window
    assert strip.overview.accessibleDescription()


def test_in_a_tall_timeline_every_session_has_its_own_lane_and_title(strip, theme):
    strip.resize(1400, 600)
    strip.chart.set_tall(is_tall=True)
    strip.grab()
    spots = [spot for spot in strip.chart._scene.spots if spot.row == "sessions"]
    assert [spot.bar.count for spot in spots] == [1] * len(spots)
    assert {spot.rect.height() for spot in spots} == {theme.px(28)}
    assert {spot.name for spot in spots} >= {"Title 1", "Title 3", "Title 12"}
    for one in spots:
        for other in spots:
            assert one is other or not one.rect.intersects(other.rect)


def test_the_chosen_session_keeps_its_number(strip):
    strip.chart.choose(2)
    strip.grab()
    named = {spot.id: spot.name for spot in strip.chart._scene.spots if spot.row == "sessions"}
    assert named[2] == "2"


def test_an_empty_calendar_is_quiet(theme, show):
    strip = TimelineStrip(theme, fetch)
    show(strip, 1000, 200)
    strip.show_data(prepare(Calendar(), (), "2020-01-01"), 0)
    strip.chart.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_End):
        QTest.keyClick(strip.chart, key)
    strip.chart.set_tall(is_tall=True)
    strip.resize(40, 10)
    strip.grab()
