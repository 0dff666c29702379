"""The charts of a page: pictures painted in the width, zoom and colours the page is shown in."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QImage, QTextCursor, QTextDocument, QTextImageFormat

from desktop.core.reader.markup import figure_source
from desktop.qt.theme import Theme
from desktop.widgets.document_text import fragments
from desktop.widgets.page_pictures import column_width
from desktop.widgets.reader_pane import ReaderPane

if TYPE_CHECKING:  # imported with the first chart: no story has one
    from desktop.core.charts import Drawing


class PageCharts(QObject):
    """Fills the room that a page leaves for its charts, anew whenever its width changes."""

    def __init__(self, theme: Theme, reader: ReaderPane) -> None:
        super().__init__(reader)
        self._theme = theme
        self._reader = reader
        self._charts: Mapping[str, Drawing] = {}
        self._zoom = 1.0
        self._width = 0
        reader.fitted.connect(self._on_reader_fitted)

    def show_charts(self, charts: "Mapping[str, Drawing]", zoom: float) -> None:
        """Paint the charts of a page that the reading pane has just set.

        Args:
            charts: By the names its HTML calls them by.
            zoom: Of the page's text.
        """
        self._charts = charts
        self._zoom = zoom
        self._paint()

    def _paint(self) -> None:
        if not self._charts:
            return
        self._width = column_width(self._reader)
        reader = self._reader

        def paint(drawing: "Drawing") -> QImage:
            from desktop.widgets.chart_paint import paint_chart

            ratio, is_mirrored = reader.devicePixelRatioF(), self._is_mirrored()
            return paint_chart(
                self._theme, drawing, self._width, self._zoom, ratio, is_mirrored=is_mirrored
            )

        set_charts(reader.document(), self._charts, paint)

    def _is_mirrored(self) -> bool:
        """Whether the page is read from the right."""
        direction = self._reader.document().defaultTextOption().textDirection()
        return direction is Qt.LayoutDirection.RightToLeft

    def _on_reader_fitted(self) -> None:
        if column_width(self._reader) != self._width:
            self._paint()


def set_charts(
    document: QTextDocument,
    charts: "Mapping[str, Drawing]",
    paint: "Callable[[Drawing], QImage]",
) -> None:
    """Put the picture of each chart where a document has left room for it.

    Args:
        document: A page that was just set.
        charts: By the names its HTML calls them by.
        paint: Returns the picture of one, as wide as the column.
    """
    sources = {figure_source(name): drawing for name, drawing in charts.items()}
    found = [
        (fragment.position(), fragment.length(), form)
        for _, fragment in fragments(document.begin())
        if (form := fragment.charFormat().toImageFormat()).isValid() and form.name() in sources
    ]
    edits = QTextCursor(document)
    edits.beginEditBlock()  # else Qt lays the page out anew for each
    for position, length, form in found:
        image = paint(sources[form.name()])
        kind = QTextDocument.ResourceType.ImageResource.value
        document.addResource(kind, QUrl(form.name()), image)
        sized = QTextImageFormat(form)
        sized.setWidth(image.width() / image.devicePixelRatio())
        sized.setHeight(image.height() / image.devicePixelRatio())
        cursor = QTextCursor(document)
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(sized)
    edits.endEditBlock()
