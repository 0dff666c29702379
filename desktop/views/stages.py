"""Marks what is not published as it stands, in the lists of a workspace."""

from collections.abc import Sequence
from typing import TypeVar

from desktop.core.lines import EntryLine, StoryLine, staged_line
from desktop.qt.context import AppContext

Line = TypeVar("Line", bound=StoryLine | EntryLine)


def staged(context: AppContext, ids: Sequence[int], lines: list[Line]) -> list[Line]:
    """Return lines, those of entries that are not published marked; an edition has none such.

    Args:
        context: With the open file.
        ids: Of the lines, in their order; one that is no entry is negative.
        lines: Of a list.
    """
    library = context.library
    if library is None or not library.is_workspace:
        return lines
    from db.queries.desk.entries import list_stages

    stages = library.read(list_stages, list(ids))
    return [
        staged_line(line, stages[entry_id]) if entry_id in stages else line
        for entry_id, line in zip(ids, lines, strict=True)
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
