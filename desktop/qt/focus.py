"""Where F6 takes the keyboard, and Tab out of what stands in a page."""

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


def move_by_tab(step: int) -> bool:
    """Give the keyboard to the next control of the window; return whether there is another."""
    from PySide6.QtCore import Qt  # not before the first paint: see Theme

    here = QApplication.focusWidget()
    if here is None:
        return False
    go = QWidget.nextInFocusChain if step > 0 else QWidget.previousInFocusChain
    widget = go(here)
    while widget is not here:
        is_control = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if is_control and widget.isVisible() and widget.isEnabled() and not widget.focusProxy():
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        widget = go(widget)
    return False


def hide(widget: QWidget, heir: QWidget) -> None:
    """Hide a widget; the keyboard goes to its heir where it was within."""
    focus = QApplication.focusWidget()
    if focus is not None and widget.isAncestorOf(focus):
        heir.setFocus()
    widget.hide()


def _ancestors(widget: QWidget) -> list[QWidget]:
    found = []
    parent = widget.parentWidget()
    while parent is not None:
        found.append(parent)
        parent = parent.parentWidget()
    return found
