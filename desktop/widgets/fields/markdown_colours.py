"""Markdown's marks in colour and weight, a line at a time."""

import re
from typing import Final

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from desktop.core.editing.units import units_before
from desktop.qt.theme import Theme

_HEADING: Final = re.compile(r"#{1,6}\s.*")
_LEAD: Final = re.compile(r"\s*(?:(?:[-*+]|\d{1,9}\.)(?=\s)|>(?:\s?>)*|\|)|\|")
_INLINE: Final = re.compile(
    r"(?P<bold>\*\*(?=\S)[^*\n]{1,2000}+\*\*)"
    r"|(?P<italic>(?<!\*)\*(?=[^\s*])[^*\n]{1,2000}+\*(?!\*))"
    r"|(?P<link>\[\[[^\[\]\n]{0,600}+\]\]|\[\^[^\[\]\n]{1,40}+\]:?"
    r"|!?\[[^\[\]\n]{0,1000}+\]\([^()\n]{0,2000}+\))"
)


class MarkdownColours(QSyntaxHighlighter):
    """Knows nothing of other lines, so that a key costs what its line costs."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme
        self._formats: dict[str, QTextCharFormat] = {}
        self._load()
        theme.changed.connect(self._on_theme_changed)

    def _load(self) -> None:
        self._formats = {
            "bold": _format(weight=QFont.Weight.Bold),
            "italic": _format(is_italic=True),
            "link": _format(),
            "lead": _format(),
        }
        self._formats["link"].setForeground(self._theme.colour("accent"))
        self._formats["lead"].setForeground(self._theme.colour("ink3"))

    def _on_theme_changed(self) -> None:
        self._load()
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        if _HEADING.fullmatch(text):
            self._paint(text, 0, len(text), "bold")
        elif lead := _LEAD.match(text):
            self._paint(text, lead.start(), lead.end(), "lead")
        for found in _INLINE.finditer(text):
            self._paint(text, found.start(), found.end(), found.lastgroup or "")

    def _paint(self, text: str, start: int, end: int, name: str) -> None:
        at = units_before(text, start)
        self.setFormat(at, units_before(text, end) - at, self._formats[name])


def _format(*, weight: int = 0, is_italic: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    if weight:
        made.setFontWeight(weight)
    if is_italic:
        made.setFontItalic(True)
    return made
