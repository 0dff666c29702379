"""The strip over a form: what is edited, where it stands, what is unsaved, and the next step."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from desktop.core.words import count_text, tr
from desktop.qt.icons import Icons
from desktop.qt.theme import Theme
from desktop.qt.tips import plain_tip
from desktop.widgets.labels import make_label
from desktop.widgets.segments import Segments

HEIGHT: Final = 50
_EDGE: Final = 20
_GAP: Final = 12
_DOT: Final = 8
_STAGES: Final = ("draft", "review", "published")
_STAGE_ICONS: Final = ("edit", "preview", "ok")


class EditStrip(QFrame):
    """Facts and wishes only.

    `stage_wanted` when the person chooses another stage: the one shown stays until the owner shows
    another, for the step may be refused. `history_toggled`, `save_wanted`, `next_wanted`.
    """

    stage_wanted = Signal(str)
    history_toggled = Signal(bool)
    save_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("subbar")
        self._theme = theme
        self._icons = icons
        self._stage = "draft"
        self._count = -1  # of changes, and the step, as shown: said again with every pause of keys
        self._step: tuple[str, str] | None = None
        self._title = make_label("", "title")
        self._about = make_label("", "meta")
        words = (tr("Draft"), tr("Review"), tr("Published"))
        self._stages = Segments(tr("Stage"), list(zip(_STAGES, words, strict=True)))
        self._dot = _Dot(theme)
        self._changes = make_label("", "detail")
        self._recovery = make_label("", "meta")
        self._history = QPushButton(tr("History"))
        self._save = QPushButton(tr("Save draft"))
        self._next = QPushButton()
        self._build()
        self.show_stage("draft")
        self.show_changes(0)
        self.show_recovery("")
        self.show_next("")
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_entry(self, title: str, about: str) -> None:
        """Say what is edited ("Edit story") and which ("GCM-0031, from revision 5")."""
        self._title.setText(title)
        self._about.setText(about)
        self._about.setToolTip(plain_tip(about))
        self._fit()

    def show_stage(self, stage: str) -> None:
        """Show the stage the entry is in: "draft", "review" or "published"."""
        self._stage = stage
        self._stages.show_value(stage)

    def show_changes(self, count: int) -> None:
        """Say how many fields differ from what is saved; with none there is nothing to save."""
        if count == self._count:
            return
        self._count = count
        is_changed = count > 0
        said = count_text(count, tr("change not saved"), tr("changes not saved"))
        self._changes.setText(said if is_changed else tr("All saved"))
        self._dot.setVisible(is_changed)
        self._dot.setToolTip(said)
        self._dot.setAccessibleName(said)
        self._save.setEnabled(is_changed)
        self._fit()

    def show_recovery(self, time: str) -> None:
        """Say when the last recovery copy was made ("14:02"); empty for none."""
        said = tr("Recovery copy {time}").format(time=time)
        self._recovery.setText(said if time else "")
        self._fit()

    def show_next(self, label: str, blocked: str = "") -> None:
        """Name the next step; a reason makes it one that cannot be taken, and is its tip."""
        if (label, blocked) == self._step:
            return
        self._step = (label, blocked)
        self._next.setText(label)
        self._next.setVisible(bool(label))
        self._next.setEnabled(not blocked)
        self._next.setToolTip(plain_tip(blocked))
        self._next.setAccessibleDescription(blocked)
        self._fit()

    def show_history(self, *, is_open: bool) -> None:
        """Show whether the history is open, without `history_toggled`."""
        blocked = self._history.blockSignals(True)
        self._history.setChecked(is_open)
        self._history.blockSignals(blocked)

    def _build(self) -> None:
        self._history.setCheckable(True)
        self._history.setProperty("role", "toggle")
        self._history.setAccessibleName(tr("History"))
        self._icons.attach(self._history, "recent")
        self._next.setProperty("primary", True)
        row = self._row = QHBoxLayout(self)
        for widget in (self._title, self._about, self._stages):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._dot)
        for widget in (self._changes, self._recovery, self._history, self._save, self._next):
            row.addWidget(widget)
        self._stages.choice_made.connect(self._on_stage_chosen)
        self._history.toggled.connect(self.history_toggled)
        self._save.clicked.connect(self.save_wanted)
        self._next.clicked.connect(self.next_wanted)

    def _fit(self) -> None:
        """Give up words in a narrow strip, those that stand elsewhere first."""
        self._recovery.setVisible(bool(self._recovery.text()))
        self._about.setVisible(bool(self._about.text()))
        for widget in (self._title, self._changes):
            widget.show()
        self._history.setText(tr("History"))
        self._history.setToolTip("")
        self._stages.show_words(is_wanted=True)
        for give_up in (
            self._recovery.hide,
            self._about.hide,
            self._shorten_history,
            self._title.hide,
            self._shorten_stages,
            self._changes.hide,
        ):
            if self._needed() <= self.width():
                break
            give_up()

    def _shorten_history(self) -> None:
        self._history.setText("")
        self._history.setToolTip(tr("History"))

    def _shorten_stages(self) -> None:
        self._stages.show_words(is_wanted=False)

    def _needed(self) -> int:
        margins = self._row.contentsMargins()
        parts = (self._title, self._about, self._stages, self._dot, self._changes)
        parts += (self._recovery, self._history, self._save, self._next)
        shown = [part.sizeHint().width() for part in parts if not part.isHidden()]
        gaps = len(shown) * self._row.spacing()
        return sum(shown) + gaps + margins.left() + margins.right()

    def _on_theme_changed(self) -> None:
        px = self._theme.px
        self.setFixedHeight(px(HEIGHT))
        self._row.setContentsMargins(px(_EDGE), 0, px(_EDGE), 0)
        self._row.setSpacing(px(_GAP))
        self._history.setIconSize(QSize(px(16), px(16)))
        self._stages.show_icons(self._icons, _STAGE_ICONS, px(16))
        self._fit()

    def _on_stage_chosen(self, stage: str) -> None:
        self._stages.show_value(self._stage)
        self.stage_wanted.emit(stage)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(HEIGHT))


class _Dot(QWidget):
    """The amber dot of what is not saved; the words beside it say the same."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_DOT), self._theme.px(_DOT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        side = self._theme.px(_DOT)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("warn"))
            painter.drawEllipse(0, (self.height() - side) // 2, side, side)
