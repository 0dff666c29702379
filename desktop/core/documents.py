"""Rows of the list of documents, prepared for painting."""

from typing import Final

from db.document_records import DocumentRow
from desktop.core.dating import date_text
from desktop.core.lines import EntryLine
from desktop.core.words import isolated, tr

ORDERS: Final = (
    ("symbol", "By symbol"),
    ("title", "By title"),
    ("kind", "By kind"),
    ("date", "By date"),
    ("issuer", "By issuer"),
)
"""Ways to sort documents, by what queries call them."""

_SEPARATOR: Final = " · "


class DocumentLine(EntryLine):
    """A row with a line more than others: the symbol above the title.

    Attributes:
        symbol: Empty where the document has none.
        is_by_symbol: Typed letters go by the symbol, as the list does.
    """

    symbol: str = ""
    is_by_symbol: bool = False

    @property
    def jump(self) -> str:
        """What typed letters jump by."""
        return self.symbol if self.is_by_symbol and self.symbol else self.title


def document_line(row: DocumentRow, *, is_by_symbol: bool = False) -> DocumentLine:
    """Prepare a row: symbol, title, then kind, date and issuer."""
    date = date_text(row.date, "short", row.lang)
    issuer = row.issuer
    if issuer and row.others:
        issuer = tr("{issuer} and {n} more").format(issuer=issuer, n=row.others)
    parts = (row.kind_name, isolated(date) if date else "", issuer)
    context = _SEPARATOR.join(part for part in parts if part)
    said = (row.symbol, row.title, row.kind_name, date, issuer)
    return DocumentLine(
        kind="document",
        title=row.title,
        context=context,
        sentence=", ".join(part for part in said if part),
        address=f"document/{row.slug}",
        date=date,
        symbol=row.symbol,
        is_by_symbol=is_by_symbol,
    )
