"""Tokens in rows with the input behind them: shown, chosen, moved, taken out, dragged."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from desktop.core.words import tr
from desktop.qt.announce import announce
from desktop.qt.icons import Icons
from desktop.qt.theme import Theme
from desktop.widgets.fields.edges import FieldBox
from desktop.widgets.fields.flow import FlowLayout
from desktop.widgets.fields.token_chip import HEIGHT, Token, TokenChip
from desktop.widgets.rows import aligned

_INPUT: Final = 140
_ROOM: Final = 24
_RESERVED: Final = 4
_SPARED: Final = 16


class TokenRow(FieldBox):
    """`edited` when tokens went or moved; one of them may be chosen for the keys."""

    edited = Signal()

    def __init__(self, theme: Theme, icons: Icons, invitation: str, *, is_single: bool) -> None:
        super().__init__(theme)
        self._invitation = invitation
        self._is_single = is_single
        self._icons = icons
        self._chips: list[TokenChip] = []
        self._spare: list[TokenChip] = []  # hidden: to take one up is a twentieth of making one
        self._chosen = -1
        self._drop_at = -1
        self.input = QLineEdit()
        self.input.setProperty("role", "bare")
        self.watch(self.input)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self._flow = FlowLayout(self, self.input)
        self._flow.addWidget(self.input)
        theme.changed.connect(self.lay_out)
        self.lay_out()

    @property
    def value(self) -> list[str]:
        """The values in order."""
        return [chip.token.value for chip in self._chips]

    @property
    def tokens(self) -> list[Token]:
        """The tokens in order."""
        return [chip.token for chip in self._chips]

    @property
    def chosen(self) -> int:
        """The token that the keys are about; -1 where it is the text."""
        return self._chosen

    def show_value(self, tokens: Sequence[Token]) -> None:
        """Show tokens; what is being typed stays."""
        if list(tokens) != self.tokens:
            self._set_tokens(tokens)
            self.choose(min(self._chosen, len(self._chips) - 1), is_said=False)

    def reserve(self) -> None:
        """Make ahead some chips for the tokens to come."""
        wanted = 1 if self._is_single else _RESERVED
        while len(self._chips) + len(self._spare) < wanted:
            chip = self._make_chip(Token(""))
            chip.ensurePolished()
            chip.hide()
            self._spare.append(chip)

    def remove_token(self, place: int) -> None:
        """Take a token out."""
        left = self.tokens
        gone = left.pop(place)
        self._set_tokens(left)
        announce(self.input, f"{tr('Removed')}: {gone.words}")
        self.edited.emit()

    def move_token(self, place: int, target: int) -> None:
        """Put a token at another place."""
        tokens = self.tokens
        target = min(max(0, target), len(tokens) - 1)
        if place != target:
            tokens.insert(target, tokens.pop(place))
            self._set_tokens(tokens)
            self.choose(target)
            self.edited.emit()

    def choose(self, place: int, *, is_said: bool = True) -> None:
        """Let the keys be about a token; -1 for the text."""
        self._chosen = place
        for number, chip in enumerate(self._chips):
            chip.choose(number == place)
        if place >= 0 and is_said:  # the keyboard stays in the input, so that nobody else says it
            announce(self.input, self._chips[place].accessibleName())

    def describe(self, name: str, description: str) -> None:
        """Say to readers of screens what it is."""
        self.setAccessibleName(name)
        self.input.setAccessibleName(name)
        self.input.setAccessibleDescription(description)

    def take_focus(self) -> None:
        """Be ready to type."""
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def lay_out(self) -> None:
        """Apply the theme's lengths."""
        px = self._theme.px
        self._flow.setContentsMargins(px(7), px(4), px(7), px(4))
        self._flow.setSpacing(px(5))
        self._set_tokens(self.tokens)
        self.input.setFixedHeight(max(px(HEIGHT), self.input.fontMetrics().height() + px(4)))
        self.input.setAlignment(aligned(self.layoutDirection(), is_trailing=False))

    def _set_tokens(self, tokens: Sequence[Token]) -> None:
        """Show tokens, keeping the chips of those that stay; the others take up what is new."""
        is_full = self._is_single and bool(tokens)  # one may type over it, but is not asked to
        self.input.setPlaceholderText("" if is_full else self._invitation)
        self.input.setMinimumWidth(self._theme.px(_ROOM if is_full else _INPUT))
        self._flow.setEnabled(False)  # else it is laid out once a chip
        stay = {chip.token: chip for chip in self._chips if chip.token in tokens}
        free = [chip for chip in self._chips if chip not in stay.values()] + self._spare
        chips = [stay.pop(token, None) or self._take_chip(free, token) for token in tokens]
        for chip in free:
            self._flow.removeWidget(chip)
            chip.hide()
        for chip in free[_SPARED:]:
            chip.deleteLater()
        self._chips, self._spare = chips, free[:_SPARED]
        for place, chip in enumerate(chips):
            self._flow.put(place, chip)
            chip.show_place(place + 1, len(chips))
            chip.show()
        self._flow.setEnabled(True)
        self._flow.invalidate()
        self.updateGeometry()

    def _take_chip(self, free: list[TokenChip], token: Token) -> TokenChip:
        """Return a chip of a token: one that is free, or else a new one."""
        chip = free.pop(0) if free else self._make_chip(token)
        chip.show_token(token)
        return chip

    def _make_chip(self, token: Token) -> TokenChip:
        chip = TokenChip(self._theme, self._icons, token)
        chip.setCursor(Qt.CursorShape.ArrowCursor)
        chip.setParent(self)
        chip.clicked.connect(self._on_chip_clicked)
        chip.removed.connect(self._on_chip_removed)
        chip.dragged.connect(self._on_chip_dragged)
        chip.dropped.connect(self._on_chip_dropped)
        return chip

    def _slot_at(self, point: QPoint) -> int:
        """Return before which token something dropped here would come."""
        for place, chip in enumerate(self._chips):
            rect = chip.geometry()
            is_before = (point.x() < rect.center().x()) != self.isRightToLeft()
            if point.y() < rect.top() or (point.y() <= rect.bottom() and is_before):
                return place
        return len(self._chips)

    def _chip_place(self) -> int:
        """Return the place of the chip that tells something."""
        sender = self.sender()
        return next((n for n, chip in enumerate(self._chips) if chip is sender), -1)

    def _on_chip_clicked(self) -> None:
        self.take_focus()
        self.choose(self._chip_place())

    def _on_chip_removed(self) -> None:
        place = self._chip_place()
        self.take_focus()
        self.choose(-1)
        self.remove_token(place)

    def _on_chip_dragged(self, point: QPoint) -> None:
        self._drop_at = self._slot_at(point)
        self.update()

    def _on_chip_dropped(self, point: QPoint) -> None:
        self._drop_at = -1
        self.update()
        place, slot = self._chip_place(), self._slot_at(point)
        self.take_focus()
        self.move_token(place, slot - 1 if slot > place else slot)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.take_focus()
        self.choose(-1)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop_at < 0 or not self._chips:
            return
        chip = self._chips[min(self._drop_at, len(self._chips) - 1)]
        rect, gap = chip.geometry(), self._flow.spacing() // 2 + 1
        is_left = (self._drop_at < len(self._chips)) != self.isRightToLeft()
        left = rect.left() - gap if is_left else rect.right() + gap
        with QPainter(self) as painter:
            painter.fillRect(
                QRect(left, rect.top(), 2, rect.height()), self._theme.colour("accent")
            )
