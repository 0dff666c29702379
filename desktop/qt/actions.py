"""The table of actions as Qt has them: one QAction each, with its keys, icon and menu."""

from collections.abc import Callable, Iterable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.core.actions import ACTIONS, MENUS, Action
from desktop.core.words import tr
from desktop.qt.direction import own_way
from desktop.qt.icons import Icons


def make_actions(window: QWidget, icons: Icons) -> dict[str, QAction]:
    """Make every action of the table and give the window its keys."""
    made = {}
    for action in ACTIONS:
        made[action.name] = qt_action = QAction(own_way(tr(action.label)), window)
        qt_action.setObjectName(action.name)
        qt_action.setCheckable(action.is_checkable)
        qt_action.setShortcuts(shortcuts_of(action))
        qt_action.setToolTip(hint(action))
        if action.icon:
            icons.attach(qt_action, action.icon)
        window.addAction(qt_action)
    return made


def connect_actions(actions: dict[str, QAction], handlers: dict[str, Callable[[], object]]) -> None:
    """Connect handlers by name.

    Raises:
        KeyError: A handler names no action.
    """
    for name, handler in handlers.items():
        actions[name].triggered.connect(handler)


def show_staff(actions: dict[str, QAction], *, is_shown: bool) -> None:
    """Show or hide what only a workspace has; a hidden action has no key either."""
    for action in ACTIONS:
        if action.is_staff:
            actions[action.name].setVisible(is_shown)


def shortcuts_of(action: Action) -> list[QKeySequence]:
    """Return the keys of an action, the platform's standard one first where there is one."""
    keys = [QKeySequence(key) for key in action.keys]
    if action.standard:
        standard = QKeySequence(QKeySequence.StandardKey[action.standard])
        if not standard.isEmpty() and standard not in keys:
            keys.insert(0, standard)
    return keys


def hint(action: Action) -> str:
    """Return the tooltip: what it does and the key for it."""
    keys = shortcuts_of(action)
    label = tr(action.label).rstrip("…")
    if not keys:
        return label
    return f"{label} ({keys[0].toString(QKeySequence.SequenceFormat.NativeText)})"


def fill_menu(
    menu: QMenu, actions: dict[str, QAction], names: Iterable[str] = MENUS
) -> dict[str, QMenu]:
    """Fill a menu with one sub-menu per heading of the table."""
    made = {}
    for heading in names:
        made[heading] = submenu = menu.addMenu(tr(heading))
        for action in ACTIONS:
            if action.menu == heading:
                submenu.addAction(actions[action.name])
    return made
