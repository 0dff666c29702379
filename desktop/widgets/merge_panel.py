"""Two people changed one entry: field by field, whose words stay is decided here."""

from collections.abc import Sequence
from functools import partial
from typing import Final, Literal, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.words import count_text, tr
from desktop.qt.theme import Theme
from desktop.widgets.labels import make_label
from desktop.widgets.merge_text import MergeText
from desktop.widgets.scrolled import scrolled
from desktop.widgets.segments import Segments
from desktop.widgets.word_diff import FieldDiff, Span, sentence

_EDGE: Final = 24
_EDIT: Final = 120


class MergeConflict(NamedTuple):
    """A field that both changed.

    Attributes:
        base: How it read before, whole.
        theirs: What was saved meanwhile, against `base`.
        mine: What the form holds, against `base`.
        mine_text: The same whole, to begin editing from.
    """

    label: str
    base: str
    theirs: Sequence[Span]
    mine: Sequence[Span]
    mine_text: str
    is_rtl: bool = False


class MergeTaken(NamedTuple):
    """A field that only one changed, which is taken as it is."""

    is_theirs: bool
    diff: FieldDiff


class Decision(NamedTuple):
    """What becomes of a conflict; `text` only where it was edited."""

    sort: Literal["theirs", "mine", "text"]
    text: str = ""


