"""Help is read like any other page: list, find, zoom, history, from where one is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from desktop.core.help_pages import NAMES
from tests.window import settle


def go(program, address):
    program.context.navigator.go(address)
    settle(program)
    return program.window.view


@pytest.mark.parametrize("name", ["index", *NAMES])
def test_every_page_has_its_address(program, name):
    view = go(program, f"help/{name}")
    title = view._page.title
    assert view.reader.toPlainText().startswith(title)
    assert view.table.currentIndex().data() == title


def test_an_unknown_page_leads_to_the_page_of_unknown_addresses(program):
    go(program, "help/index")
    go(program, "help/no-such-page")
    assert type(program.window.view).__name__ == "UnknownView"


def test_the_list_opens_pages_and_back_returns(program):
    view = go(program, "help/index")
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    settle(program)
    assert str(program.context.navigator.current) == "placard://help/search"
    program.context.actions["back"].trigger()
    settle(program)
    assert view.table.currentIndex().row() == 0


def test_an_example_of_a_search_opens_its_results(program):
    view = go(program, "help/search")
    view.reader.link_activated.emit("placard://search/?q=sdg%3A10.7%20kind%3Astory")
    settle(program)
    assert program.window.view._table.model().rowCount() > 10


def test_opening_help_is_one_step_of_the_history(program):
    go(program, "help/search")
    program.context.actions["back"].trigger()
    settle(program)
    assert str(program.context.navigator.current).startswith("placard://story/")


def test_the_size_of_text_holds_here_too(program):
    view = go(program, "help/search")
    before = view.reader.document().size().height()
    program.settings["reading_zoom"] = 200
    settle(program)
    assert view.reader.document().size().height() > before * 1.5


def test_find_and_copy_link_work_here(program):
    view = go(program, "help/marks")
    view._find_bar.open_bar()
    view._find_bar._field.setText("dashed")
    assert view._find_bar._count.text().startswith("1 of ")
    program.context.actions["copy_link"].trigger()
    assert QGuiApplication.clipboard().text() == "placard://help/marks"


@pytest.mark.parametrize(
    ("place", "name"),
    [("tab/stories", "getting-started"), ("search/?q=visa", "search"), ("edition/about", "about")],
)
def test_help_opens_at_what_one_is_looking_at(program, place, name):
    go(program, place)
    program.context.actions["help"].trigger()
    settle(program)
    assert program.window.view._page.slug == name
