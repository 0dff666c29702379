"""The viewport of a scroll area, without all that PySide makes when it is first asked for one."""

from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def meet_viewport(area: QAbstractScrollArea) -> QWidget:
    """Return an area's viewport; as long as it is kept, the area gives it out at no cost.

    Asked for a widget that it has not met, PySide goes through the classes that it might be of, and
    builds their 67 enums: a twentieth of the start. A child found by its name is not guessed at.
    """
    viewport = area.findChild(QWidget, "qt_scrollarea_viewport")
    assert viewport is not None  # Qt makes it with the area
    return viewport
