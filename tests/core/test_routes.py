"""Links, menus, the command line and a second launch speak in addresses: none may be misread."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import BadUsage
from db.kinds import ENTRY_KINDS
from desktop.core.routes import PLACES, TAB_OF_KIND, TABS, Route, parse

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
ROUTES = st.builds(
    Route, st.sampled_from(ENTRY_KINDS + PLACES), WORDS.filter(bool), WORDS, WORDS
).filter(  # that of a form parts kind and slug by a slash; at its ends one means nothing
    lambda route: route.kind != "edit" or route.slug.strip("/") == route.slug
) | st.builds(Route, st.just("search"), st.just(""), st.just(""), WORDS)


@pytest.mark.parametrize(
    ("address", "route"),
    [
        ("placard://story/a-first-day", Route("story", "a-first-day")),
        ("placard://story/a-first-day#p4", Route("story", "a-first-day", "p4")),
        ("story/a-first-day#p4", Route("story", "a-first-day", "p4")),
        ("  Placard://Story/a-first-day \n", Route("story", "a-first-day")),
        ("PLACARD:story/a-first-day", Route("story", "a-first-day")),
        ("placard:///story/a-first-day/", Route("story", "a-first-day")),
        ("tab/people", Route("tab", "people")),
        ("help/search", Route("help", "search")),
        ("search", Route("search")),
        ("placard://search/?q=sdg%3A10.7%20%26%20more", Route("search", query="sdg:10.7 & more")),
        ("placard://search?q=a+b", Route("search", query="a b")),
        ("term/caf%C3%A9", Route("term", "café")),
        ("term/a%2Fb%23c", Route("term", "a/b#c")),
        ("story/x#h-%D9%85", Route("story", "x", "h-م")),
    ],
)
def test_an_address_leads_where_it_says(address, route):
    assert parse(address) == route


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("", "no kind “”"),
        ("placard://", "no kind “”"),
        ("nonsense", "no kind “nonsense”"),
        ("story", "after “story/” is missing"),
        ("placard://story/#p4", "after “story/” is missing"),
        ("https://example.org/story/x", "no kind “https:”"),
        ("file:///etc/passwd", "no kind “file:”"),
        ("javascript:alert(1)", "no kind"),
        ("placard://someone@story/x", "no kind"),
        ("placard://[story/x", "is not an address"),
        ("placard://story/" + "x" * 3000, "too long"),
        ("story/a\udcffb", "not an address"),
    ],
)
def test_anything_else_is_refused_with_what_is_wrong(address, reason):
    with pytest.raises(BadUsage) as refusal:
        parse(address)
    assert reason in str(refusal.value)


@given(ROUTES)
def test_every_route_is_read_back_from_its_address(route):
    address = str(route)
    assert address.isascii()
    if len(address) <= 2048:
        assert parse(address) == route


@given(st.text())
def test_nothing_typed_can_fail_otherwise(text):
    try:
        assert str(parse(text))
    except BadUsage as refusal:
        assert str(refusal)


def test_every_kind_opens_in_a_tab_that_exists():
    assert set(TAB_OF_KIND) == set(ENTRY_KINDS)
    assert set(TAB_OF_KIND.values()) <= set(TABS)
    assert Route("tab", "people").tab == "people"
    assert Route("person", "x").tab == "people"
    assert Route("search").tab == ""
    assert Route("person", "x").is_entry
    assert not Route("tab", "people").is_entry


def test_the_page_of_an_anchor_is_the_page():
    assert Route("story", "x", "p4").without_anchor() == Route("story", "x")
