"""The text of a Markdown field: plain, one font, with keys and pasting of its own.

A QTextEdit, because QPlainTextEdit's layout knows no leading and the source is set 13 on 21.
"""

from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontDatabase,
    QKeyEvent,
    QKeySequence,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit

from desktop.core.editing.lists import continue_list
from desktop.core.editing.markdown import Edit
from desktop.core.editing.rich_text import to_markdown
from desktop.core.editing.tools import PASTE_PLAIN, TOOLS, Operation
from desktop.core.editing.units import changed_part, index_at, units_before
from desktop.qt.theme import Theme

_SIZE: Final = 13
_LEADING: Final = 21
_MARGIN: Final = 12
_HARD_BREAK: Final = "  \n"
_KEYS: Final = {QKeySequence(tool.key).toString(): tool for tool in TOOLS}
_PLAIN: Final = QKeySequence(PASTE_PLAIN).toString()


class MarkdownSource(QTextEdit):
    """`written` when its words have changed by a person; Tab leaves it."""

    written = Signal()
    focus_changed = Signal(bool)
    scrolled = Signal(float)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.setObjectName("markdown-source")
        self.setAccessibleName(name)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._theme = theme
        self._words = ""
        self._is_silent = False
        self._is_plain_wanted = False
        self.set_direction(False)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)
        self.textChanged.connect(self._on_text_changed)
        self.verticalScrollBar().valueChanged.connect(self._on_bar_moved)

    @property
    def words(self) -> str:
        """The whole text."""
        return self._words

    @property
    def place(self) -> tuple[int, int]:
        """Where the selection begins and ends, in characters."""
        cursor, text = self.textCursor(), self._words
        return index_at(text, cursor.selectionStart()), index_at(text, cursor.selectionEnd())

    @property
    def line_at_top(self) -> float:
        """The first visible line of the source, counted from 0, with how far it is scrolled by."""
        block = self.cursorForPosition(self.viewport().rect().topLeft()).block()
        top, height = _span(block)
        part = (self.verticalScrollBar().value() - top) / height
        return block.blockNumber() + min(0.999, max(0.0, part))

    def show_words(self, text: str) -> None:
        """Show another text; what was done before can be undone where something was."""
        if text == self._words:
            return
        self._is_silent = True
        if self.document().isUndoAvailable() or self.document().isRedoAvailable():
            start, end = self.place
            self.apply(Edit(text, min(start, len(text)), min(end, len(text))))
        else:
            whole = QTextCursor(self.document())
            whole.beginEditBlock()  # else Qt lays it out with the text, and anew with its lengths
            self.setPlainText(text)
            self._set_lengths()
            whole.endEditBlock()
        self._words = self._read()
        self._is_silent = False

    def apply(self, edit: Edit) -> None:
        """Put a changed text in as one step to undo, and select in it."""
        old = self._words
        start, end, words = changed_part(old, edit.text)
        cursor = self.textCursor()
        if (start, words) != (end, ""):
            cursor.beginEditBlock()
            cursor.setPosition(units_before(old, start))
            cursor.setPosition(units_before(old, end), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(words)
            cursor.endEditBlock()
        cursor.setPosition(units_before(edit.text, edit.start))
        cursor.setPosition(units_before(edit.text, edit.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def run(self, operation: Operation) -> bool:
        """Do something to the text; return whether it applied."""
        edit = operation(self._words, *self.place)
        if edit is not None:
            self.apply(edit)
        return edit is not None

    def scroll_to_line(self, line: float) -> None:
        """Bring a line of the source to the top, without `scrolled`."""
        block = self.document().findBlockByNumber(int(line))
        if not block.isValid():
            return
        top, height = _span(block)
        bar = self.verticalScrollBar()
        blocked = self._is_silent
        self._is_silent = True
        bar.setValue(round(top + (line - int(line)) * height))
        self._is_silent = blocked

    def set_direction(self, is_rtl: bool) -> None:
        """Set the way the text runs, whatever way the window does."""
        option = self.document().defaultTextOption()
        way = Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight
        option.setTextDirection(way)
        self.document().setDefaultTextOption(option)

    def caret(self) -> QRect:
        """Return where the cursor is, in coordinates of the window."""
        rect = self.cursorRect()
        return QRect(self.viewport().mapTo(self.window(), rect.topLeft()), rect.size())

    def paste_plain(self) -> None:
        """Paste the words alone."""
        self._is_plain_wanted = True
        self.paste()
        self._is_plain_wanted = False

    def _read(self) -> str:
        return _lines(self.document().toRawText())  # toPlainText loses hard spaces

    def _set_lengths(self) -> None:
        """Give text and lines their sizes: to Qt a step to undo, so a part of the last one."""
        document, px = self.document(), self._theme.px
        form = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        form.setLineHeight(px(_LEADING), fixed)
        has_steps = document.isUndoAvailable()
        if not has_steps:
            document.setUndoRedoEnabled(False)
        cursor = QTextCursor(document)
        if has_steps:
            cursor.joinPreviousEditBlock()
        document.setDocumentMargin(px(_MARGIN))
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)
        if has_steps:
            cursor.endEditBlock()
        document.setUndoRedoEnabled(True)

    def _on_theme_changed(self) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(self._theme.px(_SIZE))
        self.setFont(font)
        self._set_lengths()

    def _on_text_changed(self) -> None:
        """Tell words that changed from formats that did: Qt says both alike."""
        words = self._read()
        if words != self._words:
            self._words = words
            if not self._is_silent:
                self.written.emit()

    def _on_bar_moved(self) -> None:
        if not self._is_silent:
            self.scrolled.emit(self.line_at_top)

    def _break_line(self) -> None:
        """Do what Enter does here.

        Qt's own makes no line of an empty one, but takes its format, and its leading, away.
        """
        if not self.run(continue_list):
            cursor = self.textCursor()
            cursor.insertBlock()
            self._go_on_from(cursor)

    def _insert(self, words: str) -> None:
        cursor = self.textCursor()
        cursor.insertText(words)
        self._go_on_from(cursor)

    def _go_on_from(self, cursor: QTextCursor) -> None:
        self.setTextCursor(cursor)  # else Up and Down start from where the last letter was typed
        self.ensureCursorVisible()

    def event(self, event: QEvent) -> bool:
        """Keep keys of the text that the window has as well."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            key = _key_of(event)
            if key in _KEYS or key == _PLAIN:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = _key_of(event)
        if key == _PLAIN:
            self.paste_plain()
        elif key in _KEYS:
            self.run(_KEYS[key].operation)
        elif event.matches(QKeySequence.StandardKey.InsertParagraphSeparator):
            self._break_line()
        elif event.matches(QKeySequence.StandardKey.InsertLineSeparator):
            self._insert(_HARD_BREAK)
        else:
            super().keyPressEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(_lines(self.textCursor().selectedText()))
        return data

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste rich text as Markdown, unless the words alone are wanted; files are no words."""
        if any(url.isLocalFile() for url in source.urls()):
            return
        is_rich = source.hasHtml() and not self._is_plain_wanted
        words = (to_markdown(source.html()) if is_rich else "") or source.text()
        self._insert(words.replace("\r\n", "\n").replace("\r", "\n"))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit(False)


def _span(block: QTextBlock) -> tuple[float, float]:
    """Return where a line of the source begins and how high it is, wrapped as it may be."""
    lines = max(1, block.layout().lineCount())
    return block.layout().position().y(), lines * block.blockFormat().lineHeight()


def _lines(text: str) -> str:
    return text.replace("\u2029", "\n").replace("\u2028", "\n")


def _key_of(event: QKeyEvent) -> str:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    is_combined = modifiers & ~Qt.KeyboardModifier.ShiftModifier
    return QKeySequence(event.key() | modifiers.value).toString() if is_combined else ""
