"""Forms made ahead of time, a field a step, so that they open at once.

Steps that are given up are taken by whoever comes next.
"""

from collections.abc import Iterator, Sequence

from desktop.views.edit.group import FieldGroup


def build_whole(groups: Sequence[FieldGroup]) -> Iterator[None]:
    """Build the fields that are missing, then those of parts that will be chosen."""
    for group in groups:
        yield from group.build()
    for group in groups:
        yield from group.prepare()


def build_top(groups: Sequence[FieldGroup], room: int) -> Iterator[None]:
    """Build the fields that are seen first, where there is so much room for them."""
    for group in groups:
        for _ in group.build():
            yield
            room -= group.height_of_last
            if room < 0:
                return
