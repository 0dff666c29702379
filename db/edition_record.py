"""What an edition says of itself."""

from collections.abc import Mapping

from db.values import Value


class EditionRecord(Value):
    """Which edition is open.

    Attributes:
        counts: Entries per kind, in the order of the kinds.
        first_year: Of the stories; likewise `last_year`.
    """

    title: str
    number: int
    label: str
    published_at: str
    languages: tuple[str, ...]
    content_licence: str
    content_hash: str
    file_hash: str
    counts: Mapping[str, int]
