"""Marks what is not published as it stands, in the lists of a workspace."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from desktop.core.lines import EntryLine, StoryLine, staged_line
from desktop.qt.context import AppContext

Line = TypeVar("Line", bound=StoryLine | EntryLine)


class Row(Protocol):
    """What a line is made of; the id of one that is no entry is negative."""

    @property
    def id(self) -> int:
        """Of the entry."""


RowType = TypeVar("RowType", bound=Row)


def staged(
    context: AppContext, rows: Sequence[RowType], line_of: Callable[[RowType], Line]
) -> list[Line]:
    """Return the lines of rows, those of entries that are not published marked.

    Args:
        context: With the open file; an edition has published entries alone.
        rows: Of a list.
        line_of: Makes a line of a row.
    """
    lines = list(map(line_of, rows))
    library = context.library
    if library is None or not library.is_workspace:
        return lines
    from db.queries.desk.entries import list_stages

    stages = library.read(list_stages, [row.id for row in rows])
    return [
        staged_line(line, stages[row.id]) if row.id in stages else line
        for row, line in zip(rows, lines, strict=True)
    ]


def staged_hits(context: AppContext, lines: Sequence[EntryLine]) -> tuple[EntryLine, ...]:
    """Return `staged` of lines that are known by their addresses."""
    library = context.library
    if library is None or not library.is_workspace:
        return tuple(lines)
    from db.queries.desk.entries import list_stages_at

    places = [(kind, slug) for kind, _, slug in (line.address.partition("/") for line in lines)]
    stages = library.read(list_stages_at, places)
    return tuple(
        staged_line(line, stages[place]) if place in stages else line
        for place, line in zip(places, lines, strict=True)
    )
