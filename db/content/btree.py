"""Which page of an SQLite file belongs to which table, and which of its bytes nothing uses.

Follows the file format as published (sqlite.org/fileformat2.html). Damaged pages are walked as far
as they make sense and never raise.
"""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from db.content.file_bytes import FileBytes

SCHEMA_TABLE: Final = "sqlite_master"

_HEADER: Final = 100
_INTERIOR_INDEX, _INTERIOR_TABLE, _LEAF_INDEX, _LEAF_TABLE = 2, 5, 10, 13
_INTERIORS: Final = (_INTERIOR_INDEX, _INTERIOR_TABLE)
_TREE_PAGES: Final = (*_INTERIORS, _LEAF_INDEX, _LEAF_TABLE)
_LONGEST_VARINT: Final = 9


class PageUse(NamedTuple):
    """What a page is for.

    Attributes:
        owner: Table or index.
        unused: Start and end, within the file, of stretches that hold nothing.
    """

    owner: str
    unused: tuple[tuple[int, int], ...]


class _Chain(NamedTuple):
    """Pages that hold the rest of a long row."""

    first: int
    size: int


def page_size(data: FileBytes | bytes) -> int:
    """Return the page size a file's header states, 0 where it states none that can be."""
    size = int.from_bytes(data[16:18], "big")
    size = 65536 if size == 1 else size
    return size if 512 <= size <= 65536 and size & (size - 1) == 0 else 0


def map_pages(data: FileBytes | bytes, roots: Mapping[int, str]) -> dict[int, PageUse]:
    """Return the use of every page that can be reached, by its number from 1.

    Args:
        data: The file.
        roots: First page of every table and index, with its name.
    """
    walker = _Walker(data)
    for page, name in {1: SCHEMA_TABLE, **roots}.items():
        walker.walk(page, name)
    return walker.uses


class _Walker:
    """Walks trees of pages, each page once."""

    def __init__(self, data: FileBytes | bytes) -> None:
        self.uses: dict[int, PageUse] = {}
        self._data = data
        self._size = page_size(data)
        self._usable = self._size - int.from_bytes(data[20:21], "big")

    def walk(self, root: int, owner: str) -> None:
        waiting = [root]
        while waiting:
            number = waiting.pop()
            if not self._is_new(number):
                continue
            try:
                waiting += self._take_page(number, owner)
            except IndexError:
                self.uses.setdefault(number, PageUse(owner, ()))

    def _is_new(self, number: int) -> bool:
        exists = number > 0 and number * self._size <= len(self._data)
        return bool(self._size) and exists and number not in self.uses

    def _take_page(self, number: int, owner: str) -> list[int]:
        """Note a page of a tree and the chains that hang on it; return its children."""
        start = (number - 1) * self._size
        page = self._data[start : start + self._size]
        base = _HEADER if number == 1 else 0
        sort = page[base]
        if sort not in _TREE_PAGES:
            self.uses[number] = PageUse(owner, ())
            return []
        header = 12 if sort in _INTERIORS else 8
        count = int.from_bytes(page[base + 3 : base + 5], "big")
        pointers_end = base + header + 2 * count
        content = int.from_bytes(page[base + 5 : base + 7], "big") or 65536
        unused = [(pointers_end, content), *self._free_blocks(page, base)]
        self.uses[number] = PageUse(
            owner, tuple((start + a, start + b) for a, b in unused if a < b <= self._size)
        )
        children = []
        if sort in _INTERIORS:
            children.append(int.from_bytes(page[base + 8 : base + 12], "big"))
        for at in range(base + header, min(pointers_end, self._size), 2):
            cell = int.from_bytes(page[at : at + 2], "big")
            if sort in _INTERIORS:
                children.append(int.from_bytes(page[cell : cell + 4], "big"))
            chain = self._chain(page, cell, sort)
            if chain:
                self._take_chain(chain, owner)
        return children

    def _free_blocks(self, page: bytes, base: int) -> Iterator[tuple[int, int]]:
        at, last = int.from_bytes(page[base + 1 : base + 3], "big"), 0
        while last < at <= self._size - 4:
            size = int.from_bytes(page[at + 2 : at + 4], "big")
            yield at + 4, at + size
            last, at = at, int.from_bytes(page[at : at + 2], "big")

    def _chain(self, page: bytes, cell: int, sort: int) -> _Chain | None:
        """Return where a row goes on that does not fit into its page."""
        if sort == _INTERIOR_TABLE:
            return None
        at = cell + 4 if sort == _INTERIOR_INDEX else cell
        payload, at = _varint(page, at)
        if sort == _LEAF_TABLE:
            _, at = _varint(page, at)
        local = self._local(payload, is_table=sort == _LEAF_TABLE)
        if local == payload:
            return None
        first = int.from_bytes(page[at + local : at + local + 4], "big")
        return _Chain(first, payload - local)

    def _local(self, payload: int, *, is_table: bool) -> int:
        """Return how many bytes of a row stand in its own page."""
        most = self._usable - 35 if is_table else (self._usable - 12) * 64 // 255 - 23
        if payload <= most:
            return payload
        least = (self._usable - 12) * 32 // 255 - 23
        wanted = least + (payload - least) % (self._usable - 4)
        return wanted if wanted <= most else least

    def _take_chain(self, chain: _Chain, owner: str) -> None:
        number, left = chain
        while left > 0 and self._is_new(number):
            start = (number - 1) * self._size
            held = min(left, self._usable - 4)
            rest = (start + 4 + held, start + self._size)
            self.uses[number] = PageUse(owner, (rest,) if rest[0] < rest[1] else ())
            number = int.from_bytes(self._data[start : start + 4], "big")
            left -= held


def _varint(page: bytes, at: int) -> tuple[int, int]:
    """Return the number at a place and the place after it."""
    value = 0
    for length in range(1, _LONGEST_VARINT):
        byte = page[at + length - 1]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + length
    return value << 8 | page[at + _LONGEST_VARINT - 1], at + _LONGEST_VARINT
