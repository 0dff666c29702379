"""The People tab and the as-of date by real keys and clicks: one day rules list, page and cards."""

import pytest
from PySide6.QtCore import QDate
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateEdit, QLineEdit, QToolButton

from desktop.dialogs.as_of import AsOfDialog
from desktop.views.hover import HoverCards
from desktop.widgets.related_list import RelatedList
from desktop.widgets.roles_strip import RolesStrip
from tests.window import Window, lines_of, row_with, rows_of

SAMSAR = "person/mehmet-samsar"
ARBOUR = "person/louise-arbour"
JUNE_2017 = "2017-06-19"


@pytest.fixture
def people(window: Window):
    wake(window)
    window.context.clock.show_as_of(JUNE_2017)
    window.go(ARBOUR)
    window.view.column.show_choice("person", "name", "")
    window.settle()
    yield window
    window.context.clock.show_as_of("")
    window.settle()


def table(window: Window):
    return window.view.table


def line_of(window: Window, name: str):
    return next(line for line in lines_of(table(window)) if line.title.startswith(name))


def strip(window: Window) -> RolesStrip:
    (found,) = window.seen(RolesStrip)
    return found


def wake(window: Window) -> None:
    """Give the window the keyboard back, which a menu without a desktop behind it keeps."""
    window.frame.activateWindow()
    QTest.qWaitForWindowActive(window.frame)


def order(window: Window, label: str) -> None:
    (button,) = [
        one for one in window.seen(QToolButton) if one.accessibleName().startswith("Order")
    ]
    window.choose(label, button)
    wake(window)


def write_filter(window: Window, text: str) -> None:
    field = window.named("Filter by name", QLineEdit)
    field.setFocus()
    window.press("Ctrl+A", "Del")
    window.write(text)


def test_the_list_shows_plate_and_title_of_the_day(people):
    line = line_of(people, "Samsar")
    assert line.face.text == "Turkey"
    assert "now Türkiye" in line.context
    people.context.clock.show_as_of("2022-06-01")
    people.settle()
    assert line_of(people, "Samsar").face.text == "Türkiye"


def test_the_page_has_every_title_held_on_the_day(people):
    said = people.reader.toPlainText()
    assert "Special Representative of the Secretary-General for International Migration" in said
    assert "Secretary-General of the Intergovernmental Conference" in said
    assert "Луиза Арбур" in said
    assert "Titles on 19 June 2017" in said


def test_stories_and_documents_that_name_a_person_stand_in_the_page(people):
    headings = [title for _, _, title in people.reader.toc]
    assert headings.index("In sessions") < headings.index("Biography") < headings.index("Stories")
    assert not people.seen(RelatedList)
    people.resize(1024, 700)
    assert "Stories" not in [title for _, _, title in people.reader.toc]
    people.press("Ctrl+R")
    assert people.seen(RelatedList)
    people.resize(1440)


@pytest.mark.parametrize(
    ("label", "band"), [("By State", "Turkey"), ("By organisation", "GFMD"), ("By name", "S")]
)
def test_people_stand_under_initial_state_or_organisation(people, label, band):
    order(people, "By State")
    order(people, label)
    assert band in rows_of(table(people))


def test_a_filter_finds_names_in_any_script_and_says_how_many(people):
    total = people.view.column.header.count_text
    write_filter(people, "лу арб")
    assert [line.title for line in lines_of(table(people))] == ["Arbour, Louise"]
    assert people.view.column.header.count_text == f"1 of {total}"
    write_filter(people, "turk")
    assert [line.title for line in lines_of(table(people))] == ["Samsar, Mehmet"]


def test_a_filter_that_nothing_passes_says_so_and_can_be_cleared(people):
    write_filter(people, "zzzz")
    assert "Nothing of that name" in people.words
    people.click(people.named("Clear the filter"))
    assert len(lines_of(table(people))) > 100
    assert "Nothing of that name" not in people.words


def test_a_seat_without_a_name_leads_to_its_state_and_on_enter_to_its_session(people):
    write_filter(people, "eritrea")
    (line,) = lines_of(table(people))
    assert (line.title, line.face.is_empty) == ("Seat without a name", True)
    people.click_row(table(people), row_with(table(people), "Seat without a name"))
    assert people.address == "country/er#h-seats"
    assert table(people).currentIndex().isValid(), "the row stays chosen"
    assert people.named("People", QToolButton).isChecked(), "and the list as it is"
    table(people).setFocus()
    people.press("Return")
    assert people.address.startswith("session/gcm-thematic-4")


