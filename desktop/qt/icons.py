"""Icons by meaning, from one family; loaded after the first paint and repainted with the theme."""

import weakref
from collections.abc import Callable
from functools import cache
from typing import Any, Final, Protocol

import shiboken6
from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPixmap

from desktop.qt.jobs import Jobs, Token
from desktop.qt.theme import Theme

GLYPHS: Final = {
    "back": "ph.arrow-left",
    "forward": "ph.arrow-right",
    "more": "ph.dots-three",
    "verified": "ph.shield-check",
    "unverified": "ph.shield",
    "damaged": "ph.shield-warning",
    "story": "ph.newspaper",
    "session": "ph.calendar-blank",
    "process": "ph.calendar-blank",
    "phase": "ph.calendar-blank",
    "person": "ph.users",
    "organisation": "ph.bank",
    "country": "ph.flag",
    "document": "ph.file-text",
    "topic": "ph.tag",
    "term": "ph.book-open",
    "source": "ph.link-simple",
    "image": "ph.image-square",
    "outline": "ph.list-bullets",
    "related": "ri.layout-right-line",
    "open": "ph.book-open",
    "copy_link": "ph.link-simple",
    "place": "ph.map-pin",
    "search": "ph.magnifying-glass",
    "clear": "ph.x-circle",
    "close": "ph.x",
    "down": "ph.caret-down",
    "up": "ph.caret-up",
    "into": "ph.caret-right",
    "previous": "ph.caret-left",
    "next": "ph.caret-right",
    "language": "ph.translate",
    "cite": "ph.quotes",
    "text_size": "ph.text-aa",
    "facets": "ph.funnel",
    "export": "ph.download-simple",
    "web": "ph.arrow-square-out",
    "print": "ph.printer",
    "time": "ph.clock",
    "info": "ph.info",
    "ok": "ph.check-circle",
    "warning": "ph.warning",
    "error": "ph.warning-circle",
    "settings": "ph.gear",
    "help": "ph.question",
    "keys": "ph.keyboard",
    "recent": "ph.clock-counter-clockwise",
}
MIRRORED: Final = frozenset(
    {"back", "forward", "into", "previous", "next", "outline", "related", "web", "open"}
)

_FONTS: Final = (
    ("ph", "phosphor-1.3.0.ttf", "phosphor-charmap-1.3.0.json"),
    ("ri", "remixicon-2.5.0.ttf", "remixicon-charmap-2.5.0.json"),
)
"""Only the families named in `GLYPHS`: all twelve would cost 5 MB of memory."""


class HasIcon(Protocol):
    """A button or an action."""

    def setIcon(self, icon: QIcon) -> None: ...


class Icons(QObject):
    """Hands out icons; before `load` has ended they are blank, afterwards they appear."""

    loaded = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._make: Callable[..., QIcon] | None = None
        self._holders: weakref.WeakKeyDictionary[Any, str] = weakref.WeakKeyDictionary()
        self._nothing: QIcon | None = None
        self._pixmaps: dict[tuple[str, int, str, float], QPixmap] = {}
        theme.changed.connect(self._repaint)

    def load(self, jobs: Jobs) -> None:
        """Import the font library in a worker (it takes as long as the window), then set icons."""
        jobs.submit(_import_library, self._on_library_imported, lane="idle")

    def load_now(self) -> None:
        """Load at once, for pictures and tests."""
        self._on_library_imported(_import_library(Token()))

    def attach(self, holder: HasIcon, name: str) -> None:
        """Give a button or an action its icon, now or when icons are there."""
        self._holders[holder] = name
        holder.setIcon(self.icon(name) if self._make is not None else self._blank())

    def icon(self, name: str, token: str = "ink2") -> QIcon:
        """Return an icon; blank until icons are loaded."""
        if self._make is None:
            return QIcon()
        is_mirrored = name in MIRRORED and QGuiApplication.isRightToLeft()
        return self._make(
            GLYPHS[name],
            color=self._theme.colour(token),
            color_on=self._theme.colour("accent2"),
            color_disabled=self._theme.colour("ink3"),
            hflip=is_mirrored,
        )

    def _blank(self) -> QIcon:
        """Return an icon of nothing: without one a button shows its text until icons load."""
        if self._nothing is None:
            pixmap = QPixmap(1, 1)
            pixmap.fill(QColor.fromRgba(0))
            self._nothing = QIcon(pixmap)
        return self._nothing

    def pixmap(self, name: str, side: int, token: str, ratio: float) -> QPixmap:
        """Return an icon as a pixmap for delegates.

        Args:
            name: One of `GLYPHS`.
            side: Length of a side in device-independent pixels.
            token: Colour.
            ratio: Device pixels per device-independent pixel.
        """
        key = (name, side, token, ratio)
        pixmap = self._pixmaps.get(key)
        if pixmap is None:
            pixmap = self.icon(name, token).pixmap(QSize(side, side), ratio)
            if self._make is not None:
                self._pixmaps[key] = pixmap
        return pixmap

    def _on_library_imported(self, iconic_font: Any) -> None:
        self._make = _load_fonts(iconic_font).icon
        self._repaint()
        self.loaded.emit()

    def _repaint(self) -> None:
        self._pixmaps.clear()
        if self._make is None:
            return
        for holder, name in tuple(self._holders.items()):
            if shiboken6.isValid(holder):
                holder.setIcon(self.icon(name))


@cache
def _load_fonts(iconic_font: Any) -> Any:
    """Load the fonts once a process.

    They are the application's, not the window's; and an icon that the garbage collector takes
    together with the engine that paints it takes the process with it.
    """
    return iconic_font(*_FONTS)


def _import_library(_token: Token) -> Any:
    from qtawesome.iconic_font import IconicFont

    return IconicFont
