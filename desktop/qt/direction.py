"""Which way words run on buttons and in menus."""

from PySide6.QtGui import QGuiApplication

from desktop.core.words import isolated


def own_way(label: str) -> str:
    """Return a label that keeps its "…" at its own end in a mirrored window."""
    return isolated(label) if QGuiApplication.isRightToLeft() else label
