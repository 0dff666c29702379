"""The reading pane: a text browser that loads nothing from anywhere but the edition."""

from __future__ import annotations  # what only previews need is only a type here

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QByteArray, QMimeData, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import (
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QScrollBar, QTextBrowser, QTextEdit, QWidget

from desktop.core.reader.compose import Composed
from desktop.core.reader.look import MEASURE, SPREAD_MEASURE, WIDEST_MEASURE
from desktop.core.state import number
from desktop.core.words import tr
from desktop.qt.announce import announce
from desktop.qt.theme import Theme
from desktop.qt.viewport import cover, meet_covered
from desktop.widgets.caret import Caret
from desktop.widgets.document_text import links_of, plain_of
from desktop.widgets.ideographs import set_whole_pixels
from desktop.widgets.page_pictures import PagePictures
from desktop.widgets.page_text import PageText, set_sheet
from desktop.widgets.paragraph_numbers import number_rects, paint_numbers
from desktop.widgets.resources import LoadImage

if TYPE_CHECKING:
    from desktop.core.reader.changes import Change

_LEAST_MARGIN: Final = 28
_TOP_MARGIN: Final = 26
_INDENT: Final = 26
_LAID_OUT_AT_ONCE: Final = 5000


class ReaderPane(QTextBrowser):
    """Shows a composed page; says which link was activated, never follows one itself."""

    link_activated = Signal(str)
    link_hovered = Signal(str, QPoint)  # '' when the pointer left; global position
    paragraph_chosen = Signal(int)
    fitted = Signal()  # to another width

    def __init__(self, theme: Theme, load_image: LoadImage, parent: QWidget | None = None) -> None:
        """Start empty.

        Args:
            theme: For colours and lengths.
            load_image: Returns (media type, bytes) of a picture of the edition by its slug.
            parent: What it is put into.
        """
        super().__init__(parent)
        meet_covered(self)  # kept by the caret
        self._theme = theme
        self._zoom = 1.0
        self._is_spread = False
        self.page_text = PageText(theme)
        self._caret = Caret(self)
        self._pictures = PagePictures(self, theme, load_image)
        self._build()

    @property
    def zoom(self) -> float:
        """Of the page shown, 1.0 is 100 %."""
        return self._zoom

    @property
    def toc(self) -> tuple[tuple[int, str, str], ...]:
        """(level, anchor, title) of the headings shown."""
        return self.page_text.toc

    def show_page(self, page: Composed, zoom: float) -> None:
        """Set a page at its top."""
        self.take_page(page, zoom)
        for _ in self.lay_out_page():
            pass

    def take_page(self, page: Composed, zoom: float) -> None:
        """Take in a page, or what it begins with, to be laid out before it is seen."""
        self._zoom = zoom
        self._is_spread = page.is_spread
        document = self.document()
        document.setLayoutEnabled(False)  # else Qt lays out anew for every heading and link
        set_sheet(document, page.sheet)
        set_whole_pixels(document, page.lang, self._theme, zoom)
        document.setIndentWidth(self._theme.px(_INDENT * zoom))
        _set_direction(document, is_rtl=page.rtl)
        self.mark([])
        self._pictures.forget()
        self.setHtml(page.html)
        self.page_text.settle(document, page.toc)
        self._fit_measure()
        self._caret.hide()

    def add_to_page(self, html: str) -> None:
        """Take in more of a page, behind what is there."""
        self.page_text.add(self.document(), html)

    def lay_out_page(self) -> Iterator[None]:
        """Lay out the page that was taken in, at its top, so many characters a step."""
        self.document().setLayoutEnabled(True)
        count = self.document().characterCount()
        for position in range(_LAID_OUT_AT_ONCE, count, _LAID_OUT_AT_ONCE):
            yield  # PySide may have let go of a document by then: it is asked for anew
            self._top_of(self.document().findBlock(position))  # asks for all above
        self.document().pageCount()  # the rest: what Qt leaves for later has no place to go to yet
        _fit_handle(self.verticalScrollBar())
        self.go_to("top")  # margins and a scroll bar that came meanwhile have moved the text

    def change_page(self, change: Change) -> bool:
        """Set anew what a page says otherwise; return whether its ends were found."""
        return self.page_text.change(self.document(), change)

    def clear_page(self) -> None:
        """Show nothing."""
        self.clear()
        self.document().setLayoutEnabled(True)
        self.page_text.forget()

    def go_to(self, anchor: str) -> bool:
        """Scroll to an anchor and mark its paragraph; return whether the page has it."""
        if anchor in ("", "top"):
            self.verticalScrollBar().setValue(0)
            return True
        number = self.page_text.anchors.get(anchor)
        if number is None:
            return False
        block = self.document().findBlockByNumber(number)
        cursor = QTextCursor(block)
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(max(0, self._top_of(block) - self._theme.px(12)))
        return True

    def place(self) -> dict[str, int]:
        """Return where one reads: the block at the top, and how far below its top.

        Unlike a scroll bar's value it holds where the text is set in another size or width.
        """
        block = self.cursorForPosition(QPoint(0, 0)).block()
        below = self.verticalScrollBar().value() - self._top_of(block)
        return {"block": block.blockNumber(), "below": below}

    def return_to(self, place: Mapping[str, Any]) -> None:
        """Scroll to where one read; a place that is none of ours is the page's top."""
        at, below = number(place, "block"), number(place, "below")
        if at is None or below is None:
            self.go_to("top")
        else:
            block = self.document().findBlockByNumber(at)
            self.verticalScrollBar().setValue(self._top_of(block) + below)

    def paragraph_at_top(self) -> int:
        """Return the number of the selected, else of the first paragraph in view; 0 for none."""
        cursor = self.textCursor()
        start = cursor.selectionStart() if cursor.hasSelection() else -1
        if start < 0:
            start = self.cursorForPosition(QPoint(self.viewport().width() // 2, 8)).position()
        block = self.document().findBlock(start)
        while block.isValid() and block.blockNumber() not in self.page_text.numbers:
            block = block.previous() if cursor.hasSelection() else block.next()
        return self.page_text.numbers.get(block.blockNumber(), 0) if block.isValid() else 0

    def links(self) -> list[tuple[str, str]]:
        """Return (address, words) of the page's links in order, each address once."""
        return links_of(self.document())

    def focused_link(self) -> tuple[str, QPoint]:
        """Return the address of the link that Tab has reached, with its place on the screen."""
        cursor = self.textCursor()
        place = self.viewport().mapToGlobal(self.cursorRect(cursor).bottomLeft())
        if not cursor.hasSelection():  # Tab selects a link, and nothing once it is past the last
            return "", place
        cursor.setPosition(cursor.selectionEnd())  # Shift+Tab leaves it in front of the link
        return cursor.charFormat().anchorHref(), place

    def plain_text(self) -> str:
        """Return what a copy of the whole page gives."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        return plain_of(cursor)

    def mark(self, selections: list[QTextEdit.ExtraSelection]) -> None:
        """Mark found words."""
        self.setExtraSelections(selections)

    def _build(self) -> None:
        self.setObjectName("reader")
        self.setAccessibleName(tr("Article"))
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.anchorClicked.connect(self._on_anchor_clicked)
        self.highlighted.connect(self._on_link_highlighted)

    def _top_of(self, block: QTextBlock) -> int:
        return int(self.document().documentLayout().blockBoundingRect(block).top())

    def _fit_measure(self) -> None:
        """Centre the reading column by the margins of the root frame."""
        px, width = self._theme.px, self.viewport().width()
        measure = round(px(MEASURE) * max(1.0, self._zoom))
        if width < px(MEASURE + 200):
            measure = round(px(WIDEST_MEASURE) * max(1.0, self._zoom))
        if self._is_spread:
            measure = px(SPREAD_MEASURE)
        margin = max(px(_LEAST_MARGIN), (width - measure) // 2)  # whole: see ideographs
        _set_margins(self.document(), px(_TOP_MARGIN), margin)

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
        """Answer for plates and for pictures of the edition, and for nothing else."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return QByteArray()
        return self._pictures.load(name)

    def focusNextPrevChild(self, is_forward: bool) -> bool:
        has_moved = super().focusNextPrevChild(is_forward)
        _say_link(self)
        return has_moved

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(plain_of(self.textCursor()))
        return data

    def resizeEvent(self, event: QResizeEvent) -> None:
        place = self.place()
        super().resizeEvent(event)
        self._fit_measure()
        self._pictures.fit()
        self.fitted.emit()
        self.return_to(place)
        _fit_handle(self.verticalScrollBar())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the numbers beside the text: they are not part of it, so copies stay clean."""
        cover(self.viewport(), event.rect(), self._theme.colour("paper"))
        super().paintEvent(event)
        paint_numbers(self, self._theme, self.page_text.numbers)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a click on a paragraph's number as a wish to cite it."""
        if event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            for number, rect in number_rects(self, self._theme, self.page_text.numbers):
                if rect.contains(event.position().toPoint()):
                    self.paragraph_chosen.emit(number)
                    return
        super().mouseReleaseEvent(event)


def _set_direction(document: QTextDocument, *, is_rtl: bool) -> None:
    """Set the way of text without letters; only a change, which lays out the page before."""
    rtl, ltr = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    option = document.defaultTextOption()
    if (option.textDirection() is rtl) != is_rtl:
        option.setTextDirection(rtl if is_rtl else ltr)
        document.setDefaultTextOption(option)


def _set_margins(document: QTextDocument, above: float, beside: float) -> None:
    frame = document.rootFrame()
    form = frame.frameFormat()
    if form.leftMargin() != beside:
        form.setTopMargin(above)
        form.setLeftMargin(beside)
        form.setRightMargin(beside)
        frame.setFrameFormat(form)


def _say_link(reader: ReaderPane) -> None:
    """Say the link that the keyboard has come to; Qt selects it and leaves it at that."""
    from desktop.core.reader.sources import cited_by  # not before the first page

    address, _ = reader.focused_link()
    if address:
        source = cited_by(address)
        words = plain_of(reader.textCursor()).strip() or address
        if source is not None:
            words = tr("Source {n}").format(n=source.number)
        announce(reader, tr("{words}, link").format(words=words))


def _fit_handle(bar: QScrollBar) -> None:
    """Show no handle where there is nothing to scroll; the room for it stays.

    A bar that comes and goes while a page is set has it laid out twice more.
    """
    bar.setEnabled(bar.minimum() < bar.maximum())


def paragraph_tops(reader: ReaderPane) -> list[int]:
    """Return how far down the page each numbered paragraph begins."""
    document = reader.document()
    return [
        reader._top_of(document.findBlockByNumber(block))
        for block in sorted(reader.page_text.numbers)
    ]
