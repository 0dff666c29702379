"""The Calendar tab: month, agenda and timeline of one process, narrowed, walked, come back to."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton

from desktop.qt.roles import LINE_ROLE
from tests.window import Window, lines_of, open_window, row_with, rows_of

ALL = 62
THIRD = "session/gcm-thematic-3"
SIXTH = "session/gcm-thematic-6"
FIRST = "session/gcm-thematic-1"


@pytest.fixture(scope="module")
def rehearsal(qapp, tmp_path_factory, bundled_edition):
    """The program on the first day of the third session."""
    folder = tmp_path_factory.mktemp("rehearsal")
    arguments = (THIRD, "--edition", str(bundled_edition), "--today", "2017-06-19")
    with open_window(folder, *arguments) as window:
        yield window


@pytest.fixture
def calendar(rehearsal: Window) -> Window:
    rehearsal.begin_anew()
    rehearsal.context.settings["own_zone"] = "America/New_York"
    rehearsal.go(THIRD)
    rehearsal.click(rehearsal.named("Agenda", QToolButton))
    return rehearsal


def sessions(window: Window):
    return window.list_named("Sessions")


def titles(window: Window) -> list[str]:
    return [line.title for line in lines_of(sessions(window))]


def selected(window: Window) -> str:
    return sessions(window).currentIndex().data(LINE_ROLE).title


def range_said(window: Window) -> str:
    return window.view.bar.range_label.text()


def switch(window: Window, words: str) -> None:
    window.click(window.named(words, QToolButton))


def click_bar(window: Window, slug: str) -> None:
    """Click on a session's bar in the timeline."""
    entry_id = next(window.view._source.id_of(route) for route in [route_of(slug)])
    rect = window.view.strip.chart.spot_of(entry_id)
    assert rect is not None, f"{slug} is not in the window"
    window.click(window.view.strip.chart, rect.center().toPoint())


def route_of(address: str):
    from desktop.core.routes import parse

    return parse(address)


def test_the_agenda_lists_every_session_under_its_month(calendar):
    rows = rows_of(sessions(calendar))
    assert len(titles(calendar)) == ALL
    assert str(ALL) in calendar.words
    assert rows[0] == "February 2016"
    assert rows[rows.index("June 2017") + 1].startswith("International cooperation")
    assert rows[-2:] == ["2026", "Second International Migration Review Forum"]


def test_the_session_read_is_marked_everywhere(calendar):
    assert selected(calendar).startswith("International cooperation")
    assert calendar.view.strip.chart._chosen == calendar.view._chosen > 0
    assert calendar.title.startswith("Third informal thematic session")


def test_what_is_now_is_a_click_away(calendar):
    calendar.go(SIXTH)
    now = calendar.view.agenda.now
    assert now.accessibleName().startswith(
        "Now (day 1 of 2): International cooperation and governance of migration"
    )
    assert "Next (in 9 days): Tenth summit" in now.accessibleName()
    calendar.click(now)
    assert calendar.address == THIRD


def test_the_tab_opens_with_what_is_now(calendar):
    calendar.context.navigator.forget()
    calendar.frame.show_edition()
    calendar.settle()
    calendar.go("tab/calendar")
    assert calendar.address == THIRD


def test_a_bar_of_the_timeline_opens_its_session(calendar):
    click_bar(calendar, FIRST)
    assert calendar.address == FIRST
    assert selected(calendar) == "Human rights of all migrants"
    assert calendar.title.startswith("First informal")


def test_a_phase_is_read_from_its_band_and_a_process_from_the_way_down(calendar):
    chart = calendar.view.strip.chart
    chart.setFocus()
    calendar.press("Up", "Home", "Right", "Return")
    assert calendar.address == "phase/gcm-consultations"
    assert calendar.frame.bar.tabs.currentIndex() == 1, "in this tab"
    assert not sessions(calendar).selectionModel().hasSelection()
    calendar.click(calendar.named("GCM"))
    assert calendar.address == "process/gcm"
    calendar.press("Alt+Left", "Alt+Left")
    assert calendar.address == THIRD


