"""Whatever is typed, written into a file or put into an address: an answer, or a plain refusal."""

import re
import time

import pytest
from hypothesis import strategies as st

from db.content import yamlio
from db.content.decode import Decoder
from db.content.pages import load_page, trim_body
from db.content.writer import encode_entry
from db.date_words import DATE_WORDS, words_for
from db.dates import date_tile, format_date
from db.dates import parse as parse_date
from db.entries.kinds import KINDS
from db.entries.parts import texts_of
from db.errors import BadUsage, Invalid, UserError
from db.rendering.plain import to_plain
from db.rendering.render import render
from db.rendering.sanitise import sanitise
from db.search.facets import facets
from db.search.finder import quick, search
from db.search.grammar import parse as parse_query
from desktop.core.library import Library
from desktop.core.routes import parse as parse_route
from tests.core.conftest import small_edition
from tests.core.test_routes import ROUTES
from tests.db.content.sample import CONTENT
from tests.db.content.strategies import BASE, entries
from tests.db.rendering.entries import Entries
from tests.db.rendering.test_render import _FRAGMENTS
from tests.db.rendering.test_sanitise import ATTACKS, offences
from tests.db.search.test_grammar import TYPED
from tests.fuzz.exploring import depths, explore

__all__ = ["small_edition"]

DAYS = st.dates().map(lambda day: day.isoformat())
NUMBERS = st.integers(0, 9999).map(lambda n: f"{n:04}")
DATE_PARTS = st.sampled_from(
    [
        "/",
        "..",
        "-",
        "~",
        "?",
        "%",
        "0",
        "1",
        "9",
        "12",
        "13",
        "00",
        "31",
        "29",
        "02",
        "T10:00",
        "Z",
    ]
)
DATES = st.one_of(
    st.lists(DAYS | NUMBERS | DATE_PARTS, max_size=6).map("".join),
    st.tuples(DAYS, st.sampled_from([4, 7, 10]), st.sampled_from(["", "~", "?", "%"])).map(
        lambda parts: parts[0][: parts[1]] + parts[2]
    ),
    st.text(max_size=20),
)
ADDRESS_PARTS = st.sampled_from(
    [
        *[
            "placard:",
            "//",
            "/",
            "#",
            "?",
            "?q=",
            "&q=",
            "%",
            "%2F",
            "%00",
            "%FF",
            "%D9%85",
            "..",
            "@",
            "story",
            "search",
            "tab",
            "help",
            "p4",
        ],
        *("[", "]", ":", "\\", " ", "\n", "é", "م", "İ", "+"),
    ]
)
ADDRESSES = st.lists(ADDRESS_PARTS | st.text(max_size=4), max_size=10).map("".join)
SOURCES = [file.read_text("utf-8") for file in sorted(CONTENT.rglob("*")) if file.suffix == ".md"]
LINES = sorted({line for text in SOURCES for line in text.split("\n")})
MARKS = st.sampled_from(
    [
        "---",
        "...",
        "-",
        "?",
        ":",
        "{",
        "}",
        "[",
        "]",
        "|",
        ">",
        "&a",
        "*a",
        "!x",
        "#",
        "'",
        '"',
        "key:",
        "text:",
    ]
).map(lambda mark: f"{mark} ")
FRONT = st.lists(st.sampled_from(LINES) | MARKS | st.text(max_size=12), max_size=25).map("\n".join)
KIND = st.sampled_from(list(KINDS.values()))


@pytest.fixture(scope="module")
def library(small_edition):
    library = Library.open(small_edition)
    yield library
    library.close()


@depths(1500)
def test_no_query_fails_against_a_real_index(library, examples):
    def holds(text):
        query = parse_query(text)
        assert len(query.text) > 900 or parse_query(query.text) == query
        found = library.read(search, text)
        assert found.total.number >= len(found.hits)
        library.read(quick, text)
        library.read(facets, text)

    explore(holds, TYPED, examples=examples, of="the search grammar")


@depths(5000)
def test_any_date_is_ordered_and_worded_or_refused(examples):
    def holds(text, other, lang):
        try:
            value = parse_date(text)
        except Invalid as refusal:
            assert "is not a date" in str(refusal)
            return
        assert parse_date(value.text) == value
        lower, upper = value.sort_key
        assert lower <= upper
        assert value.contains(lower)
        assert value.contains(upper)
        assert value.overlaps(value)
        assert not value.precedes(value)
        for style in ("long", "short", "month"):
            said = format_date(value, style=style, words=words_for(lang))
            assert said
            assert said == said.strip()
        assert all(date_tile(value, words=words_for(lang))[:2])
        try:
            second = parse_date(other)
        except Invalid:
            return
        assert value.overlaps(second) == second.overlaps(value)
        relations = (value.precedes(second), second.precedes(value), value.overlaps(second))
        assert sum(relations) == 1

    languages = st.sampled_from([*DATE_WORDS, "de"])
    explore(holds, DATES, DATES, languages, examples=examples, of="dates")


