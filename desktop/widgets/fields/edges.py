"""The edge of an input tells its state: at rest, focus, warning, error."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from desktop.qt.theme import Theme

RADIUS: Final = 5
EDGES: Final = {"": ("control", 1), "warning": ("warn", 1), "error": ("err", 2)}
"""Colour and width of the edge by level."""


def set_level(widget: QWidget, level: str) -> None:
    """Let the style sheet draw the edge of a level: '', 'warning' or 'error'."""
    if level_of(widget) != level:
        widget.setProperty("level", level)
        repolish(widget)


def level_of(widget: QWidget) -> str:
    """Return the level that an edge shows."""
    return str(widget.property("level") or "")


def repolish(widget: QWidget) -> None:
    """Read the style sheet's rules anew after a property has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class FieldBox(QFrame):
    """An input made of several parts, with one edge round them.

    It is painted here, since a style sheet's thicker edge would push the parts about.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._level = ""
        self._has_keyboard = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def level(self) -> str:
        """'', 'warning' or 'error'."""
        return self._level

    def mark(self, level: str) -> None:
        """Give the edge a level."""
        self._level = level
        self.update()

    def watch(self, part: QWidget) -> None:
        """Draw the edge of the focus while this part has the keyboard."""
        part.installEventFilter(self)

    def _edge(self) -> tuple[str, int]:
        if self._has_keyboard:
            return "accent", 2
        if not self._level and self.underMouse():
            return "ink3", 1
        return EDGES[self._level]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See where the keyboard is."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._has_keyboard = event.type() == QEvent.Type.FocusIn
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        token, width = self._edge()
        radius, inset = self._theme.px(RADIUS), width / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.colour(token), width))
            painter.setBrush(self._theme.colour("raised"))
            area = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(area, radius, radius)
