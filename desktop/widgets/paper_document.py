"""A page set for paper: light ink, numbers in the margin, and a foot that says where it is from.

Lengths are the drawings' pixels, laid out with design metrics and scaled to the device, so that a
printer, a PDF and a test's picture break lines and pages at the same places.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QByteArray, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFontMetricsF,
    QImage,
    QPagedPaintDevice,
    QPainter,
    QPalette,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)

from desktop.core.charts import Drawing
from desktop.core.reader.compose import Composed
from desktop.core.words import tr
from desktop.qt.theme import Theme
from desktop.widgets.chart_paint import paint_chart
from desktop.widgets.document_text import numbered, settle
from desktop.widgets.page_charts import set_charts
from desktop.widgets.resources import LoadImage, load_resource

PIXELS_PER_INCH: Final = 116
"""Of the drawings: text of 17 px is printed at 10.5 points."""

_MM_PER_INCH: Final = 25.4
_SIDE_MM: Final = 34.0
_TOP_MM: Final = 22.0
_BOTTOM_MM: Final = 28.0
_FOOT_MM: Final = 18.0
_NUMBER_GAP: Final = 14
_IMAGE_RATIO: Final = 4.0


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands at the foot of every page.

    Attributes:
        source: Title and edition ("Global Compact for Migration, edition 2026.1").
        address: Of the page.
    """

    source: str
    address: str


