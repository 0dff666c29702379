"""The reading pane: a text browser that loads nothing from anywhere but the edition.

`loadResource` is a security control: Qt asks for `http:`, `file:` and `@import` resources, and its
own implementation reads files. Only plates, which are painted here, and pictures of the edition are
ever answered.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QRect, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from desktop.core.reader.compose import Composed
from desktop.core.reader.look import MEASURE, WIDEST_MEASURE
from desktop.core.reader.markup import IMAGE_SCHEME, PLATE_SCHEME, face_of_source
from desktop.core.words import tr
from desktop.qt.theme import Theme
from desktop.widgets.plates import paint_plate, plate_size

_PARAGRAPH: Final = re.compile(r"p(\d+)")
_LEAST_MARGIN: Final = 28
_NUMBER_GAP: Final = 14
_UNDERLINE_ALPHA: Final = 115  # 45 %
_OBJECT: Final = "\ufffc"

LoadImage = Callable[[str], tuple[str, bytes] | None]


class ReaderPane(QTextBrowser):
    """Shows a composed page; says which link was activated, never follows one itself."""

    link_activated = Signal(str)
    link_hovered = Signal(str, QPoint)  # '' when the pointer left; global position
    paragraph_chosen = Signal(int)

    def __init__(self, theme: Theme, load_image: LoadImage) -> None:
        """Start empty.

        Args:
            theme: For colours and lengths.
            load_image: Returns (media type, bytes) of a picture of the edition by its slug.
        """
        super().__init__()
        self._theme = theme
        self._load_image = load_image
        self._zoom = 1.0
        self._numbers: dict[int, int] = {}
        self._anchors: dict[str, int] = {}
        self._toc: tuple[tuple[int, str, str], ...] = ()
        self._marks: list[QTextEdit.ExtraSelection] = []
        self._build()

    @property
    def toc(self) -> tuple[tuple[int, str, str], ...]:
        """(level, anchor, title) of the headings shown."""
        return self._toc

    def show_page(self, page: Composed, zoom: float) -> None:
        """Set a page at its top."""
        self._zoom = zoom
        self._toc = page.toc
        document = self.document()
        document.setDefaultStyleSheet(page.sheet)
        option = document.defaultTextOption()
        rtl = Qt.LayoutDirection.RightToLeft if page.rtl else Qt.LayoutDirection.LeftToRight
        option.setTextDirection(rtl)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        self._marks = []
        self.setExtraSelections([])
        self.setHtml(page.html)
        self._index_anchors()
        self._set_headings()
        self._soften_underlines()
        self._fit_measure()

    def clear_page(self) -> None:
        """Show nothing."""
        self.clear()
        self._numbers, self._anchors, self._toc = {}, {}, ()

    def go_to(self, anchor: str) -> bool:
        """Scroll to an anchor and mark its paragraph; return whether the page has it."""
        if anchor in ("", "top"):
            self.verticalScrollBar().setValue(0)
            return True
        number = self._anchors.get(anchor)
        if number is None:
            return False
        block = self.document().findBlockByNumber(number)
        cursor = QTextCursor(block)
        self.setTextCursor(cursor)
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(max(0, int(top) - self._theme.px(12)))
        return True

    def paragraph_at_top(self) -> int:
        """Return the number of the selected, else of the first visible, numbered paragraph; 0: none."""
        cursor = self.textCursor()
        start = cursor.selectionStart() if cursor.hasSelection() else -1
        if start < 0:
            start = self.cursorForPosition(QPoint(self.viewport().width() // 2, 8)).position()
        block = self.document().findBlock(start)
        while block.isValid() and block.blockNumber() not in self._numbers:
            block = block.previous() if cursor.hasSelection() else block.next()
        return self._numbers.get(block.blockNumber(), 0) if block.isValid() else 0

    def links(self) -> list[tuple[str, str]]:
        """Return (address, words) of the page's links in order, each address once."""
        found: dict[str, str] = {}
        for _, fragment in _fragments(self.document()):
            form = fragment.charFormat()
            if form.isAnchor() and form.anchorHref():
                words = fragment.text().replace(_OBJECT, "") or form.stringProperty(
                    QTextCharFormat.Property.ImageAltText
                )
                found[form.anchorHref()] = found.get(form.anchorHref(), "") + words
        return [(href, words.strip() or href) for href, words in found.items()]

    def focused_link(self) -> tuple[str, QPoint]:
        """Return the address of the link that Tab has reached, with its place on the screen."""
        cursor = self.textCursor()
        form = cursor.charFormat()
        place = self.viewport().mapToGlobal(self.cursorRect(cursor).bottomLeft())
        return (form.anchorHref() if form.isAnchor() else "", place)

    def plain_text(self) -> str:
        """Return what a copy of the whole page gives."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        return _plain_of(cursor)

    def mark(self, selections: list[QTextEdit.ExtraSelection]) -> None:
        """Mark found words."""
        self._marks = selections
        self.setExtraSelections(selections)

    def _build(self) -> None:
        self.setObjectName("reader")
        self.setAccessibleName(tr("Article"))
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.anchorClicked.connect(self._on_anchor_clicked)
        self.highlighted.connect(self._on_link_highlighted)

    def _index_anchors(self) -> None:
        self._numbers, self._anchors = {}, {}
        for block, fragment in _fragments(self.document()):
            for name in fragment.charFormat().anchorNames():
                self._anchors.setdefault(name, block.blockNumber())
                match = _PARAGRAPH.fullmatch(name)
                if match:
                    self._numbers.setdefault(block.blockNumber(), int(match[1]))

    def _set_headings(self) -> None:
        """Make headings of what is set as paragraphs (Qt gives `<h1>` a size of its own)."""
        for level, anchor in [(1, "top"), *((level, name) for level, name, _ in self._toc)]:
            number = self._anchors.get(anchor)
            if number is None:
                continue
            form = QTextBlockFormat()
            form.setHeadingLevel(level)
            QTextCursor(self.document().findBlockByNumber(number)).mergeBlockFormat(form)

    def _soften_underlines(self) -> None:
        colour = QColor(self._theme.colour("accent"))
        colour.setAlpha(_UNDERLINE_ALPHA)
        form = QTextCharFormat()
        form.setUnderlineColor(colour)
        spans = [
            (fragment.position(), fragment.length())
            for _, fragment in _fragments(self.document())
            if fragment.charFormat().isAnchor() and fragment.charFormat().anchorHref()
        ]
        cursor = QTextCursor(self.document())
        for position, length in spans:
            cursor.setPosition(position)
            cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(form)

    def _fit_measure(self) -> None:
        """Centre the reading column by the margins of the root frame."""
        px, width = self._theme.px, self.viewport().width()
        measure = round(px(MEASURE) * max(1.0, self._zoom))
        if width < px(MEASURE + 200):
            measure = round(px(WIDEST_MEASURE) * max(1.0, self._zoom))
        margin = max(px(_LEAST_MARGIN), (width - measure) / 2)
        frame = self.document().rootFrame()
        form = frame.frameFormat()
        if form.leftMargin() != margin:
            form.setLeftMargin(margin)
            form.setRightMargin(margin)
            frame.setFrameFormat(form)

    def _number_rects(self) -> Iterator[tuple[int, QRect]]:
        """Yield number and place of the paragraph numbers in view."""
        layout = self.document().documentLayout()
        metrics = QFontMetrics(self._theme.font("meta"))
        offset = self.verticalScrollBar().value()
        frame = self.document().rootFrame().frameFormat()
        width = self._theme.px(24)
        for block_number, number in self._numbers.items():
            block = self.document().findBlockByNumber(block_number)
            top = layout.blockBoundingRect(block).top() - offset
            if top > self.viewport().height():
                break
            line = block.layout().lineAt(0) if block.layout().lineCount() else None
            height = round(line.height()) if line else metrics.height()
            if top + height < 0:
                continue
            if block.textDirection() is Qt.LayoutDirection.RightToLeft:
                left = (
                    self.viewport().width()
                    - round(frame.rightMargin())
                    + self._theme.px(_NUMBER_GAP)
                )
            else:
                left = round(frame.leftMargin()) - self._theme.px(_NUMBER_GAP) - width
            yield number, QRect(left, round(top), width, height)

    def _on_anchor_clicked(self, url: QUrl) -> None:
        address = url.toString()
        if address.startswith("#"):
            self.go_to(address[1:])
        else:
            self.link_activated.emit(address)

    def _on_link_highlighted(self, url: QUrl) -> None:
        place = self.viewport().mapToGlobal(self.viewport().rect().topLeft())
        if not url.isEmpty():
            place = self.cursor().pos()
        self.link_hovered.emit(url.toString(), place)

    def loadResource(self, kind: int, name: QUrl) -> Any:
        if kind != QTextDocument.ResourceType.ImageResource.value and kind != 2:
            return None
        source = name.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        if name.scheme() == PLATE_SCHEME:
            return self._plate_image(source)
        if name.scheme() == IMAGE_SCHEME:
            return self._edition_image(name.path())
        return QByteArray()

    def _plate_image(self, source: str) -> QImage | QByteArray:
        face = face_of_source(source)
        if face is None:
            return QByteArray()
        size = plate_size(self._theme, face)
        ratio = self.devicePixelRatioF()
        image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        paint_plate(painter, self._theme, QRect(QPoint(0, 0), size), face)
        painter.end()
        return image

    def _edition_image(self, slug: str) -> QImage | QByteArray:
        found = self._load_image(slug)
        if found is None:
            return QByteArray()
        media_type, data = found
        image = QImage.fromData(data, media_type.rpartition("/")[2].upper())
        most = round(
            self.viewport().width() - 2 * self.document().rootFrame().frameFormat().leftMargin()
        )
        return image.scaledToWidth(most) if image.width() > most > 0 else image

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(_plain_of(self.textCursor()))
        return data

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setFont(self._theme.font("meta", tabular=True))
        painter.setPen(self._theme.colour("ink3"))
        for number, rect in self._number_rects():
            side = Qt.AlignmentFlag.AlignRight
            if rect.left() > self.viewport().width() // 2:
                side = Qt.AlignmentFlag.AlignLeft
            painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, str(number))
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            for number, rect in self._number_rects():
                if rect.contains(event.position().toPoint()):
                    self.paragraph_chosen.emit(number)
                    return
        super().mouseReleaseEvent(event)


def _fragments(document: QTextDocument) -> Iterator[tuple[QTextBlock, Any]]:
    block = document.begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            yield block, iterator.fragment()
            iterator += 1
        block = block.next()


def _plain_of(cursor: QTextCursor) -> str:
    """Return selected text with the words of plates in the place of their pictures."""
    text = cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")
    if _OBJECT not in text:
        return text
    document, start = cursor.document(), cursor.selectionStart()
    probe = QTextCursor(document)
    parts = []
    for offset, char in enumerate(text):
        if char == _OBJECT:
            probe.setPosition(start + offset + 1)
            char = probe.charFormat().stringProperty(QTextCharFormat.Property.ImageAltText)
        parts.append(char)
    return "".join(parts)
