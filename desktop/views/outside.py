"""The one way out: a web page is handed to the system's browser, after asking."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.core.settings import Settings
from desktop.core.words import tr


def open_outside(settings: Settings, address: str, parent: QWidget) -> None:
    """Ask, then open; anything but a page of the web is ignored."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if url.scheme() not in ("http", "https") or not url.host():
        return
    if settings["ask_before_browser"]:
        OpenQuestion(url, parent).open()
    else:
        QDesktopServices.openUrl(url)


class OpenQuestion(QMessageBox):
    """Names the site and the page and waits for a yes; it blocks nothing but its own window.

    The site is named by itself and in ASCII: a user name before it, or a letter that looks like
    another, does not pass for a site one trusts.
    """

    def __init__(self, url: QUrl, parent: QWidget) -> None:
        super().__init__(parent)
        self._url = url
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Question)
        self.setTextFormat(Qt.TextFormat.PlainText)
        host = url.host(QUrl.ComponentFormattingOption.FullyEncoded)
        self.setText(tr("Open this page of {host} in your web browser?").format(host=host))
        self.setInformativeText(url.toDisplayString())
        buttons = QMessageBox.StandardButton
        self.setStandardButtons(buttons.Open | buttons.Cancel)
        self.setDefaultButton(buttons.Cancel)
        self.finished.connect(self._on_finished)

    def _on_finished(self, answer: int) -> None:
        if answer == QMessageBox.StandardButton.Open.value:
            QDesktopServices.openUrl(self._url)
