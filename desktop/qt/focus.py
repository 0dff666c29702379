"""Where F6 takes the keyboard."""

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QWidget


def move_pane(panes: Sequence[QWidget], step: int) -> None:
    """Give the keyboard to the next pane in view, counted from the one that has it."""
    shown = [pane for pane in panes if pane.isVisible()]
    focus = QApplication.focusWidget()
    held = [n for n, pane in enumerate(shown) if focus and pane in (focus, *_ancestors(focus))]
    at = held[0] if held else -step
    if shown:
        shown[(at + step) % len(shown)].setFocus()


def _ancestors(widget: QWidget) -> list[QWidget]:
    found = []
    parent = widget.parentWidget()
    while parent is not None:
        found.append(parent)
        parent = parent.parentWidget()
    return found
