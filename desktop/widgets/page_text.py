"""The text of a page that is set: taken in, added to, and changed while somebody types."""

from __future__ import annotations  # what only previews need is only a type here

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import (
    QColor,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextDocumentFragment,
)

from desktop.qt.theme import Theme
from desktop.widgets.document_text import numbered, settle

if TYPE_CHECKING:
    from desktop.core.reader.changes import Change

_UNDERLINE_ALPHA: Final = 115  # 45 %
_SHAPES_KEPT: Final = 50_000
"""Characters of a page whose shaped text is kept to be painted: 25 bytes each."""
_ABOVE: Final = "<p>x</p>"
"""A paragraph above a run: Qt gives each block its format but the first that is inserted."""


class PageText:
    """Knows where the anchors of a page stand.

    Attributes:
        toc: (level, anchor, title) of each heading but that of the page.
        anchors: Anchor to the number of its block.
        numbers: Number of a block to that which its paragraph is cited by.
    """

    def __init__(self, theme: Theme) -> None:
        """Begin with no page."""
        self._theme = theme
        self._part: QTextDocument | None = None  # what is put in, set beside the page
        self.forget()

    def forget(self) -> None:
        """Know of no page."""
        self.toc: tuple[tuple[int, str, str], ...] = ()
        self.anchors: dict[str, int] = {}
        self.numbers: dict[int, int] = {}

    def settle(self, document: QTextDocument, toc: tuple[tuple[int, str, str], ...]) -> None:
        """Give what was set from HTML its anchors, links and headings."""
        self.toc = toc
        self.anchors = self._settle(document)
        self.numbers = numbered(self.anchors)
        self._set_headings(document, self.anchors)
        _keep_shapes(document)

    def change(self, document: QTextDocument, change: Change) -> bool:
        """Set anew what a page says otherwise; return whether its ends were found."""
        first = self.anchors.get(change.first)
        until = self.anchors.get(change.until) if change.until else document.blockCount()
        if first is None or until is None:  # an empty paragraph holds no anchor
            return False
        self.toc = change.toc
        self._put(document, first, until, change.html, dict(change.renamed))
        return True

    def add(self, document: QTextDocument, html: str) -> None:
        """Set more of a page behind what is there."""
        end = document.blockCount()
        self._put(document, end, end, html, {})

    def _put(
        self, document: QTextDocument, first: int, until: int, html: str, names: Mapping[str, str]
    ) -> None:
        """Set blocks anew, from one to that before another; what is behind has other names then."""
        count = document.blockCount()
        if first:
            start = html.index(">", html.index("<body")) + 1
            html = html[:start] + _ABOVE + html[start:]
        part = self._part = self._part or QTextDocument()  # its style sheet is read but once
        part.setDefaultFont(document.defaultFont())
        set_sheet(part, document.defaultStyleSheet())
        part.setHtml(html)
        skipped = max(first - 1, 0)
        found = {name: skipped + at for name, at in self._settle(part).items()}
        _replace(document, first, until, part)
        added = document.blockCount() - count
        above = {name: at for name, at in self.anchors.items() if at < first}
        behind = {
            names.get(name, name): at + added for name, at in self.anchors.items() if at >= until
        }
        self.anchors = above | found | behind
        self.numbers = numbered(self.anchors)
        self._set_headings(document, found)

    def _settle(self, document: QTextDocument) -> dict[str, int]:
        underline = QColor(self._theme.colour("accent"))
        underline.setAlpha(_UNDERLINE_ALPHA)
        return settle(document.begin(), underline=underline, spells_pictures=True)

    def _set_headings(self, document: QTextDocument, anchors: Mapping[str, int]) -> None:
        """Make headings of what is set as paragraphs (Qt gives `<h1>` a size of its own)."""
        for level, anchor in [(1, "top"), *((level, name) for level, name, _ in self.toc)]:
            number = anchors.get(anchor)
            if number is None:
                continue
            form = QTextBlockFormat()
            form.setHeadingLevel(level)
            QTextCursor(document.findBlockByNumber(number)).mergeBlockFormat(form)


def set_sheet(document: QTextDocument, sheet: str) -> None:
    """Give a document the style sheet that its HTML is read by."""
    if document.defaultStyleSheet() != sheet:  # Qt reads it anew each time it is set
        document.setDefaultStyleSheet(sheet)


def _keep_shapes(document: QTextDocument) -> None:
    """Have text shaped once: Qt lets go of it after layout, and shapes anew at each painting."""
    block = document.begin()
    while block.isValid() and block.position() < _SHAPES_KEPT:
        block.layout().setCacheEnabled(True)
        block = block.next()


def _replace(document: QTextDocument, first: int, until: int, part: QTextDocument) -> None:
    """Put another document in for blocks; what it begins with for their neighbour is left out."""
    taken = QTextCursor(part)
    if first:
        taken.setPosition(_end_of(part, 0))
    taken.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    edits = QTextCursor(document)
    edits.beginEditBlock()  # else Qt lays the page out anew for each
    edits.setPosition(_end_of(document, first - 1))
    form = edits.blockFormat()
    edits.setPosition(_end_of(document, until - 1), QTextCursor.MoveMode.KeepAnchor)
    edits.insertFragment(QTextDocumentFragment(taken))
    if first:  # the block above has lost its own where it is empty
        QTextCursor(document.findBlockByNumber(first - 1)).setBlockFormat(form)
    edits.endEditBlock()


def _end_of(document: QTextDocument, number: int) -> int:
    """Return where the text of a block ends; of none above the first, where the page begins."""
    block = document.findBlockByNumber(number)
    return block.position() + block.length() - 1 if block.isValid() else 0
