"""A live widget in a page: it stands where the text leaves room for it, and scrolls with it."""

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QTextCursor, QTextFragment, QTextImageFormat
from PySide6.QtWidgets import QWidget

from desktop.core.reader.markup import figure_source
from desktop.widgets.document_text import fragments
from desktop.widgets.reader_pane import ReaderPane


class FigureHost(QObject):
    """Keeps one figure over its place in a reading pane; hidden while the page has none."""

    def __init__(self, reader: ReaderPane, name: str, figure: QWidget) -> None:
        """Take a figure into a pane.

        Args:
            reader: The pane; the figure becomes a child of its viewport.
            name: Of the figure, as the page's HTML has it.
            figure: A widget that knows its `heightForWidth`.
        """
        super().__init__(reader)
        self._reader = reader
        self._source = figure_source(name)
        self._figure = figure
        self._room: QRect | None = None
        figure.setParent(reader.viewport())
        figure.hide()
        reader.verticalScrollBar().valueChanged.connect(self._move)
        reader.fitted.connect(self._on_reader_fitted)

    def page_changed(self) -> None:
        """Find the figure's place in the page that was set, and make room there."""
        self._room = self._make_room()
        self._figure.setVisible(self._room is not None)
        self._move()

    def _make_room(self) -> QRect | None:
        """Give the picture that stands for the figure its size; return where it is in the text."""
        document = self._reader.document()
        frame = document.rootFrame().frameFormat()
        width = self._reader.viewport().width() - frame.leftMargin() - frame.rightMargin()
        for block, fragment in fragments(document.begin()):
            form = fragment.charFormat().toImageFormat()
            if not form.isValid() or form.name() != self._source:
                continue
            height = self._figure.heightForWidth(round(width))
            if (form.width(), form.height()) != (round(width), height):
                self._resize_picture(fragment, round(width), height)
            top = document.documentLayout().blockBoundingRect(block).top()
            return QRect(round(frame.leftMargin()), round(top), round(width), height)
        return None

    def _resize_picture(self, fragment: QTextFragment, width: int, height: int) -> None:
        form = QTextImageFormat(fragment.charFormat().toImageFormat())
        form.setWidth(width)
        form.setHeight(height)
        cursor = QTextCursor(self._reader.document())
        cursor.setPosition(fragment.position())
        cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(form)

    def _move(self) -> None:
        """Follow the text; the bar also moves while a page is being set, so nothing is asked."""
        if self._room is not None:
            scrolled = self._reader.verticalScrollBar().value()
            self._figure.setGeometry(self._room.translated(0, -scrolled))

    def _on_reader_fitted(self) -> None:
        if self._room is None:
            return
        room = self._make_room()
        if room is not None:  # none is while a page is being set: hiding would lose the keyboard
            self._room = room
            self._move()
