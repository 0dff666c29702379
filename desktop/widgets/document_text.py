"""Reading a text document: its fragments, and its words with plates spelt out.

A picture is one character without a word in it. Its words stand behind it in the text, too small to
be seen: so they are copied, found, and read by readers of screens like any others.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from PySide6.QtGui import (
    QColor,
    QFont,
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
_WORDS: Final = QTextFormat.Property.ImageAltText
_IS_SPELT: Final = QTextFormat.Property.UserProperty
_HARDLY: Final = 1
"""Per cent of its width that a letter advances: a name is half a pixel wide."""


def fragments(block: QTextBlock) -> Iterator[tuple[QTextBlock, QTextFragment]]:
    """Yield every run of text of one format, with its block, from a block on."""
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            yield block, iterator.fragment()
            iterator += 1
        block = block.next()


def settle(
    block: QTextBlock, *, underline: QColor | None = None, spells_pictures: bool = False
) -> dict[str, int]:
    """Do with a page what HTML cannot say, in one pass; return the block each anchor stands in.

    Anchors are taken out of the text: Qt keeps one as a format of the first character alone, which
    tears the first letter of an Arabic word from the next.

    Args:
        block: The first of a page, or of a part that was set from HTML.
        underline: Colour of the line under every link; None leaves it as it is.
        spells_pictures: Whether the words of every picture are put behind it.
    """
    found: dict[str, int] = {}
    spans: list[tuple[int, int, QTextCharFormat]] = []
    pictures: list[tuple[int, QTextCharFormat]] = []
    for holder, fragment in fragments(block):
        form = fragment.charFormat()
        if spells_pictures and form.isImageFormat():
            pictures.append((fragment.position() + fragment.length(), QTextCharFormat(form)))
        is_link = bool(form.anchorHref())
        if not (is_link or form.isAnchor()):
            continue
        names = form.anchorNames()
        for name in names:
            found.setdefault(name, holder.blockNumber())
        form.clearProperty(QTextFormat.Property.AnchorName)
        # Qt forgets that it is one behind the first letter of a block with an id.
        form.setAnchor(is_link)
        if is_link and underline is not None:
            form.setUnderlineColor(underline)
        if names or (is_link and underline is not None):
            spans.append((fragment.position(), fragment.length(), form))
    cursor = QTextCursor(block)
    cursor.beginEditBlock()  # else Qt lays the document out anew for each
    for position, length, form in spans:
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(form)
    for end, form in reversed(pictures):
        cursor.setPosition(end)
        cursor.insertText(form.stringProperty(_WORDS), _unseen(form))
    cursor.endEditBlock()
    return found


def numbered(anchors: Mapping[str, int]) -> dict[int, int]:
    """Return block number to the number that the paragraph there is cited by."""
    found: dict[int, int] = {}
    for name, block_number in anchors.items():
        if match := _PARAGRAPH.fullmatch(name):
            found.setdefault(block_number, int(match[1]))
    return found


def with_picture(document: QTextDocument, start: int) -> int:
    """Return a position moved in front of the picture whose words it lies in."""
    probe = QTextCursor(document)
    probe.setPosition(start + 1)
    while start and probe.charFormat().boolProperty(_IS_SPELT):
        start -= 1
        probe.setPosition(start + 1)
    return start


def links_of(document: QTextDocument) -> list[tuple[str, str]]:
    """Return (address, words) of a document's links in order, each address once."""
    found: dict[str, str] = {}
    ends: dict[str, int] = {}
    for _, fragment in fragments(document.begin()):
        href, start = fragment.charFormat().anchorHref(), fragment.position()
        if href and ends.setdefault(href, start) == start:
            found[href] = found.get(href, "") + fragment.text().replace(_OBJECT, "")
            ends[href] = start + fragment.length()
    return [(href, words.strip() or href) for href, words in found.items()]


def plain_of(cursor: QTextCursor) -> str:
    """Return selected text with the words of plates in the place of their pictures."""
    text = cursor.selectedText().translate(_BREAKS)
    if text.endswith(_OBJECT):  # the selection ends between a picture and its words
        probe = QTextCursor(cursor.document())
        probe.setPosition(cursor.selectionEnd())
        text += probe.charFormat().stringProperty(_WORDS)
    return text.replace(_OBJECT, "")


def places_in(text: str) -> Callable[[int], int]:
    """Return what turns an index of a document's text into a position of the document.

    Qt counts units of UTF-16, of which a character beyond U+FFFF takes two.
    """
    wide = [index for index, char in enumerate(text) if char > "\uffff"]

    def place(index: int) -> int:
        return index + bisect_left(wide, index)

    return place


def _unseen(picture: QTextCharFormat) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setProperty(QTextFormat.Property.FontPixelSize, 1)
    form.setFontLetterSpacingType(QFont.SpacingType.PercentageSpacing)
    form.setFontLetterSpacing(_HARDLY)
    form.setForeground(QColor.fromRgba(0))
    form.setProperty(_IS_SPELT, True)
    if picture.isAnchor():
        form.setAnchor(True)
        form.setAnchorHref(picture.anchorHref())
    return form