@pytest.mark.parametrize(
    ("chip", "name", "kind"),
    [("Countries", "Turkey", "country"), ("Organisations", "UN", "organisation")],
)
def test_other_kinds_are_a_click_away(people, chip, name, kind):
    people.click(people.named(chip, QToolButton))
    assert any(line.title.startswith(name) for line in lines_of(table(people)))
    table(people).setFocus()
    people.press("Home")
    assert people.address.startswith(f"{kind}/")


def test_walking_the_list_reads_along(people):
    table(people).setFocus()
    people.press("Down")
    assert people.address.startswith("person/")
    assert people.address != ARBOUR
    people.write("samsar")
    assert people.address == SAMSAR


def test_the_strip_changes_the_day_for_list_page_and_bar(people):
    people.go(SAMSAR)
    people.click(strip(people).control.following)
    assert people.context.clock.as_of == "2018-12-10"
    assert strip(people).control.field.day == "2018-12-10"
    assert "Co-chair of dialogue 1" in people.reader.toPlainText().split("National of")[0]
    assert len(people.all_named("As of 10 Dec 2018", QToolButton)) == 2, "in the bar and above"


def test_the_strip_keeps_the_keyboard_over_a_change(people):
    people.go(SAMSAR)
    strip(people).chart.setFocus()
    people.press("Right")
    assert people.focus is strip(people).chart
    assert people.context.clock.as_of == "2018-12-10"
    people.press("Left")
    assert people.context.clock.as_of == "2016-01-01", "the day after the last of 2015"


def test_the_strip_stands_where_the_text_leaves_room_and_scrolls_with_it(people):
    before = strip(people).geometry()
    viewport = people.reader.viewport()
    assert viewport.rect().contains(before.topLeft())
    people.reader.verticalScrollBar().setValue(60)
    assert strip(people).y() == before.y() - 60
    people.resize(1240)
    assert strip(people).width() < before.width()
    people.go("organisation/iom")
    assert not people.seen(RolesStrip)
    people.resize(1440)


def test_show_sources_goes_to_the_titles_with_their_numbers(people):
    people.click(strip(people).sources)
    assert people.reader.verticalScrollBar().value() > 0


def test_latest_is_said_nowhere_and_another_day_everywhere(people):
    bar = people.frame.bar.as_of
    assert bar.isVisible() and bar.text() == "As of 19 Jun 2017"
    assert people.view.column.as_of.isChecked()
    people.go("tab/stories")
    assert bar.isVisible(), "it stays over tabs"
    people.context.actions["latest"].trigger()
    people.settle()
    assert not bar.isVisible()
    assert not people.context.actions["latest"].isEnabled()
    people.go(ARBOUR)
    assert not people.view.column.as_of.isChecked()


def test_the_day_is_chosen_by_key_from_anywhere(people):
    people.go("tab/stories")
    people.press("Ctrl+Shift+D")
    (dialog,) = people.frame.findChildren(AsOfDialog)
    assert dialog.isVisible()
    dialog.findChild(QDateEdit).setDate(QDate(2018, 12, 10))
    people.click(dialog.show_button)
    assert people.context.clock.as_of == "2018-12-10"
    assert not dialog.isVisible()


def test_back_brings_kind_order_and_filter_back(people):
    order(people, "By State")
    write_filter(people, "turk")
    people.go("story/first-review-forum")
    people.press("Alt+Left")
    assert people.view.column.order == "state"
    assert people.named("Filter by name", QLineEdit).text() == "turk"
    assert [line.title for line in lines_of(table(people))] == ["Samsar, Mehmet"]


def test_a_card_on_a_dated_page_says_both_titles_where_they_differ(people):
    people.context.clock.show_as_of("2018-12-25")
    people.go("story/governance-session-brief-and-agenda")
    cards = people.view.article.findChild(HoverCards)
    people.reader.link_hovered.emit(f"placard://{SAMSAR}", people.frame.pos())
    cards._ask()
    people.settle()
    assert "Director General for Consular Affairs" in cards.card.words
    assert "now Ambassador of Turkey to the Russian Federation" in cards.card.words
    cards.hide()


def test_f6_reaches_the_strip(people):
    table(people).setFocus()
    people.press("F6")
    assert people.focus is strip(people).chart
    people.press("F6")
    assert people.focus is people.reader


@pytest.mark.parametrize("kind", ["organisation", "country"])
def test_a_list_that_is_left_can_be_painted_until_the_next_is_read(people, kind):
    column, model = people.view.column, table(people).model()
    column.show_choice(kind, "name", "")
    people.settle()
    titles = [line.title for line in lines_of(table(people))]
    column.show_choice("person", "name", "")
    model.drop_rows()  # as when one scrolls to rows that nobody has looked at
    assert [line.title for line in lines_of(table(people))] == titles
    people.settle()
    assert line_of(people, "Arbour")
