"""Where a field's pop-up stands: a child of the window, so that focus never leaves the field."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.qt.theme import Theme

_GAP: Final = 4
_MARGIN: Final = 8


def place_by(popup: QWidget, field: QWidget, theme: Theme, least: int) -> None:
    """Put a pop-up below a field, or above it where the window ends.

    Args:
        popup: A child of the field's window.
        field: Whose leading edge it shares.
        theme: For lengths.
        least: Its width at least, where the window has the room.
    """
    window, gap, margin = field.window(), theme.px(_GAP), theme.px(_MARGIN)
    width = min(max(field.width(), least), window.width() - 2 * margin)
    popup.setFixedWidth(width)
    popup.adjustSize()
    corner = field.mapTo(window, QPoint(0, field.height() + gap))
    left = corner.x() + (field.width() - width if field.isRightToLeft() else 0)
    left = max(margin, min(left, window.width() - width - margin))
    top = corner.y()
    if top + popup.height() > window.height():
        above = field.mapTo(window, QPoint(0, -gap)).y() - popup.height()
        top = above if above >= 0 else max(0, window.height() - popup.height())
    popup.move(left, top)


def on_scroll(field: QWidget, then: Callable[[], None]) -> None:
    """Call something when what the field stands in is scrolled, which leaves a pop-up behind.

    Args:
        field: In its place in the window.
        then: A method of the field, so that it ends with it.
    """
    parent = field.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea):
            parent.verticalScrollBar().valueChanged.connect(then)
        parent = parent.parentWidget()
