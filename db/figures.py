"""Figures of a page as data: what is painted, for whoever paints it."""

from db.values import Value


class Role(Value):
    """A title in the strip of a person's roles.

    Attributes:
        date: EDTF; empty where no source gives one.
        is_held: On the as-of date; one without dates is held on none.
    """

    title: str
    date: str = ""
    is_held: bool = False


class Roles(Value):
    """A person's titles as a figure over time; the facts that follow it say the same in words.

    Attributes:
        rows: Those held on the as-of date first, then the latest.
        as_of: ISO day.
        sourced: How many of them have a source.
        details: Heading of the block with the sources.
    """

    rows: tuple[Role, ...]
    as_of: str
    sourced: int = 0
    details: str = ""
