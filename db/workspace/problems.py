"""What stands against an entry as it is: its fields, its references, its bodies."""

from collections.abc import Iterator
from typing import Final

from db.content.contents import LEVELS
from db.content.links import Labels, Names, TextResolver
from db.content.rendered import render_fields
from db.entries.base import Entry
from db.entries.findings import Finding, field_name
from db.entries.kinds import KINDS
from db.entries.references import list_references
from db.entries.validate import check_entry
from db.errors import Invalid
from db.workspace.rendering import render_again

_ADVICE: Final = "choose one that exists, or create it"
_MOST_NAMED: Final = 5


def find_problems(
    kind: str, entry: Entry, directory: Names, labels: Labels, base_language: str
) -> Iterator[Finding]:
    """Yield what a build would say of one entry, whatever the rest of the workspace is like.

    Args:
        kind: Of the entry.
        entry: As it is in a form or a revision.
        directory: The names of the workspace's entries.
        labels: What those are called.
        base_language: Of texts that every entry has.
    """
    sound = True
    for path, message in check_entry(entry):
        sound = False
        yield Finding(kind, entry.slug, path, message)
    for path, target, slug in list_references(entry):
        if target not in KINDS:
            yield Finding(kind, entry.slug, path, f"'{slug}' is not written as kind/slug")
        elif (target, slug) == (kind, entry.slug):
            yield Finding(kind, entry.slug, path, "refers to the entry itself")
        elif directory.find(target, slug) is None:
            yield Finding(kind, entry.slug, path, f"there is no {target}/{slug}", _ADVICE)
    if sound:
        yield from _find_in_bodies(kind, entry, directory, labels, base_language)


def refuse_errors(
    kind: str, entry: Entry, directory: Names, labels: Labels, base_language: str
) -> None:
    """Refuse an entry that a build would refuse.

    Raises:
        Invalid: It has errors; the message names the first of them.
    """
    errors = [
        finding
        for finding in find_problems(kind, entry, directory, labels, base_language)
        if finding.level == "error"
    ]
    if errors:
        named = [f"{field_name(found.path)}: {found.message}" for found in errors[:_MOST_NAMED]]
        more = len(errors) - len(named)
        tail = [f"and {more} more"] if more else []
        raise Invalid("\n".join([f"{kind}/{entry.slug} has errors:", *named, *tail]))


def _find_in_bodies(
    kind: str, entry: Entry, directory: Names, labels: Labels, base_language: str
) -> Iterator[Finding]:
    def resolver(lang: str) -> TextResolver:
        return TextResolver(directory, labels, lang, base_language)

    for rendered in render_fields(kind, entry, resolver, render=render_again):
        path = ("text", rendered.lang, rendered.field)
        if rendered.document is None:
            yield Finding(kind, entry.slug, path, rendered.refusal)
            continue
        for problem in rendered.document.problems:
            level = LEVELS[problem.code]
            yield Finding(kind, entry.slug, path, problem.message, level=level)
