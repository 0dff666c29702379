"""Reading a text document: its fragments, and its words with plates spelt out."""

import re
from collections.abc import Iterator
from typing import Final

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument, QTextFragment

_OBJECT: Final = "\ufffc"
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


def numbered(document: QTextDocument) -> dict[int, int]:
    """Return block number to the number that the paragraph there is cited by."""
    found: dict[int, int] = {}
    for block, fragment in fragments(document):
        for name in fragment.charFormat().anchorNames():
            if match := _PARAGRAPH.fullmatch(name):
                found.setdefault(block.blockNumber(), int(match[1]))
    return found


def words_of(fragment: QTextFragment) -> str:
    """Return a run's text; of a picture, its alternative text."""
    if _OBJECT not in fragment.text():
        return fragment.text()
    return fragment.charFormat().stringProperty(QTextCharFormat.Property.ImageAltText)


def plain_of(cursor: QTextCursor) -> str:
    """Return selected text with the words of plates in the place of their pictures."""
    text = cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")
    if _OBJECT not in text:
        return text
    start, probe = cursor.selectionStart(), QTextCursor(cursor.document())
    parts = []
    for offset, char in enumerate(text):
        if char != _OBJECT:
            parts.append(char)
            continue
        probe.setPosition(start + offset + 1)
        parts.append(probe.charFormat().stringProperty(QTextCharFormat.Property.ImageAltText))
    return "".join(parts)
