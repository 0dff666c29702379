"""What views tell each other that do not know each other, above all what was written."""

from PySide6.QtCore import QObject, Signal


class Bus(QObject):
    """Announces on the window's thread: a change, once it is committed."""

    changed = Signal(object)  # db.changes.Change
    kind_shown = Signal(str)  # of an entry in a workspace, whose form may be asked for next
