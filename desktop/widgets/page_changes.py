"""Putting other blocks into a page that is shown: what was typed, without the rest of the page."""

from PySide6.QtGui import QColor, QTextCursor, QTextDocument, QTextDocumentFragment

from desktop.widgets.document_text import settle

_ABOVE = "<p>x</p>"
"""A paragraph above a run: Qt gives each block its format but the first that is inserted."""


def replace_blocks(
    document: QTextDocument, first: int, until: int, html: str, underline: QColor
) -> tuple[dict[str, int], int]:
    """Set blocks anew from HTML, settled.

    Args:
        document: Holds them.
        first: Number of the first.
        until: Number of the block behind the last.
        html: A page of what takes their place.
        underline: Colour of the line under links.

    Returns:
        The block each anchor of it stands in, and by how many blocks the page has grown.
    """
    before = document.blockCount()
    part = QTextDocument()
    part.setDefaultFont(document.defaultFont())
    part.setDefaultStyleSheet(document.defaultStyleSheet())
    if first:
        start = html.index(">", html.index("<body")) + 1
        html = html[:start] + _ABOVE + html[start:]
    part.setHtml(html)
    found = settle(part.begin(), underline=underline, spells_pictures=True)
    taken = QTextCursor(part)
    if first:
        taken.setPosition(1)
    taken.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    edits = QTextCursor(document)
    edits.beginEditBlock()
    edits.setPosition(_end_of(document, first - 1))
    form = edits.blockFormat()
    edits.setPosition(_end_of(document, until - 1), QTextCursor.MoveMode.KeepAnchor)
    edits.insertFragment(QTextDocumentFragment(taken))
    if first:  # the block above has lost its own where it is empty
        QTextCursor(document.findBlockByNumber(first - 1)).setBlockFormat(form)
    edits.endEditBlock()
    skipped = max(first - 1, 0)
    return {name: skipped + at for name, at in found.items()}, document.blockCount() - before


def _end_of(document: QTextDocument, number: int) -> int:
    """Return where the text of a block ends; of none above the first, where the page begins."""
    block = document.findBlockByNumber(number)
    return block.position() + block.length() - 1 if block.isValid() else 0
