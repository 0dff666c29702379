"""The toolbar of a Markdown field; what has no room in it stands in a menu at its end."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from desktop.core.editing.tools import INSERTS, TOOLS
from desktop.core.words import tr
from desktop.qt.icons import Icons
from desktop.qt.theme import Theme

HEIGHT: Final = 36
_SIDE: Final = 28
_ICON: Final = 18
_EDGE: Final = 8
_GAP: Final = 17
_BACK: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class MarkdownTools(QFrame):
    """`wanted` with the name of a tool or "undo", "redo"; `insert_wanted` with a kind of entry.

    One button is a stop of Tab, arrows go on from there.
    """

    wanted = Signal(str)
    insert_wanted = Signal(str)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("markdown-tools")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._icons = icons
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._buttons: list[QToolButton] = []
        self._rules: list[QWidget] = []
        self._groups: list[int] = []
        self._build()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self._put_in_tab_order(0)

    def show_steps(self, *, can_undo: bool, can_redo: bool) -> None:
        """Say what there is to undo and redo."""
        for button, is_there in ((self._undo, can_undo), (self._redo, can_redo)):
            if button.hasFocus() and not is_there:
                self._put_in_tab_order(0)
                self._buttons[0].setFocus()
            button.setEnabled(is_there)

    def _build(self) -> None:
        for tool in TOOLS:
            if tool.icon:
                button = self._add(tool.group, tool.icon, tr(tool.label), tool.key)
                button.clicked.connect(partial(self.wanted.emit, tool.name))
        for kind, label, icon in INSERTS:
            button = self._add(2, icon, tr(label))
            button.clicked.connect(partial(self.insert_wanted.emit, kind))
        self._row.addStretch(1)
        self._more = _Tool()
        self._more.setAccessibleName(tr("More tools"))
        self._more.setToolTip(tr("More tools"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setMenu(QMenu(self._more))
        self._more.menu().aboutToShow.connect(self._on_menu_opening)
        self._icons.attach(self._more, "more")
        self._row.addWidget(self._more)
        self._undo = self._add(3, "undo", tr("Undo"), "Ctrl+Z")
        self._undo.clicked.connect(partial(self.wanted.emit, "undo"))
        self._redo = self._add(3, "redo", tr("Redo"), "Ctrl+Shift+Z")
        self._redo.clicked.connect(partial(self.wanted.emit, "redo"))

    def _add(self, group: int, icon: str, label: str, key: str = "") -> QToolButton:
        if self._groups and 0 < group < 3 and group != self._groups[-1]:
            rule = QWidget()
            line = QFrame()
            line.setObjectName("rule")
            QHBoxLayout(rule).addWidget(line)
            self._rules.append(rule)
            self._row.addWidget(rule)
        button = _Tool()
        button.setAccessibleName(label)
        shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{label} ({shown})" if key else label)
        self._icons.attach(button, icon)
        self._row.addWidget(button)
        self._buttons.append(button)
        self._groups.append(group)
        return button

    def _fit(self) -> None:
        """Show the buttons that there is room for, undo and redo always."""
        px = self._theme.px
        side, gap = px(_SIDE), px(_GAP)
        free = self.width() - 2 * px(_EDGE) - 2 * side
        tools = self._buttons[:-2]
        rules = iter(self._rules)
        needed = [side] * len(tools)
        fits = sum(needed) + len(self._rules) * gap <= free
        free -= 0 if fits else side
        for number, button in enumerate(tools):
            is_first = number > 0 and self._groups[number] != self._groups[number - 1]
            free -= side + (gap if is_first else 0)
            if is_first:
                next(rules).setVisible(free >= 0)
            button.setVisible(free >= 0)
        self._more.setVisible(not fits)
        stop = next((one for one in self._buttons if one.focusPolicy()), None)
        if stop is not None and stop.isHidden():
            self._put_in_tab_order(0)

    def _stops(self) -> list[QToolButton]:
        order = [*self._buttons[:-2], self._more, *self._buttons[-2:]]
        return [button for button in order if not button.isHidden() and button.isEnabled()]

    def _put_in_tab_order(self, number: int) -> None:
        stops = self._stops()
        for button in [*self._buttons, self._more]:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if stops:
            stops[number % len(stops)].setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _on_menu_opening(self) -> None:
        menu = self._more.menu()
        menu.clear()
        for button in self._buttons[:-2]:
            if button.isHidden():
                action = menu.addAction(button.icon(), button.accessibleName())
                action.triggered.connect(button.click)

    def _on_theme_changed(self) -> None:
        px = self._theme.px
        self.setFixedHeight(px(HEIGHT))
        self._row.setContentsMargins(px(_EDGE), 0, px(_EDGE), 0)
        for button in [*self._buttons, self._more]:
            button.setFixedSize(px(_SIDE), px(_SIDE))
            button.setIconSize(QSize(px(_ICON), px(_ICON)))
        for rule in self._rules:
            rule.setFixedSize(px(_GAP), px(_ICON))
            margin = (px(_GAP) - 1) // 2
            rule.layout().setContentsMargins(margin, 0, margin, 0)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        stops = self._stops()
        at = next((place for place, one in enumerate(stops) if one.hasFocus()), -1)
        step = _BACK.get(Qt.Key(event.key()), 0)
        if at < 0 or not step:
            super().keyPressEvent(event)
            return
        step = -step if self.isRightToLeft() else step
        self._put_in_tab_order(at + step)
        stops[(at + step) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._fit()


class _Tool(QToolButton):
    """Leaves arrows to its row: Qt would take them for Tab."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "tool")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _BACK:
            event.ignore()
        else:
            super().keyPressEvent(event)
