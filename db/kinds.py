"""The names of the kinds, for those who must not load the typed documents."""

from typing import Final

ENTRY_KINDS: Final = (
    "story",
    "session",
    "person",
    "document",
    "organisation",
    "country",
    "topic",
    "term",
    "process",
    "phase",
    "image",
    "source",
)
"""In the order in which results, counts and exports list them."""

DATED_KINDS: Final = ("story", "session", "document")
"""Their pages show names and titles of their own day; all others those of the as-of date."""
