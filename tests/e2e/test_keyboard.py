"""Everything without a mouse: each place is reached by key, has a name, and no key is dead."""

from itertools import groupby, pairwise

import pytest
from PySide6.QtCore import SIGNAL, QPoint, QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QSplitter,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from desktop.core.actions import ACTIONS, MENUS
from desktop.views.base import View
from tests.window import Window, text_of

STORY = "story/governance-session-brief-and-agenda"
PAGES = [
    STORY,
    "session/gcm-thematic-3",
    "person/louise-arbour",
    "document/a-res-71-280",
    "search/?q=migration",
    "search/?q=migratoin",
    "help/search",
    "edition/about",
    "person/louise-arbor",
]
CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QTabBar,
    QTextEdit,
)


def controls(window: Window) -> list[QWidget]:
    """What one can do something with, as far as it can be used now."""
    found = [one for kind in CONTROLS for one in window.seen(kind)]
    return [one for one in found if one.isEnabled() and not is_part_of_another(one)]


def is_part_of_another(widget: QWidget) -> bool:
    """A field's clear button and a list's corner are Qt's own."""
    wholes = (QLineEdit, QAbstractItemView, QAbstractSpinBox, QTabBar)
    return isinstance(widget.parentWidget(), wholes)


def walked(window: Window) -> dict[QWidget, None]:
    """Go round the whole window by Tab; within the page it goes from link to link."""
    start = window.frame.bar.tabs
    start.setFocus()
    found: dict[QWidget, None] = {}
    while len(found) == 0 or window.focus is not start:
        found[window.focus] = None
        for _ in range(400):
            before = window.focus
            QTest.keyClick(before, Qt.Key.Key_Tab)
            if window.focus is not before:
                break
        assert window.focus not in found or window.focus is start, f"caught in {window.focus}"
    return found


