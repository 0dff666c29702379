"""Starting, opening another edition, and being told what went wrong: as one goes through it."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.dialogs.welcome import WAYS, WelcomeView
from tests.window import running, settle


@pytest.fixture
def first_start(qtbot, bundled_edition):
    with running("--edition", str(bundled_edition)) as application:
        yield application


def current(program):
    return str(program.context.navigator.current)


def test_a_first_start_shows_what_the_edition_holds(first_start):
    view = first_start.window.view
    assert isinstance(view, WelcomeView)
    assert view._title.text().startswith("Global Compact for Migration")
    counts = first_start.context.library.edition.counts
    figures = [cell.accessibleName() for cell in view._figures.children() if cell.isWidgetType()]
    assert f"{counts['story']} stories" in figures
    assert first_start.settings["welcomed"]


@pytest.mark.parametrize(
    ("way", "address"),
    [
        ("stories", "placard://story/first-review-forum"),
        ("calendar", "placard://session/"),
        ("search", "placard://story/"),
    ],
)
def test_each_way_in_leads_where_it_says(first_start, way, address):
    view = first_start.window.view
    QTest.mouseClick(view.ways[way], Qt.MouseButton.LeftButton)
    settle(first_start)
    assert current(first_start).startswith(address)
    assert not isinstance(first_start.window.view, WelcomeView)
    if way == "search":
        assert first_start.search_box.field.hasFocus()


def test_escape_and_the_tab_behind_it_leave_the_welcome(first_start):
    QTest.keyClick(first_start.window.view, Qt.Key.Key_Escape)
    settle(first_start)
    assert first_start.window.view.article.page.kind == "story"
    first_start.window.show_view("welcome")
    first_start.context.actions["tab_stories"].trigger()
    settle(first_start)
    assert not isinstance(first_start.window.view, WelcomeView)


def test_the_ways_in_are_reached_by_tab_and_named(first_start):
    view = first_start.window.view
    assert [way.accessibleName() for way in view.ways.values()] == [way.title for way in WAYS]
    assert view.ways["stories"].hasFocus()


def test_a_start_at_an_address_is_not_welcomed(program):
    assert current(program) == "placard://story/governance-session-brief-and-agenda"
    assert not program.settings["welcomed"]


def test_another_edition_takes_the_place_of_the_first(program, tmp_path):
    other = tmp_path / "other edition #2.placard"
    shutil.copy(program.context.library.path, other)
    program.desk.ask_edition(lambda *_: str(other))
    settle(program)
    assert program.context.library.path == other
    assert program.settings["edition"] == str(other)
    assert not program.context.navigator.can_go_back
    assert program.window.view.article.page.kind == "story"
    assert program.context.check.state == "complete"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"not a database", "is not a Placard edition"),
        (b"", "is not a Placard edition"),
        (None, "There is no file"),
    ],
)
def test_a_file_that_is_no_edition_is_refused_and_all_stays(program, tmp_path, content, said):
    wrong, before = tmp_path / "wrong.placard", program.context.library
    if content is not None:
        wrong.write_bytes(content)
    program.desk.open_edition(wrong)
    settle(program)
    assert said in program.window.banner.text
    assert program.context.library is before
    assert program.settings["edition"] == ""
    assert current(program) == "placard://story/governance-session-brief-and-agenda"


def test_without_an_edition_the_window_says_so_and_offers_to_open_one(
    qtbot, tmp_path, bundled_edition
):
    with running("--edition", str(tmp_path / "gone.placard")) as program:
        assert "There is no file" in program.window.banner.text
        assert program.window.view._title.text() == "No edition is open"
        program.desk.open_edition(bundled_edition)
        settle(program)
        assert program.window.view.article.page.kind == "story"
        assert program.window.bar.badge.isVisible()


def test_what_a_crash_left_behind_is_offered_at_the_next_start(qtbot, bundled_edition, tmp_path):
    with running("help/index", "--edition", str(bundled_edition)) as program:
        logs = program.paths.logs
    (logs / "crash.txt").write_text("the report of last time", "utf-8")
    with running("help/index", "--edition", str(bundled_edition)) as program:
        assert "did not end well" in program.window.banner.text
        program.window.banner._offer.click()
        dialog = program.desk._sheets["crash"]
        assert dialog.report == "the report of last time"


def test_a_job_that_fails_is_reported_like_any_other_fault(program):
    def fail(_token):
        raise ZeroDivisionError("in a job")

    program.context.jobs.submit(fail, lane="idle.test")
    settle(program)
    assert "ZeroDivisionError: in a job" in program.desk._sheets["crash"].report
