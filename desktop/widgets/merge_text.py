"""A text with its changes marked, as high as it is; nothing in it can be more than words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from desktop.core.words import tr
from desktop.qt.theme import Theme
from desktop.widgets.rows import aligned
from desktop.widgets.word_diff import FieldDiff, Span, sentence, shortened, spans_html


class MergeText(QLabel):
    """Wraps in its own direction; readers of screens are told what was added and removed."""

    def __init__(
        self, theme: Theme, name: str, spans: Sequence[Span], *, is_rtl: bool = False
    ) -> None:
        super().__init__()
        self._theme = theme
        self._spans = spans
        self._is_rtl = is_rtl
        self.setTextFormat(Qt.TextFormat.RichText)  # of our own making: words are escaped
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        whole = "".join(text for sort, text in spans if sort != "removed")
        is_changed = any(sort != "same" for sort, _ in spans)
        said = sentence(FieldDiff(name, spans)) if is_changed else f"{name}: {whole}"
        self.setAccessibleName(said)
        self._show()
        theme.changed.connect(self._show)

    def _show(self) -> None:
        way = Qt.LayoutDirection.RightToLeft if self._is_rtl else Qt.LayoutDirection.LeftToRight
        self.setAlignment(aligned(way, is_trailing=False) | Qt.AlignmentFlag.AlignTop)
        shown = spans_html(self._theme, shortened(self._spans)) or tr("(empty)")
        direction = "rtl" if self._is_rtl else "ltr"
        self.setText(f'<div dir="{direction}">{shown}</div>')
