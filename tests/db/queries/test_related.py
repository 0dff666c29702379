"""Related stories: those chosen by hand first, then the closest, each with its reason."""

import pytest

from db.queries.entries import find_label
from db.queries.related import list_related_stories


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        (
            "governance",
            [
                ("chosen", "Linked by the editors; Switzerland in both"),
                ("same-session", "Same session; 2 people in common"),
                ("same-topic", "Both on Return; Türkiye in both"),
            ],
        ),
        ("chosen", [("governance", "Linked by the editors; Switzerland in both")]),
        ("same-topic", [("governance", "Both on Return; Türkiye in both")]),
        ("year-only", []),
    ],
)
def test_reasons(session, slug, expected):
    story_id = find_label(session, "story", slug, "en").id
    found = list_related_stories(session, story_id, "2017-06-08", "en")
    assert [(link.slug, link.reason) for link in found] == expected


def test_limit_keeps_the_hand_made(session):
    story_id = find_label(session, "story", "governance", "en").id
    found = list_related_stories(session, story_id, "2017-06-08", "en", limit=1)
    assert [link.slug for link in found] == ["chosen"]
