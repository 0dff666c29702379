"""Hover cards: what a link of the page leads to, by pointer or by key, before one goes there."""

from typing import Final
from urllib.parse import urlsplit

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from db.errors import BadUsage, UserError
from db.records import Card, Page, SourceItem
from desktop.core.dating import own_day
from desktop.core.lines import face_of, kind_name
from desktop.core.reader.sources import Cited, cited_by, source_lines
from desktop.core.routes import SCHEME, parse
from desktop.core.words import tr
from desktop.qt.announce import announce
from desktop.qt.context import AppContext
from desktop.qt.jobs import Token
from desktop.widgets.link_card import LinkCard
from desktop.widgets.reader_pane import ReaderPane

WAIT_MS: Final = 350
_GRACE_MS: Final = 200
"""Time to move the pointer from the link onto the card, which stays while it is there."""

_LANE: Final = "read.card"


class HoverCards(QObject):
    """Shows a card for the link under the pointer, or for the one that Tab has reached."""

    def __init__(self, context: AppContext, reader: ReaderPane) -> None:
        super().__init__(reader)
        self._context = context
        self._reader = reader
        self._page_day = ""
        self._sources: tuple[SourceItem, ...] = ()
        self._address = ""
        self._place = QPoint()
        self._is_asked = False
        self._wait = _timer(self, WAIT_MS)
        self._wait.timeout.connect(self._ask)
        self._grace = _timer(self, _GRACE_MS)
        self._grace.timeout.connect(self._on_grace_ended)
        self.card = LinkCard(context.theme)
        self.card.left.connect(self.hide)
        reader.link_hovered.connect(self._on_link_hovered)
        reader.verticalScrollBar().valueChanged.connect(self.hide)
        reader.installEventFilter(self)
        reader.destroyed.connect(self.card.deleteLater)
        context.theme.changed.connect(self.hide)

    def show_page(self, page: Page) -> None:
        """Tell of the links of a page, whose names and titles may be those of its own day."""
        self.hide()
        self._page_day = own_day(page)
        self._sources = page.sources

    def show_for_focus(self) -> None:
        """Show the card of the link that has the keyboard, at once, and say it aloud."""
        address, place = self._reader.focused_link()
        if not address:
            self.hide()
            announce(self._reader, tr("No link has the keyboard. Tab moves to the next one."))
            return
        self._address, self._place, self._is_asked = address, place, True
        self._ask()

    def hide(self) -> None:
        """Put the card away, also one that is on its way."""
        self._address = ""
        self._wait.stop()
        self._grace.stop()
        self.card.hide()

    def _ask(self) -> None:
        address, library = self._address, self._context.library
        cited = cited_by(address)
        if cited is not None:
            self._show_source(cited)
            return
        if not address.lower().startswith(f"{SCHEME}:"):
            self._show_outside(address)
            return
        try:
            route = parse(address)
        except BadUsage:
            return
        if library is None or not route.is_entry:
            return
        lang, as_of = self._context.language, self._context.clock.as_of
        day = self._page_day or as_of

        def read(token: Token) -> tuple[str, Card]:
            from db.queries.cards import get_card  # not before the first page is shown

            token.on_cancel(library.interrupt_of_thread())
            return address, library.read(get_card, route.kind, route.slug, lang, day, as_of)

        self._context.jobs.submit(read, self._on_card_read, self._on_card_missing, lane=_LANE)

    def _show_outside(self, address: str) -> None:
        host = urlsplit(address).hostname
        if not host:
            return
        if self._context.settings["ask_before_browser"]:
            way = tr("Opens in your web browser, after asking")
        else:
            way = tr("Opens in your web browser")
        self.card.show_link(tr("Web page"), host, (way,))
        self._show()

    def _show_source(self, cited: Cited) -> None:
        """Say what a number in the page stands for, and how sure the fact before it is."""
        source = next((one for one in self._sources if one.number == cited.number), None)
        if source is not None:
            kind = tr("Source {n}").format(n=source.number)
            self.card.show_link(kind, source.title, source_lines(source, cited))
            self._show()

    def _show(self) -> None:
        self.card.show_near(self._place, self._reader.window())
        if self._is_asked:
            announce(self._reader, self.card.words)

    def _on_card_read(self, read: tuple[str, Card]) -> None:
        address, card = read
        if address != self._address:
            return
        kind = kind_name(parse(address).kind, is_plural=False)
        face = face_of(card.plate) if card.plate else None
        self.card.show_link(kind, card.title, card.lines, face)
        self._show()

    def _on_card_missing(self, _error: UserError) -> None:
        """Say that a link is dead where someone asks; a pointer passing over it needs no word."""
        if self._address and self._is_asked:
            self.card.show_link(tr("Link"), tr("This entry is not in the edition"), ())
            self._show()

    def _on_link_hovered(self, address: str, place: QPoint) -> None:
        if not address:
            self._wait.stop()
            self._grace.start()
            return
        self.hide()
        if not address.startswith("#") or cited_by(address) is not None:
            self._address, self._place, self._is_asked = address, place, False
            self._wait.start()

    def _on_grace_ended(self) -> None:
        if not self.card.underMouse():
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.WindowDeactivate):
            self.hide()
        elif (
            kind == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and not self.card.isHidden()
        ):
            self.hide()
            return event.key() == Qt.Key.Key_Escape
        return super().eventFilter(watched, event)


def _timer(parent: QObject, milliseconds: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer
