"""The sheet of shortcuts, made from the table of actions."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.actions import ACTIONS, Action
from desktop.core.words import tr
from desktop.dialogs.sheet import Sheet
from desktop.qt.actions import shortcuts_of
from desktop.qt.theme import Theme
from desktop.widgets.labels import make_label

STAFF: Final = "Editing"
"""Group of the keys that only a workspace has."""

COLUMNS: Final = (("Moving about", "Searching", "Help"), ("Reading", "Lists and pages", STAFF))
LISTS: Final = "Lists and pages"
IN_LISTS: Final = (
    ("Choose a row", ("Up", "Down")),
    ("First and last row", ("Home", "End")),
    ("Jump to a name", ("A", "Z")),
    ("Open", ("Return",)),
    ("Next link of a page", ("Tab",)),
    ("Close what is on top", ("Escape",)),
)
"""What lists and pages answer themselves: (what it does, keys in portable text)."""

MOST_KEYS: Final = 2
WIDTH: Final = 760


class ShortcutsDialog(Sheet):
    """Every action that has a key, by group, with its keys as this system writes them."""

    def __init__(self, theme: Theme, parent: QWidget, *, has_staff: bool = False) -> None:
        """Build the sheet.

        Args:
            theme: For lengths.
            parent: The window.
            has_staff: Whether what only a workspace has is among the actions.
        """
        super().__init__(theme, tr("Keyboard shortcuts"), WIDTH, parent)
        columns = self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        columns.setSpacing(theme.px(40))
        for groups in COLUMNS:
            column = QVBoxLayout()
            column.setSpacing(theme.px(6))
            for group in groups:
                if group == STAFF and not has_staff:
                    continue
                column.addWidget(make_label(tr(group), "section"))
                column.addWidget(self._block(rows_of(group)))
                column.addSpacing(theme.px(10))
            column.addStretch(1)
            columns.addLayout(column, 1)
        self.body.addLayout(columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the columns one below the other where they do not fit beside each other."""
        super().resizeEvent(event)
        is_narrow = self.width() < self._theme.px(WIDTH)
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(way)

    def _block(self, rows: Sequence[tuple[str, tuple[str, ...]]]) -> QWidget:
        px = self._theme.px
        block = QWidget()
        grid = QGridLayout(block)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(4))
        grid.setColumnStretch(0, 1)
        either = f" {tr('or')} "
        for number, (label, keys) in enumerate(rows):
            name = make_label(label)
            name.setAccessibleName(f"{label}: {either.join(keys)}")
            grid.addWidget(name, number, 0)
            caps = QHBoxLayout()
            caps.setSpacing(px(4))
            caps.addStretch(1)
            for key in keys:
                caps.addWidget(make_label(key, "key"))
            grid.addLayout(caps, number, 1)
        return block


def rows_of(group: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return (what it does, keys) of a group's actions, those without a key left out."""
    if group == LISTS:
        return [(tr(label), tuple(map(_native, keys))) for label, keys in IN_LISTS]
    actions = [action for action in ACTIONS if action.group == group]
    return [(tr(action.label).rstrip("…"), keys_of(action)) for action in actions if action.keys]


def keys_of(action: Action) -> tuple[str, ...]:
    """Return at most two keys of an action, as this system writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    texts = dict.fromkeys(key.toString(native) for key in shortcuts_of(action))
    return tuple(texts)[:MOST_KEYS]


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