def test_a_session_outside_the_window_brings_the_window(calendar):
    assert calendar.view.strip.chart.spot_of(calendar.view._chosen) is not None
    calendar.go("session/imrf-2022")
    assert calendar.view.strip.chart.spot_of(calendar.view._chosen) is not None


def test_walking_down_the_agenda_reads_along_and_leaves_one_visit(calendar):
    calendar.go("tab/stories")
    calendar.go(THIRD)
    sessions(calendar).setFocus()
    calendar.press("Down", "Down")
    assert calendar.address == "session/gcm-thematic-4"
    calendar.press("Alt+Left")
    assert calendar.address.startswith("session/")
    calendar.press("Alt+Left")
    assert calendar.address.startswith("story/")


def test_the_month_shows_days_and_the_keys_walk_them(calendar):
    switch(calendar, "Month")
    grid = calendar.view.agenda.grid
    assert range_said(calendar) == "June 2017"
    assert grid.isVisible()
    assert not calendar.view.strip.isVisible()
    calendar.click(calendar.named("Later"))
    assert range_said(calendar) == "July 2017"
    grid.setFocus()
    calendar.press("PgUp", "PgUp", "Home", "Down", "Return")
    assert range_said(calendar) == "May 2017"
    assert grid.day == datetime.date(2017, 5, 8)
    assert calendar.address == FIRST


def test_today_leads_back_from_anywhere(calendar):
    switch(calendar, "Month")
    for _ in range(3):
        calendar.click(calendar.named("Later"))
    assert range_said(calendar) == "September 2017"
    calendar.click(calendar.named("Today"))
    assert range_said(calendar) == "June 2017"
    switch(calendar, "Timeline")
    calendar.view.strip.overview.setFocus()
    calendar.press("End")
    assert not range_said(calendar).startswith("January 2017")
    calendar.click(calendar.named("Today"))
    first, last = calendar.view.strip.days
    assert first <= datetime.date(2017, 6, 19).toordinal() <= last


def test_the_arrows_of_the_agenda_go_by_month_until_its_ends(calendar):
    sessions(calendar).setFocus()
    calendar.press("Home")
    earlier, later = calendar.named("Earlier"), calendar.named("Later")
    assert (earlier.isEnabled(), later.isEnabled()) == (False, True)
    assert range_said(calendar).startswith("February 2016")
    calendar.click(later)
    assert range_said(calendar).startswith("September")
    calendar.press("End")
    assert (earlier.isEnabled(), later.isEnabled()) == (True, False)


def test_the_timeline_moves_by_half_its_window(calendar):
    switch(calendar, "Timeline")
    assert range_said(calendar) == "January 2017–December 2018"
    calendar.click(calendar.named("Later"))
    assert range_said(calendar) == "January 2018–December 2019"
    assert calendar.view.strip.height() > 300
    assert sessions(calendar).isVisible(), "readers of screens keep the list"


def test_a_filter_narrows_agenda_and_timeline_and_says_so(calendar):
    calendar.press("Ctrl+B")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(one for one in menu.actions() if one.text().startswith("Thematic session"))
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    calendar.settle()
    assert menu.isVisible(), "several can be ticked"
    menu.close()
    assert len(titles(calendar)) == 6
    assert f"6 of {ALL}" in calendar.words
    assert len(calendar.view.strip.chart._walks["sessions"]) == 6
    assert calendar.view.bar.filter.text() == "Filter 1"
    assert selected(calendar).startswith("International cooperation"), "it passes"
    calendar.click(calendar.named("Remove filter Thematic session"))
    assert len(titles(calendar)) == ALL