class PaperDocument(QTextDocument):
    """A composed page on paper of a size; what it loads is what the reading pane loads."""

    def __init__(
        self,
        page: Composed,
        foot: Foot,
        theme: Theme,
        load_image: LoadImage,
        paper: QSizeF,
        charts: Mapping[str, Drawing],
    ) -> None:
        """Set a page.

        Args:
            page: Composed with the look of `theme`.
            foot: Said on every page.
            theme: A light one.
            load_image: Returns (media type, bytes) of a picture of the edition by its slug.
            paper: Width and height in inches.
            charts: By the names the page calls them by.
        """
        super().__init__()
        self._theme = theme
        self._foot = foot
        self._load_image = load_image
        self._per_inch = PIXELS_PER_INCH * theme.scale
        self._rtl = page.rtl
        self.setUseDesignMetrics(True)
        self.setDocumentMargin(0)
        self.setPageSize(paper * self._per_inch)
        self.setDefaultStyleSheet(page.sheet)
        option = self.defaultTextOption()
        direction = Qt.LayoutDirection.RightToLeft if page.rtl else Qt.LayoutDirection.LeftToRight
        option.setTextDirection(direction)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setDefaultTextOption(option)
        self.setHtml(page.html)
        self._set_margins()
        set_charts(self, charts, self._paint_chart)
        anchors = settle(self.begin())
        self._numbers = numbered(anchors)
        self._keep_headings(anchors[name] for _, name, _ in page.toc if name in anchors)

    def paint_pages(self, device: QPagedPaintDevice, first: int = 1, last: int = 0) -> bool:
        """Paint pages on a device whose whole sheet may be painted on.

        Args:
            device: A printer or a PDF.
            first: From 1.
            last: 0 for the last one there is.

        Returns:
            Whether the device took all of them.
        """
        painter = QPainter()
        if not painter.begin(device):
            return False
        last = min(last or self.pageCount(), self.pageCount())
        for number in range(first, last + 1):
            if number > first and not device.newPage():
                painter.end()
                return False
            painter.save()
            painter.scale(
                device.logicalDpiX() / self._per_inch, device.logicalDpiY() / self._per_inch
            )
            self.paint_page(painter, number)
            painter.restore()
        return painter.end()

    def paint_page(self, painter: QPainter, number: int) -> None:
        """Paint a page, from 1, on a painter whose unit is this document's pixel."""
        size = self.pageSize()
        top = (number - 1) * size.height()
        body = QRectF(0, top, size.width(), size.height() - self._mm(_BOTTOM_MM) / 2)
        painter.save()
        painter.translate(0, -top)
        painter.setClipRect(body)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = body
        context.palette.setColor(QPalette.ColorRole.Text, self._theme.colour("ink"))
        self.documentLayout().draw(painter, context)
        self._paint_numbers(painter, body)
        painter.restore()
        self._paint_foot(painter, number)

    def _keep_headings(self, numbers: Iterable[int]) -> None:
        """Begin a page with each heading that would stand alone at the foot of the one before.

        Args:
            numbers: Of their blocks, in order; each break moves what comes after it.
        """
        for number in numbers:
            heading = self.findBlockByNumber(number)
            following = heading.next()
            if following.isValid() and self._page_of(heading) != self._page_of(following):
                form = heading.blockFormat()
                form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(heading).setBlockFormat(form)

    def _page_of(self, block: QTextBlock) -> int:
        """Return the page, from 0, that a block's first line stands on."""
        line = self._first_line(block)
        return int(line.center().y() // self.pageSize().height()) if line else -1

    @property
    def _column(self) -> int:
        """Width of the text."""
        return round(self.pageSize().width() - 2 * self._mm(_SIDE_MM))

    def _paint_chart(self, drawing: Drawing) -> QImage:
        return paint_chart(
            self._theme, drawing, self._column, 1.0, _IMAGE_RATIO, is_mirrored=self._rtl
        )

    def _set_margins(self) -> None:
        frame = self.rootFrame()
        form = frame.frameFormat()
        form.setLeftMargin(self._mm(_SIDE_MM))
        form.setRightMargin(self._mm(_SIDE_MM))
        form.setTopMargin(self._mm(_TOP_MM))
        form.setBottomMargin(self._mm(_BOTTOM_MM))
        frame.setFrameFormat(form)

    def _mm(self, millimetres: float) -> float:
        return millimetres / _MM_PER_INCH * self._per_inch

    def _paint_numbers(self, painter: QPainter, body: QRectF) -> None:
        painter.setFont(self._theme.font("meta", tabular=True))
        painter.setPen(self._theme.colour("ink3"))
        side, gap = self._mm(_SIDE_MM), self._theme.px(_NUMBER_GAP)
        for block_number, number in self._numbers.items():
            block = self.findBlockByNumber(block_number)
            line = self._first_line(block)
            if line is None or not body.contains(line.center()):
                continue
            if block.textDirection() is Qt.LayoutDirection.RightToLeft:
                line.setRect(body.width() - side + gap, line.top(), side, line.height())
                edge = Qt.AlignmentFlag.AlignLeft
            else:
                line.setRect(0, line.top(), side - gap, line.height())
                edge = Qt.AlignmentFlag.AlignRight
            flags = edge | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(line, flags, str(number))

    def _first_line(self, block: QTextBlock) -> QRectF | None:
        """Return where a block's first line is; it may stand a page below the block's own top."""
        place = self.documentLayout().blockBoundingRect(block)
        if not block.layout().lineCount():
            return None
        return block.layout().lineAt(0).rect().translated(place.topLeft())

    def _paint_foot(self, painter: QPainter, number: int) -> None:
        size, side = self.pageSize(), self._mm(_SIDE_MM)
        top = size.height() - self._mm(_FOOT_MM)
        wide = size.width() - 2 * side
        painter.setPen(self._theme.colour("line2"))
        painter.drawLine(
            QRectF(side, top, wide, 0).topLeft(), QRectF(side, top, wide, 0).topRight()
        )
        painter.setFont(self._theme.font("meta"))
        metrics = QFontMetricsF(painter.font())
        count = tr("Page {n} of {all}").format(n=number, all=self.pageCount())
        room = wide - metrics.horizontalAdvance(count) - self._theme.px(24)
        row = QRectF(side, top + self._theme.px(6), wide, metrics.height())
        leading, trailing = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if self._rtl:
            leading, trailing = trailing, leading
        painter.setPen(self._theme.colour("ink2"))
        source = metrics.elidedText(self._foot.source, Qt.TextElideMode.ElideRight, room)
        painter.drawText(row, leading | Qt.AlignmentFlag.AlignAbsolute, source)
        painter.drawText(row, trailing | Qt.AlignmentFlag.AlignAbsolute, count)
        painter.setPen(self._theme.colour("ink3"))
        row.translate(0, metrics.height() + self._theme.px(1))
        address = metrics.elidedText(self._foot.address, Qt.TextElideMode.ElideMiddle, wide)
        painter.drawText(row, leading | Qt.AlignmentFlag.AlignAbsolute, address)

    def loadResource(self, kind: int, name: QUrl) -> Any:
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return QByteArray()
        return load_resource(name, self._theme, self._load_image, self._column, _IMAGE_RATIO)
