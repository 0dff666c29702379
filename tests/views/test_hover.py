"""A card tells where a link leads: by pointer after a moment, by key at once."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.views.hover import WAIT_MS, HoverCards
from tests.window import settle, wait

PERSON = "placard://person/louise-arbour"
WEB = "https://www.un.org/en/ga/"


@pytest.fixture
def cards(program):
    """The cards of the page that is open."""
    return program.window.view.article.findChild(HoverCards)


@pytest.fixture
def reader(program):
    return program.window.view.article.reader


def hover(reader, address):
    reader.link_hovered.emit(address, reader.mapToGlobal(QPoint(200, 200)))


def test_a_card_comes_after_a_moment_and_says_what_the_entry_is(program, cards, reader):
    hover(reader, PERSON)
    wait(WAIT_MS // 3)
    assert cards.card.isHidden()
    wait(WAIT_MS)
    settle(program)
    assert cards.card.isVisible()
    assert cards.card.words.startswith("Person. Louise Arbour")


def test_a_pointer_that_only_passes_over_a_link_brings_no_card(program, cards, reader):
    hover(reader, PERSON)
    wait(WAIT_MS // 3)
    hover(reader, "")
    wait(WAIT_MS * 2)
    settle(program)
    assert cards.card.isHidden()


@pytest.mark.parametrize("way", ["escape", "leave", "scroll", "page"])
def test_a_card_goes_away(program, cards, reader, way):
    hover(reader, WEB)
    wait(WAIT_MS + 100)
    assert cards.card.isVisible()
    if way == "escape":
        QTest.keyClick(reader, Qt.Key.Key_Escape)
    elif way == "leave":
        hover(reader, "")
        wait(400)
    elif way == "scroll":
        reader.verticalScrollBar().setValue(40)
    else:
        program.context.navigator.go("help/search")
        settle(program)
    assert cards.card.isHidden()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (WEB, "Web page. www.un.org. Opens in your web browser, after asking"),
        ("#p1", ""),
        ("#source-999", ""),
        ("placard://help/search", ""),
        ("placard://nonsense/x", ""),
        ("placard://person/nobody-of-that-name", ""),
    ],
)
def test_what_a_card_says_of_a_link(program, cards, reader, address, words):
    hover(reader, address)
    wait(WAIT_MS + 100)
    settle(program)
    assert (cards.card.words if cards.card.isVisible() else "") == words


def test_the_key_shows_the_card_of_the_link_that_tab_reached(program, cards, reader):
    reader.setFocus()
    QTest.keyClick(reader, Qt.Key.Key_Tab)
    address, _ = reader.focused_link()
    assert address == PERSON
    program.context.actions["hover_card"].trigger()
    settle(program)
    assert cards.card.isVisible()
    assert "Louise Arbour" in cards.card.words


def test_a_card_stays_within_the_window(program, cards, reader):
    corner = program.window.mapToGlobal(program.window.rect().bottomRight())
    reader.link_hovered.emit(WEB, corner)
    wait(WAIT_MS + 100)
    assert program.window.rect().contains(cards.card.geometry())


@pytest.fixture
def sourced(program):
    """The cards of a session with a doubted and many sure facts."""
    program.context.navigator.go("session/stocktaking-puerto-vallarta")
    settle(program)
    return program.window.view.article


def numbers(reader):
    return [address for address, _ in reader.links() if "source-" in address]


def test_a_number_tells_of_its_source(program, sourced):
    cards = sourced.findChild(HoverCards)
    source = sourced.page.sources[0]
    hover(sourced.reader, "#source-1")
    wait(WAIT_MS + 100)
    assert cards.card.isVisible()
    for said in ("Source 1", source.title, source.publisher, "confirmed"):
        assert said in cards.card.words


def test_a_number_behind_a_doubted_fact_says_so(program, sourced):
    hover(sourced.reader, "#doubted-source-2")
    wait(WAIT_MS + 100)
    assert "What it is cited for here: uncertain" in sourced.findChild(HoverCards).card.words


def test_a_number_tells_of_its_source_by_key(program, sourced):
    reader = sourced.reader
    reader.setFocus()
    for _ in range(60):
        QTest.keyClick(reader, Qt.Key.Key_Tab)
        address, _ = reader.focused_link()
        if address in numbers(reader):
            break
    program.context.actions["hover_card"].trigger()
    settle(program)
    number = int(address.rpartition("-")[2])
    card = sourced.findChild(HoverCards).card
    assert card.isVisible()
    assert f"Source {number}. {sourced.page.sources[number - 1].title}" in card.words


def test_a_number_leads_to_its_source_however_sure_the_fact(program, sourced):
    reader = sourced.reader
    reader.go_to("source-2")
    place = reader.verticalScrollBar().value()
    reader.go_to("top")
    assert reader.go_to("doubted-source-2")
    assert reader.verticalScrollBar().value() == place > 0