def test_the_filter_by_key(calendar):
    calendar.press("Ctrl+B", "Down", "Down", "Space")
    assert QApplication.activePopupWidget() is not None
    assert len(titles(calendar)) < ALL
    calendar.press("Escape")
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize(
    ("words", "said", "unsaid"),
    [
        ("Venue time", ["Geneva, UTC+2", "10:00–10:15"], ["New York", "04:00"]),
        ("My time", ["New York, UTC−4", "04:00–04:15"], ["UTC+2", "10:00–10:15"]),
        ("Both", ["Geneva, UTC+2 / New York, UTC−4", "10:00–10:15", "04:00–04:15"], []),
    ],
)
def test_times_are_told_by_the_clock_chosen(calendar, words, said, unsaid):
    calendar.go(FIRST)
    switch(calendar, words)
    programme = calendar.reader.toPlainText().partition("Monday 8 May 2017")[2][:80]
    assert all(one in programme for one in said), programme
    assert not any(one in programme for one in unsaid), programme


def test_the_clock_chosen_is_a_setting(calendar):
    switch(calendar, "My time")
    assert calendar.context.settings["times"] == "mine"
    calendar.context.settings["times"] = "venue"
    assert calendar.view.bar.times.value == "venue"


def test_back_restores_mode_range_filter_and_place(calendar):
    switch(calendar, "Timeline")
    calendar.click(calendar.named("Later"))
    calendar.view._on_value_toggled("phases", "gcm-negotiations")
    calendar.settle()
    table = sessions(calendar)
    table.verticalScrollBar().setValue(120)
    before = (range_said(calendar), table.verticalScrollBar().value(), len(titles(calendar)))
    calendar.go("story/first-review-forum")
    calendar.go("session/imrf-2022")
    calendar.view._on_filters_cleared()
    switch(calendar, "Month")
    calendar.press("Alt+Left", "Alt+Left")
    after = (range_said(calendar), table.verticalScrollBar().value(), len(titles(calendar)))
    assert (calendar.address, after) == (THIRD, before)
    assert calendar.view.bar.modes.value == "timeline"


@pytest.mark.parametrize(
    "state",
    [
        {"mode": "week", "first": "x", "month": [1], "scroll": None, "filter": 3},
        {
            "mode": 7,
            "first": True,
            "last": -5,
            "month": -1,
            "scroll": "far",
            "filter": {"kinds": [["x"]]},
        },
        {"first": 10**9, "last": -(10**9), "month": 0, "filter": {"kinds": ["no-such-kind"]}},
    ],
)
def test_a_state_of_another_version_does_no_harm(calendar, state):
    calendar.context.navigator.go(SIXTH, {"list": state, "page": {}})
    calendar.settle()
    assert calendar.title.startswith("Sixth")
    calendar.view._on_filters_cleared()
    calendar.settle()
    assert len(titles(calendar)) == ALL


def test_narrow_and_low_windows_keep_the_page(calendar):
    calendar.resize(1024, 700)
    assert calendar.view.strip.isVisible()
    assert sessions(calendar).isVisible()
    assert calendar.reader.isVisible()
    calendar.resize(760, 480)
    assert calendar.reader.isVisible()
    assert calendar.view.bar.height() == 2 * calendar.context.theme.px(42), "in two lines"
    assert not calendar.view.strip.isVisible()
    calendar.resize(1440)
    assert calendar.view.bar.height() == calendar.context.theme.px(50)


def test_every_pane_is_reached_by_key(calendar):
    calendar.view.strip.overview.setFocus()
    seen = []
    for _ in range(5):
        calendar.press("F6")
        seen.append(calendar.focus.accessibleName())
    assert seen[:4] == ["Timeline", "Sessions", "Article", "Related entries"]


def test_the_language_of_the_content_is_read_anew(calendar):
    calendar.context.settings["language"] = "fr"
    calendar.settle()
    assert len(titles(calendar)) == ALL
    assert row_with(sessions(calendar), "Human rights of all migrants") > 0, (
        "English where there is no other"
    )
