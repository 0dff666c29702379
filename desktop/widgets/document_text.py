"""Reading a text document: its fragments, and its words with plates spelt out."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from PySide6.QtGui import (
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
)

_OBJECT: Final = "\ufffc"
_BREAKS: Final = dict.fromkeys((0x2028, 0x2029, 0xFDD0, 0xFDD1), "\n")
"""Qt's marks for the ends of lines, paragraphs, and of frames and cells."""
_PARAGRAPH: Final = re.compile(r"p(\d+)")


def fragments(document: QTextDocument) -> Iterator[tuple[QTextBlock, QTextFragment]]:
    """Yield every run of text of one format, with its block."""
    block = document.begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            yield block, iterator.fragment()
            iterator += 1
        block = block.next()


def take_anchors(document: QTextDocument) -> dict[str, int]:
    """Return the block each anchor stands in, and take the anchors out of the text.

    Qt keeps an anchor as a format of the first character alone, which tears the first letter of an
    Arabic word from the next.
    """
    found: dict[str, int] = {}
    spans = []
    for block, fragment in fragments(document):
        names = fragment.charFormat().anchorNames()
        for name in names:
            found.setdefault(name, block.blockNumber())
        if names:
            spans.append((fragment.position(), fragment.length(), fragment.charFormat()))
    cursor = QTextCursor(document)
    cursor.beginEditBlock()  # else Qt lays the document out anew for each
    for position, length, form in spans:
        form.clearProperty(QTextFormat.Property.AnchorName)
        if not form.anchorHref():
            form.clearProperty(QTextFormat.Property.IsAnchor)
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(form)
    cursor.endEditBlock()
    return found


def numbered(anchors: Mapping[str, int]) -> dict[int, int]:
    """Return block number to the number that the paragraph there is cited by."""
    found: dict[int, int] = {}
    for name, block_number in anchors.items():
        if match := _PARAGRAPH.fullmatch(name):
            found.setdefault(block_number, int(match[1]))
    return found


def words_of(fragment: QTextFragment) -> str:
    """Return a run's text; of a picture, its alternative text."""
    if _OBJECT not in fragment.text():
        return fragment.text()
    return fragment.charFormat().stringProperty(QTextCharFormat.Property.ImageAltText)


def plain_of(cursor: QTextCursor) -> str:
    """Return selected text with the words of plates in the place of their pictures."""
    text = cursor.selectedText().translate(_BREAKS)
    if _OBJECT not in text:
        return text
    start, probe = cursor.selectionStart(), QTextCursor(cursor.document())
    place = places_in(text)
    parts = []
    for offset, char in enumerate(text):
        if char != _OBJECT:
            parts.append(char)
            continue
        probe.setPosition(start + place(offset) + 1)
        parts.append(probe.charFormat().stringProperty(QTextCharFormat.Property.ImageAltText))
    return "".join(parts)


def places_in(text: str) -> Callable[[int], int]:
    """Return what turns an index of a document's text into a position of the document.

    Qt counts units of UTF-16, of which a character beyond U+FFFF takes two.
    """
    wide = [index for index, char in enumerate(text) if char > "\uffff"]

    def place(index: int) -> int:
        return index + bisect_left(wide, index)

    return place
