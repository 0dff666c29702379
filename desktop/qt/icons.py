"""Icons by meaning, from one family; loaded after the first paint and repainted with the theme."""

import json
import sys
import weakref
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

import shiboken6
from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPixmap

from desktop.qt.jobs import Jobs, Token
from desktop.qt.theme import Theme

if TYPE_CHECKING:  # loaded with the fonts, after the first page
    from desktop.qt.glyphs import Glyph

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
    "add": "ph.plus",
    "edit": "ph.pencil-simple",
    "undo": "ph.arrow-counter-clockwise",
    "redo": "ph.arrow-clockwise",
    "history": "ph.clock-counter-clockwise",
    "compare": "ph.git-diff",
    "delete": "ph.trash",
    "desk": "ph.archive",
    "import": "ph.upload-simple",
    "drag": "ph.dots-six-vertical",
    "duplicate": "ph.copy",
    "raise": "ph.arrow-up",
    "lower": "ph.arrow-down",
    "preview": "ph.eye",
    "restore": "ph.arrow-counter-clockwise",
    "heading": "ph.text-h-two",
    "bold": "ph.text-bolder",
    "italic": "ph.text-italic",
    "bullets": "ph.list-bullets",
    "numbers": "ph.list-numbers",
    "quote": "ph.quotes",
    "table": "ph.table",
    "link": "ph.link-simple",
    "insert_session": "ph.calendar-plus",
}
MIRRORED: Final = frozenset(
    {"back", "forward", "into", "previous", "next", "outline", "related", "web", "open", "bullets"}
)

_FONTS: Final = {
    "ph": ("phosphor-1.3.0.ttf", "phosphor-charmap-1.3.0.json"),
    "ri": ("remixicon-2.5.0.ttf", "remixicon-charmap-2.5.0.json"),
}
"""The two families named in `GLYPHS`, of the twelve that QtAwesome carries.

Its fonts and tables are read, its code is not: that imports every class of Qt through QtPy, which
costs 20 MB of memory and more time than the window.
"""


class HasIcon(Protocol):
    """A button or an action."""

    def setIcon(self, icon: QIcon) -> None: ...


class Icons(QObject):
    """Hands out icons; before `load` has ended they are blank, afterwards they appear."""

    loaded = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._glyphs: Mapping[str, Glyph] | None = None
        self._holders: weakref.WeakKeyDictionary[Any, str] = weakref.WeakKeyDictionary()
        self._nothing: QIcon | None = None
        self._pixmaps: dict[tuple[str, int, str, float], QPixmap] = {}
        theme.changed.connect(self._repaint)

    def load(self, jobs: Jobs) -> None:
        """Read the tables of the fonts in a worker, then set icons."""
        jobs.submit(_read_signs, self._on_signs_read, lane="idle")

    def load_now(self) -> None:
        """Load at once, for pictures and tests."""
        self._on_signs_read(_read_signs(Token()))

    def attach(self, holder: HasIcon, name: str) -> None:
        """Give a button or an action its icon, now or when icons are there."""
        self._holders[holder] = name
        holder.setIcon(self.icon(name) if self._glyphs is not None else self._blank())

    def icon(self, name: str, token: str = "ink2") -> QIcon:
        """Return an icon; blank until icons are loaded."""
        if self._glyphs is None:
            return QIcon()
        from desktop.qt.glyphs import glyph_icon

        rgba = [self._theme.colour(wanted).rgba() for wanted in (token, "accent2", "ink3")]
        return glyph_icon(
            self._glyphs[name],
            (rgba[0], rgba[1], rgba[2]),
            is_mirrored=name in MIRRORED and QGuiApplication.isRightToLeft(),
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
            if self._glyphs is not None:
                self._pixmaps[key] = pixmap
        return pixmap

    def _on_signs_read(self, signs: Mapping[str, tuple[str, str]]) -> None:
        from desktop.qt.glyphs import Glyph

        folder = _folder()
        self._glyphs = {name: Glyph(folder / font, sign) for name, (font, sign) in signs.items()}
        self._repaint()
        self.loaded.emit()

    def _repaint(self) -> None:
        self._pixmaps.clear()
        if self._glyphs is None:
            return
        for holder, name in tuple(self._holders.items()):
            if shiboken6.isValid(holder):
                holder.setIcon(self.icon(name))


@cache
def _folder() -> Path:
    """Return where QtAwesome keeps its fonts, without importing it."""
    folders = (Path(entry, "qtawesome", "fonts") for entry in sys.path)  # a package's as well
    return next(folder for folder in folders if folder.is_dir())


@cache
def _signs(folder: Path) -> dict[str, tuple[str, str]]:
    tables = {
        family: (font, json.loads((folder / table).read_text("utf-8")))
        for family, (font, table) in _FONTS.items()
    }
    found = {}
    for name, glyph in GLYPHS.items():
        family, _, sign = glyph.partition(".")
        font, table = tables[family]
        found[name] = (font, chr(int(table[sign], 16)))
    return found


def picture_icon(path: Path) -> QIcon:
    """Return a PNG file as an icon, without loading each of Qt's plugins to ask whose it is."""
    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import QImageReader

    reader = QImageReader(str(path), QByteArray(b"png"))
    reader.setAutoDetectImageFormat(False)
    return QIcon(QPixmap.fromImage(reader.read()))


def _read_signs(_token: Token) -> dict[str, tuple[str, str]]:
    """Return the font's file and the character of every icon."""
    return _signs(_folder())
