"""The table of formats: what each holds, how its files end, which function writes it."""

import importlib
from typing import Final

from db.engine import ReadSession
from db.errors import BadUsage
from db.exchange.selection import Addresses, Exported, Look, Selection, Writer
from db.kinds import ENTRY_KINDS
from db.queries.edition import get_edition
from db.values import Value


class Format(Value):
    """A form in which entries leave the edition.

    Attributes:
        name: As the command line has it.
        label: For a person who chooses among them.
        suffix: Of its files.
        writer: `module:function` within this package; the function is a `Writer`.
        kinds: What it can hold.
    """

    name: str
    label: str
    suffix: str
    writer: str
    kinds: tuple[str, ...] = ENTRY_KINDS


FORMATS: Final = {
    found.name: found
    for found in (
        Format("ics", "Calendar", ".ics", "ics:write_calendar", ("session",)),
        Format("vcf", "Contact card", ".vcf", "vcf:write_cards", ("person",)),
        Format("csv", "Spreadsheet", ".csv", "table:write_table"),
        Format("md", "Markdown", ".md", "markdown:write_markdown"),
        Format("json", "JSON", ".json", "plain_data:write_json"),
        Format("bib", "BibTeX", ".bib", "citations:write_bibtex"),
        Format("ris", "RIS", ".ris", "citations:write_ris"),
        Format("csl-json", "CSL-JSON", ".json", "citations:write_csl_json"),
    )
}


def formats_of(kind: str) -> tuple[Format, ...]:
    """Return the formats that can hold entries of a kind."""
    return tuple(found for found in FORMATS.values() if kind in found.kinds)


def export(
    session: ReadSession,
    name: str,
    addresses: Addresses,
    lang: str,
    as_of: str,
    look: Look | None = None,
) -> Exported:
    """Write entries in a format.

    Args:
        session: Of an edition.
        name: Of the format.
        addresses: Kind and slug of each entry, in the order they are to have.
        lang: Language wanted.
        as_of: ISO day of titles and names where no entry's own date holds.
        look: Told how many entries are done, before each; it may raise to end the work.

    Raises:
        BadUsage: The format cannot hold entries of these kinds.
        NotFound: The edition has no such entry.
    """
    form = FORMATS[name]
    for kind, _ in addresses:
        if kind not in form.kinds:
            raise BadUsage(refusal(form, kind))
    module, function = form.writer.split(":")
    write: Writer = getattr(importlib.import_module(f"db.exchange.{module}"), function)
    return write(Selection(session, get_edition(session), addresses, lang, as_of, look))


def refusal(form: Format, kind: str) -> str:
    """Say that a format cannot hold a kind, and what it holds."""
    return f"The format {form.name} holds entries of the kind {form.kinds[0]}, not {kind}."
