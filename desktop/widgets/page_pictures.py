"""The plates and pictures of a page: made again when its column has become too narrow for them."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from desktop.qt.theme import Theme
from desktop.widgets.resources import LoadImage, load_resource


class PagePictures:
    """Knows for which width of the column each picture of a page was made.

    Qt keeps what it was given. A plate wider than its cell pushes the text beside it out of sight.
    """

    def __init__(self, reader: QTextBrowser, theme: Theme, load_image: LoadImage) -> None:
        """Begin with none.

        Args:
            reader: Whose document asks for them.
            theme: For plates.
            load_image: Returns (media type, bytes) of a picture of the edition by its slug.
        """
        self._reader = reader
        self._theme = theme
        self._load_image = load_image
        self._made_for: dict[str, int] = {}
        self._has_replaced = False

    def load(self, name: QUrl) -> QImage:
        """Return a picture that the document asks for."""
        return self._make(name, column_width(self._reader))

    def forget(self) -> None:
        """Let go of the page before: Qt would take what replaced a picture for another page's."""
        self._made_for.clear()
        if self._has_replaced:
            self._has_replaced = False
            self._reader.document().clear()

    def fit(self) -> None:
        """Make those anew that were made for a wider column."""
        document, width = self._reader.document(), column_width(self._reader)
        kind = QTextDocument.ResourceType.ImageResource.value
        wide = [name for name, made_for in self._made_for.items() if made_for > width]
        for name in wide:
            address = QUrl(name)
            document.addResource(kind, address, self._make(address, width))
        if wide:
            self._has_replaced = True
            document.markContentsDirty(0, document.characterCount())

    def _make(self, name: QUrl, width: int) -> QImage:
        self._made_for[name.toString(QUrl.ComponentFormattingOption.FullyEncoded)] = width
        ratio = self._reader.devicePixelRatioF()
        return load_resource(name, self._theme, self._load_image, width, ratio)


def column_width(reader: QTextBrowser) -> int:
    """Return the width of the column that a page is set in."""
    form = reader.document().rootFrame().frameFormat()
    return max(1, int(reader.viewport().width() - form.leftMargin() - form.rightMargin()))
