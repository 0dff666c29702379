"""A field for Markdown: tools, the source in colour, and a line that says how it stands."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from desktop.core.editing.tools import PASTE_PLAIN, TOOLS
from desktop.core.words import tr
from desktop.qt.icons import Icons
from desktop.qt.theme import Theme
from desktop.widgets.elided_label import ElidedLabel
from desktop.widgets.fields.markdown_colours import MarkdownColours
from desktop.widgets.fields.markdown_source import MarkdownSource
from desktop.widgets.fields.markdown_tools import MarkdownTools
from desktop.widgets.fields.reference_typing import ReferenceTyping
from desktop.widgets.fields.suggestions import Suggestion
from desktop.widgets.labels import make_label

_FOOT: Final = 28
_LEAST_LINES: Final = 5
_LEADING: Final = 21
_MARGIN: Final = 12


class MarkdownField(QFrame):
    """`edited` at every change by the person.

    `reference_wanted` with what is typed behind `[[`: the owner answers by `show_references`.
    `insert_wanted` with the kind of entry a button began a reference to. `scrolled` with the line
    at the top.
    """

    edited = Signal()
    reference_wanted = Signal(str)
    insert_wanted = Signal(str)
    scrolled = Signal(float)

    def __init__(self, theme: Theme, icons: Icons, name: str) -> None:
        """Build an empty field.

        Args:
            theme: For its lengths and colours.
            icons: For its tools and what it offers.
            name: For readers of screens.
        """
        super().__init__()
        self.setObjectName("markdown")
        self._theme = theme
        self._level = ""
        self._source = MarkdownSource(theme, name)
        self._colours = MarkdownColours(theme, self._source.document())
        self._tools = MarkdownTools(theme, icons)
        self._source.written.connect(self.edited)  # the owner knows the text before it is asked
        self._typing = ReferenceTyping(theme, icons, self._source)
        self._status = ElidedLabel("")
        self._status.setProperty("role", "meta")
        self._where = make_label("", "meta")
        self._foot = QWidget()
        self.setFocusProxy(self._source)
        self._build()
        self._connect()
        self._fit()
        self._on_cursor_moved()

    @property
    def value(self) -> str:
        """The source."""
        return self._source.words

    @property
    def level(self) -> str:
        """What its edge says: "", "warning" or "error"."""
        return self._level

    @property
    def line_at_top(self) -> float:
        """The first visible line, counted from 0, with the part of it that is out of sight."""
        return self._source.line_at_top

    def show_value(self, value: str) -> None:
        """Show a source without `edited`; the same one leaves the cursor and what can be undone."""
        self._source.show_words(value)

    def forget_steps(self) -> None:
        """Forget what could be undone: the text is that of another entry now."""
        self._source.document().clearUndoRedoStacks()

    def mark(self, level: str) -> None:
        """Show by the edge how grave a problem is."""
        self._level = level
        self._show_edge("level", level)

    def describe(self, name: str, description: str) -> None:
        """Say to readers of screens what it is, and what is wrong with it."""
        self._source.setAccessibleName(name)
        self._source.setAccessibleDescription(description)

    def take_focus(self) -> None:
        """Put the keyboard into the text."""
        self._source.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_status(self, text: str) -> None:
        """Say something at the foot ("412 words, 3 links checked")."""
        self._status.show_whole(text)

    def show_references(self, typed: str, suggestions: Sequence[Suggestion]) -> None:
        """Offer entries for what `reference_wanted` told."""
        self._typing.show(typed, suggestions)

    def scroll_to_line(self, line: float) -> None:
        """Bring a line to the top, without `scrolled`."""
        self._source.scroll_to_line(line)

    def set_direction(self, is_rtl: bool) -> None:
        """Set the way the text runs."""
        self._source.set_direction(is_rtl)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)  # room for the edge at its widest
        column.setSpacing(0)
        column.addWidget(self._tools)
        column.addWidget(self._source, 1)
        self._foot.setObjectName("markdown-foot")
        self._foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row = QHBoxLayout(self._foot)
        self._status.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._row.addWidget(self._status, 1)
        self._row.addSpacing(self._theme.px(_MARGIN))
        self._row.addWidget(self._where)
        column.addWidget(self._foot)
        QWidget.setTabOrder(self._tools, self._source)

    def _connect(self) -> None:
        source, document = self._source, self._source.document()
        source.scrolled.connect(self.scrolled)
        source.focus_changed.connect(self._on_focus_changed)
        source.cursorPositionChanged.connect(self._on_cursor_moved)
        source.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        source.customContextMenuRequested.connect(self._on_menu_wanted)
        document.undoAvailable.connect(self._on_steps_changed)
        document.redoAvailable.connect(self._on_steps_changed)
        self._on_steps_changed()
        self._tools.wanted.connect(self._on_tool_wanted)
        self._tools.insert_wanted.connect(self._on_insert_wanted)
        self._typing.wanted.connect(self.reference_wanted)
        self._theme.changed.connect(self._fit)

    def _fit(self) -> None:
        px = self._theme.px
        self._foot.setFixedHeight(px(_FOOT))
        self._row.setContentsMargins(px(_MARGIN), 0, px(_MARGIN), 0)
        self._source.setMinimumHeight(px(_LEAST_LINES * _LEADING))

    def _show_edge(self, name: str, value: object) -> None:
        self.setProperty(name, value)
        self.style().unpolish(self)
        self.style().polish(self)
        self.update()

    def _on_focus_changed(self, has_focus: bool) -> None:
        self._show_edge("lit", has_focus)

    def _on_cursor_moved(self) -> None:
        cursor = self._source.textCursor()
        said = tr("Line {line}, column {column}")
        line, column = cursor.blockNumber() + 1, cursor.positionInBlock() + 1
        self._where.setText(said.format(line=line, column=column))

    def _on_steps_changed(self) -> None:
        document = self._source.document()
        can_undo, can_redo = document.isUndoAvailable(), document.isRedoAvailable()
        self._tools.show_steps(can_undo=can_undo, can_redo=can_redo)

    def _on_tool_wanted(self, name: str) -> None:
        if name in ("undo", "redo"):
            (self._source.undo if name == "undo" else self._source.redo)()
            return
        self._source.run(next(tool.operation for tool in TOOLS if tool.name == name))
        self.take_focus()

    def _on_insert_wanted(self, kind: str) -> None:
        self._typing.begin(kind)
        self.insert_wanted.emit(kind)

    def _on_menu_wanted(self, place: QPoint) -> None:
        """Open Qt's menu with all that can be done to the text below."""
        menu: QMenu = self._source.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSeparator()
        plain = menu.addAction(_with_key(tr("Paste the words alone"), PASTE_PLAIN))
        plain.setEnabled(self._source.canPaste())
        plain.triggered.connect(self._source.paste_plain)
        menu.addSeparator()
        for tool in TOOLS:
            action = menu.addAction(_with_key(tr(tool.label), tool.key))
            action.triggered.connect(partial(self._on_tool_wanted, tool.name))
        menu.popup(self._source.viewport().mapToGlobal(place))


def _with_key(label: str, key: str) -> str:
    shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{label}\t{shown}"
