"""What stands round every input of a form: label, hint, sign of a change, messages, more."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.core.words import tr
from desktop.qt.icons import Icons
from desktop.qt.theme import Theme
from desktop.widgets.elided_label import ElidedLabel
from desktop.widgets.fields.flow import FlowLayout
from desktop.widgets.fields.more_button import MoreButton
from desktop.widgets.glyph import Glyph
from desktop.widgets.labels import make_label
from desktop.widgets.rows import aligned

_DOT: Final = 6
_SIGN: Final = 16
_HEAD: Final = 20
_SIGNS: Final = {"error": ("error", "err"), "warning": ("warning", "warn")}
_ORDER: Final = ("", "warning", "error")


class Problem(NamedTuple):
    """A message below a field.

    Attributes:
        level: 'warning' or 'error'.
        text: Plain.
        remedies: (value, words) of what can be done about it, offered behind the text.
    """

    level: str
    text: str
    remedies: tuple[tuple[str, str], ...] = ()


class FieldFrame(QWidget):
    """Holds one input; `comment_asked` and `history_asked` come from its menu, once offered."""

    comment_asked = Signal()
    history_asked = Signal()
    remedy_chosen = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, label: str, hint: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._label = make_label(label, "group")
        self._hint = ElidedLabel(hint)
        self._hint.setProperty("role", "meta")
        self._dot: _Dot | None = None
        self._more = MoreButton(theme, icons, label)
        self._more.hide()
        self._more.comment_asked.connect(self.comment_asked)
        self._more.history_asked.connect(self.history_asked)
        self._messages: list[_Message] = []
        self._problems: tuple[Problem, ...] = ()
        self._most, self._noun = 0, ""
        self.field: Any = None
        self._build()
        self.lay_out()
        theme.changed.connect(self.lay_out)

    @property
    def label(self) -> str:
        """What the field is called."""
        return self._label.text()

    @property
    def hint(self) -> str:
        """What stands behind the label."""
        return self._hint.whole

    @property
    def is_changed(self) -> bool:
        """Whether it carries the sign of a change."""
        return self._dot is not None and not self._dot.isHidden()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The messages shown."""
        return self._problems

    def hold(self, field: QWidget) -> None:
        """Put the input below its label."""
        self.field = field
        self._column.insertWidget(1, field)
        self._head.addWidget(self._more)  # after the input: Tab comes to them as they were added
        self._describe()

    def offer_more(self) -> None:
        """Let comments on the field and its history be asked for."""
        self._more.show()

    def show_hint(self, hint: str) -> None:
        """Say something else behind the label."""
        if hint != self.hint:
            self._hint.show_whole(hint)
            self._describe()

    def count_to(self, most: int, noun: str) -> None:
        """Say behind the label how much of a measure is used ("71 of 90 characters").

        Args:
            most: What should not be passed; passing is no error of the field's.
            noun: What is counted.
        """
        self._most, self._noun = most, noun
        self.field.counted.connect(self._on_field_counted)
        self._on_field_counted(len(self.field.value))

    def show_changed(self, is_changed: bool) -> None:
        """Set or take away the sign of a change."""
        if is_changed != self.is_changed:
            if self._dot is None:
                self._dot = _Dot(self._theme)
                self._head.insertWidget(0, self._dot)
            self._dot.setVisible(is_changed)
            self._describe()

    def show_problems(self, problems: Sequence[Problem | tuple[str, str]]) -> None:
        """Show messages below the input, whose edge takes the gravest level."""
        found = tuple(Problem(*problem) for problem in problems)
        if found == self._problems:
            return
        self._problems = found
        for message in self._messages:
            self._column.removeWidget(message)
            message.hide()
            message.deleteLater()
        self._messages = [_Message(self._theme, self._icons, problem) for problem in found]
        for message in self._messages:
            message.remedy_chosen.connect(self.remedy_chosen)
            self._column.insertWidget(self._column.count() - 1, message)
        before: QWidget = self._more
        for button in [button for message in self._messages for button in message.buttons]:
            self.setTabOrder(before, button)
            before = button
        if self.field is not None:
            self.field.mark(max((one.level for one in found), key=_ORDER.index, default=""))
        self._describe()

    def take_focus(self) -> None:
        """Put the cursor in the input."""
        self.field.take_focus()

    def lay_out(self) -> None:
        """Apply the theme's lengths."""
        px = self._theme.px
        self._column.setSpacing(px(5))
        self._head.setSpacing(px(6))
        self._more.lay_out()
        self._head_place.setFixedHeight(px(_HEAD))
        for message in self._messages:
            message.lay_out()

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._head_place = QWidget()
        self._head = QHBoxLayout(self._head_place)
        self._head.setContentsMargins(0, 0, 0, 0)
        self._head.addWidget(self._label)
        self._head.addWidget(self._hint, 1)
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._column.addWidget(self._head_place)
        self._column.addStretch(1)  # beside a taller field everything stays together

    def _describe(self) -> None:
        """Hand on to readers of screens what is seen round the input."""
        if self.field is None:
            return
        changed = tr("Changed") if self.is_changed else ""
        parts = (self.hint, changed, *(problem.text for problem in self._problems))
        self.field.describe(self.label, ". ".join(part.rstrip(".") for part in parts if part))

    def _on_field_counted(self, count: int) -> None:
        self.show_hint(f"{count} {tr('of')} {self._most} {self._noun}")

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._more.show_sign(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._more.show_sign(False)


class _Dot(QWidget):
    """The sign of a change."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(tr("Changed"))

    def sizeHint(self) -> QSize:
        side = self._theme.px(_DOT)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        half = self._theme.px(_DOT) / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("warn"))
            painter.drawEllipse(QPointF(self.width() / 2, self.height() / 2), half, half)


class _Words(QLabel):
    """A message: as wide as its one line where there is room, else broken into several."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", problem.level)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        side = aligned(QGuiApplication.layoutDirection(), is_trailing=False)
        self.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.fontMetrics().height())


class _Message(QWidget):
    """Sign and words of a problem, and what can be done about it."""

    remedy_chosen = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, problem: Problem) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._sign = _SIGNS[problem.level]
        self._glyph = Glyph()
        self._values: dict[QPushButton, str] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        words = _Words(problem)
        if not problem.remedies:
            self._row.addWidget(words, 1)
        else:
            self._row.addWidget(self._make_choice(words, problem), 1)
        icons.loaded.connect(self.lay_out)
        self.lay_out()

    @property
    def buttons(self) -> list[QPushButton]:
        """The remedies offered."""
        return list(self._values)

    def lay_out(self) -> None:
        """Apply the theme's lengths and colours."""
        px = self._theme.px
        self._row.setSpacing(px(6))
        self._row.setContentsMargins(0, px(1), 0, 0)
        self._glyph.set_side(px(_SIGN))
        self._glyph.setIcon(self._icons.icon(*self._sign))

    def _make_choice(self, words: QWidget, problem: Problem) -> QWidget:
        place = QWidget()
        flow = FlowLayout(place)
        flow.setContentsMargins(0, 0, 0, 0)
        flow.setSpacing(self._theme.px(2))
        flow.addWidget(words)
        for value, said in problem.remedies:
            button = QPushButton(said)
            button.setProperty("role", "remedy")
            button.setProperty("level", problem.level)
            button.setAutoDefault(False)
            button.clicked.connect(self._on_remedy_clicked)
            self._values[button] = value
            flow.addWidget(button)
        return place

    def _on_remedy_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.remedy_chosen.emit(self._values[button])
