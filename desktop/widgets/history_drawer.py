"""The history of an entry beside its form: revisions, and what changed between two of them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.words import isolated, tr
from desktop.qt.announce import announce
from desktop.qt.icons import Icons
from desktop.qt.theme import Theme
from desktop.widgets.labels import make_label
from desktop.widgets.revision_list import RevisionList, RevisionRow
from desktop.widgets.scrolled import scrolled
from desktop.widgets.word_diff import FieldDiff, count_changed, diff_html, sentence

WIDTH: Final = 440
_LEAST_WIDTH: Final = 280
_HEAD: Final = 44
_MOST_ROWS: Final = 6
_LEAST_DIFF: Final = 72


class HistoryDrawer(QFrame):
    """The owner answers `revision_chosen` and `compare_wanted` (older, newer) by `show_diff`."""

    revision_chosen = Signal(int)
    compare_wanted = Signal(int, int)
    restore_wanted = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("drawer")
        self._theme = theme
        self._icons = icons
        self._fields: Sequence[FieldDiff] = ()
        self._older = 0
        self._back_to = 0
        self._count = 0
        self._list = RevisionList(theme)
        self._pair = make_label("", "title")
        self._added = make_label("", "added")
        self._removed = make_label("", "removed")
        self._words = make_label(tr("words"), "meta")
        self._card = QFrame()
        self._diff = QTextBrowser()
        self._restore = QPushButton()
        self._compare = QPushButton(tr("Compare others"))
        self._laid: list[tuple[QLayout, tuple[int, int, int, int], int]] = []
        self._build()
        self._list.revision_chosen.connect(self.revision_chosen)
        self._list.pair_chosen.connect(self._on_pair_chosen)
        self._restore.clicked.connect(self._on_restore_clicked)
        self._compare.toggled.connect(self._on_compare_toggled)
        theme.changed.connect(self._on_theme_changed)
        self._lay_out()
        self._show_diff_parts(is_shown=False)

    def show_rows(self, rows: Sequence[RevisionRow]) -> None:
        """Show the revisions, the newest first."""
        self._list.show_rows(rows)
        self._count = len(rows)
        self._fit()
        self._compare.setEnabled(len(rows) > 1)
        if self._list.row_of(self._older) is None:
            self._show_diff_parts(is_shown=False)

    def select_revision(self, number: int) -> None:
        """Mark a revision as chosen, without `revision_chosen`."""
        self._list.select_revision(number)

    def show_diff(self, older: int, newer: int, fields: Sequence[FieldDiff]) -> None:
        """Show what changed from one revision to a newer one, field by field."""
        names = [self._name(number) for number in (older, newer)]
        self._pair.setText(f"{isolated(names[0])} → {isolated(names[1])}")
        self._older = older
        self._fields = tuple(fields)
        added, removed = count_changed(fields)
        self._added.setText(f"+{added}")
        self._removed.setText(f"−{removed}")
        chosen = self._list.row_of(newer)
        is_newest = chosen is None or self._list.is_first(newer)
        self._back_to = older if is_newest else newer  # the chosen one, unless it stands already
        row = self._list.row_of(self._back_to)
        self._restore.setText(tr("Restore revision {number}").format(number=self._back_to))
        self._show_diff_parts(is_shown=True)
        self._restore.setVisible(row is not None and not row.is_current)
        self._paint_diff()
        counts = tr("{added} words added, {removed} removed")
        announce(self, counts.format(added=added, removed=removed))

    def take_focus(self) -> None:
        """Put the keyboard into the list of revisions."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._make_head())
        whole.addWidget(self._make_body(), 1)

    def _make_body(self) -> QWidget:
        """Return what is below the head; it scrolls where large text leaves it no room."""
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._list)
        about = QHBoxLayout()
        self._laid.append((about, (20, 14, 20, 10), 6))
        about.addWidget(self._pair)
        about.addStretch(1)
        for label in (self._added, self._removed, self._words):
            about.addWidget(label)
        column.addLayout(about)
        self._build_diff()
        body = QVBoxLayout()
        self._laid.append((body, (16, 0, 16, 12), 12))
        body.addWidget(self._card, 1)
        buttons = QHBoxLayout()
        self._icons.attach(self._restore, "restore")
        self._compare.setCheckable(True)
        self._compare.setProperty("role", "link")
        buttons.addWidget(self._restore)
        buttons.addWidget(self._compare)
        buttons.addStretch(1)
        body.addLayout(buttons)
        column.addLayout(body, 1)
        return scrolled(inner)

    def _make_head(self) -> QWidget:
        head = self._head = QFrame()
        head.setObjectName("header")
        close = self._close = QToolButton()
        close.setAccessibleName(tr("Close the history"))
        close.setToolTip(tr("Close the history (Esc)"))
        close.clicked.connect(self.closed)
        self._icons.attach(close, "close")
        row = QHBoxLayout(head)
        self._laid.append((row, (16, 0, 12, 0), 6))
        row.addWidget(make_label(tr("History"), "title"))
        row.addStretch(1)
        row.addWidget(close)
        return head

    def _build_diff(self) -> None:
        self._card.setObjectName("diff-card")
        self._diff.setObjectName("diff")
        self._diff.setOpenLinks(False)
        self._diff.setAccessibleName(tr("What changed"))
        self._diff.setTabChangesFocus(True)
        self._diff.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column = QVBoxLayout(self._card)
        self._laid.append((column, (4, 2, 4, 2), 0))
        column.addWidget(self._diff)

    def _name(self, number: int) -> str:
        row = self._list.row_of(number)
        return row.title if row else tr("Revision {number}").format(number=number)

    def _show_diff_parts(self, *, is_shown: bool) -> None:
        parts = (self._pair, self._added, self._removed, self._words, self._restore)
        for part in parts:
            part.setVisible(is_shown)
        self._diff.setVisible(is_shown)
        self._card.setProperty("empty", not is_shown)

    def _paint_diff(self) -> None:
        empty = f"<p>{tr('Nothing changed between these two.')}</p>"
        self._diff.setHtml(diff_html(self._theme, self._fields) if self._fields else empty)
        self._diff.setAccessibleDescription(" ".join(map(sentence, self._fields)))

    def _lay_out(self) -> None:
        """Apply the theme's lengths."""
        px = self._theme.px
        self._head.setFixedHeight(px(_HEAD))
        for layout, margins, spacing in self._laid:
            layout.setContentsMargins(*(px(side) if side else 0 for side in margins))
            layout.setSpacing(px(spacing) if spacing else 0)
        for button, side in ((self._restore, 16), (self._close, 18)):
            button.setIconSize(QSize(px(side), px(side)))
        self._diff.setMinimumHeight(px(_LEAST_DIFF))
        self._diff.document().setDocumentMargin(px(10))
        self._fit()

    def _fit(self) -> None:
        """Give the list room for its rows, but no more than half of the drawer."""
        wished = self._list.height_of(min(self._count, _MOST_ROWS))
        least = self._list.height_of(min(self._count, 1))
        self._list.setFixedHeight(min(wished, max(least, self.height() // 2)))

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self._lay_out()
        if self._fields:
            self._paint_diff()

    def _on_pair_chosen(self, older: int, newer: int) -> None:
        self._compare.setChecked(False)
        self.compare_wanted.emit(older, newer)

    def _on_compare_toggled(self, is_on: bool) -> None:
        self._compare.setText(tr("Choose two above") if is_on else tr("Compare others"))
        self._list.pick_two(is_wanted=is_on)
        if is_on:
            self.take_focus()
            announce(self, tr("Choose two revisions with Space"))

    def _on_restore_clicked(self) -> None:
        self.restore_wanted.emit(self._back_to)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._compare.isChecked():
            self._compare.setChecked(False)
        else:
            self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(WIDTH), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(_LEAST_WIDTH), super().minimumSizeHint().height())
