"""The way of Tab through what was put into a form that was there before it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def chain_after(before: QWidget, late: QWidget) -> None:
    """Let Tab come from a widget to those of another, in their order, and then go on.

    What is made late stands at the end of the window's chain, wherever it is seen.
    """
    for part in _stops_of(late):
        QWidget.setTabOrder(before, part)
        before = part


def chain_behind(whole: QWidget, *later: QWidget) -> None:
    """Let Tab come to some widgets when it has been through all of another."""
    before = _stops_of(whole)[-1]
    for stop in later:
        QWidget.setTabOrder(before, stop)
        before = stop


def _stops_of(whole: QWidget) -> list[QWidget]:
    """Return what takes Tab; Qt makes no link of other widgets, and a loop of stand-ins."""
    stops = []
    step = whole.nextInFocusChain()
    while step is not whole:
        takes_tab = bool(step.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes_tab and step.focusProxy() is None and whole.isAncestorOf(step):
            stops.append(step)
        step = step.nextInFocusChain()
    return stops