@depths(5000)
def test_any_address_leads_somewhere_and_back_or_is_refused(examples):
    def holds(text):
        try:
            route = parse_route(text)
        except BadUsage as refusal:
            assert str(refusal)
            return
        assert route.kind == route.kind.lower()
        address = str(route)
        assert address.isascii()
        if len(address) <= 2048:
            assert parse_route(address) == route

    explore(holds, ADDRESSES | ROUTES.map(str), examples=examples, of="addresses")


@depths(1000)
def test_an_entry_comes_back_from_its_canonical_text(examples):
    def holds(data, kind):
        entry = data.draw(entries(kind))
        base = texts_of(entry)[BASE]
        written = yamlio.dump(encode_entry(kind, entry, BASE))
        body = getattr(base, kind.body) if kind.body else ""
        page = load_page(f"---\n{written}---\n\n{body}\n")
        assert page.faults == []
        decoder = Decoder(BASE)
        others = {lang: text for lang, text in texts_of(entry).items() if lang != BASE}
        again = decoder.decode_entry(kind, entry.slug, page.data, body=page.body, texts=others)
        assert decoder.faults == []
        assert again == entry

    explore(holds, st.data(), KIND, examples=examples, of="the canonical writer")


@depths(2500)
def test_any_front_matter_is_decoded_or_faulted_in_its_line(examples):
    def holds(text, kind):
        page = load_page(f"---\n{text}")
        count = text.count("\n") + 2
        assert all(0 <= fault.line <= count + 1 and fault.message for fault in page.faults)
        assert all(0 < line <= count for line in page.lines.values())
        assert page.body == trim_body(page.body)
        decoder = Decoder(BASE)
        entry = decoder.decode_entry(kind, "a", page.data, body=page.body)
        assert all(fault.message for fault in decoder.faults)
        if entry is None or page.faults:
            assert decoder.faults or page.faults
            return
        written = yamlio.dump(encode_entry(kind, entry, BASE))
        data = yamlio.load(written).value or {}
        assert Decoder(BASE).decode_entry(kind, "a", data, body=page.body) == entry

    explore(holds, FRONT, KIND, examples=examples, of="front matter")


@depths(1500)
def test_any_body_renders_dead_and_in_time_or_is_refused(examples):
    pieces = _FRAGMENTS | st.sampled_from(ATTACKS) | st.text(max_size=6)

    def holds(parts, times, lang):
        text = "".join(parts) * times
        start = time.process_time()
        try:
            document = render(text, Entries(), lang=lang)
        except UserError as refusal:
            assert str(refusal)
            return
        finally:
            assert time.process_time() - start < 2
        assert offences(document.html) == []
        assert sanitise(document.html) == document.html
        assert not re.search(r"<(?:script|style|iframe)\b", document.html, re.I)
        assert to_plain(document.html) == to_plain(sanitise(document.html))

    explore(
        holds,
        st.lists(pieces, max_size=20),
        st.sampled_from([1, 1, 1, 2, 7]),
        st.sampled_from(["en", "ar"]),
        examples=examples,
        of="rendering",
    )


@depths(1500)
def test_sanitising_is_idempotent_whatever_stands_in_a_stored_page(examples):
    def holds(parts):
        html = "".join(parts)
        try:
            clean = sanitise(html)
        except UserError as refusal:
            assert str(refusal)
            return
        assert offences(clean) == []
        assert sanitise(clean) == clean

    tags = st.sampled_from(
        [
            *[
                "<p>",
                "</p>",
                "<a",
                "href='",
                "'>",
                "</a>",
                "<b",
                ">",
                "<!--",
                "-->",
                "<svg>",
                "<table>",
                "<td>",
                "<ul><li>",
                "&#x",
            ],
            *("&lt;", "\0", "\ufeff", " id=h-x", ' class="', '"', "<math>", "<plaintext>"),
        ]
    )
    explore(
        holds,
        st.lists(tags | st.sampled_from(ATTACKS) | st.text(max_size=5), max_size=12),
        examples=examples,
        of="sanitising",
    )
