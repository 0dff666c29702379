"""What changed in an entry, to be read: its name, from when to when, and field by field."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.words import tr
from desktop.qt.icons import Icons
from desktop.qt.theme import Theme
from desktop.widgets.labels import make_label
from desktop.widgets.pane_header import PaneHeader
from desktop.widgets.word_diff import FieldDiff, count_changed, diff_html, sentence

_MEASURE = 604
_LEAST_MARGIN = 24


class DiffPane(QWidget):
    """Shows differences; `form_wanted` and `page_wanted` lead on to the entry, `closed` back."""

    form_wanted = Signal()
    closed = Signal()
    page_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._fields: Sequence[FieldDiff] = ()
        self._said = ""
        self._header = PaneHeader(theme, tr("What changed"))
        self._added = make_label(role="added")
        self._removed = make_label(role="removed")
        self._title = make_label(role="page-title", wraps=True)
        self._back = QToolButton()
        self._text = QTextBrowser()
        icons.attach(self._back, "back")
        self._build()
        theme.changed.connect(self._on_theme_changed)

    def show_diff(self, title: str, said: str, fields: Sequence[FieldDiff]) -> None:
        """Show what differs.

        Args:
            title: Of the entry.
            said: What became of it, for the header.
            fields: In order; none where what differs is nothing that is read.
        """
        self._title.setText(title)
        self._said = said
        self._header.show_count(said)
        self._fields = tuple(fields)
        added, removed = count_changed(fields)
        self._added.setText(f"+{added}")
        self._removed.setText(f"−{removed}")
        for label in (self._added, self._removed):
            label.setVisible(bool(fields))
        for button in self._ways:
            button.setEnabled(bool(title))
        self._paint()

    def show_back(self, *, is_shown: bool) -> None:
        """Offer the way back, where the list is not to be seen beside."""
        self._back.setVisible(is_shown)

    def _build(self) -> None:
        self._back.setAccessibleName(tr("Back to the list"))
        self._back.setToolTip(tr("Back to the list (Esc)"))
        self._back.clicked.connect(self.closed)
        self._back.hide()
        self._header.add_leading(self._back)
        for label in (self._added, self._removed):
            self._header.add_control(label)
        form, page = QPushButton(tr("Edit")), QPushButton(tr("Open the page"))
        form.clicked.connect(self.form_wanted)
        page.clicked.connect(self.page_wanted)
        self._ways = (form, page)
        self._text.setObjectName("diff")
        self._text.setOpenLinks(False)
        self._text.setAccessibleName(tr("What changed"))
        self._text.setTabChangesFocus(True)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusProxy(self._text)
        self._buttons = QHBoxLayout()
        for button in self._ways:
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._title)
        column.addWidget(self._text, 1)
        column.addLayout(self._buttons)

    def _paint(self) -> None:
        nothing = f"<p>{tr('Nothing that is read differs.')}</p>" if self._title.text() else ""
        self._text.setHtml(diff_html(self._theme, self._fields) if self._fields else nothing)
        self._lay_out()
        words = " ".join(map(sentence, self._fields))
        self._text.setAccessibleDescription(f"{self._said}. {words}")

    def _lay_out(self) -> None:
        px = self._theme.px
        margin = max(px(_LEAST_MARGIN), (self.width() - px(_MEASURE)) // 2)
        self._title.setContentsMargins(margin, px(20), margin, px(12))
        self._buttons.setContentsMargins(margin, px(12), margin, px(16))
        self._buttons.setSpacing(px(8))
        self._text.document().setDocumentMargin(0)
        frame = self._text.document().rootFrame()
        form = frame.frameFormat()
        form.setLeftMargin(margin)
        form.setRightMargin(margin)
        frame.setFrameFormat(form)

    def _on_theme_changed(self) -> None:
        self._header.lay_out()
        self._lay_out()
        self._paint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Escape."""
        if event.key() == Qt.Key.Key_Escape and not self._back.isHidden():
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
