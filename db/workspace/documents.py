"""Entry documents as revisions keep them: whole, as JSON of their typed form."""

from functools import cache

import msgspec

from db.entries.base import Entry
from db.entries.kinds import KINDS


def encode_document(entry: Entry) -> bytes:
    """Return a document as a revision keeps it; equal documents give equal bytes."""
    return msgspec.json.encode(entry, order="deterministic")


def decode_document(kind: str, data: bytes) -> Entry:
    """Return the document that a revision keeps.

    An entry withdrawn in an edition kept its life cycle only; that is a plain `Entry`.

    Raises:
        msgspec.ValidationError: It is none of this kind.
    """
    try:
        return _decoder(KINDS[kind].document).decode(data)
    except msgspec.ValidationError:
        return _decoder(Entry).decode(data)


@cache
def _decoder(document: type[Entry]) -> msgspec.json.Decoder[Entry]:
    return msgspec.json.Decoder(document)
