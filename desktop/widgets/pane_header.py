"""The 44 px line at the head of every pane: title or way down, a count, and controls."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from desktop.qt.theme import Theme
from desktop.qt.tips import plain_tip
from desktop.widgets.action_button import ActionButton

HEIGHT: Final = 44
_ICON: Final = 18
_LEAST_CRUMB: Final = 40


class PaneHeader(QWidget):
    """Title and count on the leading side, controls on the trailing one."""

    def __init__(self, theme: Theme, title: str = "") -> None:
        super().__init__()
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._title = QLabel(title)
        self._title.setProperty("role", "title")
        self._count = QLabel()
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
        return self._count.text()

    def show_count(self, text: str) -> None:
        """Say how many."""
        self._count.setText(text)

    def add_control(self, widget: QWidget) -> None:
        """Put a control at the trailing end."""
        self.row.addWidget(widget)
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

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(1)

    def show_crumbs(self, crumbs: Sequence[tuple[str, str]]) -> None:
        """Show (address, label) steps."""
        while (item := self._row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for number, (address, label) in enumerate(crumbs):
            if number:
                slash = QLabel("/")
                slash.setProperty("role", "meta")
                self._add(slash)
            button = QPushButton(label)
            button.setProperty("role", "crumb")
            button.setAccessibleName(label)
            button.setToolTip(plain_tip(label))
            button.setProperty("address", address)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.clicked.connect(self._on_crumb_clicked)
            self._add(button)
        self._row.addStretch(1)
        self._fit()

    def _add(self, part: QWidget) -> None:
        self._row.addWidget(part)
        part.show()  # Qt would do so later, and what is hidden has no width to fit

    def _fit(self) -> None:
        """Shorten the longest steps where the way down is longer than its room."""
        steps = self.findChildren(QPushButton)
        steps = [step for step in steps if self._row.indexOf(step) >= 0]
        for step in steps:
            step.setText(step.accessibleName())
        for step in sorted(steps, key=_width, reverse=True):
            too_much = self._row.sizeHint().width() - self.width()
            if too_much <= 0:
                return
            metrics = step.fontMetrics()
            room = max(_LEAST_CRUMB, metrics.horizontalAdvance(step.text()) - too_much)
            end = Qt.TextElideMode.ElideRight
            step.setText(metrics.elidedText(step.accessibleName(), end, room))

    def _on_crumb_clicked(self) -> None:
        self.crumb_chosen.emit(self.sender().property("address"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the steps into the new width."""
        super().resizeEvent(event)
        self._fit()


def _width(step: QPushButton) -> int:
    return step.sizeHint().width()
