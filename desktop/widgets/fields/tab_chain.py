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


def chain_behind(before: QWidget, *later: QWidget) -> None:
    """Let Tab come from a widget to others, in their order."""
    for stop in later:
        QWidget.setTabOrder(before, stop)
        before = stop


def _stops_of(whole: QWidget) -> list[QWidget]:
    """Return what takes Tab; Qt makes no link of other widgets, and a loop of stand-ins.

    The chain is the window's, and it is walked only until all of the widget's parts were met.
    """
    stops = []
    left = len(whole.findChildren(QWidget))
    step = whole.nextInFocusChain()
    while left and step is not whole:
        if whole.isAncestorOf(step):
            left -= 1
            takes_tab = bool(step.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if takes_tab and step.focusProxy() is None:
                stops.append(step)
        step = step.nextInFocusChain()
    return stops
