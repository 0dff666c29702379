"""Every entry of the edition we ship can be read: set as a page, with no link into the void."""

import re

import pytest

from db.errors import NotFound
from db.kinds import ENTRY_KINDS
from db.queries.entries import find_label, list_entry_ids, list_labels
from db.queries.pages import get_page
from desktop.core.library import Library
from desktop.core.reader.cite import citation_of, plain
from desktop.core.reader.compose import compose
from desktop.core.routes import parse
from tests.core.reader.pages import make_look

HREF = re.compile(r'href="([^"]*)"')
ANCHOR = re.compile(r'(?:id|name)="([^"]*)"')


@pytest.fixture(scope="module")
def library(bundled_edition):
    library = Library.open(bundled_edition)
    yield library
    library.close()


def slugs(library, kind):
    ids = library.read(list_entry_ids, (kind,), "en")
    return [label.slug for label in library.read(list_labels, ids, "en")]


@pytest.mark.parametrize("kind", ENTRY_KINDS)
def test_every_entry_of_a_kind_can_be_read(library, kind):
    look, known, dead = make_look(), {}, []
    for slug in slugs(library, kind):
        page = library.read(get_page, kind, slug, "en", "2026-11-23")
        composed = compose(page, look, "en", library.edition.label)
        anchors = set(ANCHOR.findall(composed.html))
        assert page.title, slug
        assert page.title in plain(citation_of(page, library.edition))
        assert {anchor for _, anchor, _ in composed.toc} <= anchors, slug
        assert not re.search(r"<p[^>]*>[^<]*\{\w+\}", composed.html), slug
        for href in HREF.findall(composed.html):
            if href.startswith("#"):
                dead += [(slug, href)] * (href[1:] not in anchors)
            elif not href.startswith(("https://", "http://")):
                route = parse(href)
                address = (route.kind, route.slug)
                if address not in known:
                    known[address] = library.read(find_label, *address, "en") is not None
                dead += [(slug, href)] * (not known[address])
    assert dead == []


@pytest.mark.parametrize("lang", ["fr", "es", "ar", "ru", "zh"])
def test_stories_can_be_read_in_every_language(library, lang):
    shown = set()
    for slug in slugs(library, "story"):
        page = library.read(get_page, "story", slug, lang, "2026-11-23")
        composed = compose(page, make_look(), lang)
        shown.add(page.lang)
        assert composed.rtl == (page.lang == "ar")
    assert shown <= {lang, "en"}
    assert lang in shown


def test_an_entry_that_is_not_there_is_said_to_be_missing(library):
    with pytest.raises(NotFound):
        library.read(get_page, "story", "no-such-story", "en", "2026-11-23")
