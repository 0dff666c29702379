"""Every entry of the published edition is a whole page; no link or number leads nowhere."""

from collections import Counter
from collections.abc import Iterator

import pytest

from db.engine import ReadSession
from db.kinds import ENTRY_KINDS
from db.queries.cards import get_card
from db.queries.entries import list_kind
from db.queries.pages import get_page
from db.records import Fact, Facts, Link, Links, Page, Programme, Seat, Slot, Table

AS_OF = "2026-11-23"


def pages(session: ReadSession, kind: str) -> Iterator[Page]:
    for label in list_kind(session, kind, "en"):
        yield get_page(session, kind, label.slug, "ar" if label.id % 5 == 0 else "en", AS_OF)


def parts(page: Page) -> Iterator[Fact | Slot | Seat | Link]:
    for block in page.blocks:
        if isinstance(block, Facts):
            yield from block.rows
        elif isinstance(block, Programme):
            yield from block.slots
            yield from (seat for slot in block.slots for seat in slot.seats)
        elif isinstance(block, Links):
            yield from block.links


def page_links(page: Page) -> Iterator[Link]:
    yield from page.crumbs
    for part in parts(page):
        yield from getattr(part, "links", ())
        yield from getattr(part, "documents", ())
        if isinstance(part, Seat) and part.person:
            yield part.person
    for block in page.blocks:
        if isinstance(block, Links):
            yield from block.links
        elif isinstance(block, Table):
            yield from (cell for row in block.rows for cell in row if isinstance(cell, Link))


@pytest.fixture(scope="module")
def addresses(bundled: ReadSession) -> set[str]:
    return {
        f"{kind}/{label.slug}" for kind in ENTRY_KINDS for label in list_kind(bundled, kind, "en")
    }


@pytest.mark.parametrize("kind", ENTRY_KINDS)
def test_pages_are_whole(bundled: ReadSession, addresses: set[str], kind: str):
    for page in pages(bundled, kind):
        numbers = {source.number for source in page.sources}
        assert numbers == set(range(1, len(numbers) + 1)), page.address
        for part in parts(page):
            assert set(part.sources) <= numbers, page.address
        beside = [link for group in page.related for link in group.links]
        for link in (*page_links(page), *beside):
            assert link.address in addresses, f"{page.address} → {link.address}"
            assert link.title
        assert max(Counter(link.address for link in beside).values(), default=1) == 1
        assert page.address not in {link.address for link in beside}
        crumbs = {link.address for link in page.crumbs}
        shown = {link.address for link in page_links(page)} - crumbs
        assert shown.isdisjoint(link.address for link in beside), page.address


@pytest.mark.parametrize("kind", ENTRY_KINDS)
def test_cards_say_something(bundled: ReadSession, kind: str):
    for label in list_kind(bundled, kind, "en"):
        card = get_card(bundled, kind, label.slug, "en", "2017-06-19", AS_OF)
        assert card.title
        assert len(card.lines) <= 4


def test_third_session_as_it_was(bundled: ReadSession):
    page = get_page(bundled, "session", "gcm-thematic-3", "en", AS_OF)
    (programme,) = [block for block in page.blocks if isinstance(block, Programme)]
    slots = {slot.anchor: slot for slot in programme.slots}
    planned, actual = [seat for seat in slots["panel-1"].seats if seat.role == "Moderator"]
    assert (planned.stage, actual.stage) == ("replaced", "actual")
    assert planned.person == actual.person
    assert len(actual.title) > len("Ministry of Justice")
    (moderator,) = slots["panel-2"].seats
    assert (moderator.plate.text, moderator.plate.now) == ("Turkey", "Türkiye")


@pytest.mark.parametrize(
    ("address", "heading"),
    [("country/tr", "People"), ("country/tr", "Seats"), ("person/louise-arbour", "In sessions")],
)
def test_titles_and_seats_cite_their_sources_on_every_page_that_tells_of_them(
    bundled: ReadSession, address: str, heading: str
):
    page = get_page(bundled, *address.split("/"), "en", AS_OF)
    (links,) = (b for b in page.blocks if isinstance(b, Links) and b.heading == heading)
    assert [link.title for link in links.links if not link.sources] == []


def test_what_is_uncertain_is_so_on_every_page_that_tells_of_it(bundled: ReadSession):
    doubted = bundled.all(
        "SELECT e.slug, a.entry_id FROM appointment AS a JOIN entry AS e ON e.id ="
        " coalesce(a.organisation_id, a.represents_id) WHERE a.certainty = 'uncertain'"
        " AND e.kind = 'organisation' LIMIT 5"
    )
    assert doubted
    for row in doubted:
        page = get_page(bundled, "organisation", row["slug"], "en", AS_OF)
        (people,) = (b for b in page.blocks if isinstance(b, Links) and b.heading == "People")
        assert any(link.is_uncertain for link in people.links)
