"""The way of Tab through what was put into a form that was there before it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def chain_after(before: QWidget, late: QWidget) -> None:
    """Let Tab come from a widget to those of another, in their order, and then go on.

    What is made late stands at the end of the window's chain, wherever it is seen.
    """
    parts = []
    step = late.nextInFocusChain()
    while step is not late:
        if late.isAncestorOf(step) and _takes_tab(step):
            parts.append(step)
        step = step.nextInFocusChain()
    for part in parts:
        QWidget.setTabOrder(before, part)
        before = part


def chain_before(after: QWidget, late: QWidget) -> None:
    """Let Tab come to those of another widget before it comes to one."""
    step = after.previousInFocusChain()
    while not _takes_tab(step) or late.isAncestorOf(step):
        step = step.previousInFocusChain()
    chain_after(step, late)


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)  # of others Qt makes no link
