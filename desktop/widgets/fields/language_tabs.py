"""The languages of an entry's texts: one is shown, others can be added and taken out."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QHBoxLayout, QMenu, QTabBar, QToolButton, QWidget

from desktop.core.words import isolated, tr
from desktop.qt.icons import Icons
from desktop.qt.theme import Theme

_ICON: Final = 14
_SIGNS: Final = {"error": ("error", "err"), "warning": ("warning", "warn"), "old": ("time", "warn")}
_SAID: Final = {
    "error": "has errors",
    "warning": "has warnings",
    "old": "older than the original",
}


class LanguageMark(NamedTuple):
    """What is to be seen of a language without opening it.

    Attributes:
        level: '', 'warning' or 'error'.
        is_old: The translation is older than the original.
    """

    level: str = ""
    is_old: bool = False


class LanguageTabs(QWidget):
    """`language_chosen` when a person turns to another; the first one is the original.

    `language_added` and `language_removed` say what the person wants; the owner changes the entry
    and answers with `show_languages`.
    """

    language_chosen = Signal(str)
    language_added = Signal(str)
    language_removed = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, names: Sequence[tuple[str, str]]) -> None:
        """Make tabs for no language yet.

        Args:
            theme: For lengths.
            icons: For signs.
            names: (tag, name in that language) of all languages that may be added, in order.
        """
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._names = dict(names)
        self._tags: list[str] = []
        self._marks: dict[str, LanguageMark] = {}
        self.bar = _Bar()
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.bar.setAccessibleName(tr("Languages"))
        for arrow in self.bar.findChildren(QToolButton):  # of Qt's, for a bar without room
            arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.bar.currentChanged.connect(self._on_bar_changed)
        self.adder = QToolButton()
        self.adder.setProperty("role", "text")
        self.adder.setText(tr("Language"))
        self.adder.setAccessibleName(tr("Add a language"))
        self.adder.setToolTip(tr("Add a translation"))
        self.adder.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.adder.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.adder.setMenu(QMenu(self.adder))
        self.adder.menu().triggered.connect(self._on_addition_triggered)
        icons.attach(self.adder, "add")
        self.remover = QToolButton()
        self.remover.setProperty("role", "in-field")
        self.remover.clicked.connect(self._on_remover_clicked)
        icons.attach(self.remover, "delete")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.bar)
        self._row.addWidget(self.adder)
        self._row.addStretch(1)
        self._row.addWidget(self.remover)
        icons.loaded.connect(self._show_marks)
        theme.changed.connect(self.lay_out)
        self.lay_out()

    @property
    def value(self) -> str:
        """The tag of the language shown; empty while there is none."""
        at = self.bar.currentIndex()
        return self._tags[at] if 0 <= at < len(self._tags) else ""

    @property
    def languages(self) -> list[str]:
        """The tags in order."""
        return list(self._tags)

    def show_languages(self, tags: Sequence[str]) -> None:
        """Show which languages there are; the one shown stays, or the original takes its place."""
        if list(tags) == self._tags:
            return
        before = self.value
        with QSignalBlocker(self.bar):
            while self.bar.count():
                self.bar.removeTab(0)
            self._tags = list(tags)
            for tag in tags:
                self.bar.addTab(self._name(tag))
        self.show_value(before if before in tags else next(iter(tags), ""))
        self._fill_menu()
        self._show_marks()

    def show_value(self, tag: str) -> None:
        """Turn to a language without saying so."""
        if tag in self._tags:
            with QSignalBlocker(self.bar):
                self.bar.setCurrentIndex(self._tags.index(tag))
        self._show_remover()

    def mark_languages(self, marks: Mapping[str, LanguageMark]) -> None:
        """Give languages their signs; those not named have none."""
        if marks != self._marks:
            self._marks = dict(marks)
            self._show_marks()

    def take_focus(self) -> None:
        """Be ready to turn from language to language."""
        self.bar.setFocus(Qt.FocusReason.OtherFocusReason)

    def lay_out(self) -> None:
        """Apply the theme's lengths."""
        side = QSize(self._theme.px(_ICON), self._theme.px(_ICON))
        self._row.setSpacing(self._theme.px(4))
        for part in (self.bar, self.adder, self.remover):
            part.setIconSize(side)
        self._show_marks()

    def _name(self, tag: str) -> str:
        return self._names.get(tag, tag)

    def _show_marks(self) -> None:
        for place, tag in enumerate(self._tags):
            mark = self._marks.get(tag, LanguageMark())
            signs = [sign for sign in (mark.level, "old" if mark.is_old else "") if sign]
            icon = self._icons.icon(*_SIGNS[signs[0]]) if signs else QIcon()
            self.bar.setTabIcon(place, icon)
            said = ", ".join([self._name(tag), *(tr(_SAID[sign]) for sign in signs)])
            self.bar.setTabToolTip(place, said if signs else "")
            self.bar.setAccessibleTabName(place, said)

    def _fill_menu(self) -> None:
        menu = self.adder.menu()
        menu.clear()
        for tag, name in self._names.items():
            if tag not in self._tags:
                menu.addAction(name).setData(tag)
        self.adder.setVisible(not menu.isEmpty())

    def _show_remover(self) -> None:
        tag = self.value
        is_translation = tag in self._tags[1:]
        self.remover.setEnabled(is_translation)
        words = f"{tr('Remove')} {isolated(self._name(tag))}"
        said = words if is_translation else tr("The original cannot be removed")
        self.remover.setAccessibleName(words)
        self.remover.setToolTip(said)

    def _on_bar_changed(self) -> None:
        self._show_remover()
        self.language_chosen.emit(self.value)

    def _on_addition_triggered(self, action: QAction) -> None:
        self.language_added.emit(str(action.data()))

    def _on_remover_clicked(self) -> None:
        self.language_removed.emit(self.value)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._show_marks()


class _Bar(QTabBar):
    """Tabs that take no more room than they fill, where Qt's keep some for arrows."""

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().boundedTo(self.sizeHint())
