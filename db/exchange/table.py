"""Entries as rows of a spreadsheet: RFC 4180 in UTF-8, and no cell that could be run."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

from db.dates import parse
from db.errors import Invalid
from db.exchange.selection import SCHEME, Exported, Selection
from db.queries.words import Labels
from db.records import Fact, Facts, Link, Page
from db.rendering.characters import strip_steering

_BYTE_ORDER_MARK: Final = "\ufeff"
"""Without it spreadsheets take UTF-8 for the code page of the country."""

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_FIRST: Final = ("kind", "slug", "title", "lang", "date", "date_from", "date_to", "about", "for")
_LAST: Final = ("version", "updated", "address")
_SEPARATOR: Final = "; "
_KIND_OF: Final = "Kind of {}"


def write_table(wanted: Selection) -> Exported:
    """Write a row an entry; facts that any of the entries has are columns."""
    records = [(_first(page), _facts(page), _last(page)) for page in wanted.pages()]
    columns = tuple(dict.fromkeys(name for _, facts, _ in records for name in facts))
    rows = [
        (*first, *(facts.get(name, "") for name in columns), *last)
        for first, facts, last in records
    ]
    return Exported(write_rows((*_FIRST, *columns, *_LAST), rows), len(rows))


def write_rows(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table as a file's text, with its byte order mark."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([safe_cell(cell) for cell in header])
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return _BYTE_ORDER_MARK + out.getvalue()


def safe_cell(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe marks it as text."""
    plain = strip_steering(text)
    # What is to be stripped can neither hide the sign nor stand for one.
    is_formula = plain.startswith(_FORMULA_STARTS) or text.startswith(_FORMULA_STARTS)
    return f"'{plain}" if is_formula else plain


def _first(page: Page) -> tuple[str, ...]:
    plate = page.plate.text if page.plate else ""
    date_from, date_to = _bounds(page.date)
    head = (page.kind, page.slug, page.title, page.lang, page.date)
    return (*head, date_from, date_to, page.lead, plate)


def _last(page: Page) -> tuple[str, ...]:
    return (str(page.version), page.updated, f"{SCHEME}{page.address}")


def _facts(page: Page) -> dict[str, str]:
    """Return the facts that an entry has of itself, and what a story is about."""
    found: dict[str, dict[str, None]] = {}
    for label, date, place in page.dates:
        if date != page.date:
            found.setdefault(label, {})[", ".join(part for part in (date, place) if part)] = None
    for block in page.blocks:
        if isinstance(block, Facts) and not block.heading:
            for fact in block.rows:
                if fact.label != Labels.DATE:
                    found.setdefault(_column(fact.label, page.kind), {})[_said(fact)] = None
    if page.kind == "story":
        for group in page.related:
            if group.key != "story":  # those are for reading on, the story does not name them
                found.setdefault(group.title, {}).update(dict.fromkeys(map(_name, group.links)))
    return {label: _SEPARATOR.join(values) for label, values in found.items()}


def _column(label: str, kind: str) -> str:
    """Return the name of a fact's column, which must not be taken for the kind of entry."""
    return _KIND_OF.format(kind) if label == Labels.KIND else label


def _said(fact: Fact) -> str:
    value = ", ".join(
        part for part in (fact.value, _SEPARATOR.join(map(_name, fact.links))) if part
    )
    return f"{value} (uncertain)" if fact.is_uncertain else value


def _name(link: Link) -> str:
    return link.title


def _bounds(edtf: str) -> tuple[str, str]:
    """Return the first and the last possible day, empty where there is none."""
    try:
        lower, upper = parse(edtf).bounds() if edtf else (None, None)
    except Invalid:
        return "", ""
    return lower or "", upper or ""
