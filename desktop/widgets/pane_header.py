"""The 44 px line at the head of every pane: title or way down, a count, and controls."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from desktop.core.words import isolated
from desktop.qt.theme import Theme
from desktop.qt.tips import plain_tip
from desktop.widgets.action_button import ActionButton
from desktop.widgets.elided_label import ElidedLabel

HEIGHT: Final = 44
_ICON: Final = 18
_LEAST_CRUMB: Final = 40


class PaneHeader(QWidget):
    """Title and count on the leading side, controls on the trailing one."""

    def __init__(self, theme: Theme, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._title = QLabel(title)
        self._title.setProperty("role", "title")
        self._count = ElidedLabel("")
        self._count.setProperty("role", "meta")
        self.row = QHBoxLayout(self)
        self.row.addWidget(self._title)
        self.row.addWidget(self._count)
        self.row.addStretch(1)
        self._title.setVisible(bool(title))
        self.lay_out()

    def show_title(self, text: str) -> None:
        """Name what the pane shows."""
        self._title.setText(text)

    @property
    def count_text(self) -> str:
        """What the count says."""
        return self._count.whole

    def show_count(self, text: str) -> None:
        """Say how many."""
        self._count.show_whole(text)

    def add_control(self, widget: QWidget) -> None:
        """Put a control at the trailing end; Tab comes to it from the one before, however late."""
        before = self.row.itemAt(self.row.count() - 1).widget()
        self.row.addWidget(widget)
        if before is not None:
            self.setTabOrder(before, widget)
        self.lay_out()

    def add_leading(self, widget: QWidget) -> None:
        """Put a control before the title."""
        self.row.insertWidget(0, widget)
        self.lay_out()

    def add_action(self, action: QAction) -> QToolButton:
        """Put an action's button at the trailing end."""
        button = ActionButton(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.add_control(button)
        return button

    def lay_out(self) -> None:
        """Apply the theme's lengths."""
        px = self._theme.px
        self.setFixedHeight(px(HEIGHT))
        start, end = px(16), px(8)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:  # Qt mirrors rows, not margins
            start, end = end, start
        self.row.setContentsMargins(start, 0, end, 0)
        self.row.setSpacing(px(8))
        for button in self.findChildren(QToolButton):
            button.setIconSize(QSize(px(_ICON), px(_ICON)))


class Crumbs(QWidget):
    """The way from the process down to the page, each step a link."""

    crumb_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self._row.addStretch(1)
        self._steps: list[QPushButton] = []
        self._slashes: list[QLabel] = []
        self._addresses: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(1)

    def show_crumbs(self, crumbs: Sequence[tuple[str, str]]) -> None:
        """Show (address, label) steps, in the widgets of those before as far as they go."""
        while len(self._steps) < len(crumbs):
            self._add_step()
        self._addresses = [address for address, _ in crumbs]
        for number, step in enumerate(self._steps):
            is_shown = number < len(crumbs)
            if is_shown:
                label = crumbs[number][1]
                step.setAccessibleName(label)
                step.setToolTip(plain_tip(label))
            step.setVisible(is_shown)
            if number:
                self._slashes[number - 1].setVisible(is_shown)
        self._fit()

    def _add_step(self) -> None:
        if self._steps:
            slash = QLabel("/")
            slash.setProperty("role", "meta")
            self._slashes.append(slash)
            self._row.insertWidget(self._row.count() - 1, slash)
        step = QPushButton()
        step.setProperty("role", "crumb")
        step.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        step.clicked.connect(partial(self._on_step_clicked, len(self._steps)))
        self._row.insertWidget(self._row.count() - 1, step)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # else nothing can stand behind it
        self.setTabOrder(self._steps[-1] if self._steps else self, step)  # Qt puts what is new last
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._steps.append(step)

    def _fit(self) -> None:
        """Shorten the longest steps where the way down is longer than its room."""
        steps = self._steps[: len(self._addresses)]
        for step in steps:
            step.setText(step.accessibleName())
        for step in sorted(steps, key=_width, reverse=True):
            too_much = self._row.sizeHint().width() - self.width()
            if too_much <= 0:
                return
            metrics = step.fontMetrics()
            room = max(_LEAST_CRUMB, metrics.horizontalAdvance(step.text()) - too_much)
            end = Qt.TextElideMode.ElideRight
            # In a mirrored window the "…" would else stand before what it ends.
            step.setText(isolated(metrics.elidedText(step.accessibleName(), end, room)))

    def _on_step_clicked(self, number: int) -> None:
        if number < len(self._addresses):  # it may be let go of on a page that has fewer
            self.crumb_chosen.emit(self._addresses[number])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the steps into the new width."""
        super().resizeEvent(event)
        self._fit()


def _width(step: QPushButton) -> int:
    return step.sizeHint().width()
