"""A field of entries: each a token; one types to find another, and the owner says what fits."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from desktop.qt.icons import Icons
from desktop.qt.theme import Theme
from desktop.widgets.fields.popup_place import on_scroll
from desktop.widgets.fields.suggestions import Suggestion, SuggestionsPopup
from desktop.widgets.fields.token_chip import Token
from desktop.widgets.fields.token_keys import TokenKeys
from desktop.widgets.fields.token_row import TokenRow


class TokenField(TokenRow):
    """`edited` when tokens came, went or moved; `wanted` with a text that suggestions are for.

    The owner answers with `show_suggestions`. `create_wanted` asks for a new entry of that name,
    which the owner makes and then gives to `add`.
    """

    wanted = Signal(str)
    create_wanted = Signal(str)

    def __init__(
        self, theme: Theme, icons: Icons, invitation: str = "", *, is_single: bool = False
    ) -> None:
        """Make an empty field.

        Args:
            theme: For lengths and colours.
            icons: Of the kinds.
            invitation: What stands where one types.
            is_single: It holds one token at most; another takes its place.
        """
        super().__init__(theme, icons, invitation, is_single=is_single)
        self._is_waiting = False
        self._has_wish = False
        self.popup: SuggestionsPopup | None = None
        self._keys = TokenKeys(self)
        self.input.textEdited.connect(self._on_input_edited)

    @property
    def pending(self) -> str:
        """What was typed and is no token yet."""
        return self.input.text().strip()

    @property
    def is_open(self) -> bool:
        """Whether suggestions are shown."""
        return self.popup is not None and self.popup.isVisible()

    def show_suggestions(
        self, text: str, suggestions: Sequence[Suggestion], *, may_create: bool = False
    ) -> None:
        """Show what fits a text, unless another has been typed meanwhile."""
        if text != self.pending or not self.input.hasFocus():
            return
        self._is_waiting = False
        held = set(self.value)
        rows = [one for one in suggestions if one.value not in held]
        popup = self._open_popup()
        popup.show_rows(text, rows, may_create=may_create and bool(text))
        popup.place_at(self)
        popup.show()
        popup.raise_()
        if self._has_wish:
            self._has_wish = False
            popup.take()

    def add(self, token: Token) -> None:
        """Take a token in, at the end or in place of the only one."""
        self.close_popup()
        self.input.clear()
        if token.value not in self.value:
            kept = [] if self._is_single else self.tokens
            self._set_tokens([*kept, token])
            self.edited.emit()

    def ask(self) -> None:
        """Ask for suggestions to what is typed."""
        self._is_waiting = True
        self._has_wish = False
        self.wanted.emit(self.pending)

    def take_suggestion(self) -> None:
        """Take the suggestion that is chosen, or the first as soon as there is one."""
        if self._is_waiting:
            self._has_wish = bool(self.pending)
        elif self.is_open and self.popup is not None:
            self.popup.take()
        elif self.pending:
            self.ask()
            self._has_wish = self._is_waiting  # the owner may have answered at once

    def close_popup(self) -> None:
        """Hide the suggestions."""
        self._is_waiting = self._has_wish = False
        if self.popup is not None:
            self.popup.hide()

    def _open_popup(self) -> SuggestionsPopup:
        window = self.window()
        if self.popup is None or self.popup.parentWidget() is not window:
            self.popup = SuggestionsPopup(self._theme, self._icons, window)
            self.popup.chosen.connect(self._on_suggestion_chosen)
            self.popup.create_chosen.connect(self._on_creation_chosen)
            self.destroyed.connect(self.popup.deleteLater)
            on_scroll(self, self.close_popup)
        return self.popup

    def _on_input_edited(self) -> None:
        self.choose(-1)
        if self.pending:
            self.ask()
        else:
            self.close_popup()

    def _on_suggestion_chosen(self, suggestion: Suggestion) -> None:
        self.add(Token(suggestion.value, suggestion.title, suggestion.kind))

    def _on_creation_chosen(self, text: str) -> None:
        self.close_popup()
        self.create_wanted.emit(text)
