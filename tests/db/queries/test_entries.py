"""Any entry is found under what people call it, under its former name, and near a wrong one."""

import pytest

from db.engine import ReadSession
from db.queries.entries import find_label, find_near, list_entry_ids, list_kind, list_labels
from db.queries.images import get_image


def slugs(session: ReadSession, *kinds: str, **options: str) -> list[str]:
    ids = list_entry_ids(session, kinds, "en", **options)
    return [label.slug for label in list_labels(session, ids, "en")]


@pytest.mark.parametrize(
    ("kinds", "options", "expected"),
    [
        (("person",), {}, ["alnuaimi", "arbour", "samsar"]),
        (("person",), {"text": "LOU arb"}, ["arbour"]),
        (("person",), {"text": "rbour"}, []),
        (("country",), {"text": "turki"}, ["tr"]),
        (("country",), {"text": "suisse"}, ["ch"]),
        (("document",), {"text": "a/71/1"}, ["brief"]),
        (("document",), {"text": "..."}, []),
        (("organisation", "country"), {"text": ""}, ["iom", "ch", "tr"]),
        (("session",), {"order": "date"}, ["evening", "session-3", "session-4"]),
        (("document",), {"order": "date"}, ["brief", "draft"]),
        (("story",), {"text": "gone"}, []),
        ((), {}, []),
    ],
)
def test_list(session, kinds, options, expected):
    assert slugs(session, *kinds, **options) == expected


def test_label_falls_back_and_says_so(session):
    labels = {label.slug: label for label in list_kind(session, "country", "fr")}
    assert (labels["ch"].title, labels["ch"].lang) == ("Suisse", "fr")
    assert (labels["tr"].title, labels["tr"].lang) == ("Türkiye", "en")


@pytest.mark.parametrize(
    ("address", "slug"),
    [
        ("story/governance", "governance"),
        ("story/governance-discussion", "governance"),
        ("story/gone", None),
        ("person/governance", None),
        ("nonsense/governance", None),
    ],
)
def test_find_label(session, address, slug):
    label = find_label(session, *address.split("/"), "en")
    assert (label.slug if label else None) == slug


@pytest.mark.parametrize(
    ("address", "nearest"),
    [
        ("story/governence", "governance"),
        ("person/mehmet-samsar", "samsar"),
        ("nonsense/sesion-3", "session-3"),
        ("story/brief-and-agenda-is-out", "governance"),
    ],
)
def test_find_near(session, address, nearest):
    assert find_near(session, *address.split("/"), "en")[0].slug == nearest


def test_find_near_nothing(session):
    assert find_near(session, "story", "xyzzy-q", "en") == []


@pytest.mark.parametrize("slug", ["credit", "nonsense"])
def test_no_bytes_behind_a_credit(session, slug):
    assert get_image(session, slug) is None
