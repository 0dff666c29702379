"""Tokens to colours, fonts, palette and the one style sheet: the only file that sets them."""

import sys
from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QGuiApplication,
    QPalette,
)
from PySide6.QtWidgets import QApplication

from desktop.core.theme import Tokens, fill_sheet, heightened, load_goals, load_tokens, of_system

BASE_PX: Final = 13
"""Text size of the drawings; everything is multiplied by the system's size over this."""

SERIF: Final = (
    "Charter",
    "Charis SIL",
    "Sitka Text",
    "Cambria",
    "Noto Serif",
    "Georgia",
    "serif",
)
SERIF_ARABIC: Final = ("Noto Naskh Arabic", "Sakkal Majalla", "Geeza Pro")
SERIF_CHINESE: Final = ("Noto Serif CJK SC", "Songti SC", "SimSun")

SIZES: Final = {"plate": 11, "meta": 12, "body": 13, "headline": 14, "figure": 20}

_MIDDLE: Final = 128
_ROLES: Final = {
    QPalette.ColorRole.Window: "desk",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "raised",
    QPalette.ColorRole.AlternateBase: "list",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "err",
    QPalette.ColorRole.Highlight: "soft",
    QPalette.ColorRole.HighlightedText: "ink",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.PlaceholderText: "ink3",
    QPalette.ColorRole.Mid: "line2",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.Accent: "accent",
}


class Theme(QObject):
    """The look in force; `changed` is emitted after palette and style sheet have been set."""

    changed = Signal()

    def __init__(self, resources: Path, choice: str = "system", zoom: int = 100) -> None:
        """Read the tokens that `choice` asks for.

        Args:
            resources: Folder with `themes/` and `css/`.
            choice: 'system', 'light', 'dark' or 'contrast'.
            zoom: Of the interface, in per cent of the system's text size.
        """
        super().__init__()
        self._resources = resources
        self._choice = choice
        self._zoom = zoom
        # Asking for Qt.ColorScheme would make PySide build the 105 enums of `Qt` before the frame
        # is painted, a fifth of a bare start; the system's palette says the same.
        self._is_system_dark = QGuiApplication.palette().window().color().lightness() < _MIDDLE
        self._native = QGuiApplication.palette()
        self._system = max(1.0, QFontInfo(QApplication.font()).pixelSize() / BASE_PX)
        self._lengths: dict[float, int] = {}
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, int, bool], QFont] = {}
        self.tokens = self._load()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_scheme_changed)
        if hasattr(hints, "accessibility"):  # from Qt 6.10 on
            hints.accessibility().contrastPreferenceChanged.connect(self.apply)

    @property
    def resources(self) -> Path:
        """Folder that the look is read from."""
        return self._resources

    @property
    def scale(self) -> float:
        """Factor from the drawings' pixels to ours."""
        return self._system * self._zoom / 100

    @property
    def is_dark(self) -> bool:
        """Whether the tokens in force are the dark ones."""
        return self.tokens.is_dark

    @property
    def is_contrast(self) -> bool:
        """Whether edges are to be twice as strong: the theme of high contrast is in force."""
        return self.tokens.is_contrast

    def choose(self, choice: str | None = None, zoom: int | None = None) -> None:
        """Change theme or zoom and apply them."""
        self._choice = choice or self._choice
        self._zoom = zoom or self._zoom
        self.apply()

    def apply(self) -> None:
        """Set palette and style sheet on the application."""
        self.tokens = self._load()
        self._lengths.clear()
        self._colours.clear()
        self._fonts.clear()
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        _take_off_sheet(app)
        font = QFont(QApplication.font())
        font.setPixelSize(self.px(SIZES["body"]))
        app.setFont(font)
        app.setPalette(self._palette())
        app.setStyleSheet(self.style_sheet())
        self.changed.emit()

    def colour(self, token: str) -> QColor:
        """Return a token's colour."""
        colour = self._colours.get(token)
        if colour is None:
            colour = self._colours[token] = QColor(self.tokens[token])
        return colour

    def goal_colour(self, code: str) -> QColor | None:
        """Return the official colour of the goal a target belongs to ("10.7": goal 10)."""
        return _goal_colours(self._resources).get(code.partition(".")[0])

    def px(self, length: float) -> int:
        """Return a length of the drawings in this window's pixels, at least 1."""
        found = self._lengths.get(length)
        if found is None:
            found = self._lengths[length] = max(1, round(length * self.scale))
        return found

    def font(self, size: str = "body", weight: int = 400, *, tabular: bool = False) -> QFont:
        """Return the interface font in one of `SIZES`: the same object each time, not to change."""
        font = self._fonts.get((size, weight, tabular))
        if font is None:
            font = self._fonts[size, weight, tabular] = QFont(QApplication.font())
            font.setPixelSize(self.px(SIZES[size]))
            font.setWeight(QFont.Weight(weight))
            if tabular:
                font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def reading_font(self, length: float, weight: int = 700, lang: str = "en") -> QFont:
        """Return the font articles are set in, `length` high in the drawings' pixels."""
        font = QFont(list(reading_families(lang)))
        font.setPixelSize(self.px(length))
        font.setWeight(QFont.Weight(weight))
        return font

    def style_sheet(self) -> str:
        """Return the application's style sheet with tokens and lengths filled in."""
        return fill_sheet(self.sheet("app.qss"), self.tokens.colours, self.px)

    def sheet(self, name: str) -> str:
        """Return a style sheet of `resources/css/` as it stands there."""
        return _sheet(self._resources / "css" / name)

    def _load(self) -> Tokens:
        name = self._choice
        if name in ("system", "contrast"):
            name = "dark" if self._is_system_dark else "light"
        tokens = _tokens(self._resources / "themes" / f"{name}.toml")
        if self._choice == "system" and asks_for_contrast():
            return _tokens_of(self._native, tokens)
        return heightened(tokens) if self._choice == "contrast" else tokens

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(role, self.colour(token))
        for role in (
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.Text,
            QPalette.ColorRole.ButtonText,
        ):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("ink3"))
        return palette

    def _on_system_scheme_changed(self) -> None:
        from PySide6.QtCore import Qt  # not before the first paint

        self._is_system_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        if self._choice == "system":
            self.apply()


