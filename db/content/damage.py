"""What a check says, and the part of it that needs no database: header, size, pages, checksums."""

from collections.abc import Iterator, Mapping
from typing import Final, Literal

from db.content.btree import PageUse, map_pages, page_size
from db.content.file_bytes import FileBytes
from db.content.hashing import BLANK_PAGE, hash_page, is_page_hash
from db.engine import APPLICATION_ID
from db.values import Value

DamageCode = Literal[
    "header", "size", "file", "unused", "page", "checksum", "schema", "unreadable", "structure",
    "row", "content", "edition", "reference", "search",
]  # fmt: skip

_SEARCH: Final = "search_"
_HEADER_FIELDS: Final = (
    (0, b"SQLite format 3\0", "the mark of an SQLite file"),
    (16, b"\x10\x00", "the page size"),
    (18, b"\x01\x01", "the file format"),
    (20, b"\x00\x40\x20\x20", "the page layout"),
    (56, b"\x00\x00\x00\x01", "the text encoding"),
    (68, APPLICATION_ID.to_bytes(4, "big"), "the mark of a Placard edition"),
)
_PAGES_AT: Final = 28


class Damage(Value):
    """One thing that is not as it was published.

    Attributes:
        code: What sort of check found it.
        subject: What was hit: `story/a-slug`, `table link`, `search index`, `page 12`, `header`.
        message: For a person; complete in itself.
        page: Page of the file that was hit, from 1; 0 where no single one is meant.
    """

    code: DamageCode
    subject: str
    message: str
    page: int = 0

    def __str__(self) -> str:
        """Write subject and message in one line."""
        return f"{self.subject}: {self.message}"


def check_header(data: FileBytes) -> Iterator[Damage]:
    """Compare the fixed fields of the file's header, and its length with the one stated there."""
    for start, expected, name in _HEADER_FIELDS:
        if data[start : start + len(expected)] != expected:
            message = f"{name} is not that of an edition (byte {start})"
            yield Damage("header", "header", message, 1)
    stated = int.from_bytes(data[_PAGES_AT : _PAGES_AT + 4], "big") * page_size(data)
    if stated != len(data):
        lost = "its end is missing" if len(data) < stated else "something was added, or its header"
        message = f"is {len(data):,} bytes long and says it has {stated:,}: {lost}"
        yield Damage("size", "file", message)


def check_pages(
    data: FileBytes, stored: Mapping[int, bytes], owners: Mapping[int, str]
) -> Iterator[Damage]:
    """Compare every page with its checksum.

    Args:
        data: The file.
        stored: Checksum of each page.
        owners: First page of every table and index, with a name for people.
    """
    size = page_size(data)
    uses: dict[int, PageUse] | None = None
    for page in range(1, len(data) // size + 1 if size else 0):
        checksum = stored.get(page, b"")
        content = data[(page - 1) * size : page * size]
        if checksum != BLANK_PAGE and not is_page_hash(page, checksum):
            message = f"the checksum of page {page} is damaged; the page itself may be whole"
            yield Damage("checksum", "checksums", message)
        elif checksum != hash_page(page, content):
            uses = map_pages(data, owners) if uses is None else uses
            use = uses.get(page, PageUse("nothing that can be reached any more", ()))
            yield from _page_damage(content, page, use, checksum)


def owner_name(table: str, name: str) -> str:
    """Name a table, or an index of one, so that a person knows what it is for."""
    if table.startswith(_SEARCH):
        return "search index"
    if table == "page_hash":
        return "checksums"
    return f"table {table}" if table == name else f"index of table {table}"


def _page_damage(content: bytes, page: int, use: PageUse, checksum: bytes) -> Iterator[Damage]:
    """Say what of a page was hit: bytes that nothing uses, or something of its owner's."""
    first = (page - 1) * len(content)
    cleared = bytearray(content)
    for start, end in use.unused:
        stretch = content[start - first : end - first]
        cleared[start - first : end - first] = bytes(len(stretch))
        offset = next((at for at, byte in enumerate(stretch) if byte), None)
        if offset is not None:
            message = f"unused space of the file was written to, at byte {start + offset}"
            yield Damage("unused", f"page {page} ({use.owner})", message, page)
    if checksum not in (BLANK_PAGE, hash_page(page, bytes(cleared))):
        message = f"bytes {first} to {first + len(content) - 1} of the file are not as published"
        yield Damage("page", f"page {page} ({use.owner})", message, page)
