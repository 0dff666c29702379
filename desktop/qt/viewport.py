"""The viewport of a scroll area: met at no cost, and painted without all that is behind it."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.qt.fill import fill


def meet_viewport(area: QAbstractScrollArea) -> QWidget:
    """Return an area's viewport; as long as it is kept, the area gives it out at no cost.

    Asked for a widget that it has not met, PySide goes through the classes that it might be of, and
    builds their 67 enums: a twentieth of the start. A child found by its name is not guessed at.
    """
    viewport = area.findChild(QWidget, "qt_scrollarea_viewport")
    assert viewport is not None  # Qt makes it with the area
    return viewport


def meet_covered(area: QAbstractScrollArea) -> QWidget:
    """Return an area's viewport, of which `cover` is to paint the ground before anything else.

    Otherwise every widget behind it is painted with it, a millisecond a frame, and all of it anew
    when it is scrolled: what covers its ground is moved.
    """
    viewport = meet_viewport(area)
    viewport.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
    return viewport


def cover(viewport: QWidget, rect: QRect, ground: QColor) -> None:
    """Paint the ground of a covered viewport."""
    with QPainter(viewport) as painter:
        fill(painter, rect, ground)