def name_of(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{widget.accessibleName() or text_of(widget)}”"


@pytest.mark.parametrize("page", PAGES)
def test_every_control_has_a_name(window: Window, page):
    window.go(page)
    nameless = [
        f"{type(one).__name__} {one.objectName()}"
        for one in controls(window)
        if not (one.accessibleName() or text_of(one).strip())
    ]
    assert not nameless


@pytest.mark.parametrize("page", PAGES)
def test_every_control_is_reached_by_key(window: Window, page):
    window.go(page)
    found = walked(window)
    missed = [name_of(one) for one in controls(window) if not is_reached(one, found)]
    assert not missed


@pytest.mark.parametrize("page", PAGES)
def test_keys_go_through_a_tab_as_it_is_read(window: Window, page):
    """Column by column, each from its top down, and along a line as it is written."""
    window.go(page)
    order = [one for one in walked(window) if window.view.isAncestorOf(one)]
    columns = [column_of(one) for one in order]
    places = [rect_in(window, column).bottomRight() for column, _ in groupby(columns)]
    assert len(places) == len(set(columns))
    assert places == sorted(places, key=lambda place: (place.y(), place.x()))
    for (above, of_above), (below, of_below) in pairwise(zip(order, columns, strict=True)):
        if of_above is of_below and not above.isAncestorOf(below):  # as a page does its charts
            first, then = (rect_in(window, one) for one in (above, below))
            is_beside = first.top() < then.center().y() < first.bottom()
            said = f"{name_of(above)}, then {name_of(below)}"
            assert first.left() < then.left() if is_beside else first.top() < then.top(), said


def column_of(control: QWidget) -> QWidget:
    """Return the column, or the bar above the columns, that a control stands in."""
    while not isinstance(control.parentWidget(), QSplitter | View):
        control = control.parentWidget()
    return control


def rect_in(window: Window, control: QWidget) -> QRect:
    return QRect(control.mapTo(window.frame, QPoint()), control.size())


def is_reached(control: QWidget, found: dict[QWidget, None]) -> bool:
    """By Tab, by the key of its action, or by the arrows from another one of its group."""
    if control in found:
        return True
    if isinstance(control, QToolButton) and control.defaultAction() is not None:
        return bool(control.defaultAction().shortcuts())
    group = control.group() if isinstance(control, QAbstractButton) else None
    return group is not None and any(one in found for one in group.buttons())


def test_f6_goes_round_the_panes_and_shift_f6_back(window: Window):
    window.go(STORY)
    window.frame.bar.tabs.setFocus()
    seen = []
    for _ in range(5):
        window.press("F6")
        seen.append(window.focus)
    assert seen[-1] is window.frame.bar.tabs
    assert len(set(seen)) == 5
    assert window.reader in seen
    for expected in reversed(seen[:-1]):
        window.press("Shift+F6")
        assert window.focus is expected


@pytest.mark.parametrize("action", [action.name for action in ACTIONS])
def test_no_action_is_dead(window: Window, action):
    assert window.context.actions[action].receivers(SIGNAL("triggered(bool)")) > 0


def test_actions_of_the_page_are_offered_where_they_do_something(window: Window):
    actions = window.context.actions
    window.go(STORY)
    assert all(actions[name].isEnabled() for name in ("find", "cite", "facets", "related", "print"))
    window.go("person/louise-arbour")
    assert not actions["facets"].isEnabled()
    window.go("help/search")
    assert actions["find"].isEnabled()
    assert not actions["cite"].isEnabled()
    window.go("search/?q=x")
    assert not actions["find"].isEnabled()


def test_the_menu_is_made_from_the_table(window: Window):
    menu = window.frame.bar.more.menu()
    made = {one.title(): one for one in menu.findChildren(QMenu) if one.parent() is menu}
    assert tuple(made) == MENUS
    for heading, submenu in made.items():
        expected = [action.label for action in ACTIONS if action.menu == heading]
        assert [one.text() for one in submenu.actions()] == expected


@pytest.mark.parametrize(
    ("key", "sign"),
    [
        ("F1", lambda window: window.address.startswith("help/")),
        ("Ctrl+F", lambda window: window.all_named("Find in page", QLineEdit)),
        ("Ctrl+K", lambda window: window.focus is window.app.search_box.field),
        ("F11", lambda window: window.frame.isFullScreen()),
        ("Ctrl+Shift+C", lambda window: window.clipboard == f"placard://{STORY}"),
    ],
)
@pytest.mark.parametrize("place", ["Stories", "Article", "Related entries", "Country"])
def test_keys_work_wherever_the_keyboard_is(window: Window, key, sign, place):
    window.go(STORY)
    target = window.reader if place == "Article" else window.list_named(place)
    target.setFocus()
    window.press(key)
    assert sign(window)
    if key == "F11":
        window.press("F11")
        assert not window.frame.isFullScreen()
    window.press("Esc", "Esc")


def test_keys_of_the_window_work_in_a_field_too(window: Window):
    window.go(STORY)
    window.press("Ctrl+F")
    window.write("brief")
    window.press("Ctrl+K")
    assert window.focus is window.app.search_box.field
    window.press("Esc", "Ctrl+3")
    assert window.address.startswith("person/")


def reach(window: Window, name: str) -> QWidget:
    """Go by Tab to what readers of screens call so."""
    for _ in range(600):
        here = window.focus
        if here is not None and name in (here.accessibleName(), text_of(here)):
            return here
        QTest.keyClick(here or window.frame, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to “{name}”")


def sheet(window: Window, key: str) -> QWidget:
    """Open a dialog by its key; the keyboard is in it."""
    window.press(key)
    (dialog,) = [one for one in window.app.desk._sheets.values() if one.isVisible()]
    dialog.activateWindow()  # no window manager stands behind these tests
    assert QTest.qWaitForWindowActive(dialog)
    return dialog


def test_stories_are_filtered_read_and_left_without_a_mouse(window: Window):
    window.press("Ctrl+2", "Ctrl+1")
    assert window.focus.accessibleName() == "Stories"
    window.press("Down", "Return")
    assert window.focus is window.reader
    first = window.address
    window.press("Tab", "Return")
    assert window.address != first
    window.press("Alt+Left")
    assert window.address == first
    reach(window, "Issue area")
    whole = window.list_named("Stories").model().count
    window.press("Down", "Space")
    assert window.list_named("Stories").model().count < whole
    window.press("Space")
    assert window.list_named("Stories").model().count == whole
    window.press("Ctrl+B")
    assert not window.all_named("Issue area")
    window.press("Ctrl+B")


def test_a_search_is_walked_and_left_without_a_mouse(window: Window):
    window.go(STORY)
    window.press("Ctrl+K")
    window.write("louise arbour")
    window.press("Tab", "Tab", "Shift+Tab", "Shift+Tab", "Down", "Up", "Return")
    assert window.address == "person/louise-arbour"
    window.press("Ctrl+K", "Ctrl+Return")
    assert window.address == "search/?q=louise%20arbour"
    window.press("Down", "Return")
    assert not window.address.startswith("search/")
    window.press("Alt+Left", "Ctrl+K", "Esc", "Esc")
    assert window.address == "search/?q=louise%20arbour"


def test_the_calendar_changes_mode_and_time_without_a_mouse(window: Window):
    window.press("Ctrl+2")
    reach(window, "Agenda")
    window.press("Right")
    assert window.view.bar.modes.value == "timeline"
    window.press("Left", "Left")
    assert window.view.bar.modes.value == "month"
    before = window.view.bar.range_label.text()
    reach(window, "Later")
    window.press("Space")
    assert window.view.bar.range_label.text() != before
    reach(window, "Month")
    window.press("Right")


def test_titles_of_another_day_are_asked_for_without_a_mouse(window: Window):
    window.go("person/louise-arbour")
    day = window.context.clock.as_of
    sheet(window, "Ctrl+Shift+D")
    window.press("Down", "Return")
    assert window.context.clock.as_of != day
    window.come_back()
    assert window.frame.bar.as_of.isVisible()
    sheet(window, "Ctrl+Shift+D")
    reach(window, "Latest")
    window.press("Space", "Esc")
    assert not window.frame.bar.as_of.isVisible()


def test_roles_are_walked_without_a_mouse(window: Window):
    window.go("person/louise-arbour")
    window.press("Ctrl+3")
    reach(window, "Roles over time")
    chart = window.focus
    said = chart.accessibleDescription()
    window.press("Down")
    assert chart.accessibleDescription() != said


@pytest.mark.parametrize(
    ("key", "title"), [("Ctrl+,", "Settings"), ("Ctrl+?", "Keyboard shortcuts")]
)
def test_a_dialog_comes_and_goes_without_a_mouse(window: Window, key, title):
    window.go(STORY)
    window.reader.setFocus()
    dialog = sheet(window, key)
    assert dialog.windowTitle() == title
    assert dialog.isAncestorOf(window.focus)
    window.press("Esc")
    assert not dialog.isVisible()


def test_a_menu_is_opened_walked_and_left_without_a_mouse(window: Window):
    window.go(STORY)
    reach(window, "Menu")
    walked = []

    def walk() -> None:
        menu = QApplication.activePopupWidget()
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Down):
            QTest.keyClick(menu, key)
            walked.append(menu.activeAction().text())
        QTest.keyClick(menu, Qt.Key.Key_Escape)

    QTimer.singleShot(50, walk)
    QTest.keyClick(window.focus, Qt.Key.Key_Space)
    window.settle()
    assert walked == list(MENUS[:2])
    assert QApplication.activePopupWidget() is None
