"""Find in page: every match marked, the count said, accents and case overlooked."""

from typing import Final

from PySide6.QtGui import QFont, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop.qt.theme import Theme
from desktop.widgets.document_text import places_in, with_picture
from desktop.widgets.find_bar import FindBar
from desktop.widgets.reader_pane import ReaderPane

_MOST_MARKED: Final = 2000


class PageFinder:
    """Joins a find bar to a reading pane."""

    def __init__(self, reader: ReaderPane, bar: FindBar, theme: Theme) -> None:
        self._reader = reader
        self._bar = bar
        self._theme = theme
        self._spans: list[tuple[int, int]] = []
        self._at = -1
        bar.text_changed.connect(self._on_text_changed)
        bar.step_wanted.connect(self._step)
        bar.closed.connect(self._on_bar_closed)

    def page_changed(self) -> None:
        """Find the same words on the page that is shown now."""
        if self._bar.text:
            self._on_text_changed(self._bar.text)

    def step_forward(self) -> None:
        """Go to the next match, opening the bar when it is closed."""
        self._step_or_open(1)

    def step_back(self) -> None:
        """Go to the match before."""
        self._step_or_open(-1)

    def _step_or_open(self, by: int) -> None:
        if self._bar.text:
            self._step(by)
        else:
            self._bar.open_bar()

    def _on_text_changed(self, text: str) -> None:
        from desktop.core.matching import find_all  # not before the first page is shown

        page = self._reader.toPlainText()
        place = places_in(page)
        found = find_all(page, text)[:_MOST_MARKED]
        self._spans = [(place(start), place(end)) for start, end in found]
        start = self._reader.textCursor().selectionStart()
        later = (number for number, (at, _) in enumerate(self._spans) if at >= start)
        self._at = next(later, 0) if self._spans else -1
        self._show()

    def _on_bar_closed(self) -> None:
        self._spans, self._at = [], -1
        self._reader.mark([])
        self._reader.setFocus()

    def _step(self, by: int) -> None:
        if self._spans:
            self._at = (self._at + by) % len(self._spans)
            self._show()

    def _show(self) -> None:
        self._bar.show_count(self._at + 1, len(self._spans))
        marks = []
        for number, (start, end) in enumerate(self._spans):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self._reader.document())
            mark.cursor.setPosition(with_picture(self._reader.document(), start))
            mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            is_shown = number == self._at
            mark.format.setBackground(self._theme.colour("accent" if is_shown else "mark"))
            mark.format.setForeground(self._theme.colour("onaccent" if is_shown else "ink"))
            mark.format.setFontWeight(QFont.Weight.DemiBold)
            marks.append(mark)
        self._reader.mark(marks)
        if self._at >= 0:
            cursor = QTextCursor(self._reader.document())
            cursor.setPosition(self._spans[self._at][0])  # where the next letter typed seeks on
            self._reader.setTextCursor(cursor)
            self._reader.ensureCursorVisible()
