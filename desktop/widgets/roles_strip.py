"""A person's roles over time in a frame: the as-of control, the bars, what the colours mean."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.core.roles import Strip, next_change, previous_change
from desktop.core.words import tr
from desktop.qt.focus import move_by_tab
from desktop.qt.icons import Icons
from desktop.qt.theme import Theme
from desktop.widgets.as_of_control import AsOfControl
from desktop.widgets.labels import make_label
from desktop.widgets.roles_chart import RolesChart

HEAD: Final = 46
FOOT: Final = 34


class RolesStrip(QFrame):
    """`day_chosen` with an ISO day, empty for the latest; `sources_wanted` from the foot."""

    day_chosen = Signal(str)
    sources_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("strip")
        self.setAccessibleName(tr("Roles over time"))
        self._theme = theme
        self.control = AsOfControl(theme, icons)
        self.chart = RolesChart(theme)
        self.sources = QPushButton(tr("Show sources"))
        self.sources.setProperty("role", "link")
        self._note = make_label(role="meta")
        self._keys = (_Key(theme, "accent"), _Key(theme, "line2"))
        self._build()
        self.control.day_chosen.connect(self.day_chosen)
        self.chart.day_chosen.connect(self.day_chosen)
        self.sources.clicked.connect(self.sources_wanted)
        self.lay_out()

    def show_strip(self, strip: Strip, *, is_latest: bool) -> None:
        """Show other roles, or the same on another day."""
        self.chart.show_strip(strip)
        self.control.show_day(
            strip.day, previous_change(strip), next_change(strip), is_latest=is_latest
        )
        self._note.setText(strip.note)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Go by Tab from control to control; the page they stand in would go to its links."""
        return move_by_tab(1 if next else -1)

    def lay_out(self) -> None:
        """Apply the theme's lengths."""
        px = self._theme.px
        self._head.setFixedHeight(px(HEAD))
        self._foot.setFixedHeight(px(FOOT))
        for row in (self._head_row, self._foot_row):
            row.setContentsMargins(px(16), 0, px(16), 0)
            row.setSpacing(px(8))
        for key in self._keys:
            key.setFixedSize(px(14), px(9))
        self.control.lay_out()

    def _build(self) -> None:
        self._head, self._foot = QWidget(), QWidget()
        self._head.setObjectName("strip-head")
        self._foot.setObjectName("strip-foot")
        for part in (self._head, self._foot):
            part.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = make_label(tr("Roles over time"), "title")
        self._head_row = QHBoxLayout(self._head)
        self._head_row.addWidget(self._title)
        self._head_row.addStretch(1)
        self._head_row.addWidget(self.control)
        self._foot_row = QHBoxLayout(self._foot)
        names = (tr("Held on this date"), tr("Other dates"))
        for key, name in zip(self._keys, names, strict=True):
            self._foot_row.addWidget(key)
            self._foot_row.addWidget(make_label(name, "meta"))
            self._foot_row.addSpacing(self._theme.px(8))
        self._foot_row.addStretch(1)
        self._foot_row.addWidget(self._note)
        self._foot_row.addWidget(self.sources)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for widget in (self._head, self.chart, self._foot):
            column.addWidget(widget)

    def heightForWidth(self, width: int) -> int:
        px = self._theme.px
        return px(HEAD) + self.chart.height_of_rows() + px(FOOT) + 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave words out where there is no room: the bars and the date say the same."""
        super().resizeEvent(event)
        px, width = self._theme.px, event.size().width()
        self._note.setVisible(width >= px(600))
        self._title.setVisible(width >= px(480))


class _Key(QWidget):
    """A patch of the colour that a word explains."""

    def __init__(self, theme: Theme, token: str) -> None:
        super().__init__()
        self._theme = theme
        self._token = token

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(self._token))
            painter.drawRoundedRect(self.rect(), self._theme.px(2), self._theme.px(2))
