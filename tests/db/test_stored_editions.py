"""A released edition stays readable by every later 1.x: a stored file of each format is opened.

A file is added with each new format and never rewritten; `v1.placard` is `content/sample_content`.
"""

from pathlib import Path

import pytest

from db.content.check import check_edition
from db.engine import KNOWN_SCHEMAS, open_edition
from db.queries.edition import get_edition
from db.queries.entries import list_kind
from db.queries.pages import get_page
from db.queries.stats import get_stats
from db.queries.stories import count_facets, list_story_ids, list_story_rows
from db.records import StoryFilter
from db.search.finder import search

STORED = sorted(Path(__file__).with_name("editions").glob("v*.placard"))


@pytest.fixture(params=STORED, ids=lambda path: path.stem)
def stored(request):
    database = open_edition(request.param)
    with database.read() as session:
        yield session
    database.close()


def test_every_known_format_has_a_stored_file():
    assert [f"v{version}" for version in sorted(KNOWN_SCHEMAS)] == [path.stem for path in STORED]


@pytest.mark.parametrize("path", STORED, ids=lambda path: path.stem)
def test_stored_bytes_are_as_published(path):
    assert check_edition(path) == []


def test_every_entry_is_read_as_a_page(stored):
    edition = get_edition(stored)
    for kind, count in edition.counts.items():
        listed = list_kind(stored, kind, "en")
        assert len(listed) == count
        for label in listed:
            page = get_page(stored, kind, label.slug, "en", "2026-11-23")
            assert page.title
            assert page.slug == label.slug


def test_stories_are_listed_counted_and_found(stored):
    ids = list_story_ids(stored, StoryFilter(), "en", "newest")
    rows = list_story_rows(stored, ids, "en")
    assert [row.headline for row in rows] == ["Third session opens", "Earlier story"]
    assert sum(n for _, n in count_facets(stored, StoryFilter(), "en").years) == len(ids)
    assert search(stored, "third session").hits[0].title == "Third session opens"
    assert get_stats(stored).dangling == 0
