"""A list of any length: ids from one query, rows by pages, group bands between them.

What it caches: up to `_PAGES` pages of `PAGE` rows. When it is stale: `set_ids` drops everything.
Rows are read on the window's thread: a row by primary key takes less than a tenth of a millisecond
wherever it stands, and a list that waits for its rows flickers. So pages are small: what is read
and not seen is paid for by the frame.
"""

from array import array
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Sequence
from sys import byteorder
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.core.lines import EntryLine, StoryLine
from desktop.qt.roles import BAND_ROLE, LINE_ROLE
from desktop.qt.tips import plain_tip

Line = TypeVar("Line", bound=StoryLine | EntryLine)
Index = QModelIndex | QPersistentModelIndex

PAGE: Final = 5
_PAGES: Final = 640
_ENTRY_FLAGS: Final = (
    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
)


class PagedModel(QAbstractTableModel, Generic[Line]):
    """Rows of one column; `LINE_ROLE` gives the prepared line, `BAND_ROLE` the text of a band."""

    def __init__(
        self,
        fetch: Callable[[Sequence[int]], list[Line]],
    ) -> None:
        """Start empty.

        Args:
            fetch: Returns the prepared lines of some ids, in their order.
        """
        super().__init__()
        self._fetch = fetch
        self._ids: Sequence[int] = ()
        self._bands: tuple[tuple[int, str], ...] = ()
        self._band_rows: list[int] = []
        self._found_at = 0
        self._pages: OrderedDict[int, list[Line]] = OrderedDict()

    @property
    def ids(self) -> Sequence[int]:
        """Of all entries, in the order of the list."""
        return self._ids

    @property
    def count(self) -> int:
        """Number of entries, bands not counted."""
        return len(self._ids)

    @property
    def band_rows(self) -> Sequence[int]:
        """Rows that are bands, ascending."""
        return self._band_rows

    def set_ids(self, ids: Sequence[int], bands: Sequence[tuple[str, int]] = ()) -> None:
        """Show other entries.

        Args:
            ids: In the order of the list.
            bands: (text, number of entries below it), in the same order; their sum is the number
                of ids, or there are none.
        """
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        starts, at = [], 0
        for text, size in bands:
            starts.append((at, text))
            at += size
        self._bands = tuple(starts)
        self._band_rows = [start + number for number, (start, _) in enumerate(starts)]
        self.endResetModel()

    def drop_rows(self) -> None:
        """Read the rows anew, as when the language has changed."""
        self._pages.clear()
        if self._ids:
            last = self.rowCount() - 1
            self.dataChanged.emit(self.index(0, 0), self.index(last, 0))

    def row_of(self, entry_id: int) -> int:
        """Return the row of an entry, -1 where it is not in the list."""
        position = self._found_at  # a page that is opened asks for its row several times
        if not (position < len(self._ids) and self._ids[position] == entry_id):
            position = _position_of(entry_id, self._ids)
            if position < 0:
                return -1
            self._found_at = position
        band = bisect_right(self._bands, position, key=lambda start: start[0])
        return position + band

    def line(self, row: int) -> Line | None:
        """Return the prepared line of a row; None for a band or outside the list."""
        position = self._position(row)
        if position is None:
            return None
        number, offset = divmod(position, PAGE)
        page = self._page(number)
        return page[offset] if offset < len(page) else None

    def id_at(self, row: int) -> int | None:
        """Return the entry's id of a row; None for a band or outside the list."""
        position = self._position(row)
        return None if position is None else self._ids[position]

    def expect(self, first: int, last: int) -> None:
        """Read the rows from one to another in one go, as when they are about to be painted."""
        numbers = [
            (row - bisect_right(self._band_rows, row)) // PAGE
            for row in (max(first, 0), min(last, self.rowCount() - 1))
        ]
        missing = [
            number
            for number in range(max(numbers[0], 0), numbers[1] + 1)
            if number not in self._pages
        ]
        if len(missing) < 2:
            return  # as soon as its rows are asked for
        start = missing[0] * PAGE
        wanted = self._ids[start : (missing[-1] + 1) * PAGE]
        lines = self._fetch(wanted)
        if len(lines) == len(wanted):  # else some are gone, and others stand in their places
            for number in missing:
                at = number * PAGE - start
                self._keep(number, lines[at : at + PAGE])

    def find(self, text: str, start: int) -> int:
        """Return the next row from `start` whose type-ahead text begins so, -1 for none.

        Looks through at most `PAGE * _PAGES` rows from there, so that it never holds the window.
        """
        total = self.rowCount()
        wanted = text.casefold()
        for step in range(min(total, PAGE * _PAGES)):
            row = (start + step) % total
            line = self.line(row)
            if line is not None and line.jump.casefold().startswith(wanted):
                return row
        return -1

    def _position(self, row: int) -> int | None:
        if not 0 <= row < len(self._ids) + len(self._bands):
            return None
        above = bisect_right(self._band_rows, row)
        if above and self._band_rows[above - 1] == row:
            return None
        return row - above

    def _page(self, number: int) -> list[Line]:
        page = self._pages.get(number)
        if page is None:
            page = self._fetch(self._ids[number * PAGE : (number + 1) * PAGE])
            self._keep(number, page)
        else:
            self._pages.move_to_end(number)
        return page

    def _keep(self, number: int, page: list[Line]) -> None:
        self._pages[number] = page
        if len(self._pages) > _PAGES:
            self._pages.popitem(last=False)

    def _band(self, row: int) -> str:
        return self._bands[bisect_right(self._band_rows, row) - 1][1]

    def rowCount(self, parent: Index | None = None) -> int:
        if parent is not None and parent.isValid():
            return 0
        return len(self._ids) + len(self._bands)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = index.row()
        line = self.line(row)
        if line is None:
            is_text = role in (
                BAND_ROLE,
                Qt.ItemDataRole.DisplayRole,
                Qt.ItemDataRole.AccessibleTextRole,
            )
            return self._band(row) if is_text and self._bands else None
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.sentence
        if role == Qt.ItemDataRole.DisplayRole:
            return line.jump
        if role == Qt.ItemDataRole.ToolTipRole:  # where a row is narrow, its words are cut
            return plain_tip(line.sentence)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled if self.id_at(index.row()) is None else _ENTRY_FLAGS


def _position_of(entry_id: int, ids: Sequence[int]) -> int:
    """Return where an id stands, -1 for nowhere; looked for as bytes, seven times as quick."""
    if not isinstance(ids, array):
        return ids.index(entry_id) if entry_id in ids else -1
    size, held = ids.itemsize, ids.tobytes()
    wanted = entry_id.to_bytes(size, byteorder, signed=True)
    at = held.find(wanted)
    while at > 0 and at % size:  # within two ids that follow each other
        at = held.find(wanted, at + 1)
    return at // size
