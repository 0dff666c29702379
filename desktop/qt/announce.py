"""Words for readers of screens, said without moving the focus."""

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str) -> None:
    """Say something on behalf of a widget, which must be in view."""
    from PySide6.QtGui import QAccessible  # its enums cost a start 3 ms, and few ever ask

    if not QAccessible.isActive():
        return
    try:
        from PySide6.QtGui import QAccessibleAnnouncementEvent
    except ImportError:  # not wrapped by every Qt of the supported range
        widget.setAccessibleDescription(words)
        return
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
