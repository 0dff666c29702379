"""A menu of values to filter by, which stays open while several are ticked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop.core.words import isolated, tr

FilterGroup = tuple[str, str, Sequence[tuple[str, str, int, bool]]]
"""Name, heading, and (value, words, count, is it on) of each value."""


class FilterMenu(QMenu):
    """`value_toggled` with the group's name and the value; `cleared` when all are let go."""

    value_toggled = Signal(str, str)
    cleared = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Filters"))
        self._clear = QAction(tr("Clear"), parent)  # not the menu's own, which `clear` deletes
        self.triggered.connect(self._on_triggered)

    def show_groups(self, groups: Sequence[FilterGroup]) -> None:
        """Show other values; a group of one value filters nothing and is left out."""
        kept = {action.data(): action for action in self.actions() if action.isCheckable()}
        wanted = [(name, value) for name, _, values in groups for value, *_ in values]
        if list(kept) == [key for key in wanted if key in kept] and len(kept) == len(wanted):
            self._update(groups, kept)
            return
        self.clear()
        for name, heading, values in groups:
            self.addAction(heading).setEnabled(False)
            for value, *_ in values:
                action = self.addAction("")
                action.setCheckable(True)
                action.setData((name, value))
        self.addSeparator()
        self.addAction(self._clear)
        self._update(groups, {a.data(): a for a in self.actions() if a.isCheckable()})

    def _update(
        self, groups: Sequence[FilterGroup], actions: dict[tuple[str, str], QAction]
    ) -> None:
        any_on = False
        for name, _, values in groups:
            for value, words, count, is_on in values:
                action = actions[name, value]
                action.setText(f"{words}  {isolated(str(count))}".replace("&", "&&"))
                action.setChecked(is_on)
                any_on = any_on or is_on
        self._clear.setEnabled(any_on)

    def _on_triggered(self, action: QAction) -> None:
        if action.isCheckable():
            self.value_toggled.emit(*action.data())
        else:
            self.cleared.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys and action is not None and action.isCheckable():
            action.trigger()
        else:
            super().keyPressEvent(event)
