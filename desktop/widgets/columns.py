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
        self.splitterMoved.connect(self._on_splitter_moved)

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
        self._widths = [0] * len(lengths)
        for number, (column, _, _) in enumerate(lengths):
            self.insertWidget(number, column)
        self.setStretchFactor(self.indexOf(page), 1)
        self._set_least()

    def set_widths(self) -> None:
        """Give the columns the widths of the drawing."""
        self._widths = [self._theme.px(width) for _, width, _ in self._lengths]
        self.fit()

    def set_list_width(self, width: int) -> None:
        """Give the list another width, at the cost of the page."""
        self._widths[self.indexOf(self._list)] = width
        self.fit()

    def rescale(self) -> float:
        """Widen the columns with their text; return by how much it has grown."""
        ratio, self._scale = self._theme.scale / self._scale, self._theme.scale
        if ratio != 1:
            self._widths = [round(width * ratio) for width in self._widths]
            self._set_least()
            self.fit()
        return ratio

    def fit(self) -> None:
        """Give every column its width, and the page what they leave.

        Qt takes from each where there is too little room, and gives what it took to none.
        """
        others = sum(
            width
            for width, (column, _, _) in zip(self._widths, self._lengths, strict=True)
            if column is not self._page and not column.isHidden()
        )
        sizes = list(self._widths)
        sizes[self.indexOf(self._page)] = max(self._theme.px(_LEAST_PAGE), self.width() - others)
        self.setSizes(sizes)

    def _set_least(self) -> None:
        for column, _, least in self._lengths:
            column.setMinimumWidth(self._theme.px(least))

    def _on_splitter_moved(self) -> None:
        """Take over what was drawn by hand; a hidden column, which has no width, keeps its own."""
        self._widths = [size or kept for size, kept in zip(self.sizes(), self._widths, strict=True)]
