"""Differences between two states of an entry in words: each field by its label, text by words."""

from collections.abc import Iterator
from typing import Final

from db.entries.base import Entry
from db.entries.compare import FieldChange, Span, compare, word_diff
from db.values import Value
from desktop.core.editing.words_of import value_words
from desktop.core.forms.blank import blank
from desktop.core.forms.labels import label_of
from desktop.core.reader.look import is_rtl
from desktop.core.words import tr

_OF_COMMANDS: Final = ("status", "version", "created", "updated")
"""Fields that every save sets: they say nothing about what was changed."""


class Difference(Value):
    """A field that differs.

    Attributes:
        label: What its form calls it.
        spans: (sort, text) in order.
        is_rtl: It is written from the right.
    """

    label: str
    spans: tuple[Span, ...]
    is_rtl: bool = False


def differences(
    kind: str, before: Entry | None, after: Entry, base_language: str
) -> list[Difference]:
    """Return the fields in which two states of an entry differ, in the order of its type.

    Args:
        kind: Of the entry.
        before: The earlier state; None for an entry that is new.
        after: The later state.
        base_language: Texts in it need not say their language.
    """
    before = before or blank(kind, after.slug, base_language)
    if type(before) is not type(after):  # of a withdrawn one an edition keeps the life cycle only
        spans: tuple[Span, ...] = (Span("added", after.withdrawn),) if after.withdrawn else ()
        return [Difference(label_of(kind, ("withdrawn",), base_language), spans)]
    return [
        Difference(
            label_of(kind, change.path, base_language),
            tuple(_spans(change)),
            any(isinstance(step, str) and is_rtl(step) for step in change.path),
        )
        for change in compare(before, after)
        if change.path[0] not in _OF_COMMANDS
    ]


def _spans(change: FieldChange) -> Iterator[Span]:
    if change.sort == "moved":
        said = tr("moved from place {before} to place {after}")
        yield Span("added", said.format(before=change.before + 1, after=change.after + 1))
        return
    yield from word_diff(value_words(change.before), value_words(change.after))