class MergePanel(QFrame):
    """`merged` with a `Decision` for every place among the conflicts; `cancelled`."""

    merged = Signal(object)
    cancelled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("paper")
        self._theme = theme
        self._rows: list[_ConflictRow] = []
        self._title = make_label("", "page-title", wraps=True)
        self._lead = make_label("", "detail", wraps=True)
        self._inner = QWidget()
        self._list = QVBoxLayout(self._inner)
        self._left = make_label("", "meta")
        self._save = QPushButton(tr("Put into the form"))
        self._cancel = QPushButton(tr("Cancel"))
        self._build()

    def show_merge(
        self, conflicts: Sequence[MergeConflict], taken: Sequence[MergeTaken], who: str = ""
    ) -> None:
        """Show what two people changed; nothing is decided yet.

        Args:
            conflicts: What has to be decided.
            taken: What only one of them changed.
            who: The other one; empty where that is not known.
        """
        self._clear()
        count = count_text(
            len(conflicts), tr("field was changed twice"), tr("fields were changed twice")
        )
        self._title.setText(count)
        said = tr("{who} saved this entry while you were editing it. Choose what each field keeps.")
        self._lead.setText(said.format(who=who or tr("Somebody")))
        for place, conflict in enumerate(conflicts):
            row = _ConflictRow(self._theme, conflict)
            row.decided.connect(self._on_row_decided)
            self._rows.append(row)
            self._list.insertWidget(place, row)
        if taken:
            self._list.insertWidget(len(conflicts), self._make_taken(taken))
        self._put_in_tab_order()
        self._on_row_decided()

    def take_focus(self) -> None:
        """Put the keyboard on the first choice."""
        if self._rows:
            self._rows[0].take_focus()
        else:
            self._save.setFocus()

    def _build(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(px(_EDGE), px(20), px(_EDGE), px(12))
        head.addWidget(self._title)
        head.addWidget(self._lead)
        column.addLayout(head)
        self._inner.setObjectName("scrolled")
        self._list.setContentsMargins(px(_EDGE), 0, px(_EDGE), px(16))
        self._list.setSpacing(px(16))
        self._list.addStretch(1)
        area = scrolled(self._inner)
        column.addWidget(area, 1)
        foot = QFrame()
        foot.setObjectName("sheet-foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(_EDGE), px(10), px(_EDGE), px(10))
        row.addWidget(self._left)
        row.addStretch(1)
        row.addWidget(self._cancel)
        self._save.setProperty("primary", True)
        row.addWidget(self._save)
        column.addWidget(foot)
        self._cancel.clicked.connect(self.cancelled)
        self._save.clicked.connect(self._on_save_clicked)

    def _clear(self) -> None:
        self._rows = []
        while self._list.count() > 1:  # the stretch stays
            item = self._list.takeAt(0)
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _put_in_tab_order(self) -> None:
        """Let Tab come through the rows first: to Qt they are the newest, and so the last."""
        before: QWidget = self._save
        stops = [stop for row in self._rows for stop in row.stops()]
        for stop in (*stops, self._cancel, self._save):
            if before is not stop:
                QWidget.setTabOrder(before, stop)
            before = stop

    def _make_taken(self, taken: Sequence[MergeTaken]) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(6))
        column.addWidget(make_label(tr("Taken as they are"), "section"))
        for one in taken:
            whose = tr("theirs") if one.is_theirs else tr("mine")
            column.addWidget(make_label(f"{one.diff.label}, {whose}", "group"))
            said = MergeText(self._theme, one.diff.label, one.diff.spans, is_rtl=one.diff.is_rtl)
            column.addWidget(said)
        return box

    def _on_row_decided(self) -> None:
        left = sum(row.decision is None for row in self._rows)
        said = count_text(left, tr("field is undecided"), tr("fields are undecided"))
        self._left.setText(said if left else tr("Everything is decided"))
        self._save.setEnabled(not left)
        self._save.setToolTip(said if left else "")
        self._save.setAccessibleDescription(said if left else "")

    def _on_save_clicked(self) -> None:
        self.merged.emit({place: row.decision for place, row in enumerate(self._rows)})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


class _ConflictRow(QFrame):
    """Before, theirs, mine, and the choice."""

    decided = Signal()

    def __init__(self, theme: Theme, conflict: MergeConflict) -> None:
        super().__init__()
        self.setObjectName("card")
        self._theme = theme
        self._conflict = conflict
        choices = (
            ("theirs", tr("Keep theirs")),
            ("mine", tr("Keep mine")),
            ("text", tr("Edit")),
        )
        # The texts are no stops of the keyboard, so that the choice says what it is between.
        sides = ((tr("Theirs"), conflict.theirs), (tr("Mine"), conflict.mine))
        said = [sentence(FieldDiff(side, spans)) for side, spans in sides]
        self._choice = Segments(" ".join((f"{conflict.label}.", *said)), choices)
        self._edit = QPlainTextEdit(conflict.mine_text)
        self._edit.setTabChangesFocus(True)
        self._edit.setAccessibleName(conflict.label)
        self._edit.setFixedHeight(theme.px(_EDIT))
        option = self._edit.document().defaultTextOption()
        way = Qt.LayoutDirection
        option.setTextDirection(way.RightToLeft if conflict.is_rtl else way.LeftToRight)
        self._edit.document().setDefaultTextOption(option)
        self._edit.hide()
        self._build()
        self._choice.choice_made.connect(self._on_choice_made)

    @property
    def decision(self) -> Decision | None:
        """What was decided; None as long as nothing is."""
        sort = self._choice.value
        if sort == "theirs":
            return Decision("theirs")
        if sort == "mine":
            return Decision("mine")
        return Decision("text", self._edit.toPlainText()) if sort else None

    def take_focus(self) -> None:
        """Put the keyboard on the choice."""
        self._choice.take_focus()

    def stops(self) -> list[QWidget]:
        """Return where Tab stops, in order."""
        return [*self._choice.findChildren(QToolButton), self._edit]

    def _build(self) -> None:
        px, conflict = self._theme.px, self._conflict
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(14))
        column.setSpacing(px(4))
        column.addWidget(make_label(conflict.label, "section"))
        before: Sequence[Span] = [("same", conflict.base)]
        sides = (
            (tr("Before"), before),
            (tr("Theirs"), conflict.theirs),
            (tr("Mine"), conflict.mine),
        )
        make = partial(MergeText, self._theme, is_rtl=conflict.is_rtl)
        for label, spans in sides:
            column.addSpacing(px(4))
            column.addWidget(make_label(label, "group"))
            column.addWidget(make(f"{conflict.label}, {label}", spans))
        column.addSpacing(px(4))
        row = QHBoxLayout()
        row.addWidget(self._choice)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._edit)

    def _on_choice_made(self, sort: str) -> None:
        self._edit.setVisible(sort == "text")
        self.decided.emit()
