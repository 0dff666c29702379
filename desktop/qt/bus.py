"""The bus: says after each write what it changed, to views that do not know each other."""

from PySide6.QtCore import QObject, Signal


class Bus(QObject):
    """Announces changes on the window's thread, once they are committed."""

    changed = Signal(object)  # db.changes.Change
