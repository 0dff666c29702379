"""The strip of roles under keys, clicks and both directions: the date is chosen here."""

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest

from db.figures import Role, Roles
from desktop.core.roles import strip_of
from desktop.widgets.roles_strip import RolesStrip

DAY = "2017-06-19"
WAYS = [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]


def roles(as_of=DAY):
    rows = (Role("Envoy", "2017-03-09/2018-12", is_held=True), Role("President", "2009/2014"))
    return strip_of(Roles(rows, as_of, 2, "Titles"))


@pytest.fixture
def strip(theme, icons, show):
    strip = RolesStrip(theme, icons)
    strip.show_strip(roles(), is_latest=False)
    strip.told = []
    strip.day_chosen.connect(strip.told.append)
    show(strip, 900, strip.heightForWidth(900))
    return strip


def image(strip):
    return strip.chart.grab().toImage()


@pytest.mark.parametrize(
    ("button", "day"),
    [("previous", "2017-03-09"), ("following", "2019-01-01"), ("latest", "")],
)
def test_a_click_goes_to_a_change_or_to_today(strip, button, day):
    QTest.mouseClick(getattr(strip.control, button), Qt.MouseButton.LeftButton)
    assert strip.told == [day]


@pytest.mark.parametrize("way", WAYS)
def test_keys_go_the_way_that_time_runs(strip, way):
    strip.setLayoutDirection(way)
    later = Qt.Key.Key_Right if way is WAYS[0] else Qt.Key.Key_Left
    QTest.keyClick(strip.chart, later)
    assert strip.told == ["2019-01-01"]


def test_what_cannot_be_is_disabled(strip):
    strip.show_strip(roles("2026-01-01"), is_latest=True)
    assert not strip.control.following.isEnabled()
    assert not strip.control.latest.isEnabled()
    assert strip.control.previous.isEnabled()
    QTest.keyClick(strip.chart, Qt.Key.Key_Right)
    assert strip.told == []


def test_a_day_is_told_when_it_is_whole_and_not_when_it_is_shown(strip):
    field = strip.control.field
    assert (field.day, strip.told) == (DAY, [])
    field.setFocus()
    field.setSelectedSection(field.Section.YearSection)
    QTest.keyClicks(field, "2010")
    assert strip.told == []
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert strip.told == ["2010-06-19"]


def test_a_day_is_picked_from_the_calendar(strip):
    strip.control.field.calendarWidget().setSelectedDate(QDate(2017, 6, 1))
    strip.control.field.setDate(strip.control.field.calendarWidget().selectedDate())
    assert strip.told == ["2017-06-01"]


def test_readers_of_screens_hear_every_role_the_one_in_focus_first(strip):
    QTest.keyClick(strip.chart, Qt.Key.Key_Down)
    said = strip.chart.accessibleDescription()
    assert said.startswith("President, 2009–2014.")
    assert "Envoy, 9 Mar 2017–Dec 2018" in said or "Envoy, 9 March 2017–December 2018" in said
    assert "held on 19 Jun 2017" in said


def test_the_sources_are_a_click_away(strip, qtbot):
    with qtbot.waitSignal(strip.sources_wanted):
        QTest.mouseClick(strip.sources, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("way", WAYS)
def test_a_role_held_is_painted_in_the_accent_and_time_mirrors(strip, theme, way):
    strip.setLayoutDirection(way)
    strip.chart.clearFocus()
    painted = image(strip)
    accent = theme.colour("accent").rgb()
    y = strip.chart._row_top(0) + 15
    held = [x for x in range(painted.width()) if painted.pixel(QPoint(x, y)) == accent]
    assert held
    is_right = held[0] > painted.width() / 2
    assert is_right is (way is WAYS[0]), "later is where the reader's lines end"
    y = strip.chart._row_top(1) + 15
    assert accent not in [painted.pixel(QPoint(x, y)) for x in range(painted.width())]


def test_more_roles_are_higher_and_narrow_windows_lose_words_not_bars(strip):
    before = strip.heightForWidth(900)
    one = strip_of(Roles((Role("Envoy", "2017"),), DAY))
    strip.show_strip(one, is_latest=False)
    assert strip.heightForWidth(900) < before
    strip.resize(420, before)
    assert not strip._note.isVisible()
    assert strip.control.isVisible()
