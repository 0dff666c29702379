"""Help is true: every key, address, field and example it names is one the program knows."""

import re
from html import unescape
from pathlib import Path

import pytest

from db.engine import open_edition
from db.errors import NotFound
from db.records import Programme, Prose, Table
from db.rendering.sanitise import sanitise
from db.search.finder import search
from db.search.grammar import FIELDS, parse
from desktop.core.actions import ACTIONS
from desktop.core.help_pages import INDEX, NAMES, load_help
from desktop.core.routes import parse as parse_address

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "help"
KEYS = {action.name: " or ".join(action.keys) for action in ACTIONS}
OF_WIDGETS = {"Ctrl+Enter", "Shift+Tab", "Alt+Left", "Ctrl+D"}
KEY = re.compile(r"\b(?:Ctrl|Alt|Shift)\+(?:Shift\+)?(?:[A-Z][a-z]+|[A-Z](?![a-z])|[?,])|\bF\d+\b")


@pytest.fixture(params=NAMES)
def page(request):
    return load_help(FOLDER, request.param, KEYS)


def prose_of(page):
    return "\n".join(block.html for block in page.blocks if isinstance(block, Prose))


def test_every_page_has_a_title_and_a_lead(page):
    assert page.title and page.lead and page.blocks
    assert page.address == f"help/{page.slug}"


def test_its_markup_is_what_the_reader_shows(page):
    html = prose_of(page)
    assert sanitise(html) == html
    assert "&lt;" not in html


def test_every_file_is_a_page():
    assert {path.stem for path in FOLDER.iterdir()} == set(NAMES)


def test_its_addresses_lead_somewhere(page):
    for address in re.findall(r'href="([^"]*)"', prose_of(page)):
        route = parse_address(address)
        assert route.kind != "help" or route.slug in NAMES
        assert route.kind in ("help", "edition", "search")


def test_the_keys_it_names_are_keys_of_the_program(page):
    known = {key for action in ACTIONS for key in action.keys} | OF_WIDGETS
    named = set(KEY.findall(prose_of(page)))
    assert named <= known


def test_the_keyboard_page_lists_every_action_that_has_a_key():
    tables = [b for b in load_help(FOLDER, "keyboard", KEYS).blocks if isinstance(b, Table)]
    listed = {row for table in tables for row in table.rows}
    assert listed == {(a.label.rstrip("…"), KEYS[a.name]) for a in ACTIONS if a.keys}


def test_the_search_page_lists_every_field_of_the_grammar():
    (table,) = [b for b in load_help(FOLDER, "search", KEYS).blocks if isinstance(b, Table)]
    assert [row[0] for row in table.rows] == [f"{name}:" for name in FIELDS]


EXAMPLES = {
    parse_address(unescape(address)).query: unescape(words)
    for address, words in re.findall(
        r'href="(placard://search[^"]*)">(.*?)<', prose_of(load_help(FOLDER, "search", KEYS))
    )
}


def test_every_example_of_a_search_is_what_its_link_looks_for_and_finds_something(bundled_edition):
    database = open_edition(bundled_edition)
    with database.read() as session:
        totals = {query: search(session, query).total for query in EXAMPLES}
    database.close()
    assert all(query == words for query, words in EXAMPLES.items())
    assert [query for query, total in totals.items() if not total] == []


def test_every_field_has_an_example():
    written = " ".join(EXAMPLES)
    assert [name for name in FIELDS if f"{name}:" not in written] == []


@pytest.mark.parametrize(
    ("example", "wanted", "unwanted"),
    [
        ("return readmission", [["return"], ["readmission"]], []),
        ('"labour mobility"', [['"labour mobility"']], []),
        ("asylum OR refuge", [["asylum", "refuge"]], []),
        ("remittances -cost", [["remittances"]], ["cost"]),
    ],
)
def test_the_examples_mean_what_the_page_says(example, wanted, unwanted):
    assert example in EXAMPLES
    query = parse(example)
    assert [[str(term) for term in group] for group in query.wanted] == wanted
    assert [str(term) for term in query.unwanted] == unwanted


def test_the_page_of_marks_shows_a_plate_of_every_sort():
    blocks = load_help(FOLDER, "marks", {}).blocks
    (programme,) = [block for block in blocks if isinstance(block, Programme)]
    plates = [seat.plate for slot in programme.slots for seat in slot.seats]
    assert {plate.kind for plate in plates} == {"state", "organisation"}
    assert any(plate.is_empty for plate in plates)
    assert any(plate.now for plate in plates)


def test_sections_keep_their_order_and_a_table_its_place():
    kinds = [type(block) for block in load_help(FOLDER, "marks", {}).blocks]
    assert kinds[:3] == [Prose, Programme, Prose]


def test_the_index_is_the_first_page_and_others_are_refused():
    assert load_help(FOLDER, INDEX, {}).slug == NAMES[0]
    with pytest.raises(NotFound, match="no-such-page"):
        load_help(FOLDER, "no-such-page", {})
