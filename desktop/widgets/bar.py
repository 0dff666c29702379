"""The top bar: back, forward, tabs, the search box, the edition badge, language, menu.

In a window that is narrow for its text, search and edition have a line of their own below.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.words import tr
from desktop.qt.icons import Icons
from desktop.qt.theme import Theme
from desktop.widgets.action_button import ActionButton

HEIGHT: Final = 52
FULL_BADGE_WIDTH: Final = 1180
BADGE_WIDTH: Final = 900
"""Below this the badge is its shield alone, and the search box gives way."""

ONE_LINE_WIDTH: Final = 660
_TABS, _TAB = 4, 100
"""How many tabs an edition has, and what one more takes."""
HIDDEN_TAB: Final = "desk"
"""Only a workspace shows it."""
_LOWER_LINE: Final = 44
_SEARCH_WIDTHS: Final = (150, 240)
_SEARCH_BESIDE_DAY: Final = 100
_BOLDER: Final = 4
_SHIELDS: Final = {"unchecked": "unverified", "complete": "verified", "damaged": "damaged"}
_ICON: Final = 18


class TopBar(QFrame):
    """One line of chrome; it knows names and states, never an edition."""

    tab_chosen = Signal(str)
    as_of_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        actions: dict[str, QAction],
        tabs: Sequence[tuple[str, str]],
        search: QWidget,
        parent: QWidget,
    ) -> None:
        """Build the bar.

        Args:
            theme: For its lengths.
            icons: For its buttons.
            actions: `back` and `forward` are used.
            tabs: (name, label) in order.
            search: The search box; it becomes the bar's child.
            parent: What the bar is put into.
        """
        super().__init__(parent)
        self.setObjectName("bar")
        self._theme = theme
        self._icons = icons
        self._names = [name for name, _ in tabs]
        self._edition = ("", "")
        self._day = ""
        self._search = search
        self._build(actions, tabs, search)
        self.lay_out()

    def show_tab(self, name: str) -> None:
        """Mark a tab as the one shown, without `tab_chosen`; an unknown name marks none."""
        blocked = self.tabs.blockSignals(True)
        if name in self._names:
            self.tabs.setCurrentIndex(self._names.index(name))
        is_idle = name not in self._names  # Qt keeps one tab current
        if is_idle != bool(self.tabs.property("isIdle")):
            self.tabs.setProperty("isIdle", is_idle)
            self._repolish(self.tabs)
        self.tabs.blockSignals(blocked)
        self._widen_tabs()

    def show_edition(self, label: str, month: str) -> None:
        """Name the edition; the month is dropped when there is little room."""
        self._edition = (label, month)
        self.badge.show()
        self._fit()

    def show_working_copy(self, label: str, tip: str) -> None:
        """Say that what is open is the working copy of an edition, in the place of its badge."""
        self.show_edition(label, "")
        self._icons.attach(self.badge, "edit")
        self.badge.setProperty("isWorkingCopy", True)
        self._repolish(self.badge)
        self.badge.setToolTip(tip)
        self.badge.setAccessibleDescription(tip)

    def show_tab_of(self, name: str, *, is_shown: bool) -> None:
        """Show or hide a tab."""
        self.tabs.setTabVisible(self._names.index(name), is_shown)
        self._widen_tabs()

    def show_check(self, state: str, sentence: str) -> None:
        """Show what the check of the edition found: 'unchecked', 'complete' or 'damaged'."""
        if self.badge.property("isWorkingCopy"):
            self.badge.setProperty("isWorkingCopy", False)
            self._repolish(self.badge)
        self._icons.attach(self.badge, _SHIELDS[state])
        self.badge.setToolTip(sentence)
        self.badge.setAccessibleDescription(sentence)

    def show_as_of(self, day: str) -> None:
        """Say that titles and names are of another day than today; nothing for an empty text."""
        self._day = day
        self.as_of.setAccessibleName(tr("As of {day}").format(day=day))
        self.as_of.setChecked(True)
        self.as_of.setVisible(bool(day))
        self._fit()

    def show_languages(self, languages: Sequence[tuple[str, str]], current: str) -> None:
        """Offer the edition's languages as (tag, own name)."""
        self.language.setText(current.upper())
        self.language.setVisible(len(languages) > 1)
        menu = self.language.menu()
        menu.clear()
        for tag, name in languages:
            action = menu.addAction(name)
            action.setData(tag)
            action.setCheckable(True)
            action.setChecked(tag == current)

    def lay_out(self) -> None:
        """Apply the lengths of the theme, as after a change of zoom."""
        px = self._theme.px
        for row in (self._row, self._lower):
            row.setContentsMargins(px(12), 0, px(12), 0)
            row.setSpacing(px(4))
        for button in (self.back, self.forward, self.more, self.badge, self.language):
            button.setIconSize(QSize(px(_ICON), px(_ICON)))
        self._widen_tabs()
        self._fit()

    def _build(
        self, actions: dict[str, QAction], tabs: Sequence[tuple[str, str]], search: QWidget
    ) -> None:
        self._row, self._lower = QHBoxLayout(), QHBoxLayout()
        lines = self._lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(self._row, HEIGHT)
        lines.addLayout(self._lower)
        self.back = ActionButton(actions["back"])
        self.forward = ActionButton(actions["forward"])
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName(tr("Tabs"))
        for name, label in tabs:
            self.tabs.addTab(label)
            self.tabs.setTabVisible(self.tabs.count() - 1, name != HIDDEN_TAB)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.tabs.tabBarClicked.connect(self._on_tab_changed)
        self.badge = QToolButton()
        self.badge.setProperty("role", "badge")
        self.badge.setAccessibleName(tr("About this edition"))
        self.as_of = QToolButton()
        self.as_of.setProperty("role", "chip")
        self.as_of.setCheckable(True)
        self.as_of.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.as_of.setToolTip(tr("Titles and names are those of this day. Click for another one."))
        self.as_of.toggled.connect(self._on_as_of_toggled)
        self.as_of.hide()
        self.language = _menu_button(tr("Language of the content"), "text")
        self.more = _menu_button(tr("Menu"), "")
        self._icons.attach(self.more, "more")
        for widget in (self.back, self.forward, self.tabs):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self.more)
        self._place_search(is_below=False)

    def _repolish(self, widget: QWidget) -> None:
        """Let the style sheet look at a widget's properties anew."""
        widget.style().unpolish(widget)
        widget.style().polish(widget)

    def _widen_tabs(self) -> None:
        """Leave room for the tab shown, which is bolder than Qt reckons with."""
        self.tabs.setMinimumWidth(self.tabs.sizeHint().width() + self._theme.px(_BOLDER))

    def _place_search(self, *, is_below: bool) -> None:
        """Put search, day, edition and language before the menu, or on the line below."""
        row, at = (self._lower, 0) if is_below else (self._row, self._row.count() - 1)
        for number, widget in enumerate((self._search, self.as_of, self.badge, self.language)):
            if row.indexOf(widget) < 0:
                row.insertWidget(at + number, widget, 0 if number else 3)

    def _fit(self) -> None:
        label, month = self._edition
        width, px = self.width(), self._theme.px
        tabs = sum(self.tabs.isTabVisible(at) for at in range(self.tabs.count()))
        is_below = width < px(ONE_LINE_WIDTH) + max(0, tabs - _TABS) * px(_TAB)
        self._place_search(is_below=is_below)
        lower = _LOWER_LINE if is_below else 0
        self._lines.setStretch(1, lower)
        self.setFixedHeight(px(HEIGHT + lower))
        is_narrow = width < px(BADGE_WIDTH)
        if width >= px(FULL_BADGE_WIDTH) and month:
            label = f"{label}  {month}"
        if label:
            self._fit_badge(label, is_narrow=is_narrow)
        self.as_of.setText(self._day if is_narrow else tr("As of {day}").format(day=self._day))
        self.as_of.setMinimumWidth(self.as_of.sizeHint().width())  # it is said whole or not at all
        least = _SEARCH_BESIDE_DAY if is_narrow and self._day else _SEARCH_WIDTHS[not is_narrow]
        self._search.setMinimumWidth(px(least))

    def _fit_badge(self, label: str, *, is_narrow: bool) -> None:
        from PySide6.QtCore import Qt  # not before the first paint: see Theme

        style = Qt.ToolButtonStyle
        self.badge.setToolButtonStyle(
            style.ToolButtonIconOnly if is_narrow else style.ToolButtonTextBesideIcon
        )
        self.badge.setText("" if is_narrow else label)
        self.badge.setAccessibleName(f"{tr('About this edition')}: {label}")

    def _on_as_of_toggled(self, is_on: bool) -> None:
        if not is_on:
            self.as_of.setChecked(True)  # it is on as long as it is there
            self.as_of_wanted.emit()

    def _on_tab_changed(self, index: int) -> None:
        if index >= 0:
            self.tab_chosen.emit(self._names[index])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _menu_button(name: str, role: str) -> QToolButton:
    button = QToolButton()
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMenu(QMenu(button))
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setProperty("role", role)
    return button
