"""What a field offers while an entry's name is typed."""

from typing import NamedTuple


class Suggestion(NamedTuple):
    """An entry to take.

    Attributes:
        value: What goes into the field (`person/louise-arbour`).
        title: Its name.
        context: What tells it from another of the name.
        kind: Gives the icon.
    """

    value: str
    title: str
    context: str
    kind: str
