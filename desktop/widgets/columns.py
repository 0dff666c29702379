"""The columns of a tab side by side: filters, list, page, related; how wide they are."""

from typing import Final

from PySide6.QtWidgets import QSplitter, QWidget

from desktop.qt.theme import Theme

LIST_WIDTH: Final = 352
NARROW_LIST_WIDTH: Final = 316
_FACETS_WIDTH: Final = 220
_RELATED_WIDTH: Final = 264
_LEAST_FACETS: Final = 180
_LEAST_LIST: Final = 260
_LEAST_PAGE: Final = 320
_LEAST_RELATED: Final = 200


class Columns(QSplitter):
    """Give the page what the others leave."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Have no columns yet; what is made as one is made with this as its parent."""
        super().__init__(parent)
        self._theme = theme
        self._scale = theme.scale
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def fill(
        self, facets: QWidget | None, listed: QWidget, page: QWidget, related: QWidget
    ) -> None:
        """Put the columns together.

        Args:
            facets: Before the list; None for tabs without.
            listed: The list with its header and filters.
            page: The page that is read.
            related: Behind it.
        """
        self._list = listed
        self._page = page
        lengths = [
            (listed, LIST_WIDTH, _LEAST_LIST),
            (page, 0, _LEAST_PAGE),
            (related, _RELATED_WIDTH, _LEAST_RELATED),
        ]
        if facets is not None:
            lengths.insert(0, (facets, _FACETS_WIDTH, _LEAST_FACETS))
        self._lengths = lengths
        for number, (column, _, _) in enumerate(lengths):
            self.insertWidget(number, column)
        self.setStretchFactor(self.indexOf(page), 1)
        self._set_least()

    def set_widths(self) -> None:
        """Give the columns the widths of the drawing."""
        self._set([self._theme.px(width) if width else 0 for _, width, _ in self._lengths])

    def set_list_width(self, width: int) -> None:
        """Give the list another width, at the cost of the page."""
        sizes = self.sizes()
        at, page = self.indexOf(self._list), self.indexOf(self._page)
        sizes[page] += sizes[at] - width
        sizes[at] = width
        self.setSizes(sizes)

    def rescale(self) -> float:
        """Widen the columns with their text; return by how much it has grown."""
        ratio, self._scale = self._theme.scale / self._scale, self._theme.scale
        if ratio != 1:
            sizes = self.sizes()
            self._set_least()
            self._set([round(size * ratio) for size in sizes])
        return ratio

    def _set_least(self) -> None:
        for column, _, least in self._lengths:
            column.setMinimumWidth(self._theme.px(least))

    def _set(self, sizes: list[int]) -> None:
        page = self.indexOf(self._page)
        others = sum(sizes) - sizes[page]
        sizes[page] = max(self._theme.px(_LEAST_PAGE), self.width() - others)
        self.setSizes(sizes)