def _take_off_sheet(app: QApplication) -> None:
    """Let there be no sheet for a moment.

    When one sheet takes the place of another, each widget hears of it once for every widget above
    it: seconds, where forms are open. A sheet that goes frees what it knew of the widgets that were
    polished; those it has only measured would be looked for again after they are gone, and the
    program end. So all are polished first.
    """
    if app.styleSheet():
        for widget in app.allWidgets():
            widget.ensurePolished()
        app.setStyleSheet("")


@cache
def reading_families(lang: str) -> tuple[str, ...]:
    """Return the families to set text of a language in, the best installed first."""
    leading = {"ar": SERIF_ARABIC, "zh": SERIF_CHINESE}.get(lang, ())
    if sys.platform.startswith("linux"):
        installed = set(QFontDatabase.families())
        return tuple(name for name in (*leading, *SERIF) if name in installed or name == "serif")
    return (*leading, *SERIF)


def asks_for_contrast() -> bool:
    """Return whether the system asks for high contrast; before Qt 6.10 nobody knows."""
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    # By name: asking for Qt.ContrastPreference would build the enums of `Qt`, see Theme.
    return hints.accessibility().contrastPreference().name == "HighContrast"


def _tokens_of(palette: QPalette, tokens: Tokens) -> Tokens:
    roles = QPalette.ColorRole
    window, base, ink, link = (
        palette.color(role).name().upper()
        for role in (roles.Window, roles.Base, roles.Text, roles.Link)
    )
    return of_system(tokens, window=window, base=base, ink=ink, link=link)


@cache
def _tokens(path: Path) -> Tokens:
    return load_tokens(path)


@cache
def _sheet(path: Path) -> str:
    return path.read_text("utf-8")


@cache
def _goal_colours(resources: Path) -> dict[str, QColor]:
    goals = load_goals(resources / "themes" / "sdg.toml")
    return {str(number): QColor(colour) for number, colour in enumerate(goals, 1)}
