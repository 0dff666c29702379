"""What stands against a document in a form: its own problems, and the lint among its neighbours."""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from db.content.contents import Contents
from db.content.lint.table import RULES
from db.content.model import Folder, blank_info
from db.engine import ReadSession
from db.entries.base import Entry
from db.entries.findings import Address, Finding
from db.entries.parts import walk
from db.entries.references import list_references
from db.workspace.directory import StoredDirectory, StoredLabels
from db.workspace.documents import decode_document
from db.workspace.problems import find_problems

OF_ALL: Final = ("entry nothing links to", "near-duplicate people")
"""Rules that a few entries say nothing about; the desk asks them of all."""

_REFERENCE: Final = re.compile(r"\[\[([a-z]+)/([a-z0-9-]+)")
_NEIGHBOUR: Final = (
    "SELECT d.kind, d.slug, r.document FROM desk AS d JOIN revision AS r"
    " ON r.entry_id = d.entry_id AND r.number = d.revision"
    " WHERE d.kind = ? AND d.slug = ? AND d.stage NOT IN ('trashed', 'withdrawn')"
)
_BASE: Final = "SELECT base_language, published_at FROM edition"


def check_document(session: ReadSession, kind: str, document: Entry) -> list[Finding]:
    """Return everything a build and the lint would say of a document, were it published now.

    Args:
        session: Of a workspace.
        kind: Of the entry.
        document: As it is in a form.
    """
    base = session.first(_BASE)
    assert base is not None, "a workspace has the record of its edition"
    directory = StoredDirectory(session.all)
    labels = StoredLabels(session.all)
    found = list(find_problems(kind, document, directory, labels, base["base_language"]))
    if not any(finding.level == "error" for finding in found):
        found += _lint(session, kind, document, directory, base["published_at"])
    return found


def _lint(
    session: ReadSession,
    kind: str,
    document: Entry,
    directory: StoredDirectory,
    published_at: str,
) -> Iterator[Finding]:
    """Run the lint over a document and what it refers to; what it says of others is left out."""
    own = (kind, document.slug)
    entries: dict[Address, Entry] = {own: document}
    for address in _referred(document):
        at = directory.find(*address)
        row = session.first(_NEIGHBOUR, at) if at and at not in entries else None
        if row is not None:
            entries[row["kind"], row["slug"]] = decode_document(row["kind"], row["document"])
    public = {
        address: msgspec.structs.replace(entry, status="published")
        for address, entry in entries.items()
    }
    info = msgspec.structs.replace(blank_info(), published_at=published_at)
    contents = Contents(Folder(info, entries=public))
    for rule in RULES:
        if rule.name not in OF_ALL:
            for finding in rule.find(contents):
                if (finding.kind, finding.slug) == own:
                    yield finding._replace(level=rule.level)


def _referred(document: Entry) -> Iterator[Address]:
    """Yield what a document names, in its fields and in its texts."""
    for reference in list_references(document):
        yield reference.kind, reference.slug
    for _, part in walk(document):
        for name in part.__struct_fields__:
            value = getattr(part, name)
            if isinstance(value, str):
                for found in _REFERENCE.finditer(value):
                    yield found[1], found[2]
