"""The values of the list of documents that leave this package; frozen and slotted."""

from db.values import Value


class DocumentRow(Value):
    """A row of the list of documents.

    Attributes:
        symbol: Of the United Nations; empty for a document without one.
        kind_name: In words ("Resolution").
        issuer: The first body that issued it; empty where none is known.
        others: How many more bodies issued it.
    """

    id: int
    slug: str
    title: str
    lang: str
    symbol: str
    kind_name: str
    date: str
    issuer: str
    others: int = 0
